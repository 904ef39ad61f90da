"use client";

import { useState } from "react";
import { ConfirmDialog, type ConfirmDialogProps } from "@/components/ui/confirm-dialog";
import { reasonProblem } from "@/features/safeguards/reason";
import { ReasonField } from "@/features/safeguards/reason-field";
import { useErrorText } from "@/features/shell/use-error-text";

export type ReasonedConfirmProps = Omit<
  ConfirmDialogProps,
  "open" | "onOpenChange" | "reason" | "onConfirm" | "error"
> & {
  onClose: () => void;
  onConfirm: (reason: string) => void;
  /** What a failed call brought. */
  failure?: unknown;
  placeholder?: string;
};

/** A change that hurts: its consequences, and the reason that the audit log keeps. */
export function ReasonedConfirm(props: ReasonedConfirmProps) {
  const { onClose, onConfirm, failure, placeholder, children, ...dialog } = props;
  const errors = useErrorText();
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  return (
    <ConfirmDialog
      {...dialog}
      open
      onOpenChange={(open) => !open && onClose()}
      error={failure ? errors.text(failure) : undefined}
      onConfirm={() => {
        setTried(true);
        if (reasonProblem(reason) === undefined) onConfirm(reason.trim());
      }}
    >
      {children}
      <ReasonField
        value={reason}
        onValueChange={setReason}
        tried={tried}
        placeholder={placeholder}
      />
    </ConfirmDialog>
  );
}
