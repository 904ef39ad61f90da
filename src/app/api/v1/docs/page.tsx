import type { Metadata } from "next";
import { cookies } from "next/headers";
import { getLocale, getTranslations } from "next-intl/server";
import { readTheme, themeCookie } from "@/components/layout/preferences";
import { ApiDocs } from "@/features/api-docs/api-docs";
import { DemoBadge } from "@/features/shell/demo-badge";
import { PageMessages } from "@/features/shell/page-messages";
import { localeFrom } from "@/i18n/locale";
import { publishedDocument } from "@/server/rest/openapi/serve";
import { isDemo } from "@/trpc/server";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("apiDocs");
  return { title: t("title") };
}

export default async function ApiDocsPage() {
  const [jar, locale] = await Promise.all([cookies(), getLocale()]);
  return (
    <PageMessages names={["apiDocs"]}>
      <ApiDocs
        document={publishedDocument(localeFrom(locale, null))}
        demo={isDemo()}
        theme={readTheme(jar.get(themeCookie)?.value)}
        badge={isDemo() ? <DemoBadge /> : undefined}
      />
    </PageMessages>
  );
}
