import { type Tone, toneIcon, toneText } from "./badge";
import { cn } from "./cn";

export type Consequence = {
  /** The number, formatted: "312". */
  figure: string;
  /** What it counts: "people lose access". */
  label: string;
  tone?: Tone;
};

/** What a change will do, in numbers: "312 people · 4 pools · 2 models". */
export function ConsequenceList({ items }: { items: readonly Consequence[] }) {
  return (
    <ul className="grid grid-cols-[repeat(auto-fit,minmax(96px,1fr))] gap-px overflow-hidden rounded-md border border-line bg-line">
      {items.map((item) => {
        const tone = item.tone ?? "neutral";
        const Icon = toneIcon[tone];
        return (
          <li key={item.label} className="grid content-start bg-raised px-3 py-2.5">
            <span className={cn("flex items-center gap-1.5", tone !== "neutral" && toneText[tone])}>
              <span className="figures font-semibold text-xl">{item.figure}</span>
              {tone !== "neutral" && <Icon aria-hidden="true" className="size-4" />}
            </span>
            <span className="text-muted text-xs">{item.label}</span>
          </li>
        );
      })}
    </ul>
  );
}
