"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/components/ui/format-provider";
import { KeyValueList } from "@/components/ui/key-value-list";
import { Sheet } from "@/components/ui/sheet";
import type { NameOf } from "@/features/listing/use-actor-names";
import { type Change, shownItems } from "./change";
import { ChangeState } from "./change-marks";
import { ItemList, TroubleText } from "./item-list";
import { useChangeWords } from "./use-change-words";
import { useRequester } from "./use-requester";

/** One change that has ended: who asked for it and why, and what became of each part. */
export function ChangeSheet(props: {
  change: Change | undefined;
  nameOf: NameOf;
  onClose: () => void;
}) {
  const words = useChangeWords();
  const { change, nameOf, onClose } = props;
  return (
    <Sheet
      open={change !== undefined}
      onOpenChange={(open) => !open && onClose()}
      width="lg"
      title={change ? words.kind(change) : ""}
      description={change && <ChangeState change={change} />}
    >
      {change && <Facts change={change} nameOf={nameOf} />}
    </Sheet>
  );
}

function Facts({ change, nameOf }: { change: Change; nameOf: NameOf }) {
  const t = useTranslations("subAccount.changes");
  const format = useFormat();
  const requester = useRequester(nameOf);
  const { code, detail, endedAt, message, openedAt, requestedBy } = change;
  return (
    <div className="grid gap-4">
      <KeyValueList
        items={[
          { label: t("columns.who"), value: requester(requestedBy) },
          { label: t("columns.when"), value: format.date(openedAt) },
          ...(endedAt ? [{ label: t("ended"), value: format.date(endedAt) }] : []),
          ...(detail.note
            ? [{ label: t("columns.why"), value: <span data-written>{detail.note}</span> }]
            : []),
        ]}
      />
      <TroubleText code={code} message={message} />
      <ItemList items={shownItems(change)} />
    </div>
  );
}
