import { cn } from "@/components/ui/cn";

const tones: Readonly<Record<string, string>> = {
  GET: "bg-info-soft text-info",
  POST: "bg-accent-soft text-accent",
  PUT: "bg-warn-soft text-warn",
  PATCH: "bg-warn-soft text-warn",
  DELETE: "bg-danger-soft text-danger",
};

/** The verb of a route; the word says what the colour says. */
export function MethodTag(props: { method: string; small?: boolean }) {
  return (
    <span
      className={cn(
        "inline-grid shrink-0 place-items-center rounded-sm font-medium font-mono",
        props.small ? "h-[18px] w-11 text-[10px]" : "h-6 px-2 text-xs",
        tones[props.method] ?? "bg-sunken text-muted",
      )}
    >
      {props.small && props.method === "DELETE" ? "DEL" : props.method}
    </span>
  );
}
