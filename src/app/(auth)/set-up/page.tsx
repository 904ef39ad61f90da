import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EntranceTitle } from "@/features/sign-in/entrance";
import { SetUpForm } from "@/features/sign-in/set-up-form";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("signIn.setUp");
  return { title: t("title") };
}

export default async function SetUpPage() {
  const t = await getTranslations("signIn.setUp");
  return (
    <>
      <EntranceTitle title={t("title")}>{t("lead")}</EntranceTitle>
      <SetUpForm />
    </>
  );
}
