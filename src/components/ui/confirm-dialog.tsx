"use client";

import { type ReactNode, useState } from "react";
import { Button } from "./button";
import { type Consequence, ConsequenceList } from "./consequence-list";
import { Dialog } from "./dialog";
import { Field } from "./field";
import { Input } from "./input";
import { Textarea } from "./textarea";
import { useUiText } from "./ui-text";

export type ConfirmDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  /** One plain sentence: what happens, and until when. */
  description?: ReactNode;
  consequences?: readonly Consequence[];
  /** Asks for a reason; the action waits for it. */
  reason?: { label: string; help?: string; placeholder?: string; required?: boolean };
  /** For what cannot be undone: this must be typed. */
  typeToConfirm?: string;
  /** A sign-in step, where the operation asks for one. The caller owns it and its state. */
  step?: ReactNode;
  /** More of the caller's own fields, a diff, a preview. */
  children?: ReactNode;
  /** Why the action cannot be done now; shown beside the button. */
  blocked?: string;
  /** The verb. */
  action: string;
  tone?: "danger" | "primary";
  error?: ReactNode;
  pending?: boolean;
  onConfirm: (answer: { reason: string }) => void;
};

/** Before a change that hurts: what will happen in numbers, why, and a name typed when it is final. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  return (
    <Dialog
      open={props.open}
      onOpenChange={props.onOpenChange}
      title={props.title}
      description={props.description}
      mayClose={() => !props.pending}
    >
      <ConfirmForm {...props} />
    </Dialog>
  );
}

/** What still lacks before the action may run. */
function lacking({ reason, typeToConfirm }: ConfirmDialogProps, given: string, typed: string) {
  const asksReason = reason !== undefined && reason.required !== false;
  return {
    reason: asksReason && given.trim() === "",
    name: typeToConfirm !== undefined && typed.trim() !== typeToConfirm,
  };
}

/** Lives only while the dialog is open, so each opening starts empty. */
function ConfirmForm(props: ConfirmDialogProps) {
  const text = useUiText();
  const [reason, setReason] = useState("");
  const [typed, setTyped] = useState("");
  const [tried, setTried] = useState(false);
  const lacks = lacking(props, reason, typed);
  const confirm = () => {
    setTried(true);
    if (!lacks.reason && !lacks.name && !props.blocked) props.onConfirm({ reason: reason.trim() });
  };
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        confirm();
      }}
    >
      {props.consequences && <ConsequenceList items={props.consequences} />}
      {props.children}
      {props.reason && (
        <ReasonField
          reason={props.reason}
          value={reason}
          onValueChange={setReason}
          missing={tried && lacks.reason}
        />
      )}
      {props.typeToConfirm !== undefined && (
        <Field
          label={text.typeToConfirm(props.typeToConfirm)}
          error={tried && lacks.name ? text.typeToConfirm(props.typeToConfirm) : undefined}
        >
          <Input
            mono
            autoComplete="off"
            spellCheck={false}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </Field>
      )}
      {props.step}
      {props.error && (
        <p role="alert" className="text-danger text-sm">
          {props.error}
        </p>
      )}
      <Buttons {...props} />
    </form>
  );
}

function ReasonField(props: {
  reason: NonNullable<ConfirmDialogProps["reason"]>;
  value: string;
  onValueChange: (value: string) => void;
  missing: boolean;
}) {
  const text = useUiText();
  const { label, help, placeholder, required } = props.reason;
  return (
    <Field
      label={label}
      help={help}
      required={required !== false}
      error={props.missing ? text.required : undefined}
    >
      <Textarea
        value={props.value}
        onChange={(event) => props.onValueChange(event.target.value)}
        placeholder={placeholder}
      />
    </Field>
  );
}

function Buttons(props: ConfirmDialogProps) {
  const text = useUiText();
  return (
    <div className="flex flex-wrap items-center justify-end gap-2">
      {props.blocked && <p className="flex-1 text-muted text-xs">{props.blocked}</p>}
      <Button onClick={() => props.onOpenChange(false)} disabled={props.pending}>
        {text.cancel}
      </Button>
      <Button
        type="submit"
        variant={props.tone ?? "danger"}
        loading={props.pending}
        disabled={props.blocked !== undefined}
      >
        {props.action}
      </Button>
    </div>
  );
}
