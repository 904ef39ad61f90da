import { z } from "zod";
import { actionsOf, type Call, type CallOptions } from "./action";
import { type ApiKey, ApiKeyPage, EndpointPage, Usage } from "./ark-shapes";
import { Count, Id, Name, Nothing } from "./fields";
import { wireId } from "./json";
import { pagesByNumber, rowsOf } from "./paging";

type KeyRef = { Id: string; ProjectName: string };
type KeyFilter = { AllowAll: true } | { UserId: string } | { Scene: string };
type NewKey = {
  Name: string;
  ProjectName: string;
  /** Everything in the project, unless it is narrowed to endpoints. */
  ResourceInstances?: readonly { ResourceType: string; ResourceId: string }[];
};
type EndpointQuery = {
  ProjectName?: string;
  Filter?: { Ids?: readonly string[]; Name?: string; Statuses?: readonly string[] };
  TagFilters?: readonly { Key: string; Values: readonly string[] }[];
  SortBy?: string;
  SortOrder?: "Asc" | "Desc";
};
type UsageQuery = {
  /** Unix seconds. */
  StartTime: number;
  EndTime: number;
  /** Seconds of one value. */
  Interval: number;
  EndpointIds?: readonly string[];
  ProjectName?: string;
  Scenes?: readonly string[];
};
type TemporaryKey = {
  /** At most 30 days. */
  DurationSeconds: number;
  ResourceType: "endpoint" | "bot" | "action";
  ResourceIds: readonly [string, ...string[]];
  ProjectName?: string;
};
type Numbered = { PageNumber: number; PageSize: number };

const { read, create, change } = actionsOf({
  service: "ark",
  version: "2024-01-01",
  sends: "json",
});
const pageSize = 100;
const NewKeyId = z.object({ Id }).transform((result) => result.Id);
const RawKey = z.object({ ApiKey: Name }).transform((result) => result.ApiKey);
const Temporary = z.object({ ApiKey: Name, ExpiredTime: Count });
const everything = [{ ResourceType: "all", ResourceId: "*" }] as const;

/**
 * Inference keys, endpoints and their use: Ark 2024-01-01. The actions on keys are not described
 * publicly, so everything that is not needed may be missing (volcengine.md §7).
 */
export const ark = (call: Call) => ({ ...keys(call), ...keyChanges(call), ...endpoints(call) });

function keys(call: Call) {
  const listApiKeysPage = (
    page: Numbered & { ProjectName: string; Filter?: KeyFilter },
    options?: CallOptions,
  ) => call(read("ListApiKeys", ApiKeyPage), page, options);
  return {
    listApiKeysPage,
    listApiKeys: (
      { Filter = { AllowAll: true }, ProjectName }: { ProjectName: string; Filter?: KeyFilter },
      options?: CallOptions,
    ): AsyncGenerator<ApiKey, void> =>
      rowsOf(
        pagesByNumber(
          "ark.ListApiKeys",
          async (PageNumber) => {
            const range = { PageNumber, PageSize: pageSize };
            const page = await listApiKeysPage({ ProjectName, Filter, ...range }, options);
            return { rows: page.Items, total: page.TotalCount };
          },
          { idOf: (key) => key.Id },
        ),
      ),
    /** The plaintext of a key. When it fails, read again: a new key is not the answer. */
    getRawApiKey: (key: KeyRef, options?: CallOptions) =>
      call(read("GetRawApiKey", RawKey), wired(key), options),
    /** A key that ends by itself. */
    getTemporaryApiKey: (key: TemporaryKey, options?: CallOptions) =>
      call(read("GetApiKey", Temporary), key, options),
  };
}

function keyChanges(call: Call) {
  return {
    /** Answers the id only: the plaintext is read with `getRawApiKey`. */
    createApiKey: (
      { Name: name, ProjectName, ResourceInstances = everything }: NewKey,
      options?: CallOptions,
    ) =>
      call(
        create("CreateApiKey", NewKeyId),
        {
          Name: name,
          ProjectName,
          ResourceInstances,
          AccessControlInfo: { AllowAll: true },
          IPWhiteListInfo: { Enabled: false },
        },
        options,
      ),
    updateApiKey: (
      key: KeyRef & { Status?: "Active" | "Inactive"; Name?: string },
      options?: CallOptions,
    ) => call(change("UpdateApiKey", Nothing), wired(key), options),
    /** The old plaintext ends at once, so a repetition would end the new one. */
    rotateApiKey: (key: KeyRef, options?: CallOptions) =>
      call(create("UpdateApiKey", Nothing), { ...wired(key), Regen: true }, options),
    deleteApiKey: (key: KeyRef, options?: CallOptions) =>
      call(change("DeleteApiKey", Nothing), wired(key), options),
  };
}

function endpoints(call: Call) {
  const listEndpointsPage = (query: EndpointQuery & Numbered, options?: CallOptions) =>
    call(read("ListEndpoints", EndpointPage), query, options);
  return {
    listEndpointsPage,
    listEndpoints: (query: EndpointQuery = {}, options?: CallOptions) =>
      rowsOf(
        pagesByNumber(
          "ark.ListEndpoints",
          async (PageNumber) => {
            const range = { PageNumber, PageSize: pageSize };
            const page = await listEndpointsPage({ ...query, ...range }, options);
            return { rows: page.Items, total: page.TotalCount };
          },
          { idOf: (endpoint) => endpoint.Id },
        ),
      ),
    /** Tokens, minutes old: bills come a day later. */
    getUsage: (query: UsageQuery, options?: CallOptions) =>
      call(read("GetUsage", Usage), query, options),
  };
}

const wired = <T extends KeyRef>(key: T) => ({ ...key, Id: wireId(key.Id) });
