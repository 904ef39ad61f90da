"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { MoneyInput } from "@/components/ui/money-input";
import { Segmented } from "@/components/ui/segmented";
import { useUiText } from "@/components/ui/ui-text";
import { newRequestId } from "@/features/pools/request-id";
import { reasonProblem } from "@/features/safeguards/reason";
import { ReasonField } from "@/features/safeguards/reason-field";
import { useErrorText } from "@/features/shell/use-error-text";
import { trpc } from "@/trpc/client";
import type { AllocateDialogProps } from "./allocate-dialog";
import { amountTyped, type Direction, outlookOf } from "./allocation-outlook";
import { AllocationPreview } from "./allocation-preview";
import { AllocationResult } from "./allocation-result";
import { useAllocate } from "./use-allocate";

type FormProps = Pick<AllocateDialogProps, "accounts"> & { onClose: () => void };

/** Lives while the dialog is open; afterwards each of many has its result. */
export function AllocateForm({ accounts, onClose }: FormProps) {
  const allocate = useAllocate(accounts, onClose);
  return allocate.results ? (
    <AllocationResult accounts={accounts} outcome={allocate.results} onClose={onClose} />
  ) : (
    <DraftForm accounts={accounts} onClose={onClose} allocate={allocate} />
  );
}

function DraftForm(props: FormProps & { allocate: ReturnType<typeof useAllocate> }) {
  const { accounts, allocate } = props;
  const t = useTranslations("prepaid.allocate");
  const errors = useErrorText();
  const draft = useDraft(accounts);
  const { direction, problem } = draft;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const asked = draft.tryToAsk();
    if (asked) void allocate.run(asked);
  };
  const alone = accounts.length === 1;
  return (
    <form onSubmit={submit} className="grid gap-4" noValidate>
      {alone && <DirectionChoice value={direction} onValueChange={draft.setDirection} />}
      <Field
        label={alone ? t("amount") : t("amountEach")}
        required
        error={problem && errors.code(problem.code, problem.details)}
      >
        <MoneyInput
          autoFocus
          value={draft.typed}
          onValueChange={draft.setTyped}
          unit={useTranslations("words")("cny")}
        />
      </Field>
      <AllocationPreview accounts={accounts} {...draft} />
      <ReasonField
        label={t("note")}
        value={draft.note}
        onValueChange={draft.setNote}
        tried={draft.tried}
        placeholder={t(direction === "allocate" ? "noteExample" : "reasonExample")}
      />
      {allocate.error ? <Banner tone="danger">{errors.text(allocate.error)}</Banner> : null}
      <div className="flex justify-end gap-2">
        <Button onClick={props.onClose}>{useUiText().cancel}</Button>
        <Button
          type="submit"
          variant={direction === "allocate" ? "primary" : "danger"}
          loading={allocate.pending}
        >
          {alone ? t(direction) : t("allocateMany", { count: accounts.length })}
        </Button>
      </div>
    </form>
  );
}

/** What was filled in and what it leads to; the request id makes a retry no second allocation. */
function useDraft(accounts: FormProps["accounts"]) {
  const [requestId] = useState(newRequestId);
  const [direction, setDirection] = useState<Direction>("allocate");
  const [typed, setTyped] = useState("");
  const [note, setNote] = useState("");
  const [tried, setTried] = useState(false);
  const { data: facts } = trpc.quota.allocationFacts.useQuery(
    { subAccountIds: accounts.map(({ id }) => id) },
    { trpc: { context: { long: true } } },
  );
  const read = amountTyped(typed);
  const amount = read && "amount" in read ? read.amount : undefined;
  const outlooks = amount ? facts?.map((one) => outlookOf(one, amount, direction)) : undefined;
  const refused = accounts.length === 1 ? outlooks?.find((one) => !one.ok) : undefined;
  const tryToAsk = () => {
    setTried(true);
    if (!amount || refused || reasonProblem(note) !== undefined) return undefined;
    return { amount, requestId, note, direction };
  };
  return {
    ...{ direction, setDirection, typed, setTyped, note, setNote, tried, tryToAsk },
    ...{ facts, amount, outlooks, problem: problemOf(read, refused, tried) },
  };
}

function DirectionChoice(props: { value: Direction; onValueChange: (to: Direction) => void }) {
  const t = useTranslations("prepaid.allocate");
  return (
    <Segmented
      {...props}
      label={t("direction")}
      options={[
        { value: "allocate", label: t("allocate") },
        { value: "deduct", label: t("deduct") },
      ]}
    />
  );
}

/** What stands at the amount: what was typed, what the rule refuses, or that nothing was typed. */
function problemOf(
  read: ReturnType<typeof amountTyped>,
  refused: ReturnType<typeof outlookOf> | undefined,
  tried: boolean,
) {
  if (refused && !refused.ok) return refused;
  if (read) return "code" in read ? { code: read.code, details: {} } : undefined;
  return tried ? { code: "money.invalid", details: {} } : undefined;
}
