/**
 * Reads what a person typed or pasted as a plain decimal string: full-width digits, spaces,
 * thousands separators and a currency sign are taken away, nothing is rounded.
 * Gives back the text itself, trimmed, when it is no number, so that the field can say so.
 */
export function readDecimal(typed: string): string {
  const plain = typed
    .replace(/[\uFF0B-\uFF19]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\s¥￥,，]/g, "")
    .replace("。", ".");
  if (!/^[+-]?\d*\.?\d*$/.test(plain) || !/\d/.test(plain)) return typed.trim();
  const negative = plain.startsWith("-");
  const [whole = "", fraction = ""] = plain.replace(/^[+-]/, "").split(".");
  const digits = whole.replace(/^0+(?=\d)/, "") || "0";
  return `${negative ? "-" : ""}${digits}${fraction ? `.${fraction}` : ""}`;
}
