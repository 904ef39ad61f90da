import { createTranslator } from "next-intl";
import { once } from "@/core/once";
import type { AppLocale } from "./locale";
import { messagesOf } from "./messages";

export type Translate = (
  key: string,
  values?: Record<string, string | number | boolean | Date | null | undefined>,
) => string;

/** Texts outside React: e-mails, cards, documents, REST. `key` is `<namespace>.<key>`. */
export const translator = (locale: AppLocale, timeZone: string): Translate =>
  once(`translator.${locale}.${timeZone}`, () => {
    const translate = createTranslator({ locale, messages: messagesOf(locale), timeZone });
    return translate as unknown as Translate;
  });
