import { type Actions, type Call, read, write } from "../action";
import { compactDate } from "../dates";
import type { Parameters } from "../gateway/parameters";
import type { LoginProfile, User } from "../state";
import { absent, conflict, invalidField, requireUser } from "./refusals";

export const loginProfileActions: Actions = {
  CreateLoginProfile: write(createLoginProfile, "query or json"),
  UpdateLoginProfile: write(updateLoginProfile, "query or json"),
  GetLoginProfile: read(getLoginProfile),
  DeleteLoginProfile: write(deleteLoginProfile),
};

function createLoginProfile({ params, resources, now }: Call) {
  const user = requireUser(resources, params.text("UserName"));
  const password = checkedPassword(params.text("Password"));
  const switches = switchesOf(params);
  if (user.loginProfile) {
    throw conflict(
      "LoginProfileAlreadyExist",
      `LoginProfile for User '${user.name}' already exist.`,
    );
  }
  const at = now.toISOString();
  user.loginProfile = { password, ...switches, lastResetAt: at, createdAt: at, updatedAt: at };
  return { LoginProfile: shape(user, user.loginProfile) };
}

/** A switch that is not sent becomes false, as its documented default says (UNCONFIRMED). */
function updateLoginProfile({ params, resources, now }: Call) {
  const user = requireUser(resources, params.text("UserName"));
  const profile = requireProfile(user);
  const password = params.optionalText("Password");
  const reset = password
    ? { password: checkedPassword(password), lastResetAt: now.toISOString() }
    : {};
  Object.assign(profile, switchesOf(params), reset, { updatedAt: now.toISOString() });
  return { LoginProfile: shape(user, profile) };
}

function getLoginProfile({ params, resources }: Call) {
  const name = params.text("UserName");
  const user = resources.users.find((candidate) => candidate.name === name);
  if (!user) throw absent("UserNotExist", "User does not exist");
  return { LoginProfile: shape(user, requireProfile(user)) };
}

function deleteLoginProfile({ params, resources }: Call) {
  const user = requireUser(resources, params.text("UserName"));
  requireProfile(user);
  user.loginProfile = undefined;
  return undefined;
}

function requireProfile({ name, loginProfile }: User): LoginProfile {
  if (!loginProfile) {
    throw absent("LoginProfileNotExist", `LoginProfile for User '${name}' not exist.`);
  }
  return loginProfile;
}

const switchesOf = (params: Parameters) => ({
  loginAllowed: params.optionalFlag("LoginAllowed") ?? false,
  passwordResetRequired: params.optionalFlag("PasswordResetRequired") ?? false,
  safeAuth: {
    SafeAuthFlag: params.optionalFlag("SafeAuthFlag") ?? false,
    SafeAuthType: params.optionalText("SafeAuthType") ?? "",
    SafeAuthExemptRequired: params.optionalInteger("SafeAuthExemptRequired") ?? 0,
    SafeAuthExemptUnit: params.optionalInteger("SafeAuthExemptUnit") ?? 0,
    SafeAuthExemptDuration: params.optionalInteger("SafeAuthExemptDuration") ?? 0,
  },
});

const classes = [/[A-Z]/, /[a-z]/, /\d/, /[^A-Za-z0-9]/];

/** The refusal repeats the password, as the real one does: a client must not pass it on. */
function checkedPassword(password: string): string {
  const used = classes.filter((pattern) => pattern.test(password)).length;
  if (password.length < 8 || password.length > 32) {
    throw invalidField("Password", password, "password length must be 8 to 32");
  }
  if (used < 3) {
    throw invalidField("Password", password, "password must contain at least 3 character types");
  }
  return password;
}

const shape = ({ id, name }: User, profile: LoginProfile) => ({
  UserId: id,
  UserName: name,
  LoginAllowed: profile.loginAllowed,
  LoginLocked: false,
  PasswordResetRequired: profile.passwordResetRequired,
  PasswordExpireAt: 0,
  LastResetPasswordTime: Math.floor(Date.parse(profile.lastResetAt) / 1000),
  LastLoginDate: "",
  LastLoginIp: "",
  ...profile.safeAuth,
  CreateDate: compactDate(new Date(profile.createdAt)),
  UpdateDate: compactDate(new Date(profile.updatedAt)),
});
