import { inngestHandlers } from "@/server/jobs/handler";

export const dynamic = "force-dynamic";

export const { GET, POST, PUT } = inngestHandlers;
