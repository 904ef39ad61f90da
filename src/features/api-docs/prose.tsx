import type { ReactNode } from "react";

/** A text whose parts between backticks are code. */
export function Prose(props: { children: string }): ReactNode {
  return props.children.split("`").map((part, i) => {
    const key = `${i}-${part}`;
    return i % 2 === 1 ? <Code key={key}>{part}</Code> : part;
  });
}

export function Code(props: { children: string }) {
  return (
    <code className="break-words rounded-sm bg-sunken px-1 py-px text-[0.92em] ring-1 ring-line ring-inset">
      {props.children}
    </code>
  );
}

/** Paragraphs, parted by empty lines. */
export function Paragraphs(props: { text: string }) {
  return props.text.split("\n\n").map((paragraph) => (
    <p key={paragraph} className="max-w-[76ch] leading-relaxed">
      <Prose>{paragraph}</Prose>
    </p>
  ));
}
