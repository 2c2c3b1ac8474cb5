import type { Label } from "../fit/sides.ts";
import { writtenOn } from "./forms.ts";
import { NearDuplicates, skeletonOf } from "./minhash.ts";
import { clausesOf, findStockPhrases } from "./stock.ts";
import { findTemplates, type Template } from "./template.ts";

/** A need as it came in. */
export interface Submission {
  readonly id: number;
  /** Who entered it; imports of a file have none, their hour and pace say nothing. */
  readonly author: string | null;
  readonly title: string;
  readonly text: string;
  /** Minutes since 1970 on China's clock; null for imports. */
  readonly minute: number | null;
  /** A keyed hash of the device, where one is known. */
  readonly device?: string;
  /** True when its words leave price and place open (面议、全国). */
  readonly unlimited: boolean;
}

export type SignCode =
  | "stock-phrases"
  | "template"
  | "many-names"
  | "near-copy"
  | "copying-author"
  | "burst"
  | "night"
  | "one-device"
  | "unlimited";

export interface Sign {
  readonly code: SignCode;
  readonly points: number;
  readonly label: Label;
}

export interface Suspect {
  readonly id: number;
  readonly signs: readonly Sign[];
}

/** Grey needs this many points from at least two signs: no single habit of a person greys a need. */
export const GREY_POINTS = 3;
const NEAR = 0.6;
const SPREAD = 5;
/** So many characters say whether a text is copied: what ails which crop, many say in the same few. */
const TELLING = 40;
const BURST = 12;
const BURST_MINUTES = 60;

/**
 * Signs of mass production in a set of needs, e.g. one county's last months. What is returned is grey: shown, explained,
 * excluded from figures until someone answers an appeal. O(characters) apart from pairs that truly resemble each other.
 */
export function findSuspects(submissions: readonly Submission[]): Suspect[] {
  const search = searchSuspects(submissions);
  for (let step = search.next(); ; step = search.next()) if (step.done) return step.value;
}

/** The same in steps of a few milliseconds, for a host that has other work: it pauses after every few texts. */
export function* searchSuspects(submissions: readonly Submission[]): Generator<void, Suspect[]> {
  const written = submissions.map((s) => clausesOf(`${s.title}。${s.text}`));
  const sittings = submissions.map(sittingOf);
  // Into a printed form growers of one village write alike, and in few words everybody does; who leaves price and place open does neither.
  const forms = yield* writtenOn(submissions.map((s) => `${s.title}。${s.text}`));
  const own = submissions.map((s, i) => (s.unlimited ? undefined : forms[i]) ?? (s.text === "" ? s.title : s.text));
  const isTelling = submissions.map((s, i) => s.unlimited || skeletonOf(own[i] as string).length >= TELLING);
  const clauses = written.map((list, i) => (isTelling[i] && (submissions[i]?.unlimited || forms[i] === undefined) ? list : []));
  const stock = findStockPhrases(clauses, SPREAD, sittings);
  const copies = yield* copiesOf(submissions, own, sittings, isTelling);
  const templates = yield* findTemplates(
    submissions.map(({ author, unlimited }, i) => ({
      author,
      text: !unlimited && forms[i] !== undefined ? (own[i] as string) : (written[i] as string[]).join("，"),
    })),
  );
  const authors = Map.groupBy(submissions, (s) => s.author);
  const copying = new Map([...authors].map(([author, list]) => [author, copyingSign(author, list, copies)]));
  const nights = new Map([...authors].map(([author, list]) => [author, nightSign(author, list)]));
  const bursts = new Map([...authors].flatMap(([author, list]) => (author === null ? [] : [...burstsOf(list)])));
  const devices = deviceSigns(submissions);
  return submissions.flatMap((s, i) => {
    const signs = [
      stockSign(clauses[i] as string[], stock),
      ...templateSigns(templates.get(i)),
      copySign(copies.get(s.id)),
      copying.get(s.author),
      bursts.get(s.id),
      nights.get(s.author),
      s.device === undefined ? undefined : devices.get(s.device),
      s.unlimited
        ? sign("unlimited", 1, "价格写“面议”、地区写“全国”，没有限定", "Price negotiable, region nationwide: nothing is limited")
        : undefined,
    ].filter((x) => x !== undefined);
    const points = signs.reduce((sum, x) => sum + x.points, 0);
    return points >= GREY_POINTS && signs.length >= 2 ? [{ id: s.id, signs }] : [];
  });
}

const sign = (code: SignCode, points: number, zh: string, en: string): Sign => ({ code, points, label: { zh, en } });

function stockSign(clauses: readonly string[], stock: ReadonlyMap<string, number>): Sign | undefined {
  const found = clauses.filter((c) => stock.has(c)).sort((a, b) => (stock.get(b) as number) - (stock.get(a) as number));
  if (found.length === 0) return undefined;
  const quoted = found.slice(0, 2).map((c) => `“${[...c].slice(0, 20).join("")}”`);
  return sign(
    "stock-phrases",
    found.length >= 3 ? 2 : 1,
    `含 ${found.length} 处套话，如${quoted.join("、")}，见于 ${stock.get(found[0] as string)} 件内容不同的需求`,
    `${found.length} stock phrases, such as ${quoted.join(", ")}, found under ${stock.get(found[0] as string)} different needs`,
  );
}

/** Two signs of one thing: the way of writing, and under how many names it comes. */
function templateSigns(template: Template | undefined): Sign[] {
  if (!template) return [];
  const { texts, authors } = template;
  return [
    sign("template", 2, `与另 ${texts - 1} 件是同一套写法，只换了词`, `written by one pattern with ${texts - 1} others, words exchanged`),
    sign("many-names", 1, `这套写法出自 ${authors} 个登记人，每人多件`, `the pattern comes under ${authors} names, several needs each`),
  ];
}

/**
 * Who writes down for others, one after the other, writes alike: what repeats within one author's day is no sign. Undefined where day or author are not known, and of
 * those who leave price and place open.
 */
const sittingOf = ({ author, minute, unlimited }: Submission): string | undefined =>
  author === null || minute === null || unlimited ? undefined : `${author} ${Math.floor(minute / 1440)}`;

type Copy = { of: number; similarity: number };

/** The most similar earlier text of each need, where one is near. */
function* copiesOf(
  submissions: readonly Submission[],
  texts: readonly string[],
  sittings: readonly (string | undefined)[],
  isTelling: readonly boolean[],
): Generator<void, Map<number, Copy>> {
  const near = new NearDuplicates();
  const copies = new Map<number, Copy>();
  for (const [i, s] of submissions.entries()) {
    if (i % 10 === 9) yield;
    const found = near.add(texts[i] as string, NEAR);
    const first = found.find((n) => sittings[i] === undefined || sittings[n.index] !== sittings[i]);
    if (first && isTelling[i]) copies.set(s.id, { of: (submissions[first.index] as Submission).id, similarity: first.similarity });
  }
  return copies;
}

function copySign(copy: Copy | undefined): Sign | undefined {
  if (!copy) return undefined;
  const share = Math.round(copy.similarity * 100);
  return sign("near-copy", 1, `与需求 #${copy.of} 的文字相同 ${share}%`, `${share} % of its text equals need #${copy.of}`);
}

/** Half of at least ten needs copied is a way of working, not a slip. */
function copyingSign(author: string | null, list: readonly Submission[], copies: ReadonlyMap<number, Copy>): Sign | undefined {
  const copied = list.filter((s) => copies.has(s.id)).length;
  if (author === null || list.length < 10 || copied * 2 < list.length) return undefined;
  return sign(
    "copying-author",
    1,
    `登记人名下 ${list.length} 件中 ${copied} 件与此前的雷同`,
    `${copied} of the author's ${list.length} needs repeat earlier ones`,
  );
}

function nightSign(author: string | null, list: readonly Submission[]): Sign | undefined {
  const timed = list.filter((s) => s.minute !== null);
  const night = timed.filter((s) => {
    const hour = Math.floor((s.minute as number) / 60) % 24;
    return hour >= 23 || hour < 6;
  }).length;
  if (author === null || night < 10 || night * 2 < timed.length) return undefined;
  return sign(
    "night",
    1,
    `登记人名下 ${timed.length} 件中 ${night} 件在夜间（23 时至 6 时）登记`,
    `${night} of the author's ${timed.length} were entered at night`,
  );
}

/** Needs of one author that lie in an hour with at least BURST of his. */
function burstsOf(list: readonly Submission[]): Map<number, Sign> {
  const timed = list.filter((s) => s.minute !== null).sort((a, b) => (a.minute as number) - (b.minute as number));
  const out = new Map<number, Sign>();
  let from = 0;
  for (let to = 0; to < timed.length; to++) {
    while ((timed[to]?.minute as number) - (timed[from]?.minute as number) >= BURST_MINUTES) from++;
    const count = to - from + 1;
    if (count < BURST) continue;
    const found = sign("burst", 1, `一小时内由同一人登记 ${count} 件`, `${count} entered by one person within an hour`);
    for (let k = from; k <= to; k++) out.set((timed[k] as Submission).id, found);
  }
  return out;
}

/** Many authors on one device, many needs each: a shared office computer has many authors but few needs. */
function deviceSigns(submissions: readonly Submission[]): Map<string, Sign> {
  const out = new Map<string, Sign>();
  for (const [device, list] of Map.groupBy(submissions, (s) => s.device)) {
    const authors = new Set(list.map((s) => s.author)).size;
    if (device === undefined || authors < 3 || list.length < 10 * authors) continue;
    out.set(
      device,
      sign(
        "one-device",
        1,
        `同一设备以 ${authors} 个登记人的名义登记 ${list.length} 件`,
        `${list.length} needs under ${authors} names from one device`,
      ),
    );
  }
  return out;
}

/** Two words of a short need exchanged, or a sentence added, leave three fifths; of 371 real needs no two that are not copies share a third. */
const COPY = 0.6;

/** How a new need stands to earlier ones: equal or nearly equal, for showing before it is saved. */
export function findDuplicates<T extends { title: string; text: string }>(
  fresh: { title: string; text: string },
  earlier: readonly T[],
  least = COPY,
): { need: T; similarity: number }[] {
  const near = new NearDuplicates();
  for (const e of earlier) near.add(`${e.title}。${e.text}`, 1);
  return near.add(`${fresh.title}。${fresh.text}`, least).map((n) => ({ need: earlier[n.index] as T, similarity: n.similarity }));
}
