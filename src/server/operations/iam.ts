import type { AnyOperation } from "@/core/operation";
import { changeOwnPassword } from "@/modules/iam/commands/change-own-password";
import { mySubAccount } from "@/modules/iam/queries/my-sub-account";

export const iamOperations: readonly AnyOperation[] = [changeOwnPassword, mySubAccount];
