import { Skeleton, SkeletonCard } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <div className="grid gap-5">
      <div className="grid gap-2 pb-3">
        <Skeleton className="h-6 w-40" />
        <Skeleton className="h-3 w-72 max-w-full" />
      </div>
      <SkeletonCard />
      <SkeletonCard />
    </div>
  );
}
