"use client";

import { AllocateDialog } from "@/features/prepaid/allocate-dialog";
import { BatchStatusDialog } from "../batch/batch-status-dialog";
import { SecretDialog } from "../create/secret-dialog";
import { nameOf, type SubAccountRow } from "../row";
import type { RowTask } from "./use-row-actions";

/** The dialog behind what was chosen for a row. */
export function RowDialogs(props: {
  open: { what: RowTask; row: SubAccountRow };
  onClose: () => void;
}) {
  const { onClose } = props;
  const { what, row } = props.open;
  if (what === "secret") return <SecretDialog account={row} onClose={onClose} />;
  if (what === "allocate") {
    return (
      <AllocateDialog
        accounts={[{ id: row.id, userName: nameOf(row) }]}
        open
        onOpenChange={(open) => !open && onClose()}
      />
    );
  }
  return <BatchStatusDialog filter={{ ids: [row.id] }} to={what} onClose={onClose} />;
}
