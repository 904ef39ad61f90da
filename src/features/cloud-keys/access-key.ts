import type { RouterOutputs } from "@/trpc/client";

export type AccessKey = RouterOutputs["iam"]["accessKeys"]["keys"][number];

/** The last characters, by which people tell keys apart. */
export const shortOf = (id: string): string => (id.length > 12 ? `…${id.slice(-8)}` : id);
