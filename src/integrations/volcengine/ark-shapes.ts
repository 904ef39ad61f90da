import { z } from "zod";
import { Count, Id, listOf, Name, OptionalCount, Text } from "./fields";

/** An inference key. `Key` is masked; `SID` is what bills call it. */
export const ApiKey = z.object({
  Id,
  SID: Text,
  Name: Text,
  Key: Text,
  /** `Active`, `Restricted`, … */
  Status: Text,
  ProjectName: Text,
  UserId: Text,
  CreateTime: Text,
  UpdateTime: Text,
});
export type ApiKey = z.output<typeof ApiKey>;

export const ApiKeyPage = z.object({ TotalCount: OptionalCount, Items: listOf(ApiKey) });

const RateLimit = z.object({ Rpm: OptionalCount, Tpm: OptionalCount, Ipm: OptionalCount });
const FoundationModel = z.object({ Name: Text, ModelVersion: Text });

export const Endpoint = z.object({
  Id,
  Name: Text,
  Description: Text,
  Status: Text,
  StatusReason: Text,
  ProjectName: Text,
  PaymentType: Text,
  EndpointModelType: Text,
  ModelReference: z
    .object({ FoundationModel: FoundationModel.nullish(), CustomModelId: Text })
    .nullish(),
  RateLimit: RateLimit.nullish(),
  /** Ark writes `sys:ark:createdBy` = `IAMUser/<UserId>/<UserName>` here. */
  Tags: listOf(z.object({ Key: Text, Value: Text })),
  CreateTime: Text,
  UpdateTime: Text,
});
export type Endpoint = z.output<typeof Endpoint>;

export const EndpointPage = z.object({ TotalCount: OptionalCount, Items: listOf(Endpoint) });

export const Usage = z.object({
  UsageResults: listOf(
    z.object({
      /** `PromptTokens` or `CompletionTokens` */
      Name,
      MetricItems: listOf(
        z.object({
          Tags: listOf(z.object({ Key: Text, Value: Text })),
          Values: listOf(z.object({ Timestamp: Count, Value: Count })),
        }),
      ),
    }),
  ),
});
export type Usage = z.output<typeof Usage>;
