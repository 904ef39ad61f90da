import { createLoader, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { parseTrail } from "@/features/listing/keyset";
import { deliveryStates } from "@/modules/alerts/schema/deliveries";

const pageSize = 25;

/** The delivery log as it stands in the address. */
export const deliveryParams = {
  target: parseAsString,
  state: parseAsStringLiteral(deliveryStates),
  after: parseTrail,
};

export const loadDeliveryParams = createLoader(deliveryParams);
export type DeliveryParams = Awaited<ReturnType<typeof loadDeliveryParams>>;

/** One page of deliveries, as the server and the browser both ask for it. */
export function toDeliveriesInput({ target, state, after }: DeliveryParams) {
  const cursor = after.at(-1);
  return {
    ...(target && { targetId: target }),
    ...(state && { state }),
    limit: pageSize,
    ...(cursor && { cursor }),
  };
}
