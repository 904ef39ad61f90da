import { useTranslations } from "next-intl";
import { Gauge } from "@/components/gauge/gauge";
import { CodeBlock } from "./code-block";
import { type ApiDocument, curlOf, requireRoute } from "./document";
import { Prose } from "./prose";

const coin = 1_000_000;
/** A pool of ten coins and a booster of five, from which four are held and two and a half spent. */
const pool = {
  allowanceGranted: 10 * coin,
  boosterGranted: 5 * coin,
  booster: 5 * coin,
  allowanceRemaining: 8 * coin,
  held: 0,
};

const steps = [
  { id: "ask", route: "checkBalance", figures: { ...pool, held: 4 * coin } },
  { id: "call", figures: { ...pool, held: 4 * coin } },
  { id: "settle", route: "settleHold", figures: { ...pool, allowanceRemaining: 5.5 * coin } },
  { id: "release", route: "releaseHold", figures: pool },
] as const;

/** Ask before, charge after: the four steps, and what each does to the pool. */
export function FlowSteps(props: { document: ApiDocument }) {
  const t = useTranslations("apiDocs.flow");
  return (
    <ol className="grid max-w-4xl gap-0">
      {steps.map(({ id, figures, ...step }, i) => (
        <li key={id} className="relative grid grid-cols-[2rem_minmax(0,1fr)] gap-3 pb-8 last:pb-0">
          <span aria-hidden="true" className="relative grid justify-items-center">
            <span className="figures z-10 grid size-7 place-items-center rounded-full bg-accent-soft font-medium text-accent text-sm">
              {i + 1}
            </span>
            {i < steps.length - 1 && (
              <span className="absolute top-7 bottom-[-2rem] w-px bg-tick" />
            )}
          </span>
          <div className="grid min-w-0 grid-cols-1 gap-3">
            <h3 className="pt-0.5 font-medium">{t(`${id}.title`)}</h3>
            <p className="max-w-[76ch] text-muted leading-relaxed">
              <Prose>{t(`${id}.text`)}</Prose>
            </p>
            <div className="max-w-md">
              <Gauge label={t(`${id}.title`)} note={t(`${id}.note`)} {...figures} />
            </div>
            {"route" in step && (
              <CodeBlock title="curl" text={curlOf(requireRoute(props.document, step.route))} />
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}
