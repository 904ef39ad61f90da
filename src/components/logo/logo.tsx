import { cn } from "@/components/ui/cn";

/** Two posts, and between them an arm that is also a level: the gate that measures. */
export function LogoMark(props: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className={cn("size-6", props.className)}>
      <path
        d="M4.2 20.5 10.6 4.6a1.5 1.5 0 0 1 2.8 0l6.4 15.9"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <rect x="1.2" y="13" width="14.2" height="3.6" rx="1.8" fill="var(--accent-fill)" />
      <path
        d="M18.4 14.8h3.2"
        stroke="var(--accent-fill)"
        strokeWidth="2.2"
        strokeLinecap="round"
      />
    </svg>
  );
}

export function Logo(props: { className?: string; product?: string }) {
  return (
    <span className={cn("inline-flex items-center gap-2", props.className)}>
      <LogoMark />
      <span className="font-semibold text-lg tracking-tight">{props.product ?? "AirGate"}</span>
    </span>
  );
}
