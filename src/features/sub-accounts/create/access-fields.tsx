"use client";

import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NewPasswordField } from "@/features/sign-in/new-password-field";
import { ConsolePasswordField } from "./console-password-field";
import type { FormPart } from "./form-part";

/** What it can get in with: an access key, the cloud's console, AirGate's portal. */
export function AccessFields({ draft, set, errorAt, tried }: FormPart & { tried: boolean }) {
  const t = useTranslations("subAccounts.create");
  const { console: login, portal } = draft;
  const setLogin = (part: Partial<typeof login>) => set({ console: { ...login, ...part } });
  const setPortal = (part: Partial<typeof portal>) => set({ portal: { ...portal, ...part } });
  return (
    <div className="grid gap-4">
      <Checkbox
        label={t("accessKey")}
        help={t("accessKeyHelp")}
        checked={draft.accessKey}
        onCheckedChange={(accessKey) => set({ accessKey })}
      />
      <Checkbox
        label={t("console")}
        help={t("consoleHelp")}
        checked={login.on}
        onCheckedChange={(on) => setLogin({ on })}
      />
      {login.on && (
        <div className="ml-6 grid gap-3 border-line border-l pl-4">
          <ConsolePasswordField
            value={login.password}
            onValue={(password) => setLogin({ password })}
            error={errorAt("console.password")}
          />
          <Checkbox
            label={t("consoleAllowed")}
            checked={login.allowed}
            onCheckedChange={(allowed) => setLogin({ allowed })}
          />
          <Checkbox
            label={t("consoleReset")}
            checked={login.resetRequired}
            onCheckedChange={(resetRequired) => setLogin({ resetRequired })}
          />
        </div>
      )}
      <Checkbox
        label={t("portal")}
        help={t("portalHelp")}
        checked={portal.on}
        onCheckedChange={(on) => setPortal({ on })}
      />
      {portal.on && (
        <div className="ml-6 grid items-start gap-4 border-line border-l pl-4 sm:grid-cols-2">
          <Field
            label={t("portalName")}
            help={t("portalNameHelp")}
            error={errorAt("portal.username")}
          >
            <Input
              mono
              autoComplete="off"
              spellCheck={false}
              placeholder={draft.userName.toLowerCase()}
              value={portal.username}
              onChange={({ target }) => setPortal({ username: target.value })}
            />
          </Field>
          <NewPasswordField
            label={t("portalPassword")}
            value={portal.password}
            onValueChange={(password) => setPortal({ password })}
            tried={tried}
            error={errorAt("portal.password")}
          />
        </div>
      )}
    </div>
  );
}
