import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CodeBlock, JsonBlock } from "./code-block";
import { type ApiDocument, curlOf, refusalOf, requireRoute } from "./document";
import { FlowSteps } from "./flow-steps";
import { Paragraphs } from "./prose";

/** The chapters before the routes, in the order in which one needs them. */
export const chapters = ["start", "flow", "keys", "money", "retries", "limits", "errors"] as const;

type Chapter = (typeof chapters)[number];

export function Guide(props: { document: ApiDocument; demo: boolean }) {
  const { document, demo } = props;
  const checkBalance = requireRoute(document, "checkBalance");
  const beside: Partial<Record<Chapter, ReactNode>> = {
    start: <FirstCall demo={demo} curl={curlOf(checkBalance)} />,
    flow: <FlowSteps document={document} />,
    keys: <ScopeList scopes={document["x-scopes"]} />,
    errors: <ErrorExample value={refusalOf(requireRoute(document, "adjustBooster"))?.value} />,
  };
  return chapters.map((chapter) => (
    <ChapterSection key={chapter} chapter={chapter}>
      {beside[chapter]}
    </ChapterSection>
  ));
}

function ChapterSection(props: { chapter: Chapter; children: ReactNode }) {
  const t = useTranslations("apiDocs.chapters");
  const { chapter } = props;
  return (
    <section aria-labelledby={chapter} className="grid grid-cols-1 gap-4 py-6">
      <h2 id={chapter} className="scroll-mt-20 font-semibold text-xl">
        {t(`${chapter}.title`)}
      </h2>
      <Paragraphs text={t(`${chapter}.text`)} />
      {props.children}
    </section>
  );
}

function FirstCall(props: { demo: boolean; curl: string }) {
  const t = useTranslations("apiDocs");
  const key = props.demo
    ? `export AIRGATE_KEY=$(node -p "require('./.airgate/demo.json').apiKey")`
    : "export AIRGATE_KEY='ag_…'";
  return (
    <div className="grid max-w-3xl grid-cols-1 gap-3">
      <CodeBlock title={props.demo ? t("demoKey") : t("ownKey")} text={key} />
      <CodeBlock title={t("firstCall")} text={props.curl} />
    </div>
  );
}

function ScopeList(props: { scopes: Readonly<Record<string, string>> }) {
  return (
    <dl className="grid max-w-3xl divide-y divide-line border-line border-y text-sm">
      {Object.entries(props.scopes).map(([scope, name]) => (
        <div key={scope} className="grid grid-cols-[9.5rem_1fr] gap-4 py-1.5">
          <dt>
            <code className="text-xs">{scope}</code>
          </dt>
          <dd className="text-muted">{name}</dd>
        </div>
      ))}
    </dl>
  );
}

function ErrorExample(props: { value: unknown }) {
  const t = useTranslations("apiDocs");
  return (
    <div className="max-w-3xl">
      <JsonBlock title={t("errorBody")} value={props.value} />
    </div>
  );
}
