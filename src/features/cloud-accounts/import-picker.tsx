"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { SearchBox } from "@/components/data-table/search-box";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Skeleton } from "@/components/ui/skeleton";
import { useUiText } from "@/components/ui/ui-text";
import { useGuardedMutation } from "@/features/safeguards/use-guarded-mutation";
import { useErrorText } from "@/features/shell/use-error-text";
import { trpc } from "@/trpc/client";
import type { CloudAccount } from "./account";
import type { Imported } from "./import-result";

const most = 50;
const pageSize = 50;

/** The users of the account as the cloud lists them now; who is managed already is greyed out. */
export function ImportPicker(props: {
  account: CloudAccount;
  onClose: () => void;
  onImported: (imported: Imported) => void;
}) {
  const t = useTranslations("cloudAccounts.import");
  const ui = useUiText();
  const errors = useErrorText();
  const [search, setSearch] = useState("");
  const [offset, setOffset] = useState(0);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const { id: cloudAccountId } = props.account;
  const users = trpc.iam.cloudUsers.useQuery(
    { cloudAccountId, offset, limit: pageSize, ...(search && { search }) },
    { placeholderData: keepPreviousData },
  );
  const change = useGuardedMutation(
    trpc.iam.importSubAccounts.useMutation(),
    "iam.importSubAccounts",
  );
  const toggle = (userName: string, on: boolean) =>
    setChosen(on ? [...chosen, userName] : chosen.filter((one) => one !== userName));
  const submit = async () => {
    const outcome = await change.run({ cloudAccountId, userNames: [...chosen] });
    if (outcome.state === "done") props.onImported(outcome.output);
  };
  const failure = users.error ?? change.error;
  const next = users.data?.next ?? null;
  return (
    <div className="grid gap-4">
      <SearchBox
        value={search}
        onValueChange={(typed) => {
          setSearch(typed);
          setOffset(0);
        }}
        placeholder={t("search")}
      />
      <ul className="max-h-80 divide-y divide-line overflow-y-auto rounded-md border border-line">
        {users.data?.rows.map((user) => (
          <li key={user.userName} className="flex items-center gap-3 px-3 py-2">
            <Checkbox
              className="min-w-0 flex-1"
              label={user.userName}
              help={user.displayName || user.description || undefined}
              checked={user.subAccountId !== null || chosen.includes(user.userName)}
              disabled={
                user.subAccountId !== null ||
                (chosen.length >= most && !chosen.includes(user.userName))
              }
              onCheckedChange={(on) => toggle(user.userName, on)}
            />
            {user.subAccountId !== null && (
              <span className="shrink-0 text-muted text-xs">{t("managed")}</span>
            )}
          </li>
        ))}
        {users.data?.rows.length === 0 && (
          <li className="px-3 py-6 text-center text-muted text-sm">{t("nobody")}</li>
        )}
        {users.isPending && <li className="p-3">{<Skeleton className="h-24" />}</li>}
      </ul>
      {failure ? <Banner tone="danger">{errors.text(failure)}</Banner> : null}
      <div className="flex flex-wrap items-center gap-2">
        <span aria-live="polite" className="flex-1 text-muted text-sm">
          {t("chosen", { count: chosen.length })}
        </span>
        <Button
          variant="ghost"
          disabled={offset === 0}
          onClick={() => setOffset(Math.max(0, offset - pageSize))}
        >
          {ui.previous}
        </Button>
        <Button
          variant="ghost"
          disabled={next === null}
          onClick={() => next !== null && setOffset(next)}
        >
          {ui.next}
        </Button>
        <Button onClick={props.onClose}>{ui.cancel}</Button>
        <Button
          variant="primary"
          loading={change.pending}
          disabled={chosen.length === 0}
          onClick={() => void submit()}
        >
          {t("submit")}
        </Button>
      </div>
    </div>
  );
}
