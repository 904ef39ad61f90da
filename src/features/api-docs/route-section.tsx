import { KeyRound } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CodeBlock, JsonBlock } from "./code-block";
import { CodeTable } from "./code-table";
import {
  answersOf,
  codesOf,
  curlOf,
  type DocumentedRoute,
  fieldsOf,
  mainForm,
  refusalOf,
  scopeOf,
} from "./document";
import { FieldList, ParameterList } from "./field-list";
import { MethodTag } from "./method-tag";
import { Paragraphs } from "./prose";

/** One route: what it is for, what it takes and answers at the left, what to paste at the right. */
export function RouteSection(props: { route: DocumentedRoute }) {
  const { route } = props;
  return (
    <article
      aria-labelledby={route.operationId}
      className="grid grid-cols-1 gap-x-10 gap-y-5 border-line border-t py-10 xl:grid-cols-[minmax(0,1fr)_minmax(0,30rem)]"
    >
      <div className="grid min-w-0 grid-cols-1 content-start gap-5">
        <RouteHead route={route} />
        <Takes route={route} />
        <Answers route={route} />
      </div>
      <Examples route={route} />
    </article>
  );
}

function RouteHead({ route }: { route: DocumentedRoute }) {
  const t = useTranslations("apiDocs");
  return (
    <div className="grid grid-cols-1 gap-3">
      <h3 id={route.operationId} className="scroll-mt-20 font-semibold text-lg">
        {route.summary}
      </h3>
      <p className="flex flex-wrap items-center gap-2">
        <MethodTag method={route.method} />
        <code className="min-w-0 break-all text-sm">{route.path}</code>
        <span className="inline-flex items-center gap-1 text-muted text-xs">
          <KeyRound aria-hidden="true" className="size-3" />
          {t("scope")} <code className="text-fg">{scopeOf(route)}</code>
        </span>
      </p>
      <Paragraphs text={route.description} />
    </div>
  );
}

function Takes({ route }: { route: DocumentedRoute }) {
  const t = useTranslations("apiDocs");
  const parameters = route.parameters ?? [];
  const [inPath, inQuery] = (["path", "query"] as const).map((place) =>
    parameters.filter((one) => one.in === place),
  );
  const body = route.requestBody?.content["application/json"].schema;
  return (
    <>
      {inPath && inPath.length > 0 && (
        <Part title={t("inPath")}>
          <ParameterList parameters={inPath} />
        </Part>
      )}
      {inQuery && inQuery.length > 0 && (
        <Part title={t("inQuery")}>
          <ParameterList parameters={inQuery} />
        </Part>
      )}
      {body && (
        <Part title={t("inBody")}>
          <FieldList fields={fieldsOf(mainForm(body))} />
        </Part>
      )}
    </>
  );
}

function Answers({ route }: { route: DocumentedRoute }) {
  const t = useTranslations("apiDocs");
  return (
    <>
      {answersOf(route).map(({ status, answer }) => (
        <details key={status} className="group">
          <summary className="font-medium text-sm marker:text-muted">{t("answerFields")}</summary>
          <div className="mt-2">
            <FieldList fields={fieldsOf(answer.content["application/json"].schema)} />
          </div>
        </details>
      ))}
      <Part title={t("codes")}>
        <CodeTable codes={codesOf(route)} label={`${t("codes")} · ${route.summary}`} />
      </Part>
    </>
  );
}

function Examples({ route }: { route: DocumentedRoute }) {
  const t = useTranslations("apiDocs");
  const answers = answersOf(route).flatMap(({ status, answer }) =>
    Object.values(answer.content["application/json"].examples).map((one) => ({ status, ...one })),
  );
  const others = Object.values(route.requestBody?.content["application/json"].examples ?? {});
  const refusal = refusalOf(route);
  return (
    <div className="grid min-w-0 grid-cols-1 content-start gap-3">
      <CodeBlock title="curl" text={curlOf(route)} />
      {others.slice(1).map(({ summary, value }) => (
        <JsonBlock key={summary} title={`${t("otherBody")} · ${summary}`} value={value} />
      ))}
      {answers.map(({ status, summary, value }) => (
        <JsonBlock key={summary} title={`${status} · ${summary}`} value={value} />
      ))}
      {refusal && <JsonBlock title={`${refusal.status} · ${t("refused")}`} value={refusal.value} />}
    </div>
  );
}

function Part(props: { title: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-1 gap-2">
      <h4 className="font-medium text-sm">{props.title}</h4>
      {props.children}
    </div>
  );
}
