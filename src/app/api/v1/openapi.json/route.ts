import { handleOpenApi } from "@/server/rest/openapi/serve";

export const dynamic = "force-dynamic";

export { handleOpenApi as GET };
