"use client";

import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/checkbox";
import { type Scope, scopes } from "@/core/permissions";
import { scopeKey } from "@/i18n/keys";
import { useScopeOperations } from "./scope-operations";

/** All scopes, each with what it opens: a key gets no more than it needs. */
export function ScopePicker(props: {
  chosen: readonly Scope[];
  onChange: (scopes: Scope[]) => void;
  error?: string;
}) {
  const t = useTranslations("apiKeys.create");
  const names = useTranslations();
  const opens = useScopeOperations();
  const toggle = (scope: Scope, on: boolean) =>
    props.onChange(scopes.filter((one) => (one === scope ? on : props.chosen.includes(one))));
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1.5 font-medium text-sm">{t("scopes")}</legend>
      <div className="grid max-h-72 gap-px overflow-y-auto rounded-md border border-line bg-line sm:grid-cols-2">
        {scopes.map((scope) => (
          <div key={scope} className="bg-raised px-3 py-2">
            <Checkbox
              checked={props.chosen.includes(scope)}
              onCheckedChange={(on) => toggle(scope, on)}
              label={
                <span className="text-sm">
                  {names(scopeKey(scope))} <code className="text-muted text-xs">{scope}</code>
                </span>
              }
              help={opens(scope)}
            />
          </div>
        ))}
      </div>
      <p className="text-muted text-xs">{t("scopesHelp")}</p>
      {props.error && (
        <p role="alert" className="flex gap-1.5 text-danger text-xs">
          <CircleAlert aria-hidden="true" className="mt-0.5 size-3.5 shrink-0" />
          {props.error}
        </p>
      )}
    </fieldset>
  );
}
