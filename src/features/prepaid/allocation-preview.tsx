"use client";

import { ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { toneIcon, toneText } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { Money } from "@/components/ui/money";
import { SkeletonText } from "@/components/ui/skeleton";
import { useErrorText } from "@/features/shell/use-error-text";
import type { AllocateDialogProps } from "./allocate-dialog";
import type { AllocationFacts, Effect, Outlook } from "./allocation-outlook";
import { EffectCounts } from "./effect-counts";
import { PrepaidGauge } from "./prepaid-gauge";
import { effectTone, useEffectWords } from "./use-effect-words";

type Shown = {
  accounts: AllocateDialogProps["accounts"];
  facts: readonly AllocationFacts[] | undefined;
  outlooks: readonly Outlook[] | undefined;
  /** Undefined until one is typed. */
  amount: string | undefined;
};

/** Before → after for each sub-account, and in words what the change brings about. */
export function AllocationPreview({ accounts, facts, outlooks, amount }: Shown) {
  const t = useTranslations("prepaid.allocate");
  if (!facts) return <SkeletonText lines={3} />;
  const [only] = facts;
  return (
    <section
      aria-label={t("preview")}
      aria-live="polite"
      className="grid gap-3 rounded-md border border-line bg-sunken p-3"
    >
      {accounts.length === 1 && only ? (
        <One facts={only} outlook={outlooks?.[0]} />
      ) : (
        <>
          <EffectCounts outlooks={outlooks} count={accounts.length} amount={amount} />
          <ul
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus
            tabIndex={0}
            aria-label={t("perAccount")}
            className="max-h-72 divide-y divide-line overflow-y-auto rounded-md border border-line bg-raised"
          >
            {facts.map((one) => (
              <Line
                key={one.subAccountId}
                facts={one}
                userName={
                  accounts.find(({ id }) => id === one.subAccountId)?.userName ?? one.subAccountId
                }
                outlook={outlooks?.find(({ id }) => id === one.subAccountId)}
              />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

type OneShown = { facts: AllocationFacts; outlook: Outlook | undefined };

function One({ facts, outlook }: OneShown) {
  const after = outlook?.ok ? outlook : undefined;
  return (
    <>
      <PrepaidGauge
        size="card"
        allocated={after?.after ?? facts.allocated}
        spent={facts.spent}
        steps={facts.steps}
      />
      {after && <BeforeAfter before={after.before} after={after.after} labelled />}
      {after && <Effects effects={after.effects} />}
    </>
  );
}

function Line({ userName, facts, outlook }: OneShown & { userName: string }) {
  const errors = useErrorText();
  return (
    <li className="grid gap-1.5 px-3 py-2">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-medium text-sm">{userName}</span>
        <BeforeAfter
          before={facts.allocated}
          after={outlook?.ok ? outlook.after : facts.allocated}
        />
      </div>
      {outlook?.ok && <Effects effects={outlook.effects} />}
      {outlook && !outlook.ok && (
        <p className="text-danger text-xs">{errors.code(outlook.code, outlook.details)}</p>
      )}
    </li>
  );
}

function BeforeAfter(props: { before: string; after: string; labelled?: boolean }) {
  const t = useTranslations("prepaid");
  const unit = useTranslations("words")("cny");
  return (
    <p className="figures flex flex-wrap items-center gap-x-1.5 text-sm">
      {props.labelled && <span className="mr-auto text-muted">{t("allocated")}</span>}
      <Money value={props.before} options={{ unit: "" }} className="text-muted" />
      <ArrowRight aria-hidden="true" className="size-3.5 text-muted" />
      <span className="sr-only">{t("allocate.becomes")}</span>
      <Money value={props.after} options={{ unit }} className="font-medium" />
    </p>
  );
}

function Effects({ effects }: { effects: readonly Effect[] }) {
  const say = useEffectWords();
  return (
    <ul className="grid gap-1">
      {effects.map((effect) => {
        const Icon = toneIcon[effectTone(effect)];
        return (
          <li key={effect.kind} className="flex items-start gap-1.5 text-sm">
            <Icon
              aria-hidden="true"
              className={cn("mt-0.5 size-4 shrink-0", toneText[effectTone(effect)])}
            />
            <span>{say(effect)}</span>
          </li>
        );
      })}
    </ul>
  );
}
