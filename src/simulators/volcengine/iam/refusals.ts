import { CloudError } from "../gateway/cloud-error";
import type { Refusals } from "../gateway/parameters";
import type { Resources, User } from "../state";

/** How IAM refuses parameters (volcengine.md §3.3). */
export const iamRefusals: Refusals = {
  missing: (name) =>
    new CloudError("ParameterNotFound", 400, `Parameter '${name}' is required, but not found.`),
  invalid: (name, value, why) => {
    const own = /^(Limit|Offset|PolicyType)$/.test(name);
    const code = own ? `Invalid${name}` : "InvalidParameter";
    return new CloudError(code, 400, `Invalid ${name} '${value}', err: '${why}'`);
  },
};

/** A field with a code of its own, such as `InvalidUserName`. */
export const invalidField = (field: string, value: string, why: string) =>
  new CloudError(`Invalid${field}`, 400, `Invalid ${field} '${value}', err: '${why}'.`);

export const conflict = (code: string, message: string) => new CloudError(code, 409, message);

export const absent = (code: string, message: string) => new CloudError(code, 404, message);

export function requireUser({ users }: Resources, name: string): User {
  const user = users.find((candidate) => candidate.name === name);
  if (!user) throw absent("UserNotExist", `User '${name}' cannot be found.`);
  return user;
}
