const compact = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/;

/** A moment as IAM writes it (`20260319T080910Z`, or with hyphens); null for what is none. */
export function momentOf(text: string): Date | null {
  const ms = Date.parse(text.replace(compact, "$1-$2-$3T$4:$5:$6Z"));
  return Number.isNaN(ms) ? null : new Date(ms);
}
