"use client";

import { Tooltip as Radix } from "radix-ui";
import type { ReactNode } from "react";

export function TooltipProvider(props: { children: ReactNode }) {
  return (
    <Radix.Provider delayDuration={350} skipDelayDuration={200}>
      {props.children}
    </Radix.Provider>
  );
}

/** Says more about its only child, which must be able to take the focus. */
export function Tooltip(props: {
  content: ReactNode;
  children: ReactNode;
  side?: "top" | "right" | "bottom" | "left";
  align?: "start" | "center" | "end";
}) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{props.children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          side={props.side ?? "top"}
          align={props.align ?? "center"}
          sideOffset={6}
          collisionPadding={8}
          className="enter z-toast max-w-72 rounded-md bg-inverse px-2 py-1 text-inverse-fg text-xs shadow-float"
        >
          {props.content}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
