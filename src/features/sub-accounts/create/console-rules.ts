/** What the cloud asks of a console password by default; an account may ask for more. */
export const consoleRules = [
  { key: "length", holds: (text: string) => text.length >= 8 && text.length <= 32 },
  { key: "classes", holds: (text: string) => classesIn(text) >= 3 },
  { key: "plain", holds: (text: string) => /^[\x21-\x7e]+$/.test(text) },
] as const;

/** Capitals, small letters, digits, signs. */
const classes = [/[A-Z]/, /[a-z]/, /\d/, /[^A-Za-z\d]/];
const classesIn = (text: string) => classes.filter((sort) => sort.test(text)).length;
