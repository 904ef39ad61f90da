import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";

/** Pools as a row of gauges on one instrument: how AirGate looks from far. Drawn, not data. */
const bars = [
  { key: "a", fill: 86, booster: 0, level: "ok" },
  { key: "b", fill: 64, booster: 18, level: "ok" },
  { key: "c", fill: 41, booster: 0, level: "ok" },
  { key: "d", fill: 17, booster: 0, level: "near" },
  { key: "e", fill: 72, booster: 9, level: "ok" },
  { key: "f", fill: 3, booster: 0, level: "over" },
  { key: "g", fill: 55, booster: 0, level: "ok" },
  { key: "h", fill: 93, booster: 0, level: "ok" },
] as const;

const fills = { ok: "bg-accent-fill", near: "bg-warn-fill", over: "bg-danger-fill" } as const;

export function GatePanel() {
  const t = useTranslations("signIn.panel");
  return (
    <aside className="relative flex flex-col justify-center overflow-hidden border-line border-l bg-frame px-16 py-16 max-lg:hidden">
      <div className="relative mx-auto w-full max-w-[640px]">
        <p className="max-w-[24em] text-balance font-semibold text-2xl leading-snug">
          {t("claim")}
        </p>
        <p className="mt-3 max-w-[36em] text-pretty text-base text-muted">{t("about")}</p>
        <div aria-hidden="true" className="relative mt-14 grid gap-3.5">
          <div className="absolute -inset-y-6 inset-x-0 bg-[linear-gradient(to_right,var(--line)_1px,transparent_1px)] bg-[size:80px_100%] [mask-image:linear-gradient(to_bottom,transparent,black_15%,black_85%,transparent)]" />
          {bars.map((bar) => (
            <div key={bar.key} className="relative h-3.5">
              <div className="absolute inset-0 overflow-hidden rounded-[3px] bg-surface shadow-[inset_0_0_0_1px_var(--line)]">
                <div className="flex h-full gap-px">
                  <div
                    className={cn("h-full", fills[bar.level])}
                    style={{ width: `${bar.fill}%` }}
                  />
                  <div
                    className={cn("h-full opacity-60", fills[bar.level])}
                    style={{ width: `${bar.booster}%` }}
                  />
                </div>
              </div>
              <span className="absolute top-0 -bottom-1 left-1/2 w-px bg-muted opacity-60" />
              <span className="absolute top-0 -bottom-1 left-[20%] w-px bg-muted opacity-60" />
            </div>
          ))}
          <div className="ruler relative mt-2 h-2" />
        </div>
        <dl className="mt-12 grid grid-cols-3 gap-8">
          {(["check", "stop", "trace"] as const).map((point) => (
            <div key={point}>
              <dt className="font-medium text-sm">{t(`${point}.title`)}</dt>
              <dd className="mt-1 text-pretty text-muted text-sm">{t(`${point}.text`)}</dd>
            </div>
          ))}
        </dl>
      </div>
    </aside>
  );
}
