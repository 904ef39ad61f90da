import type { Grant } from "../schema/cloud-state";
import type { GrantsOverview } from "../schema/detail";
import { grantKey, unionOfGrants } from "./pending";

type Link = { project: string; displayName: string; monitored: boolean };

/** Granted and shown policies side by side: global ones, then per project, linked ones first. */
export function shownGrants(
  granted: readonly Grant[],
  present: readonly Grant[],
  links: readonly Link[],
): Pick<GrantsOverview, "global" | "projects"> {
  const [ours, there] = [new Set(granted.map(grantKey)), new Set(present.map(grantKey))];
  const all = unionOfGrants(granted, present)
    .map((grant) => ({
      ...grant,
      granted: ours.has(grantKey(grant)),
      present: there.has(grantKey(grant)),
    }))
    .sort((one, other) => grantKey(one).localeCompare(grantKey(other)));
  const linked = new Set(links.map(({ project }) => project));
  const others = [...new Set(all.map(({ project }) => project))].filter(
    (project) => project !== "" && !linked.has(project),
  );
  const inProject = (project: string) => all.filter((grant) => grant.project === project);
  return {
    global: inProject(""),
    projects: [
      ...links.map(({ project, displayName, monitored }) => ({
        project,
        displayName,
        linked: true,
        monitored,
        grants: inProject(project),
      })),
      ...others.map((project) => ({
        project,
        displayName: "",
        linked: false,
        monitored: false,
        grants: inProject(project),
      })),
    ],
  };
}
