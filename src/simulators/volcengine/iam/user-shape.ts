import { compactDate } from "../dates";
import type { Account, User } from "../state";

/** A user as the cloud shows it. Phone and e-mail are masked unless they are asked for. */
export const userShape = (account: Account, user: User, redact: boolean) => ({
  Id: user.id,
  AccountId: account.id,
  UserName: user.name,
  DisplayName: user.displayName,
  Description: user.description,
  Email: redact ? maskEmail(user.email) : user.email,
  EmailIsVerify: false,
  MobilePhone: redact ? maskPhone(user.mobilePhone) : user.mobilePhone,
  MobilePhoneIsVerify: false,
  Trn: userTrn(account.id, user.name),
  CreateDate: compactDate(new Date(user.createdAt)),
  UpdateDate: compactDate(new Date(user.updatedAt)),
  Tags: user.tags,
});

export const userTrn = (accountId: number, name: string) => `trn:iam::${accountId}:user/${name}`;

/** `+8613012345678` → `+86130****5678`. */
const maskPhone = (phone: string) => phone.replace(/^(.*?)\d{4}(\d{4})$/, "$1****$2");

/** `zhang@example.com` → `z****@example.com`. */
const maskEmail = (email: string) => email.replace(/^(.)[^@]*@/, "$1****@");
