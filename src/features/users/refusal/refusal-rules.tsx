"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { RuleLine } from "@/features/policy/rule-line";
import { type RouterOutputs, trpc } from "@/trpc/client";

type Explained = RouterOutputs["policy"]["explain"];
type Flip = NonNullable<Explained["flip"]>;

/** The rules that matched, and the smallest change that would turn the answer round. */
export function RefusalRules(props: { upn: string; pool: string; model: string; open: boolean }) {
  const t = useTranslations("users.refusal");
  const { data } = trpc.policy.explain.useQuery(
    { sub: props.upn, obj: `model/${props.model}`, act: "use", pool: props.pool },
    { placeholderData: keepPreviousData },
  );
  if (!data) return null;
  const rules = [...data.denies, ...data.allows];
  return (
    <details key={String(props.open)} open={props.open} className="text-sm">
      <summary className="w-fit rounded-sm text-muted underline decoration-tick decoration-dotted underline-offset-4 hover:text-accent">
        {t("rules", { count: rules.length })}
      </summary>
      <div className="mt-2 grid gap-3">
        {rules.length > 0 && (
          <ul className="grid gap-2">
            {rules.map(({ rule, path }) => (
              <RuleLine key={rule.id} rule={rule} of={path.join(" → ")} />
            ))}
          </ul>
        )}
        {data.flip && <FlipList flip={data.flip} allowed={data.allowed} />}
      </div>
    </details>
  );
}

function FlipList({ flip, allowed }: { flip: Flip; allowed: boolean }) {
  const t = useTranslations("users.refusal");
  const words = useTranslations("policyRules");
  return (
    <div>
      <p className="text-muted">{t(allowed ? "flipShut" : "flipOpen")}</p>
      <ul className="list-disc pl-5">
        {flip.join.map(({ member, role }) => (
          <li key={`${member}${role}`}>{t("join", { member, role })}</li>
        ))}
        {flip.add.map(({ sub, obj, eft }) => (
          <li key={`${sub}${obj}${eft}`}>{t("add", { sub, obj, effect: words(eft) })}</li>
        ))}
        {flip.remove.map((id) => (
          <li key={id}>{t("remove", { id })}</li>
        ))}
      </ul>
    </div>
  );
}
