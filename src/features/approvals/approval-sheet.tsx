"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { CopyableId } from "@/components/ui/copyable-id";
import { DiffView } from "@/components/ui/diff-view";
import { KeyValueList } from "@/components/ui/key-value-list";
import { RelativeTime } from "@/components/ui/relative-time";
import { Sheet } from "@/components/ui/sheet";
import type { Issued } from "@/features/api-keys/issued-secret";
import { useAuditWords } from "@/features/audit/audit-words";
import { useChanges } from "@/features/audit/use-changes";
import { useActorNames } from "@/features/listing/use-actor-names";
import { SheetPart } from "@/features/roles/sheet-part";
import { useErrorText } from "@/features/shell/use-error-text";
import { ApprovalActions } from "./approval-actions";
import { type Approval, ApprovalState } from "./approval-state";
import { ApprovalSteps } from "./approval-steps";

/** One request: exactly what would change, who asked and why, what became of it. */
export function ApprovalSheet(props: {
  approval: Approval | undefined;
  onClose: () => void;
  onIssued: (issued: Issued) => void;
}) {
  const words = useAuditWords();
  const { approval } = props;
  return (
    <Sheet
      open={approval !== undefined}
      onOpenChange={(open) => !open && props.onClose()}
      width="lg"
      title={approval && words.operation(approval.operation)}
      description={approval && <ApprovalState state={approval.state} />}
      footer={
        approval &&
        Object.values(approval.can).includes(true) && (
          <ApprovalActions approval={approval} onIssued={props.onIssued} />
        )
      }
    >
      {approval && <Content approval={approval} />}
    </Sheet>
  );
}

function Content({ approval }: { approval: Approval }) {
  const t = useTranslations("approvals-page");
  const errors = useErrorText();
  const changes = useChanges()(null, approval.summary);
  return (
    <div className="grid gap-6">
      {approval.outcome && (
        <Banner tone="warn" title={t("outcome")}>
          {errors.code(approval.outcome, {
            approver: approval.approver ?? "",
            state: approval.state,
          })}
        </Banner>
      )}
      {approval.state === "approved" && approval.can.run && (
        <Banner tone="info">{t("runHint")}</Banner>
      )}
      <SheetPart title={t("change")}>
        <DiffView changes={changes} label={t("change")} />
      </SheetPart>
      <Facts approval={approval} />
      <SheetPart title={t("steps")}>
        <ApprovalSteps approval={approval} />
      </SheetPart>
    </div>
  );
}

function Facts({ approval }: { approval: Approval }) {
  const t = useTranslations("approvals-page");
  const words = useAuditWords();
  const { targetType, targetId, closedAt, expiresAt } = approval;
  const name = useActorNames([targetId])(targetId);
  const place = targetType === "api_key" ? `/security/secrets?key=${targetId}` : undefined;
  const expiry = { label: t("columns.expires"), value: <RelativeTime at={expiresAt} /> };
  return (
    <KeyValueList
      items={[
        {
          label: t("columns.target"),
          value: place ? (
            <Link href={place} className="text-accent hover:underline">
              {t("openTarget")}
            </Link>
          ) : (
            <CopyableId value={targetId} />
          ),
          note: `${words.targetType(targetType)} ${name ?? targetId}`,
        },
        ...(closedAt ? [] : [expiry]),
        { label: t("id"), value: <CopyableId value={approval.id} short /> },
      ]}
    />
  );
}
