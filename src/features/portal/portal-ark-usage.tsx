"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Section } from "@/components/layout/section";
import { CopyButton } from "@/components/ui/copy-button";
import { CopyableId } from "@/components/ui/copyable-id";
import { KeyValueList } from "@/components/ui/key-value-list";
import { Segmented } from "@/components/ui/segmented";

/** Where Ark answers calls with such a key, in the form that most libraries speak. */
const baseUrl = "https://ark.cn-beijing.volces.com/api/v3";
const model = "doubao-seed-1-6-250615";

const samples = {
  curl: [
    `curl ${baseUrl}/chat/completions \\`,
    '  -H "Authorization: Bearer $ARK_API_KEY" \\',
    '  -H "Content-Type: application/json" \\',
    `  -d '{"model":"${model}","messages":[{"role":"user","content":"你好"}]}'`,
  ].join("\n"),
  python: [
    "import os",
    "from openai import OpenAI",
    "",
    `client = OpenAI(api_key=os.environ["ARK_API_KEY"], base_url="${baseUrl}")`,
    "answer = client.chat.completions.create(",
    `    model="${model}",`,
    '    messages=[{"role": "user", "content": "你好"}],',
    ")",
    "print(answer.choices[0].message.content)",
  ].join("\n"),
} as const;
type Language = keyof typeof samples;

/** What to do with a key: a call to copy; the key itself stays out of it. */
export function PortalArkUsage() {
  const t = useTranslations("portalKeys.usage");
  const [language, setLanguage] = useState<Language>("curl");
  const sample = samples[language];
  return (
    <Section title={t("title")} description={t("about")}>
      <div className="grid gap-4">
        <KeyValueList
          items={[
            { label: t("baseUrl"), value: <CopyableId value={baseUrl} /> },
            { label: t("model"), value: <CopyableId value={model} />, note: t("modelNote") },
            { label: t("key"), value: <CopyableId value="ARK_API_KEY" />, note: t("keyNote") },
          ]}
        />
        <div className="grid gap-1.5">
          <div className="flex flex-wrap items-center justify-between gap-2">
            <Segmented
              label={t("language")}
              value={language}
              onValueChange={(next) => setLanguage(next)}
              options={[
                { value: "curl", label: "curl" },
                { value: "python", label: "Python" },
              ]}
            />
            <CopyButton size="sm" variant="ghost" value={sample} />
          </div>
          <pre
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus
            tabIndex={0}
            className="overflow-x-auto rounded-md border border-line bg-sunken px-3 py-2 font-mono text-xs leading-5"
          >
            {sample}
          </pre>
        </div>
      </div>
    </Section>
  );
}
