"use client";

import { KeyRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { SecretOnce } from "@/components/ui/secret-once";
import { useGuardedMutation } from "@/features/safeguards/use-guarded-mutation";
import { useErrorText } from "@/features/shell/use-error-text";
import { type RouterOutputs, trpc } from "@/trpc/client";

type Secret = RouterOutputs["iam"]["takeKeySecret"];

/** Takes the secret of the new access key when it is asked for: it is shown here and never again. */
export function SecretPanel(props: {
  subAccountId: string;
  /** Whether a secret is in view that nobody has said to have stored. */
  onSecret: (holds: boolean) => void;
}) {
  const t = useTranslations("subAccounts.secret");
  const errors = useErrorText();
  const cache = trpc.useUtils();
  const [secret, setSecret] = useState<Secret>();
  const [stored, setStored] = useState(false);
  const take = useGuardedMutation(trpc.iam.takeKeySecret.useMutation(), "iam.takeKeySecret");
  const reveal = async () => {
    const outcome = await take.run({ subAccountId: props.subAccountId });
    if (outcome.state !== "done") return;
    setSecret(outcome.output);
    props.onSecret(true);
    void cache.iam.invalidate();
  };
  if (!secret) {
    return (
      <div className="grid gap-3">
        <Banner
          tone="warn"
          title={t("waits")}
          action={
            <Button
              variant="primary"
              icon={<KeyRound aria-hidden="true" />}
              loading={take.pending}
              onClick={() => void reveal()}
            >
              {t("show")}
            </Button>
          }
        >
          {t("waitsHint")}
        </Banner>
        {take.error ? <Banner tone="danger">{errors.text(take.error)}</Banner> : null}
      </div>
    );
  }
  return (
    <div className="grid gap-3">
      <SecretOnce
        secrets={[
          { label: "Access Key ID", value: secret.accessKeyId },
          { label: "Secret Access Key", value: secret.secretAccessKey },
        ]}
        warning={t("once")}
        fileName={`${secret.accessKeyId}.csv`}
      />
      <Checkbox
        label={t("stored")}
        checked={stored}
        onCheckedChange={(on) => {
          setStored(on);
          props.onSecret(!on);
        }}
      />
    </div>
  );
}
