import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EntranceTitle } from "@/features/sign-in/entrance";
import { SignInForm } from "@/features/sign-in/sign-in-form";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("signIn");
  return { title: t("title") };
}

export default async function SignInPage() {
  const t = await getTranslations("signIn");
  return (
    <>
      <EntranceTitle title={t("title")}>{t("lead")}</EntranceTitle>
      <SignInForm />
      <p className="mt-8 border-line border-t pt-4 text-muted text-xs">{t("help")}</p>
    </>
  );
}
