import type { Parameters } from "./parameters";

const telling = [
  "UserName",
  "NewUserName",
  "PrincipalName",
  "PolicyName",
  "PolicyType",
  "ProjectName",
  "AccessKeyId",
  "Status",
  "Id",
  "Name",
  "BillPeriod",
  "Offset",
];

/** What a call is about, for the log: chosen parameters, so that a password cannot be among them. */
export function targetOf(params: Parameters): Record<string, string> {
  const sent = telling.map((name): [string, unknown] => [name, params.raw(name)]);
  const simple = sent.filter(([, value]) => typeof value === "string" || typeof value === "number");
  const projects = params.raw("ProjectName") === undefined ? params.list("ProjectName") : [];
  const listed: [string, unknown][] =
    projects.length > 0 ? [["ProjectName", projects.join(",")]] : [];
  return Object.fromEntries([...simple, ...listed].map(([name, value]) => [name, String(value)]));
}
