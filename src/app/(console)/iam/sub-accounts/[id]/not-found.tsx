import { PageMessages } from "@/features/shell/page-messages";
import { SubAccountNotFound } from "@/features/sub-account/not-found";

export default function SubAccountIsNotFound() {
  return (
    <PageMessages names={["subAccount"]}>
      <SubAccountNotFound />
    </PageMessages>
  );
}
