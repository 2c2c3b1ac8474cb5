import { useSyncExternalStore } from "react";
import type { Strings, Text } from "./strings.ts";

export type Locale = "zh-CN" | "en";
export interface Words {
  readonly zh: string;
  readonly en: string;
}

const KEY = "bihuan.locale";
const listeners = new Set<() => void>();
let locale: Locale = readStored();

function readStored(): Locale {
  try {
    return localStorage.getItem(KEY) === "en" ? "en" : "zh-CN";
  } catch {
    return "zh-CN";
  }
}

export const currentLocale = (): Locale => locale;

/** Changes the language of the whole page, remembers it on this device, and tells the browser by `<html lang>`. */
export function setLocale(next: Locale): void {
  locale = next;
  try {
    localStorage.setItem(KEY, next);
  } catch {
    // Storage may be forbidden; the choice then lasts as long as the page.
  }
  markDocument();
  for (const listener of listeners) listener();
}

/** Called once by each entry, so that `<html lang>` is right before the first paint. */
export function markDocument(): void {
  document.documentElement.lang = locale;
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

export function useLocale(): { locale: Locale; setLocale: (next: Locale) => void } {
  return { locale: useSyncExternalStore(subscribe, currentLocale), setLocale };
}

/** The strings of the current language. */
export function useStrings<Z extends Record<string, Text>>(strings: Strings<Z>): Z {
  const { locale } = useLocale();
  return (locale === "en" ? strings.en : strings.zh) as Z;
}

/** Writes labels that come as data (fields, refusals, options) in the current language. */
export function useWord(): (label: Words) => string {
  const { locale } = useLocale();
  return (label) => wordOf(label, locale);
}

export const wordOf = (label: Words, locale: Locale): string => (locale === "en" ? label.en : label.zh);
