import { chance, wallClock } from "@/core/clock";
import { DomainError } from "@/core/errors";
import { volcengine } from "@/integrations/volcengine/client";
import { CloudError } from "@/integrations/volcengine/cloud-error";

type Credentials = { accessKeyId: string; secretAccessKey: string };

/**
 * Asks the cloud whose credentials these are, and gives the number of the main account.
 * @throws cloud_account.refused, cloud_account.unreachable; cloud_account.not_main for a sub-account's
 */
export async function requireTaken(credentials: Credentials): Promise<{ accountNumber: string }> {
  const { accessKeyId, secretAccessKey } = credentials;
  const cloud = volcengine({ accessKeyId, secretAccessKey, clock: wallClock, random: chance });
  const identity = await cloud.sts.getCallerIdentity().catch((error: unknown) => {
    throw error instanceof CloudError ? refusalOf(error) : error;
  });
  if (isOfUser(identity)) throw new DomainError("invalid", "cloud_account.not_main");
  return { accountNumber: identity.AccountId };
}

/** AirGate manages a main account with its own key: a user's would lack rights one by one. */
const isOfUser = ({ IdentityType }: { IdentityType: string }) => /user/i.test(IdentityType);

/** What a call that failed means to whoever manages the credentials. */
export function refusalOf({ kind, code, reason }: CloudError): DomainError {
  return kind === "denied"
    ? new DomainError("invalid", "cloud_account.refused", { code, reason: reason ?? code })
    : new DomainError("unavailable", "cloud_account.unreachable", { code });
}
