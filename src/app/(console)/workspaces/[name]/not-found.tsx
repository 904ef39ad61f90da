import { PoolNotFound } from "@/features/pools/detail/pool-not-found";
import { PageMessages } from "@/features/shell/page-messages";

export default function WorkspaceNotFound() {
  return (
    <PageMessages names={["pools"]}>
      <PoolNotFound />
    </PageMessages>
  );
}
