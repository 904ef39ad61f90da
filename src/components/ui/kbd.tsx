import { cn } from "./cn";

/** Keys separated by a space stand in boxes of their own: "g p". */
export function Kbd(props: { children: string; inverse?: boolean }) {
  return (
    <span className="inline-flex items-center gap-0.5">
      {props.children.split(" ").map((key) => (
        <kbd
          key={key}
          className={cn(
            "inline-flex h-[18px] min-w-[18px] items-center justify-center rounded-sm border px-1 font-medium font-sans text-[11px] leading-none",
            props.inverse
              ? "border-current/30 text-inverse-fg"
              : "border-line bg-sunken text-muted",
          )}
        >
          {key}
        </kbd>
      ))}
    </span>
  );
}
