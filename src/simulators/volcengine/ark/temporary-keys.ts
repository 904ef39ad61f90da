import { type Actions, type Call, read } from "../action";
import { newUuid } from "../credentials";

export const temporaryKeyActions: Actions = { GetApiKey: read(getApiKey, "json") };

const types = ["endpoint", "bot", "action"] as const;
const longestSeconds = 2_592_000;

/** A key for some resources that dies by itself. It is none of those that are listed. */
function getApiKey({ params, now }: Call) {
  const seconds = params.integer("DurationSeconds");
  if (seconds < 0 || seconds > longestSeconds) {
    throw params.invalid("DurationSeconds", String(seconds), `must be from 0 to ${longestSeconds}`);
  }
  params.choice("ResourceType", types);
  if (params.texts("ResourceIds").length === 0) throw params.missing("ResourceIds");
  return { ApiKey: newUuid(), ExpiredTime: Math.floor(now.getTime() / 1000) + seconds };
}
