import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** An address without a page, or without one for this person: both look the same. */
export function NothingHere() {
  const t = useTranslations("shell.errors");
  return (
    <div>
      <h1 className="sr-only">{t("notFound")}</h1>
      <EmptyState
        icon={<span className="figures font-semibold text-2xl">404</span>}
        title={<span className="text-lg">{t("notFound")}</span>}
        action={
          <Button asChild variant="primary">
            <Link href="/">{t("home")}</Link>
          </Button>
        }
        className="py-24"
      >
        {t("notFoundText")}
      </EmptyState>
    </div>
  );
}
