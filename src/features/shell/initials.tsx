import { cn } from "@/components/ui/cn";

/** A person in a circle: the last two characters of a Chinese name, else the first letters. */
export function Initials(props: { name: string; className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={cn(
        "grid size-7 place-items-center rounded-full bg-accent-soft font-medium text-[11px] text-accent leading-none ring-1 ring-accent/25 ring-inset",
        props.className,
      )}
    >
      {initialsOf(props.name)}
    </span>
  );
}

export function initialsOf(name: string): string {
  const han = name.match(/\p{Script=Han}/gu);
  if (han) return han.slice(-2).join("");
  const words = name.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  return words
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join("");
}
