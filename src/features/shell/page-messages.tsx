import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { isOfFrame, type PageNamespace, selectMessages } from "@/i18n/areas";
import type { Messages } from "@/i18n/messages";
import { MoreMessages } from "./more-messages";

/** The texts that this page shows and others do not. A test compares them with what it imports. */
export async function PageMessages(props: {
  names: readonly PageNamespace[];
  children: ReactNode;
}) {
  const all = (await getMessages()) as Messages;
  const names: readonly string[] = props.names;
  return (
    <MoreMessages messages={selectMessages(all, (name) => names.includes(name))}>
      {props.children}
    </MoreMessages>
  );
}

/** The texts that go with the frame of console and portal. */
export async function FrameMessages(props: { children: ReactNode }) {
  const all = (await getMessages()) as Messages;
  return <MoreMessages messages={selectMessages(all, isOfFrame)}>{props.children}</MoreMessages>;
}
