import type { AnyOperation } from "@/core/operation";
import { exportPeople } from "@/modules/directory/commands/export-people";
import { getPerson } from "@/modules/directory/queries/get-person";
import { listPeople } from "@/modules/directory/queries/list-people";

export const directoryOperations: readonly AnyOperation[] = [exportPeople, getPerson, listPeople];
