import { PoolNotFound } from "@/features/pools/detail/pool-not-found";

export default function WorkspaceNotFound() {
  return <PoolNotFound />;
}
