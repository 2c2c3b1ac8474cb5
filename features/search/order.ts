import type { Db } from "../../platform/db/database.ts";
import type { Label } from "../../platform/http/contract.ts";
import type { SearchAnswer } from "../../platform/search/search.ts";
import type { SearchedRegister } from "../../platform/search/register.ts";

export type Hits = SearchAnswer["hits"];
/** By `kind id`. */
export type Notes = ReadonlyMap<string, Label>;

const WHOLE = 4;
/** From this grade on a hit is counted. */
export const COUNTED = 3;
/** The best of every kind that stand before the many of one. */
export const LEAD = 3;

const keyOf = (h: { kind: string; id: number }): string => `${h.kind} ${h.id}`;

/** What to know of these hits before opening them: asked for all, since it decides which are shown. */
export async function notesOfHits(db: Db, registers: readonly SearchedRegister[], hits: Hits, on: string): Promise<Notes> {
  const notes = new Map<string, Label>();
  for (const register of registers) {
    const ids = hits.filter((h) => h.kind === register.kind).map((h) => h.id);
    if (ids.length === 0) continue;
    for (const [id, note] of (await register.notesOf?.(db, ids, on)) ?? []) notes.set(keyOf({ kind: register.kind, id }), note);
  }
  return notes;
}

/** What the question names outright, which stands before all that its words find: 科学技术普及法 第三条 leads to that article. */
export async function namedOutright(
  db: Db,
  registers: readonly SearchedRegister[],
  text: string,
  hits: Hits,
  on: string,
): Promise<Hits[number][]> {
  const named: Hits[number][] = [];
  for (const register of registers) {
    const { ids, words } = (await register.namedBy?.(db, text, on)) ?? { ids: [], words: [] };
    for (const id of ids) {
      const found = hits.find((h) => h.kind === register.kind && h.id === id);
      const terms = words.map((word) => ({ text: word, weight: 1 }));
      named.push({ kind: register.kind, id, share: 1, grade: WHOLE, score: found?.score ?? 0, terms: found?.terms ?? terms });
    }
  }
  return named;
}

/**
 * Whoever types 中国科学院 means those that hold all of it, not a text that says 科学 and 学院 many times over: on the judged
 * questions this changes nothing beyond .001 (docs/matching-quality.md); of the lower grades the order by words is the better one.
 * Within what is counted the best three of every kind come first, so that twenty needs are not buried under three thousand articles.
 */
export function inOrder(hits: Hits, named: Hits, notes: Notes): Hits {
  const keys = new Set(named.map(keyOf));
  const current = inForceFirst(
    hits.filter((h) => !keys.has(keyOf(h))),
    notes,
  );
  const whole = current.filter((h) => h.grade === WHOLE);
  const most = current.filter((h) => h.grade < WHOLE && h.grade >= COUNTED);
  return [...named, ...bestOfEachFirst(whole), ...bestOfEachFirst(most), ...current.filter((h) => h.grade < COUNTED)];
}

function bestOfEachFirst(hits: Hits): Hits {
  const lead = new Set([...Map.groupBy(hits, (h) => h.kind).values()].flatMap((some) => some.slice(0, LEAD)));
  return [...hits.filter((h) => lead.has(h)), ...hits.filter((h) => !lead.has(h))];
}

/**
 * Two versions of an article are often word for word the same, and the index cannot know which holds today: among the places that
 * articles of one grade take, those in force stand first. No other record moves.
 */
function inForceFirst(hits: Hits, notes: Notes): Hits {
  const waiting = Map.groupBy(hits, (h) => `${h.kind} ${h.grade}`);
  const isNoted = (h: Hits[number]): boolean => notes.has(keyOf(h));
  for (const [key, some] of waiting) waiting.set(key, [...some.filter((h) => !isNoted(h)), ...some.filter(isNoted)]);
  return hits.map((h) => waiting.get(`${h.kind} ${h.grade}`)?.shift() ?? h);
}
