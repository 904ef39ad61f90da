import { SkeletonCard } from "@/components/ui/skeleton";

/** In the shape of a pool's page. */
export function PoolPageSkeleton() {
  return (
    <div className="grid gap-5" aria-busy="true">
      <SkeletonCard className="h-56 content-start" />
      <div className="grid gap-5 lg:grid-cols-[minmax(0,1fr)_300px]">
        <SkeletonCard className="h-96 content-start" />
        <SkeletonCard className="h-64 content-start" />
      </div>
    </div>
  );
}
