import { Upn } from "@/core/inputs";

/** What a pasted list holds: UPNs, each once and in its order, and what is none. */
export function readUpns(text: string): { upns: string[]; wrong: string[] } {
  const words = text.split(/[\s,;，；、]+/).filter((word) => word !== "");
  const upns = new Set<string>();
  const wrong = new Set<string>();
  for (const word of words) {
    const parsed = Upn.safeParse(word);
    if (parsed.success) upns.add(parsed.data);
    else wrong.add(word);
  }
  return { upns: [...upns], wrong: [...wrong] };
}
