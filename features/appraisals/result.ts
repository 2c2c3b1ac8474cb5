import {
  detailOf,
  elect,
  leak,
  LEAST,
  reaches,
  score,
  showExact,
  tallySheets,
  voidReason,
  type Cell,
  type Elected,
  type Sheet,
  type TallyRefusal,
} from "@bihuan/ballots";
import { byStrokes, compare, exact, over, plus, times, type Exact } from "@bihuan/kit";
import { handedOut, partsOf, sheetRules, type Class, type Definition, type Election, type RuleKind } from "./definition.ts";
import { addedBy, cellsOf, itemsOf, type Placed } from "./written.ts";

/** What came back of one class, in memory alone: ballots by phone as sums, paper as sheets. */
export interface Returned {
  /** Ballots by code, or from afar. */
  readonly phones: number;
  /** Their sums: item × grade. */
  readonly cells: readonly (readonly number[])[];
  /** Names written in by phone, as they came. */
  readonly names?: readonly string[];
  /** Sheets that the tellers say came back, and what they keyed. */
  readonly returned: number;
  readonly sheets: readonly Sheet[];
}

/** Sums of a part: what is kept. Of a part under ten voters no counts are kept, only what may be told. */
export interface Part {
  readonly classes: readonly string[];
  readonly weight: string;
  readonly due: number;
  readonly present: number;
  readonly issued: number;
  readonly returned: number;
  readonly valid: number;
  readonly void: readonly { readonly kind: string; readonly n: number }[];
  /** item × grade; absent where they may not be told. */
  readonly counts?: readonly (readonly number[])[];
  /** Of an election, by places of the candidates: kept where the counts are not. */
  readonly outcome?: Elected;
  /** Names written in that may be told: of at least five votes, or elected or tied; votes where there are counts. */
  readonly written?: readonly { readonly name: string; readonly votes?: number }[];
  /** Votes for others who were written in: a name of few votes may be a sign that somebody asked for, and stays untold. */
  readonly writtenElse?: number;
  /** Per person, of parts of five to nine: whole points, thirds of the top grades. */
  readonly coarse?: readonly { readonly points: string; readonly thirds: 0 | 1 | 2 | 3 }[];
}

/** Of a part, of one person. */
export interface PartScore {
  readonly score: string | null;
  /** Share of the top grades: exact text, or thirds. */
  readonly top: string;
}
export interface PersonResult {
  readonly name: string;
  readonly post: string;
  /** Over all parts, by their weights, of what is published of each. */
  readonly score: string | null;
  readonly band: string | null;
  /** Votes by grade over everything, where every part has its counts. */
  readonly counts: readonly number[] | null;
  readonly top: string | null;
  readonly line: boolean;
  readonly parts: readonly PartScore[];
  /** Of an election. */
  readonly outcome?: Outcome;
}
export type Outcome = "elected" | "tied" | "short" | "outrun";

export type Sheeted = Pick<Definition, "rules"> & Placed;

/** A sheet is judged aspect by aspect: three 优秀 mean three persons, not three cells. */
export function sheetFault(d: Sheeted, sheet: Sheet): RuleKind | "wrong_length" | "empty" | undefined {
  if (sheet.length !== cellsOf(d)) return "wrong_length";
  if (sheet.every((c) => c === "blank")) return "empty";
  const printed = sheet.slice(0, itemsOf(d));
  // Whoever is written in is chosen as well, whether the name can be read or not.
  const added = sheet.slice(itemsOf(d)).filter((c) => c !== "blank").length;
  const [seats] = d.rules.filter((r) => r.kind === "at_most");
  if (added > 0 && seats && printed.filter((c) => seats.grades.includes(c as number)).length + added > seats.n) return "at_most";
  for (let a = 0; a < d.aspects.length; a++) {
    const own = printed.filter((_, i) => i % d.aspects.length === a);
    const reason = voidReason(own, d.persons.length, sheetRules(d));
    // One aspect left blank is an abstention as a blank cell is.
    if (reason && reason.kind !== "empty") return reason.kind.replaceAll("-", "_") as RuleKind;
  }
  return undefined;
}

export type CountRefusal = (TallyRefusal & { readonly class: string }) | { readonly code: "leak" };

/** Counts all classes and merges them by a rule that saw sizes alone; nothing of an unmerged class leaves this function. `afar`: the sums that tellers opened. */
export function countVotes(
  d: Definition,
  returned: ReadonlyMap<string, Returned>,
  afar: readonly { readonly classes: readonly string[]; readonly counts: readonly (readonly number[])[] }[] = [],
): { parts: Part[] | null; voidSheets: VoidSheet[] } | CountRefusal {
  const tallies = new Map<
    string,
    { valid: number; returned: number; counts: number[][]; names: string[]; void: { sheet: number; kind: string }[] }
  >();
  for (const c of d.classes) {
    const r = returned.get(c.key) ?? { phones: 0, cells: [], returned: 0, sheets: [] };
    const kinds = r.sheets.map((s) => sheetFault(d, s));
    const good = r.sheets.filter((_, i) => kinds[i] === undefined);
    const tally = tallySheets(
      r.sheets,
      { persons: cellsOf(d), grades: d.grades.length, due: c.due, present: c.present, issued: c.sheets, returned: r.returned },
      [],
    );
    if ("code" in tally) return { ...tally, class: c.key };
    const counts = Array.from({ length: itemsOf(d) }, (_, item) =>
      d.grades.map((_g, g) => (r.cells[item]?.[g] ?? 0) + good.filter((s) => s[item] === g).length),
    );
    tallies.set(c.key, {
      counts,
      names: [...(r.names ?? []), ...good.flatMap((s) => addedBy(d, s))],
      valid: r.phones + good.length,
      returned: r.phones + r.returned,
      void: kinds.flatMap((kind, i) => (kind === undefined ? [] : [{ sheet: i + 1, kind }])),
    });
  }
  const of = (key: string) => tallies.get(key) as NonNullable<ReturnType<typeof tallies.get>>;
  const voidSheets = d.classes.flatMap((c) => of(c.key).void.map((v) => ({ class: c.key, ...v })));
  const merged = partsOf(d, (c) => of(c.key).valid);
  if (merged === undefined) return { parts: null, voidSheets };
  const sizes = d.classes.map((c) => ({ key: c.key, size: of(c.key).valid }));
  const everything = d.classes.map((c) => c.key);
  if (leak([...merged, ...afar.map((p) => p.classes), everything], sizes)) return { code: "leak" };
  const parts = merged.map((keys) => {
    const own = d.classes.filter((c) => keys.includes(c.key));
    const sum = (n: (c: Class) => number) => own.reduce((total, c) => total + n(c), 0);
    const opened = afar.find((p) => p.classes.every((k) => keys.includes(k)));
    const counts =
      opened?.counts ??
      Array.from({ length: itemsOf(d) }, (_, item) => d.grades.map((_g, g) => sum((c) => of(c.key).counts[item]?.[g] ?? 0)));
    const kinds = own.flatMap((c) => of(c.key).void.map((v) => v.kind));
    const part: Part = {
      classes: keys,
      weight: weightText(own.map((c) => c.weight)),
      due: sum((c) => c.due),
      present: sum((c) => c.present),
      issued: sum(handedOut),
      returned: sum((c) => of(c.key).returned),
      valid: sum((c) => of(c.key).valid),
      void: [...new Set(kinds)].sort().map((kind) => ({ kind, n: kinds.filter((k) => k === kind).length })),
    };
    const outcome = d.election
      ? electedIn(d, d.election, part, { counts, names: own.flatMap((c) => of(c.key).names), told: detailOf(part.valid) === "counts" })
      : {};
    if (detailOf(part.valid) === "counts") return { ...part, ...outcome, counts };
    return {
      ...part,
      ...outcome,
      coarse: d.persons.map((_, p) => {
        const top = topOf(d, part, counts, p);
        return {
          points: showExact(scoreOf(d, part, counts, p) ?? exact(0), 0),
          thirds: Math.floor((top.votes * 3) / Math.max(1, top.of)) as 0,
        };
      }),
    };
  });
  return { parts, voidSheets };
}
/** Who is elected: the engine's answer, candidates by their places on the ballot, who was written in by "+" and the name. */
function electedIn(
  d: Definition,
  e: Election,
  part: Part,
  votes: { readonly counts: Part["counts"]; readonly names: readonly string[]; readonly told: boolean },
): Pick<Part, "outcome" | "written" | "writtenElse"> {
  const forThem = d.grades.findIndex((g) => g.top);
  const names = new Map<string, number>();
  for (const name of votes.names) names.set(name, (names.get(name) ?? 0) + 1);
  const candidates = [
    ...d.persons.map((_, p) => ({ id: String(p), votes: votes.counts?.[p]?.[forThem] ?? 0 })),
    ...[...names].map(([name, n]) => ({ id: `+${name}`, votes: n })),
  ];
  const found = elect(candidates, e.seats, part[e.base], e.threshold);
  if (!d.slots) return { outcome: found };
  const isTold = (name: string, n: number) => n >= LEAST || [...found.elected, ...found.tied].includes(`+${name}`);
  const told = byStrokes([...names].filter(([name, n]) => isTold(name, n)).map(([name, n]) => ({ name, votes: n })));
  const short = found.short.filter((id) => !id.startsWith("+") || told.some((t) => `+${t.name}` === id));
  return {
    outcome: { ...found, short },
    written: told.map((t) => (votes.told ? t : { name: t.name })),
    ...(votes.told && { writtenElse: votes.names.length - told.reduce((n, t) => n + t.votes, 0) }),
  };
}

export interface VoidSheet {
  readonly class: string;
  readonly sheet: number;
  readonly kind: string;
}

const weightText = (weights: readonly string[]): string =>
  showExact(
    weights.reduce((s, w) => plus(s, exact(w)), exact(0)),
    2,
  ).replace(/\.00$|(?<=\.\d)0$/, "");

/** A person's score within one part: aspects by their weights. */
function scoreOf(d: Definition, part: Part, counts: Part["counts"], person: number): Exact | undefined {
  const { valid, returned, present, due } = part;
  return score(
    d.aspects.map((a, i) => ({ weight: a.weight, votes: counts?.[person * d.aspects.length + i] ?? [], valid, returned, present, due })),
    d.grades.map((g) => g.value),
    d.base,
  );
}

function topOf(d: Definition, part: Part, counts: Part["counts"], person: number): { votes: number; of: number } {
  const own = d.aspects.map((_, a) => counts?.[person * d.aspects.length + a] ?? []);
  const votes = own.reduce((n, row) => n + row.reduce((m, v, g) => m + (d.grades[g]?.top ? v : 0), 0), 0);
  return { votes, of: part[d.base] * d.aspects.length };
}

/** What is published, from the parts alone: whoever has them comes to the same. */
export function resultsOf(d: Definition, parts: readonly Part[]): PersonResult[] {
  const exactParts = parts.every((p) => p.counts !== undefined);
  const listed = d.persons.map((person, p): PersonResult => {
    const own = parts.map((part): PartScore & { exact: Exact | undefined } => {
      const coarse = part.coarse?.[p];
      if (coarse) return { score: coarse.points, top: `${coarse.thirds}/3`, exact: exact(coarse.points) };
      const value = scoreOf(d, part, part.counts, p);
      const top = topOf(d, part, part.counts, p);
      return { score: value ? showExact(value, 2) : null, top: percent(top.votes, top.of), exact: value };
    });
    // A weighed sum of what is told of each part tells nothing more than they do.
    const total = own.every((o) => o.exact)
      ? over(
          own.reduce((sum, o, i) => plus(sum, times(o.exact as Exact, exact(parts[i]?.weight ?? 0))), exact(0)),
          exact(100),
        )
      : undefined;
    const counts = exactParts
      ? d.grades.map((_, g) =>
          parts.reduce((n, part) => n + d.aspects.reduce((m, _a, a) => m + (part.counts?.[p * d.aspects.length + a]?.[g] ?? 0), 0), 0),
        )
      : null;
    const base = parts.reduce((n, part) => n + part[d.base], 0) * d.aspects.length;
    const told = parts.find((part) => part.outcome)?.outcome;
    return {
      ...(told && { outcome: sayPlace(told, String(p)) }),
      name: person.name,
      post: person.post,
      score: total ? showExact(total, exactParts ? 2 : 0) : null,
      band: total ? (d.bands.find((b) => compare(total, exact(b.least)) >= 0)?.label ?? null) : null,
      counts,
      top: counts
        ? percent(
            counts.reduce((n, v, g) => n + (d.grades[g]?.top ? v : 0), 0),
            base,
          )
        : null,
      line:
        counts !== null &&
        d.rules.some(
          (r) =>
            r.kind === "line" &&
            base > 0 &&
            reaches(
              r.grades.reduce((n, g) => n + (counts[g] ?? 0), 0),
              base,
              { num: 1, den: r.n, strict: false },
            ),
        ),
      parts: own.map(({ score: s, top }) => ({ score: s, top })),
    };
  });
  return [...listed, ...parts.flatMap((part) => writtenIn(d, part))];
}

/** Whoever was written in and may be told, behind the candidates. */
function writtenIn(d: Definition, part: Part): PersonResult[] {
  return (part.written ?? []).map(({ name, votes }) => ({
    ...{ name, post: WRITTEN_IN, score: null, band: null, line: false, parts: [] },
    counts: votes === undefined ? null : d.grades.map((g) => (g.top ? votes : 0)),
    top: votes === undefined ? null : percent(votes, part[d.base]),
    ...(part.outcome && { outcome: sayPlace(part.outcome, `+${name}`) }),
  }));
}
/** Stands where a candidate's post does. */
export const WRITTEN_IN = "另选他人";

const sayPlace = (told: Elected, id: string): Outcome =>
  told.elected.includes(id) ? "elected" : told.tied.includes(id) ? "tied" : told.short.includes(id) ? "short" : "outrun";

export const percent = (votes: number, of: number): string =>
  of === 0 ? "—" : `${showExact({ num: BigInt(votes) * 100n, den: BigInt(of) }, 1)}%`;

export const isCell = (cell: unknown, grades: number): cell is Cell =>
  cell === "blank" || cell === "void" || (typeof cell === "number" && Number.isInteger(cell) && cell >= 0 && cell < grades);
