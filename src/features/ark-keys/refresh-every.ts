import type { RouterOutputs } from "@/trpc/client";

type Page = RouterOutputs["iam"]["arkKeys"];

/** Every second while the cloud is at work on a key in view, else now and then. */
export const refreshEvery = ({ state: { data } }: { state: { data: Page | undefined } }): number =>
  data?.rows.some(({ work }) => work !== null && work.state !== "undone") ? 1_000 : 30_000;
