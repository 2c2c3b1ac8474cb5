import type { Label } from "../../platform/http/contract.ts";

export interface Known {
  readonly id: number;
  readonly name: string;
  readonly formerNames: string | null;
  readonly ownerCode: string;
  readonly lead: string | null;
  readonly patents: readonly string[];
}
export interface Alike {
  readonly id: number;
  readonly name: string;
  readonly why: readonly Label[];
}

/** Words that names of projects share without saying anything. */
const EMPTY = /(项目|工程|课题|研究|开发|应用|示范|推广|技术|关键|与|及|的|（.{0,20}?）|\(.{0,20}?\)|[\s“”"《》、，,·-])/g;
const plain = (name: string): string =>
  name
    .normalize("NFKC")
    .replace(/20\d\d年?(度)?/g, "")
    .replace(EMPTY, "")
    .toLowerCase();
const namesOf = (k: Pick<Known, "name" | "formerNames">): string[] =>
  [k.name, ...(k.formerNames ?? "").split(/[;；]/)].map(plain).filter((n) => n !== "");

/** How far two names say the same, 0 to 1: the pairs of characters they share, once what says nothing is left out. */
export function nameLikeness(a: string, b: string): number {
  if (a === b) return 1;
  const pairs = (t: string) => new Set(Array.from({ length: Math.max(0, t.length - 1) }, (_, i) => t.slice(i, i + 2)));
  const [p, q] = [pairs(a), pairs(b)];
  if (p.size === 0 || q.size === 0) return 0;
  return (2 * [...p].filter((x) => q.has(x)).length) / (p.size + q.size);
}

/** Which of the others may be the same project under another name, and by what: a patent they share, a name once borne, a like name in one house. */
export function alikes(mine: Known, others: readonly Known[]): Alike[] {
  return others.flatMap((o) => {
    if (o.id === mine.id) return [];
    const why: Label[] = [];
    const shared = o.patents.find((n) => mine.patents.includes(n));
    if (shared !== undefined) why.push({ zh: `同一件专利 ${shared}`, en: `the same patent ${shared}` });
    const best = Math.max(0, ...namesOf(mine).flatMap((a) => namesOf(o).map((b) => nameLikeness(a, b))));
    const house = mine.ownerCode === o.ownerCode;
    if (best === 1)
      why.push({ zh: house ? "同一单位，去掉套话后名称相同" : "去掉套话后名称相同", en: "the same name without its phrases" });
    else if (house && best >= 0.5)
      why.push({ zh: `同一单位，名称相近（${Math.round(best * 100)}%）`, en: `like names in one house (${Math.round(best * 100)}%)` });
    else if (house && mine.lead !== null && mine.lead === o.lead && best >= 0.25)
      why.push({ zh: "同一单位、同一负责人，名称有相同的词", en: "one house, one lead, names that share words" });
    return why.length > 0 ? [{ id: o.id, name: o.name, why }] : [];
  });
}
