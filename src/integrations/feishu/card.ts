/** A card in words; how they are arranged is decided here. */
export type CardText = {
  title: string;
  colour: "red" | "orange" | "blue" | "green" | "grey";
  /** One line each, `name：value`; the most important first. */
  lines: readonly string[];
  /** Stands instead of the lines that did not fit. */
  more: string;
  link: { text: string; url: string };
  note: string;
};

/** The whole body must stay below it. */
const maxBytes = 20_000;
const longestTitle = 200;

type Element = Record<string, unknown>;

/**
 * The body of a card message of at most 20 KB, signature included: lines that do not fit are left
 * out whole. What comes from data is plain text, so that nothing in it mentions or links anybody.
 */
export function cardBody(card: CardText, signature: Readonly<Record<string, string>>): string {
  const whole = bodyWith(card, signature, card.lines);
  if (Buffer.byteLength(whole) <= maxBytes) return whole;
  const short = { ...card, title: [...card.title].slice(0, longestTitle).join("") };
  let left = maxBytes - Buffer.byteLength(bodyWith(short, signature, [card.more]));
  const kept: string[] = [];
  for (const line of card.lines) {
    // Each element is followed by a comma.
    left -= Buffer.byteLength(JSON.stringify(div("plain_text", line))) + 1;
    if (left < 0) break;
    kept.push(line);
  }
  return bodyWith(short, signature, [...kept, card.more]);
}

function bodyWith(
  { title, colour, link, note }: CardText,
  signature: Readonly<Record<string, string>>,
  lines: readonly string[],
): string {
  const elements: Element[] = [
    ...lines.map((line) => div("plain_text", line)),
    div("lark_md", `[${link.text}](${link.url})`),
    { tag: "hr" },
    { tag: "note", elements: [{ tag: "plain_text", content: note }] },
  ];
  return JSON.stringify({
    ...signature,
    msg_type: "interactive",
    card: {
      config: { wide_screen_mode: true },
      header: { template: colour, title: { tag: "plain_text", content: title } },
      elements,
    },
  });
}

const div = (tag: "plain_text" | "lark_md", content: string): Element => ({
  tag: "div",
  text: { tag, content },
});
