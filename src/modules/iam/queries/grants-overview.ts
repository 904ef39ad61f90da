import type { Db } from "@/core/db";
import { DomainError } from "@/core/errors";
import { query } from "@/core/operation";
import { CloudError } from "@/integrations/volcengine/cloud-error";
import { look } from "../internal/looking";
import { grantsOf } from "../internal/planning";
import { shownGrants } from "../rules/overview";
import type { CloudState } from "../schema/cloud-state";
import { GrantsOverview } from "../schema/detail";
import { SubAccountId } from "../schema/fields";
import { cloudOf } from "./cloud";
import { linkedProjects } from "./get-sub-account";
import { requireSubAccount, type SubAccount } from "./sub-account";

/**
 * What a sub-account may do, everywhere and per project: what AirGate granted beside what the cloud
 * shows now. When the cloud does not answer, what it showed last, and when.
 * @throws iam.sub_account_not_found
 */
export const grantsOverview = query({
  id: "iam.grantsOverview",
  access: { capability: "iam.accounts.read" },
  input: SubAccountId,
  output: GrantsOverview,
  async run({ db, now }, { subAccountId }) {
    const account = await requireSubAccount(db, subAccountId);
    const { state, failed } = await lookNow(db, account);
    const live = state !== undefined;
    const shown = state ?? account.cloudState;
    const links = await linkedProjects(db, subAccountId);
    const stands = {
      granted: await grantsOf(db, subAccountId),
      present: shown?.policies ?? [],
      kept: account.snapshot?.policies ?? [],
    };
    return {
      disabled: account.disabledReasons.length > 0,
      ...shownGrants(stands, links),
      asOf: live ? now : account.cloudState && account.cloudSeenAt,
      live,
      failed,
    };
  },
});

type Looked = { state: CloudState | undefined; failed: string | null };

async function lookNow(db: Db, account: SubAccount): Promise<Looked> {
  const { cloudAccountId, userName, state } = account;
  if (cloudAccountId === null || userName === null || state !== "ready") {
    return { state: undefined, failed: null };
  }
  try {
    const seen = await look({ cloud: await cloudOf(db, cloudAccountId), user: userName });
    return { state: seen, failed: seen ? null : "UserNotExist" };
  } catch (error) {
    if (error instanceof CloudError || error instanceof DomainError) {
      return { state: undefined, failed: error.code };
    }
    throw error;
  }
}
