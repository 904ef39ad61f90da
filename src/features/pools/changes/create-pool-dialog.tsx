"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { Dialog } from "@/components/ui/dialog";
import { notify } from "@/components/ui/toast";
import { poolPath } from "../pool";
import { CreatePoolForm } from "./create-pool-form";

/** Makes a shared pool and goes to its page. */
export function CreatePoolDialog(props: { onClose: () => void }) {
  const t = useTranslations("pools.create");
  const router = useRouter();
  const dirty = useRef(false);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && props.onClose()}
      mayClose={() => !dirty.current}
      title={t("title")}
      description={t("description")}
      width="lg"
    >
      <CreatePoolForm
        onCancel={props.onClose}
        onDirty={() => {
          dirty.current = true;
        }}
        onCreated={({ pool, label }) => {
          props.onClose();
          notify({ title: t("created", { label }) });
          router.push(poolPath(pool));
        }}
      />
    </Dialog>
  );
}
