"use client";

import type { ReactNode } from "react";
import { CopyIcon } from "@/components/ui/copy-button";
import { type JsonToken, jsonTokens } from "./json-tokens";

const colours: Record<JsonToken["kind"], string> = {
  key: "text-info",
  text: "text-accent",
  literal: "text-warn",
  plain: "text-muted",
};

/** A block to read or to paste. */
export function CodeBlock(props: { title: string; text: string; children?: ReactNode }) {
  return (
    <figure className="min-w-0 overflow-hidden rounded-lg border border-line bg-surface">
      <figcaption className="flex h-9 items-center justify-between gap-2 border-line border-b bg-sunken pr-1 pl-3 text-muted text-xs">
        <span className="truncate">{props.title}</span>
        <CopyIcon value={props.text} what={props.title} />
      </figcaption>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        tabIndex={0}
        className="max-h-[26rem] overflow-auto p-3 text-xs leading-relaxed [font-variant-ligatures:none] focus-visible:outline-offset-[-2px]"
      >
        {props.children ?? props.text}
      </pre>
    </figure>
  );
}

export function JsonBlock(props: { title: string; value: unknown }) {
  const json = JSON.stringify(props.value, null, 2);
  return (
    <CodeBlock title={props.title} text={json}>
      <code>
        {jsonTokens(json).map((token, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a fixed text never move
          <span key={i} className={colours[token.kind]}>
            {token.text}
          </span>
        ))}
      </code>
    </CodeBlock>
  );
}
