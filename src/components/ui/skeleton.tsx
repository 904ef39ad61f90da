import { cn } from "./cn";

/** A grey bar in the place of something that is coming. */
export function Skeleton(props: { className?: string }) {
  return (
    <span aria-hidden="true" className={cn("shimmer block h-3 rounded-sm", props.className)} />
  );
}

const lengths = ["w-11/12", "w-full", "w-9/12", "w-10/12", "w-7/12", "w-8/12"] as const;

/** In the shape of a paragraph, six lines at most. */
export function SkeletonText(props: { lines?: number; className?: string }) {
  return (
    <span className={cn("grid gap-2.5", props.className)}>
      {lengths.slice(0, props.lines ?? 3).map((length) => (
        <Skeleton key={length} className={length} />
      ))}
    </span>
  );
}

/** In the shape of a card with a title and a figure. */
export function SkeletonCard(props: { className?: string }) {
  return (
    <div className={cn("grid gap-3 rounded-lg border border-line bg-surface p-4", props.className)}>
      <Skeleton className="h-3 w-24" />
      <Skeleton className="h-7 w-36" />
      <Skeleton className="h-3 w-full" />
    </div>
  );
}

/** In the shape of a form, six fields at most. */
export function SkeletonForm(props: { fields?: number }) {
  return (
    <div className="grid gap-5">
      {lengths.slice(0, props.fields ?? 4).map((length) => (
        <div key={length} className="grid gap-2">
          <Skeleton className="w-28" />
          <Skeleton className="h-8 w-full rounded-md" />
        </div>
      ))}
    </div>
  );
}
