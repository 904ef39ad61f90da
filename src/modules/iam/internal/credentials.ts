import { seal, unseal } from "@/core/secrets";

/** The place a cloud account's secret is sealed for; a ciphertext of another row does not open. */
const place = (id: string) => `iam_cloud_accounts|${id}|sealed_secret`;

export const sealSecret = (id: string, secret: string): string => seal(secret, place(id));
export const unsealSecret = (id: string, sealed: string): string => unseal(sealed, place(id));
