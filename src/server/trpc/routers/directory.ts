import { getPerson } from "@/modules/directory/queries/get-person";
import { listPeople } from "@/modules/directory/queries/list-people";
import { exposeQuery, router } from "../init";

export const directoryRouter = router({
  people: exposeQuery(listPeople),
  person: exposeQuery(getPerson),
});
