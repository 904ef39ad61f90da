import type { Category } from "./bill";
import type { Product } from "./products";

/** Requests use codes, answers use Chinese labels (volcengine.md §6). */
export const categoryLabels: Record<Category, string> = {
  "consume-use": "消费-使用",
  "consume-new": "消费-新购",
  "consume-renew": "消费-续费",
  "consume-formalize": "消费-转正",
  "consume-modify": "消费-更配",
  "consume-trial": "消费-试用",
  "refund-terminate": "退款-退订",
  "refund-modify": "退款-更配",
  "transfer-manual": "调账-手工",
  "transfer-system": "调账-系统",
};

export const parentLabels: Record<string, string> = {
  consume: "消费",
  refund: "退款",
  transfer: "调账",
};

export const modeLabels: Record<Product["mode"], string> = {
  subscription: "包年包月",
  "pay-as-you-go": "按量计费",
};

/** `1` and `2`, as in filters and in the overview. */
export const modeCodes: Record<Product["mode"], string> = {
  subscription: "1",
  "pay-as-you-go": "2",
};
