import { isGone } from "@/integrations/volcengine/cloud-error";

/** What does not exist any more needs no deleting. */
export async function unlessGone(call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}
