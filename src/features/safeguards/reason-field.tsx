"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { useErrorText } from "@/features/shell/use-error-text";
import { reasonProblem } from "./reason";

/** Why somebody does it. `tried`: the person pressed the button, so a lack may be shown. */
export function ReasonField(props: {
  value: string;
  onValueChange: (reason: string) => void;
  tried: boolean;
  label?: string;
  placeholder?: string;
  /** What the server said of it. */
  error?: string;
}) {
  const t = useTranslations("safeguards.reason");
  const { code } = useErrorText();
  const problem = props.tried ? reasonProblem(props.value) : undefined;
  return (
    <Field
      label={props.label ?? t("label")}
      help={t("help")}
      required
      error={problem ? code(problem) : props.error}
    >
      <Textarea
        value={props.value}
        maxLength={600}
        placeholder={props.placeholder}
        onChange={(event) => props.onValueChange(event.target.value)}
      />
    </Field>
  );
}
