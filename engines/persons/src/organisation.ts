import { normalise } from "@bihuan/matching";

/** A body as some list names it. */
export interface Organisation {
  readonly name: string;
  /** Unified social credit code where the list has it. */
  readonly code?: string | null | undefined;
  /** Names it bore before. */
  readonly former?: readonly string[] | undefined;
}

/** `same` by code or by name, `variant` by what its kind in law adds, `former` by an earlier name, `branch` of a parent. */
export type OrganisationMatch = "same" | "variant" | "former" | "branch";

/** What a company is by law is no part of who it is. */
const LEGAL = /(?:集团)?(?:股份)?(?:有限)?(?:责任)?公司$/u;
/** What a branch is called behind its parent's name. */
const BRANCH =
  /^(?:[\p{Script=Han}]{0,12}(?:分公司|分院|分校|分所|分中心|附属[\p{Script=Han}]{0,12}|校区|院区|办事处|工作站|学院|研究所|研究院|实验室|中心|科室|车间|厂|系|部|处|科|室|院|所))$/u;
const NOTE = /[（(【[][^）)】\]]{0,40}[）)】\]]/gu;

const bare = (name: string): string =>
  normalise(name)
    .replace(/[（(](示例|原|曾用名)[^）)]{0,40}[）)]/gu, "")
    .replace(/[\s·.,，。、"“”'‘’《》-]/gu, "");
/** Brackets are kept as what they hold: 甲厂（内江）有限公司 and 甲厂内江有限公司 are one. */
const plainOf = (name: string): string => bare(name).replace(/[（()）]/gu, "");
const bodyOf = (name: string): string => plainOf(name).replace(LEGAL, "") || plainOf(name);
const formerIn = (name: string): string[] =>
  [...name.matchAll(/[（(](?:原名?|曾用名)[:：]?([^）)]{2,60})[）)]/gu)].map((m) => m[1] as string);

/** A name taken apart; the bodies of lists are few and come again and again. */
interface Parts {
  readonly plain: string;
  readonly body: string;
  /** Without what its brackets note. */
  readonly bare: string;
  readonly former: readonly string[];
}
const MOST_KNOWN = 5000;
const known = new Map<string, Parts>();
function partsOf(name: string): Parts {
  const found = known.get(name);
  if (found) return found;
  if (known.size >= MOST_KNOWN) known.clear();
  const parts = { plain: plainOf(name), body: bodyOf(name), bare: plainOf(name.replace(NOTE, "")), former: formerIn(name).map(bodyOf) };
  known.set(name, parts);
  return parts;
}

/** How two names mean one body; undefined where they are two or nothing tells. */
export function compareOrganisations(a: Organisation, b: Organisation): OrganisationMatch | undefined {
  if (a.code && b.code && a.code === b.code) return "same";
  const isOtherCode = Boolean(a.code && b.code);
  const [x, y] = [partsOf(a.name), partsOf(b.name)];
  if (x.body.length < 2 || y.body.length < 2) return undefined;
  // Another code is another body, but a branch has one of its own.
  if (isOtherCode) return isBranch(x.plain, y.plain) ? "branch" : undefined;
  if (x.bare === y.bare || x.plain === y.plain) return "same";
  if (x.body === y.body) return "variant";
  const [before, after] = [
    [...(a.former ?? []).map(bodyOf), ...x.former],
    [...(b.former ?? []).map(bodyOf), ...y.former],
  ];
  if (before.includes(y.body) || after.includes(x.body) || before.some((name) => after.includes(name))) return "former";
  return isBranch(x.plain, y.plain) ? "branch" : undefined;
}

/** 甲厂有限公司自贡分公司 of 甲厂有限公司; 内江师范学院化学学院 of 内江师范学院. */
function isBranch(a: string, b: string): boolean {
  const [parent, long] = a.length <= b.length ? [a, b] : [b, a];
  return parent.length >= 4 && long.length > parent.length && long.startsWith(parent) && BRANCH.test(long.slice(parent.length));
}

/** By which a body is looked up: its code, and its name without what its kind in law adds. */
export const organisationKeys = (o: Organisation): string[] => [
  ...(o.code ? [`c:${o.code}`] : []),
  ...new Set([o.name, ...(o.former ?? []), ...formerIn(o.name)].map((name) => `o:${bodyOf(name.replace(NOTE, ""))}`)),
];

/** Where the name of a parent ends within that of its branch. */
const HEAD = /^[\p{Script=Han}a-z0-9]{2,40}?(?:大学|学院|公司|研究院|研究所|科学院|医院|协会|学会|中心|局|站)/u;

/** What a body's name shares with its branches and variants: the parent's name without what its kind in law adds. */
export function organisationStem(name: string): string {
  const plain = plainOf(name.replace(NOTE, ""));
  return bodyOf(HEAD.exec(plain)?.[0] ?? plain);
}
