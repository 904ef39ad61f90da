import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ThemeChoice } from "@/components/layout/preferences";
import { DocsFrame } from "./docs-frame";
import { type ApiDocument, worksOf } from "./document";
import { chapters, Guide } from "./guide";
import { Prose } from "./prose";
import { RouteSection } from "./route-section";

/** The reference of the REST API, drawn from the published document and nothing else. */
export function ApiDocs(props: {
  document: ApiDocument;
  demo: boolean;
  theme: ThemeChoice;
  badge?: ReactNode;
}) {
  const t = useTranslations("apiDocs");
  const works = worksOf(props.document);
  const parts = [
    {
      title: t("guide"),
      items: chapters.map((id) => ({ id, label: t(`chapters.${id}.title`) })),
    },
    ...works.map(({ name, routes }) => ({
      title: name,
      items: routes.map(({ operationId, summary, method }) => ({
        id: operationId,
        label: summary,
        method,
      })),
    })),
  ];
  return (
    <DocsFrame theme={props.theme} badge={props.badge} parts={parts}>
      <header>
        <h1 className="font-semibold text-2xl">{t("title")}</h1>
        <p className="mt-1.5 max-w-[76ch] text-lg text-muted">
          <Prose>{t("lead")}</Prose>
        </p>
        <div aria-hidden="true" className="ruler mt-5 h-2" />
      </header>
      <Guide document={props.document} demo={props.demo} />
      {works.map((work) => (
        <section key={work.id} aria-labelledby={work.id} className="pt-10">
          <h2 id={work.id} className="font-semibold text-xl">
            {work.name}
          </h2>
          <p className="mt-0.5 mb-6 text-muted">{work.description}</p>
          {work.routes.map((route) => (
            <RouteSection key={route.operationId} route={route} />
          ))}
        </section>
      ))}
    </DocsFrame>
  );
}
