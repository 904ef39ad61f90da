import type { Grant } from "../schema/cloud-state";
import type { GrantsOverview } from "../schema/detail";
import { grantKey, unionOfGrants } from "./pending";

type Link = { project: string; displayName: string; monitored: boolean };

type Stands = {
  granted: readonly Grant[];
  /** What the cloud shows. */
  present: readonly Grant[];
  /** What an enable gives back. */
  kept: readonly Grant[];
};

/** All policies side by side: global ones, then per project, linked ones first. */
export function shownGrants(
  { granted, present, kept }: Stands,
  links: readonly Link[],
): Pick<GrantsOverview, "global" | "projects"> {
  const among = (grants: readonly Grant[]) => {
    const keys = new Set(grants.map(grantKey));
    return (grant: Grant) => keys.has(grantKey(grant));
  };
  const [isOurs, isThere, isKept] = [among(granted), among(present), among(kept)];
  const all = unionOfGrants(unionOfGrants(granted, present), kept)
    .map((grant) => ({
      ...grant,
      granted: isOurs(grant),
      present: isThere(grant),
      kept: isKept(grant),
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
