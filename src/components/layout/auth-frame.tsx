import type { ReactNode } from "react";
import { Logo } from "@/components/logo/logo";

/** The page before one is in: sign-in, portal sign-in, an expired link. */
export function AuthFrame(props: {
  title: ReactNode;
  description?: ReactNode;
  children: ReactNode;
  /** Under the card: other ways in, help. */
  footer?: ReactNode;
  /** At the top right: language and theme. */
  preferences?: ReactNode;
  product?: string;
}) {
  return (
    <div className="flex min-h-dvh flex-col bg-frame">
      <header className="flex h-14 items-center justify-between px-5">
        <Logo product={props.product} />
        <div className="flex items-center gap-1">{props.preferences}</div>
      </header>
      <main className="mx-auto grid w-full max-w-[400px] flex-1 content-center px-4 pt-6 pb-24">
        <div className="overflow-hidden rounded-lg border border-line bg-surface">
          <div className="px-6 pt-6 pb-4">
            <h1 className="font-semibold text-xl">{props.title}</h1>
            {props.description && <p className="mt-1 text-muted text-sm">{props.description}</p>}
          </div>
          <div aria-hidden="true" className="ruler h-2" />
          <div className="grid gap-4 p-6">{props.children}</div>
        </div>
        {props.footer && <div className="mt-4 text-center text-muted text-sm">{props.footer}</div>}
      </main>
    </div>
  );
}
