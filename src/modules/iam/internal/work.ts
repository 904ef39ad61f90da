import type { Db } from "@/core/db";
import type { Volcengine } from "@/integrations/volcengine/client";
import type { SubAccount } from "../queries/sub-account";
import type { ItemSubject, Verb } from "../schema/changes";
import type { Change, Item } from "./opening";

/** One item at work. Outside any transaction: what is to be stored comes back as `Done`. */
export type Work = {
  db: Db;
  cloud: Volcengine;
  account: SubAccount;
  /** The cloud's name of the user. */
  user: string;
  change: Change;
  item: Item;
  now: Date;
  /** Ends every call when the item has taken too long for its lease. */
  signal: AbortSignal;
  /** Writes down, in a transaction of its own, that a call is made which must not be repeated blindly. */
  markSent(subject: ItemSubject): Promise<void>;
};

/** What came of an item; `save` runs in the transaction that marks it done. */
export type Done = { subject?: ItemSubject; save?(db: Db): Promise<void> };

export type SubjectOf<V extends Verb> = Extract<ItemSubject, { verb: V }>;

/** Makes one thing so in the cloud; when it is so already, that is success. */
export type Ensure<V extends Verb> = (work: Work, subject: SubjectOf<V>) => Promise<Done>;
