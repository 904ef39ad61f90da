import { cva, type VariantProps } from "class-variance-authority";
import { CircleAlert, CircleCheck, Info, type LucideIcon, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn";

export type Tone = "neutral" | "accent" | "warn" | "danger" | "info";

export const toneText: Record<Tone, string> = {
  neutral: "text-muted",
  accent: "text-accent",
  warn: "text-warn",
  danger: "text-danger",
  info: "text-info",
};

export const toneFill: Record<Tone, string> = {
  neutral: "bg-control",
  accent: "bg-accent-fill",
  warn: "bg-warn-fill",
  danger: "bg-danger-fill",
  info: "bg-info-fill",
};

export const toneIcon: Record<Tone, LucideIcon> = {
  neutral: Info,
  accent: CircleCheck,
  warn: TriangleAlert,
  danger: CircleAlert,
  info: Info,
};

const badgeStyle = cva(
  "inline-flex max-w-full items-center gap-1 whitespace-nowrap rounded-sm px-1.5 font-medium text-xs leading-5 [&_svg]:size-3 [&_svg]:shrink-0",
  {
    variants: {
      tone: {
        neutral: "bg-sunken text-muted ring-1 ring-line ring-inset",
        accent: "bg-accent-soft text-accent",
        warn: "bg-warn-soft text-warn",
        danger: "bg-danger-soft text-danger",
        info: "bg-info-soft text-info",
      },
    },
    defaultVariants: { tone: "neutral" },
  },
);

export type BadgeProps = VariantProps<typeof badgeStyle> & {
  children: ReactNode;
  icon?: ReactNode;
  className?: string;
};

/** A state in one word. Toned badges bring their own icon, so colour never speaks alone. */
export function Badge({ tone, icon, children, className }: BadgeProps) {
  const Icon = toneIcon[tone ?? "neutral"];
  const mark =
    icon === undefined && tone && tone !== "neutral" ? <Icon aria-hidden="true" /> : icon;
  return (
    <span className={cn(badgeStyle({ tone }), className)}>
      {mark}
      <span className="truncate">{children}</span>
    </span>
  );
}
