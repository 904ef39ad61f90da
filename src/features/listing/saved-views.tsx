"use client";

import { Bookmark, X } from "lucide-react";
import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useCallback, useMemo, useState, useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { itemStyle } from "@/components/ui/menu-style";
import { Popover } from "@/components/ui/popover";
import { useMe } from "@/features/shell/me";
import { readViews, type SavedView, viewQuery, withoutView, withView } from "./view-store";

const longestName = 40;

/** Filters and order of this list under names of one's own, kept in this browser. */
export function SavedViews() {
  const t = useTranslations("listing.views");
  const pathname = usePathname();
  const current = viewQuery(useSearchParams().toString());
  const { views, store } = useViews(pathname);
  const [open, setOpen] = useState(false);
  const chosen = views.find(({ query }) => query === current);
  return (
    <Popover
      label={t("title")}
      open={open}
      onOpenChange={setOpen}
      align="end"
      trigger={
        <Button variant="ghost" className="max-sm:hidden" icon={<Bookmark aria-hidden="true" />}>
          <span className="max-w-32 truncate">{chosen?.name ?? t("title")}</span>
        </Button>
      }
    >
      <div className="grid gap-2">
        {views.length === 0 && <p className="text-muted text-sm">{t("none")}</p>}
        <ul>
          {views.map(({ name, query }) => (
            <li key={name} className="flex items-center gap-1">
              <Link
                href={query ? `${pathname}?${query}` : pathname}
                aria-current={query === current || undefined}
                onClick={() => setOpen(false)}
                className={cn(
                  itemStyle,
                  "min-w-0 flex-1 hover:bg-hover focus-visible:bg-hover aria-[current]:font-medium",
                )}
              >
                <span data-written className="truncate">
                  {name}
                </span>
              </Link>
              <IconButton
                size="sm"
                label={t("remove", { name })}
                icon={<X />}
                onClick={() => store(withoutView(views, name))}
              />
            </li>
          ))}
        </ul>
        <SaveForm
          onSave={(name) => {
            store(withView(views, { name, query: current }));
            setOpen(false);
          }}
        />
      </div>
    </Popover>
  );
}

function SaveForm(props: { onSave: (name: string) => void }) {
  const t = useTranslations("listing.views");
  const [name, setName] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== "") props.onSave(name.trim());
  };
  return (
    <form onSubmit={submit} className="flex items-center gap-2 border-line border-t pt-2">
      <Input
        aria-label={t("name")}
        placeholder={t("name")}
        maxLength={longestName}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Button type="submit" size="sm">
        {t("save")}
      </Button>
    </form>
  );
}

const changed = "airgate-views";

/** The views of one's own for a list; other tabs hear of a change as well. */
function useViews(list: string) {
  const key = `airgate-views:${useMe().id}:${list}`;
  const stored = useSyncExternalStore(
    subscribe,
    () => window.localStorage.getItem(key),
    () => null,
  );
  const store = useCallback(
    (views: readonly SavedView[]) => {
      window.localStorage.setItem(key, JSON.stringify(views));
      window.dispatchEvent(new Event(changed));
    },
    [key],
  );
  return { views: useMemo(() => readViews(stored), [stored]), store };
}

function subscribe(changedHere: () => void) {
  window.addEventListener("storage", changedHere);
  window.addEventListener(changed, changedHere);
  return () => {
    window.removeEventListener("storage", changedHere);
    window.removeEventListener(changed, changedHere);
  };
}
