"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { SecretOnce } from "@/components/ui/secret-once";
import { SkeletonText } from "@/components/ui/skeleton";
import { useGuardedMutation } from "@/features/safeguards/use-guarded-mutation";
import { Failure } from "@/features/shell/region";
import { useErrorText } from "@/features/shell/use-error-text";
import { trpc } from "@/trpc/client";
import type { ArkKey } from "./ark-key";
import { KeyProgress } from "./key-progress";

/** A key that was made or rotated just now: how far that is, and then its plaintext, once. */
export function NewKey(props: { arkKeyId: string; onShown: () => void; onClose: () => void }) {
  const t = useTranslations("arkKeys.newKey");
  const cache = trpc.useUtils();
  const [apiKey, setApiKey] = useState<string>();
  const { data: key, error } = trpc.iam.arkKey.useQuery(
    { arkKeyId: props.arkKeyId },
    { refetchInterval: apiKey ? false : 1_000, staleTime: 0 },
  );
  const show = async (plaintext: string) => {
    setApiKey(plaintext);
    props.onShown();
    await cache.iam.arkKeys.invalidate();
  };
  if (!key) return error ? <Failure error={error} /> : <SkeletonText lines={4} />;
  if (apiKey) {
    return (
      <div className="grid gap-4">
        <SecretOnce
          secrets={[{ label: key.name, value: apiKey }]}
          warning={t("warning")}
          fileName={`${key.name}.txt`}
        />
        <div className="flex justify-end">
          <Button variant="primary" onClick={props.onClose}>
            {t("stored")}
          </Button>
        </div>
      </div>
    );
  }
  if (key.takeable) return <Take arkKey={key} onShow={(plaintext) => void show(plaintext)} />;
  return <KeyProgress arkKey={key} onClose={props.onClose} />;
}

function Take(props: { arkKey: ArkKey; onShow: (plaintext: string) => void }) {
  const t = useTranslations("arkKeys.newKey");
  const errors = useErrorText();
  const take = useGuardedMutation(trpc.iam.takeNewArkKey.useMutation(), "iam.takeNewArkKey");
  const run = async () => {
    const outcome = await take.run({ arkKeyId: props.arkKey.id });
    if (outcome.state === "done") props.onShow(outcome.output.apiKey);
  };
  return (
    <div className="grid gap-4">
      <Banner tone="accent" title={t("ready")}>
        {t("readyText")}
      </Banner>
      {take.error ? <Banner tone="danger">{errors.text(take.error)}</Banner> : null}
      <div className="flex justify-end">
        <Button variant="primary" autoFocus loading={take.pending} onClick={() => void run()}>
          {t("show")}
        </Button>
      </div>
    </div>
  );
}
