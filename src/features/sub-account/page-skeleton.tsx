import { SkeletonCard } from "@/components/ui/skeleton";

/** In the shape of a sub-account's page. */
export function SubAccountSkeleton() {
  return (
    <div className="grid gap-5" aria-busy="true">
      <SkeletonCard className="h-56 content-start" />
      <SkeletonCard className="h-96 content-start" />
    </div>
  );
}
