import { useLocale } from "./locale.ts";

/** The colon of the reader's language. */
export const useColon = (): string => (useLocale().locale === "en" ? ": " : "：");

export const Colon = () => useColon();
