import { z } from "zod";

/** Somebody wants the bills of a cloud account polled now. */
export const PollRequested = {
  name: "billing/poll.requested",
  data: z.object({ cloudAccountId: z.uuid() }),
};

/** A poll failed after one that succeeded; it is tried again until it does. */
export const PollFailed = {
  name: "billing/poll.failed",
  data: z.object({
    cloudAccountId: z.uuid(),
    period: z.string(),
    /** The cloud's code, or one of ours; `message` are the cloud's own words. */
    code: z.string(),
    message: z.string().nullable(),
  }),
};

/** Polls succeed again. */
export const PollRecovered = {
  name: "billing/poll.recovered",
  data: z.object({ cloudAccountId: z.uuid() }),
};
