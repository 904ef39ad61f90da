import { type Actions, type Call, read, write } from "../action";
import { pageOf } from "../iam/paging";
import { absent } from "../iam/refusals";
import type { Resources } from "../state";
import { requireProject } from "./projects";

export const projectResourceActions: Actions = {
  MoveProjectResource: write(moveProjectResource),
  ListProjectResources: read(listProjectResources),
};

function moveProjectResource({ params, resources, account }: Call) {
  const target = requireProject(resources, params.text("TargetProjectName"));
  const trns = params.texts("ResourceTrn");
  if (trns.length === 0) throw params.missing("ResourceTrn.1");
  const all = resourcesOf(resources, account.id);
  const wanted = trns.map((trn) => {
    const found = all.find((resource) => resource.trn === trn);
    if (!found) throw absent("ResourceNotExist", `Resource '${trn}' does not exist.`);
    return found;
  });
  for (const { thing } of wanted) thing.project = target.name;
  return {};
}

function listProjectResources({ params, resources, account }: Call) {
  const project = requireProject(resources, params.text("ProjectName"));
  const service = params.optionalText("ServiceName");
  const type = params.optionalText("ResourceType");
  const found = resourcesOf(resources, account.id).filter(
    (resource) =>
      resource.thing.project === project.name &&
      (!service || service === "ark") &&
      (!type || type === resource.type),
  );
  const { rows, page } = pageOf(params, found);
  return {
    ProjectResources: rows.map((resource) => ({
      ProjectName: resource.thing.project,
      ServiceName: "ark",
      ResourceType: resource.type,
      ResourceRegion: "cn-beijing",
      ResourceID: resource.id,
      ResourceName: resource.thing.name,
      ResourceTrn: resource.trn,
    })),
    ...page,
  };
}

/** What can lie in a project here: endpoints and keys of Ark. */
function resourcesOf({ arkKeys, endpoints }: Resources, accountId: number) {
  const at = (type: string, id: string) => `trn:ark:cn-beijing:${accountId}:${type}/${id}`;
  return [
    ...endpoints.map((thing) => ({ type: "endpoint", id: thing.id, thing })),
    ...arkKeys.map((thing) => ({ type: "apikey", id: thing.sid, thing })),
  ].map((resource) => ({ ...resource, trn: at(resource.type, resource.id) }));
}
