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

/** How two names mean one body; undefined where they are two or nothing tells. */
export function compareOrganisations(a: Organisation, b: Organisation): OrganisationMatch | undefined {
  if (a.code && b.code && a.code === b.code) return "same";
  const isOtherCode = Boolean(a.code && b.code);
  const [x, y] = [bodyOf(a.name), bodyOf(b.name)];
  if (x.length < 2 || y.length < 2) return undefined;
  // Another code is another body, but a branch has one of its own.
  if (isOtherCode) return isBranch(plainOf(a.name), plainOf(b.name)) ? "branch" : undefined;
  if (plainOf(a.name.replace(NOTE, "")) === plainOf(b.name.replace(NOTE, "")) || plainOf(a.name) === plainOf(b.name)) return "same";
  if (x === y) return "variant";
  const formerOf = (o: Organisation): string[] => [...(o.former ?? []), ...formerIn(o.name)].map(bodyOf);
  const [before, after] = [formerOf(a), formerOf(b)];
  if (before.includes(y) || after.includes(x) || before.some((name) => after.includes(name))) return "former";
  return isBranch(plainOf(a.name), plainOf(b.name)) ? "branch" : undefined;
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
