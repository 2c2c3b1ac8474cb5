import { synonymsIn, normalise } from "@bihuan/matching";
import { sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import type { SearchedRegister } from "../../platform/search/register.ts";
import type { Search } from "../../platform/search/search.ts";
import { amountSpellings } from "./amounts.ts";
import { aliasReadings } from "./alias-readings.ts";
import type { Hits } from "./order.ts";

/** Another way to say the question: a body's whole name, or a word of the same meaning. */
export interface Reading {
  /** What is asked instead. */
  readonly text: string;
  /** What stands for what, as it is told: 按“四川大学”查找. */
  readonly word: string;
  readonly by: "name" | "synonym";
}

const LONGEST_SHORT = 12;
const MOST_NAMES = 300;
const MOST_READINGS = 3;
/** A sum has three other spellings. */
const MOST_SAID_OTHERWISE = 4;
/** The article that is asked for with a law's short name. */
const ADDRESS = /[的之]?第[0-9零〇一二三四五六七八九十百千]{1,8}条.*$/u;

/** Readings of a short question, names first. */
export async function readingsOf(db: Db, index: Search, registers: readonly SearchedRegister[], text: string): Promise<Reading[]> {
  const plain = text.normalize("NFKC").replace(/[\s《》〈〉“”"]/gu, "");
  const address = ADDRESS.exec(plain)?.[0] ?? "";
  const short = plain.slice(0, plain.length - address.length);
  const names = short.length >= 2 && short.length <= LONGEST_SHORT ? await index.meant(short, await namesLike(db, registers, short)) : [];
  return [
    ...(text.length > LONGEST_SAID ? [] : await aliasReadings(db, text, address)),
    ...names.slice(0, MOST_READINGS).map((name): Reading => ({ text: `${name}${address}`, word: name, by: "name" })),
    ...inOtherWords(text).slice(0, MOST_SAID_OTHERWISE),
  ];
}

/** Names that hold every character in order; which of them are meant the search's dictionary says. */
async function namesLike(db: Db, registers: readonly SearchedRegister[], short: string): Promise<string[]> {
  const pattern = `%${[...short.replace(/[\\%_]/g, "").replace(/\d+/g, "")].join("%")}%`;
  const found: string[] = [];
  for (const { names } of registers) {
    if (!names) continue;
    const { rows } = await sql<{
      name: string;
    }>`select distinct n.name from (${names}) n where n.name like ${pattern} limit ${MOST_NAMES}`.execute(db);
    found.push(...rows.map((r) => r.name));
  }
  return found;
}

const LONGEST_SAID = 30;

/** The question with one of its words said otherwise: 土豆脱毒, 马铃薯脱毒. */
export function inOtherWords(text: string): Reading[] {
  if (text.length > LONGEST_SAID) return [];
  const normal = normalise(text);
  const spelt = otherSpellings(normal).map((other): Reading => ({ text: other, word: other, by: "synonym" }));
  const words = synonymsIn(normal).flatMap((w) => {
    const others = w.others.filter((other) => other.length > 1 && !other.includes(w.word));
    return others.length > 0 ? [{ ...w, others }] : [];
  });
  /** The question with these words said otherwise, the last first. */
  const said = (picks: readonly { word: string; at: number; other: string }[]): Reading => ({
    text: picks.reduceRight((so, { word, at, other }) => `${so.slice(0, at)}${other}${so.slice(at + word.length)}`, normal),
    word: picks.map((p) => p.other).join("、"),
    by: "synonym",
  });
  // All words by their first other, then each word by itself, the first others before the second ones.
  const together = words.length > 1 ? [said(words.map((w) => ({ ...w, other: w.others[0] as string })))] : [];
  const most = Math.max(0, ...words.map((w) => w.others.length));
  const meant = Array.from({ length: most }, (_, k) =>
    words.flatMap((w) => w.others.slice(k, k + 1).map((other) => said([{ ...w, other }]))),
  );
  return [...spelt, ...together, ...meant.flat()];
}

/** 2024-03-15 is 2024年3月15日, 2019-03 is 2019年3月, 35万 is 350,000; lü is written lyu in passports. */
function otherSpellings(normal: string): string[] {
  const said = normal
    .replace(/(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})/g, (_, y: string, m: string, d: string) => `${y}年${Number(m)}月${Number(d)}日`)
    .replace(/(?<![\d.-])((?:19|20)\d{2})[-/.](0?[1-9]|1[0-2])(?![-/.\d])/g, (_, y: string, m: string) => `${y}年${Number(m)}月`)
    .replace(/\b([ln])yu(?=[a-z]|\b)/g, "$1v");
  const written = normal
    .replace(/(\d{4})年(\d{1,2})月(\d{1,2})日/g, (_, y: string, m: string, d: string) => `${y}-${m.padStart(2, "0")}-${d.padStart(2, "0")}`)
    .replace(/(\d{4})年(\d{1,2})月/g, (_, y: string, m: string) => `${y}-${m.padStart(2, "0")}`);
  return [...[said, written].filter((other) => other !== normal), ...amountSpellings(normal)];
}

const COUNTED = 3;
const WHOLE = 4;
/** So many of a whole name stand first: a short form may be another's as well. */
const LEAD = 3;

/**
 * What the readings found, taken in: the first of a whole name stand before all; the rest stands behind what holds as much of the question itself. Told are the
 * readings that brought something.
 */
export function withReadings(
  direct: Hits,
  found: readonly { readonly reading: Reading; readonly hits: Hits }[],
): { hits: Hits; first: Hits; read: Reading[] } {
  const keyOf = (h: Hits[number]): string => `${h.kind} ${h.id}`;
  const grades = new Map(direct.map((h) => [keyOf(h), h.grade]));
  const first: Hits[number][] = [];
  const more: Hits[number][] = [];
  const read: Reading[] = [];
  for (const { reading, hits } of found) {
    const isName = reading.by === "name";
    const fit = hits.filter((h) => h.grade >= (isName ? WHOLE : COUNTED) && (isName || h.grade > (grades.get(keyOf(h)) ?? 0)));
    if (fit.length > 0) read.push(reading);
    first.push(...(isName ? fit.slice(0, LEAD) : []));
    for (const hit of fit) if (hit.grade > (grades.get(keyOf(hit)) ?? 0)) more.push(hit);
  }
  const better = new Set(more.map(keyOf));
  return { hits: onceEach([...direct.filter((h) => !better.has(keyOf(h))), ...more]), first: onceEach(first), read };
}

export function onceEach(hits: Hits): Hits {
  const seen = new Set<string>();
  return hits.filter((h) => !seen.has(`${h.kind} ${h.id}`) && seen.add(`${h.kind} ${h.id}`));
}

/** Shorter words of a question that found nothing, those that find something. */
export async function wordsInstead(index: Search, text: string, finds: (word: string) => Promise<boolean>): Promise<string[]> {
  const words = [...new Set([...inOtherWords(text).map((r) => r.text), ...(await index.wordsOf(text))])].filter(
    (w) => w.length > 1 && w !== text,
  );
  const found: string[] = [];
  for (const word of words.slice(0, 12)) {
    if (found.length === 5) break;
    if (await finds(word)) found.push(word);
  }
  return found;
}
