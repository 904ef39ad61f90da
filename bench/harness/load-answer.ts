/** What one answer was, and how many charges it stands for. */
export type Answer = { outcome: string; items: number };

const separator = Buffer.from("\r\n\r\n");
const lastChunk = Buffer.from("0\r\n\r\n");

/** The answer that the pieces hold, or undefined while some of it is missing. */
export function parse(pieces: Buffer[]): Answer | undefined {
  if (pieces.length > 1 && !pieces[0]?.includes(separator)) join(pieces);
  const [first] = pieces;
  const head = first?.indexOf(separator) ?? -1;
  if (!first || head === -1) return undefined;
  const headers = first.toString("latin1", 0, head);
  const bodyAt = head + separator.length;
  if (!isComplete(pieces, headers, bodyAt)) return undefined;

  const start = join(pieces).toString("latin1", bodyAt, bodyAt + 60);
  const code = /"code":"([A-Z_]+)"/.exec(start)?.[1];
  const booked = /^\{"booked":(\d+)/.exec(start)?.[1];
  const status = headers.slice(9, 12);
  return {
    outcome: code ? `${status} ${code}` : status,
    items: booked === undefined ? 1 : Number(booked),
  };
}

function join(pieces: Buffer[]): Buffer {
  if (pieces.length > 1) pieces.splice(0, pieces.length, Buffer.concat(pieces));
  return pieces[0] as Buffer;
}

function isComplete(pieces: readonly Buffer[], headers: string, bodyAt: number): boolean {
  const length = /content-length: *(\d+)/i.exec(headers)?.[1];
  if (length === undefined)
    return pieces.at(-1)?.subarray(-lastChunk.length).equals(lastChunk) ?? false;
  const received = pieces.reduce((sum, piece) => sum + piece.length, 0);
  return received >= bodyAt + Number(length);
}
