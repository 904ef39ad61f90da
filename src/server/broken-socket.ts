/**
 * Whether an error is postgres.js writing, a turn later, to a connection that broke meanwhile. Its
 * queries are rejected by the close itself, so the process may go on; the driver throws where
 * nobody can catch it.
 */
export function isBrokenSocket(error: unknown): boolean {
  if (!(error instanceof TypeError)) return false;
  const { message, stack = "" } = error;
  return message.includes("'write'") && /nextWrite[^\n]*postgres/.test(stack);
}
