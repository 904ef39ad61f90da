"use client";

import { type ReactNode, useMemo, useState } from "react";
import { ApprovalDialog } from "./approval-dialog";
import { IdentityDialog } from "./identity-dialog";
import { type Ask, type Safeguards, SafeguardsContext } from "./safeguards";

/** Holds the dialogs that a refused change may need; one question at a time. */
export function SafeguardsProvider(props: { children: ReactNode }) {
  const [ask, setAsk] = useState<Ask>();
  const safeguards = useMemo<Safeguards>(
    () => ({
      confirmIdentity: () => new Promise((answer) => setAsk({ what: "confirmation", answer })),
      requestApproval: (operation, input) =>
        new Promise((answer) => setAsk({ what: "approval", operation, input, answer })),
    }),
    [],
  );
  const end = () => setAsk(undefined);
  return (
    <SafeguardsContext value={safeguards}>
      {props.children}
      {ask?.what === "confirmation" && (
        <IdentityDialog
          onEnd={(confirmed) => {
            end();
            ask.answer(confirmed);
          }}
        />
      )}
      {ask?.what === "approval" && (
        <ApprovalDialog
          operation={ask.operation}
          input={ask.input}
          onEnd={(approval) => {
            end();
            ask.answer(approval);
          }}
        />
      )}
    </SafeguardsContext>
  );
}
