import type { Policy } from "../state";

/** Name, service, Chinese description, and the actions that it allows. */
const lines: [string, string, string, string[]][] = [
  ["AdministratorAccess", "", "管理员权限，拥有所有资源的管理权限", ["*"]],
  ["ReadOnlyAccess", "", "所有资源的只读权限", ["*:Get*", "*:List*", "*:Describe*"]],
  ["IAMFullAccess", "iam", "访问控制（IAM）全部管理权限", ["iam:*"]],
  ["IAMReadOnlyAccess", "iam", "访问控制（IAM）只读权限", ["iam:Get*", "iam:List*"]],
  ["ArkFullAccess", "ark", "火山方舟全部管理权限", ["ark:*"]],
  ["ArkReadOnlyAccess", "ark", "火山方舟只读权限", ["ark:Get*", "ark:List*"]],
  ["ArkInferenceAccess", "ark", "火山方舟模型推理权限", ["ark:List*", "ark:GetApiKey"]],
  ["TOSFullAccess", "tos", "对象存储（TOS）全部管理权限", ["tos:*"]],
  ["TOSReadOnlyAccess", "tos", "对象存储（TOS）只读权限", ["tos:Get*", "tos:List*", "tos:Head*"]],
  ["ECSFullAccess", "ecs", "云服务器（ECS）全部管理权限", ["ecs:*"]],
  [
    "ECSReadOnlyAccess",
    "ecs",
    "云服务器（ECS）只读权限",
    ["ecs:Describe*", "ecs:Get*", "ecs:List*"],
  ],
  ["VPCFullAccess", "vpc", "私有网络（VPC）全部管理权限", ["vpc:*"]],
  ["VPCReadOnlyAccess", "vpc", "私有网络（VPC）只读权限", ["vpc:Describe*"]],
  ["CLBFullAccess", "clb", "负载均衡（CLB）全部管理权限", ["clb:*"]],
  ["VKEFullAccess", "vke", "容器服务（VKE）全部管理权限", ["vke:*"]],
  ["CRFullAccess", "cr", "镜像仓库（CR）全部管理权限", ["cr:*"]],
  ["RDSMySQLFullAccess", "rds_mysql", "云数据库 MySQL 版全部管理权限", ["rds_mysql:*"]],
  ["RedisFullAccess", "redis", "缓存数据库 Redis 版全部管理权限", ["redis:*"]],
  ["VODFullAccess", "vod", "视频点播全部管理权限", ["vod:*"]],
  ["LiveFullAccess", "live", "视频直播全部管理权限", ["live:*"]],
  ["ImageXFullAccess", "imagex", "veImageX 全部管理权限", ["imagex:*"]],
  ["CDNFullAccess", "cdn", "内容分发网络（CDN）全部管理权限", ["cdn:*"]],
  ["SpeechFullAccess", "speech", "豆包语音全部管理权限", ["speech:*"]],
  ["TLSFullAccess", "tls", "日志服务（TLS）全部管理权限", ["tls:*"]],
  ["VikingDBFullAccess", "vikingdb", "向量数据库 VikingDB 全部管理权限", ["vikingdb:*"]],
  ["BillFullAccess", "billing", "费用中心账单全部管理权限", ["billing:*"]],
  ["BillReadOnlyAccess", "billing", "费用中心账单只读权限", ["billing:List*", "billing:Query*"]],
];

const createdAt = "2021-06-01T00:00:00.000Z";

const policy = (
  [name, category, description, Action]: (typeof lines)[number],
  more: Partial<Policy> = {},
): Policy => ({
  name,
  description,
  category,
  document: { Statement: [{ Effect: "Allow", Action, Resource: ["*"] }] },
  serviceRole: false,
  createdAt,
  ...more,
});

const ownKeys = [
  "iam:CreateAccessKey",
  "iam:UpdateAccessKey",
  "iam:DeleteAccessKey",
  "iam:ListAccessKeys",
  "iam:GetAccessKeyLastUsed",
];

/** The catalogue that every main account has. Names are the confirmed ones where there are any. */
export const systemPolicies: readonly Policy[] = [
  ...lines.map((line) => policy(line)),
  policy(["AccessKeySelfManageAccess", "iam", "管理自己的访问密钥", ownKeys], {
    document: {
      Statement: [
        // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of the policy language
        { Effect: "Allow", Action: ownKeys, Resource: ["trn:iam::*:user/${iam:UserName}"] },
      ],
    },
  }),
  policy(["ServiceRolePolicyForArk", "ark", "火山方舟服务关联角色权限", ["tos:Get*"]], {
    serviceRole: true,
  }),
];
