"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { SkeletonText } from "@/components/ui/skeleton";
import { Region } from "@/features/shell/region";
import { trpc } from "@/trpc/client";
import { type Created, CreateForm } from "./create-form";
import { CreateProgress } from "./create-progress";
import { emptyDraft } from "./draft";

/**
 * Makes a sub-account and stays to show what the cloud makes of it. What was typed is kept until it
 * is there, so that a creation that was taken back can be tried again.
 */
export function CreateDialog(props: { cloudAccountId?: string; onClose: () => void }) {
  const t = useTranslations("subAccounts.create");
  const cache = trpc.useUtils();
  const [accounts] = trpc.iam.cloudAccounts.useSuspenseQuery({});
  const only = accounts.filter(({ disabled }) => !disabled);
  const cloudAccountId = props.cloudAccountId ?? (only.length === 1 ? (only[0]?.id ?? "") : "");
  const [draft, setDraft] = useState({ ...emptyDraft, cloudAccountId });
  const [created, setCreated] = useState<Created>();
  const [holdsSecret, setHoldsSecret] = useState(false);
  const dirty = useRef(false);
  const show = (next: Created) => {
    dirty.current = false;
    setCreated(next);
    void cache.iam.invalidate();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && props.onClose()}
      mayClose={() => !dirty.current && !holdsSecret}
      title={created ? t("progressTitle", { name: draft.displayName.trim() }) : t("title")}
      description={created ? undefined : t("description")}
      width="lg"
    >
      {created ? (
        <CreateProgress
          created={created}
          onSecret={setHoldsSecret}
          onClose={props.onClose}
          onAgain={() => setCreated(undefined)}
        />
      ) : (
        <Region fallback={<SkeletonText lines={12} />}>
          <CreateForm
            draft={draft}
            onDraft={(next) => {
              dirty.current = true;
              setDraft(next);
            }}
            onCancel={props.onClose}
            onCreated={show}
          />
        </Region>
      )}
    </Dialog>
  );
}
