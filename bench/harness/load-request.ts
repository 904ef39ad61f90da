import type { LoadPlan } from "./load";

/** Stands in a body where each request is to have a number of its own, as in a `charge_id`. */
export const numberMark = "############";

export function toBytes({ method, path, headers, body }: LoadPlan["requests"][number]): Buffer {
  const lines = [
    `${method} ${path} HTTP/1.1`,
    "host: 127.0.0.1",
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ...(body
      ? ["content-type: application/json", `content-length: ${Buffer.byteLength(body)}`]
      : []),
  ];
  return Buffer.from(`${lines.join("\r\n")}\r\n\r\n${body}`);
}

/** Writes the next numbers over the marks of a prepared request; without marks it stays as it is. */
export function numbering(): (prepared: Buffer) => Buffer {
  const places = new Map<Buffer, number[]>();
  let next = 0;
  return (prepared) => {
    const marks = places.get(prepared) ?? marksIn(prepared);
    places.set(prepared, marks);
    if (marks.length === 0) return prepared;
    const bytes = Buffer.from(prepared);
    for (const at of marks) {
      bytes.write(String(next).padStart(numberMark.length, "0"), at, "latin1");
      next += 1;
    }
    return bytes;
  };
}

function marksIn(bytes: Buffer): number[] {
  const marks: number[] = [];
  for (let at = bytes.indexOf(numberMark); at !== -1; at = bytes.indexOf(numberMark, at + 1)) {
    marks.push(at);
  }
  return marks;
}
