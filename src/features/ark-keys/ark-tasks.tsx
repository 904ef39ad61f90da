"use client";

import type { Owner, Task } from "./ark-key";
import { CreateDialog } from "./create-dialog";
import { DeleteDialog } from "./delete-dialog";
import { EnterDialog } from "./enter-dialog";
import { FillDialog } from "./fill-dialog";
import { RenameDialog } from "./rename-dialog";
import { RevealDialog } from "./reveal-dialog";
import { RotateDialog } from "./rotate-dialog";
import { SwitchDialog } from "./switch-dialog";
import { TakeDialog } from "./take-dialog";

/** The dialog of what is asked for. */
export function ArkTasks(props: {
  task: Task | undefined;
  owner: Owner | undefined;
  onEnd: () => void;
}) {
  const { task, owner, onEnd } = props;
  switch (task?.what) {
    case undefined:
      return null;
    case "create":
      return <CreateDialog owner={owner} onClose={onEnd} />;
    case "enter":
      return <EnterDialog owner={owner} onClose={onEnd} />;
    case "take":
      return <TakeDialog arkKey={task.key} onClose={onEnd} />;
    case "reveal":
      return <RevealDialog arkKey={task.key} onClose={onEnd} />;
    case "rename":
      return <RenameDialog arkKey={task.key} onClose={onEnd} />;
    case "switch":
      return <SwitchDialog arkKey={task.key} onClose={onEnd} />;
    case "rotate":
      return <RotateDialog arkKey={task.key} onClose={onEnd} />;
    case "fill":
      return <FillDialog arkKey={task.key} onClose={onEnd} />;
    case "delete":
      return <DeleteDialog arkKey={task.key} onClose={onEnd} />;
  }
}
