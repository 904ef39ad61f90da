import { type Actions, type Call, read } from "../action";
import type { Endpoint } from "../state";
import { projectOf } from "./api-keys";
import { numberedPage, objectIn } from "./paging";

export const endpointActions: Actions = { ListEndpoints: read(listEndpoints, "json") };

function listEndpoints(call: Call) {
  const { params, resources } = call;
  const project = projectOf(call);
  const filter = objectIn(params, "Filter");
  const found = resources.endpoints
    .filter((endpoint) => endpoint.project === project && fits(endpoint, filter))
    .sort(byCreation(params.optionalText("SortOrder")));
  const { rows, page } = numberedPage(params, found);
  return { ...page, Items: rows.map(shape) };
}

/** The filters that say something here: ids, a part of the name, the states, the model. */
function fits({ id, name, model }: Endpoint, filter: Record<string, unknown>): boolean {
  const { Ids, Name, Statuses, FoundationModelName } = filter;
  return (
    (!Array.isArray(Ids) || Ids.length === 0 || Ids.includes(id)) &&
    (typeof Name !== "string" || name.includes(Name)) &&
    (!Array.isArray(Statuses) || Statuses.length === 0 || Statuses.includes("Running")) &&
    (typeof FoundationModelName !== "string" || FoundationModelName === model)
  );
}

/** The newest first, unless asked the other way round. */
const byCreation = (order: string | undefined) => (a: Endpoint, b: Endpoint) =>
  a.createdAt.localeCompare(b.createdAt) * (order === "Asc" ? 1 : -1) || a.id.localeCompare(b.id);

const shape = (endpoint: Endpoint) => ({
  Id: endpoint.id,
  Name: endpoint.name,
  Description: "",
  Status: "Running",
  StatusReason: "",
  ProjectName: endpoint.project,
  PaymentType: "PayAsYouGo",
  EndpointModelType: "FoundationModel",
  ModelReference: {
    FoundationModel: { Name: endpoint.model, ModelVersion: endpoint.modelVersion },
  },
  RateLimit: { Rpm: 1000, Tpm: 5_000_000 },
  Tags: [{ Key: "sys:ark:createdBy", Value: endpoint.createdBy }],
  CreateTime: endpoint.createdAt,
  UpdateTime: endpoint.createdAt,
});
