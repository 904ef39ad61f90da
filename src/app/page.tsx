import { redirect } from "next/navigation";
import { homeOf } from "@/features/shell/home";
import { viewer } from "@/trpc/server";

export default async function Home(): Promise<never> {
  const { type } = await viewer();
  const known = type === "admin" || type === "manager" || type === "sub_account";
  redirect(known ? homeOf(type) : "/sign-in");
}
