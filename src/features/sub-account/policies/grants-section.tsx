"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useCallback } from "react";
import { Section } from "@/components/layout/section";
import { grantKey } from "@/modules/iam/rules/pending";
import type { Policy } from "../sub-account";
import {
  type Draft,
  isToDetach,
  type ShownGrant,
  standingOf,
  withoutPolicy,
  withPolicy,
} from "./draft";
import { GrantLine } from "./grant-line";
import { PolicyPicker } from "./policy-picker";

type GrantsSectionProps = {
  title: ReactNode;
  /** Names the place for the picker. */
  place: string;
  description?: ReactNode;
  actions?: ReactNode;
  /** Empty for the global ones. */
  project: string;
  grants: readonly ShownGrant[];
  disabled: boolean;
  draft: Draft;
  /** Absent where nothing may be edited. */
  onDraft?: ((draft: Draft) => void) | undefined;
  /** Where policies can be added, and from which account. */
  cloudAccountId?: string | undefined;
};

/** The policies of one place, with what is about to change. */
export function GrantsSection(props: GrantsSectionProps) {
  const t = useTranslations("subAccount.policies");
  const { draft, disabled, grants, onDraft, project } = props;
  const added = draft.attach.filter((grant) => grant.project === project);
  return (
    <Section
      flush
      title={props.title}
      description={props.description}
      actions={props.actions}
      {...(onDraft && props.cloudAccountId ? { footer: <Adding {...props} /> } : {})}
    >
      <ul aria-label={props.place} className="divide-y divide-line">
        {grants.map((grant) => (
          <GrantLine
            key={grantKey(grant)}
            grant={grant}
            standing={standingOf(grant, disabled)}
            draft={isToDetach(draft, grant) ? "detach" : undefined}
            {...(onDraft &&
              (isToDetach(draft, grant)
                ? { onUndo: () => onDraft(withPolicy(draft, grant)) }
                : { onRemove: () => onDraft(withoutPolicy(draft, grant)) }))}
          />
        ))}
        {added.map((grant) => (
          <GrantLine
            key={grantKey(grant)}
            grant={grant}
            standing="ok"
            draft="attach"
            onRemove={onDraft && (() => onDraft(withoutPolicy(draft, grant)))}
          />
        ))}
        {grants.length + added.length === 0 && (
          <li className="px-4 py-4 text-muted text-sm">{t("none")}</li>
        )}
      </ul>
    </Section>
  );
}

function Adding({ cloudAccountId, draft, grants, onDraft, place, project }: GrantsSectionProps) {
  const t = useTranslations("subAccount.policies");
  const isThere = useCallback(
    ({ name, type }: Policy) =>
      [...grants, ...draft.attach].some(
        (one) => one.project === project && one.name === name && one.type === type,
      ),
    [draft.attach, grants, project],
  );
  if (!cloudAccountId || !onDraft) return null;
  return (
    <PolicyPicker
      cloudAccountId={cloudAccountId}
      label={t("addTo", { place })}
      isThere={isThere}
      onPick={(policy) => onDraft(withPolicy(draft, { ...policy, project }))}
    />
  );
}
