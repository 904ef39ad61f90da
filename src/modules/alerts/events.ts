import { z } from "zod";

/** Something is to be delivered: an alert was raised, or a delivery is to be repeated. */
export const DeliveryDue = {
  name: "alerts/delivery.due",
  data: z.object({ alertId: z.uuid() }),
};
