import { dayNumber, dayOfNumber, isDay } from "@bihuan/kit";
import type { Node } from "./tree.ts";

/** What an expression comes to: XPath's four kinds. */
export type Value = string | number | boolean | readonly Node[];
export type TextOf = (node: Node) => string;

/** A day counts as the days since 1970, as forms reckon with it; a moment adds its part of a day. */
export function numberOfText(text: string): number {
  const t = text.trim();
  if (t === "") return Number.NaN;
  if (isDay(t.slice(0, 10)) && (t.length === 10 || t[10] === "T")) {
    const time = /^T(\d{2}):(\d{2})(?::(\d{2}))?/.exec(t.slice(10));
    return dayNumber(t.slice(0, 10)) + (time ? (Number(time[1]) * 3600 + Number(time[2]) * 60 + Number(time[3] ?? 0)) / 86_400 : 0);
  }
  return /^[-+]?(\d{1,30}\.?\d{0,30}|\.\d{1,30})$/.test(t) ? Number(t) : Number.NaN;
}

export function textOfNumber(n: number): string {
  if (Number.isNaN(n)) return "";
  if (!Number.isFinite(n)) return n > 0 ? "Infinity" : "-Infinity";
  return Number.isInteger(n) ? String(n) : String(Number(n.toPrecision(15)));
}

export const toText = (v: Value, textOf: TextOf): string => {
  if (typeof v === "string") return v;
  if (typeof v === "number") return textOfNumber(v);
  if (typeof v === "boolean") return v ? "true" : "false";
  return v[0] ? textOf(v[0]) : "";
};
export const toNumber = (v: Value, textOf: TextOf): number =>
  typeof v === "number" ? v : typeof v === "boolean" ? Number(v) : numberOfText(toText(v, textOf));
/** A question counts as true when it is answered; the words true and false as themselves, as calculations keep them. */
export const toBoolean = (v: Value, textOf: TextOf): boolean => {
  if (typeof v === "boolean") return v;
  if (typeof v === "number") return v !== 0 && !Number.isNaN(v);
  const text = toText(v, textOf);
  return text !== "" && text !== "false";
};

export const dayOf = (v: Value, textOf: TextOf): string => {
  const text = toText(v, textOf);
  if (isDay(text.slice(0, 10))) return text.slice(0, 10);
  const n = numberOfText(text);
  return Number.isNaN(n) || Math.abs(n) > 3_000_000 ? "" : dayOfNumber(Math.floor(n));
};

/** `%Y-%m-%d %H:%M` and the like. */
export function formatMoment(text: string, format: string): string {
  if (!isDay(text.slice(0, 10))) return "";
  const [y = "", m = "", d = ""] = text.slice(0, 10).split("-");
  const [hour = "00", minute = "00", second = "00"] = text.slice(11, 19).split(":");
  const parts: Readonly<Record<string, string>> = {
    Y: y,
    y: y.slice(2),
    m,
    n: String(Number(m)),
    d,
    e: String(Number(d)),
    H: hour,
    h: String(Number(hour)),
    M: minute,
    S: second,
    "%": "%",
  };
  return format.replace(/%(.)/g, (whole, c: string) => parts[c] ?? whole);
}

/** Each member of a set as a text; a single value is a set of one. */
export const membersOf = (v: Value, textOf: TextOf): string[] => (Array.isArray(v) ? v.map((n: Node) => textOf(n)) : [toText(v, textOf)]);
export const firstOf = (v: Value): Node | undefined => (Array.isArray(v) ? (v as readonly Node[])[0] : undefined);
/** Chosen values stand in one text, apart by blanks. */
export const wordsIn = (text: string): string[] => text.split(/\s/).filter((w) => w !== "");
