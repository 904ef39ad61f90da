import type { ErrorDetails } from "@/core/errors";

export type Saved = { ok: true; rows: number; sha256: string };
export type NotSaved = { ok: false; code: string; details: ErrorDetails };

/** Asks an export route for a file and saves it; a refusal comes back as its code. */
export async function saveFile(address: string, input: unknown): Promise<Saved | NotSaved> {
  const response = await fetch(address, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(input),
  });
  if (!response.ok) {
    const { code = "internal", details = {} } = await response.json();
    return { ok: false, code, details };
  }
  save(await response.blob(), fileName(response.headers.get("content-disposition")));
  return {
    ok: true,
    rows: Number(response.headers.get("x-airgate-rows")),
    sha256: response.headers.get("x-airgate-sha256") ?? "",
  };
}

const fileName = (disposition: string | null) =>
  /filename="([^"]+)"/.exec(disposition ?? "")?.[1] ?? "export";

function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  Object.assign(document.createElement("a"), { href: address, download: name }).click();
  URL.revokeObjectURL(address);
}
