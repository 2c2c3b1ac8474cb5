import { compareNames, readName, type Name, type NameKind, type ReadSyllables } from "./name.ts";
import { compareOrganisations, type OrganisationMatch } from "./organisation.ts";

/** A person as one list holds him. What the list does not say is left out. */
export interface PersonEntry {
  readonly name: string;
  /** Where he works and worked, as written. */
  readonly units: readonly string[];
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  /** A keyed hash of the identity number; the number itself is no business of an engine. */
  readonly identity: string | null;
  readonly bornYear: number | null;
  readonly sex: "f" | "m" | null;
  readonly fields: readonly string[];
  /** Projects, papers, courses and stations: what he did with others. */
  readonly works: readonly string[];
}

/** An entry with its name taken apart once. */
export interface Person extends PersonEntry {
  readonly read: Name;
}

export const personOf = (entry: PersonEntry, read: ReadSyllables): Person => ({ ...entry, read: readName(entry.name, read) });

/** One reason for or against, in words, with its points. */
export interface Evidence {
  readonly points: number;
  readonly zh: string;
  readonly en: string;
}

/** `likely` may be proposed as one person, `possible` is looked at by somebody, `apart` is not shown. Nothing follows by itself. */
export type Grade = "likely" | "possible" | "apart";
export interface Comparison {
  readonly grade: Grade;
  readonly points: number;
  readonly evidence: readonly Evidence[];
}

/** From here on; set on one half of the fixture and measured on the other. */
export const LIKELY = 6.5;
export const POSSIBLE = 4.5;
/** Points of what nobody else has: identity number, mobile, mail box, a work in common. */
const IDENTIFIES = 4;

const NAME_POINTS: Record<Exclude<NameKind, "same" | "spelling">, number> = {
  transliteration: 3.5,
  married: 2.5,
  homophone: 2.5,
  shape: 2,
  swapped: 2,
  near: 1.5,
  latin: 2,
  part: 1.5,
};
const NAME_WORDS: Record<NameKind, readonly [zh: string, en: string]> = {
  same: ["姓名相同", "same name"],
  spelling: ["姓名只差繁简、间隔点或空格", "the same name but for script, dots or blanks"],
  transliteration: ["姓名是同一读音的不同译写", "the same sound written in other characters"],
  married: ["姓名只差冠姓", "the same name with a married surname before it"],
  homophone: ["姓名差一个同音字", "one character differs, of the same sound"],
  shape: ["姓名差一个形近字", "one character differs, of like shape"],
  swapped: ["姓名有两个字颠倒", "two characters of the name are swapped"],
  near: ["姓名差一个音近字", "one character differs, of near sound"],
  latin: ["一处是汉字姓名，一处是拼音", "one name in characters, one in Pinyin"],
  part: ["一处只写了姓名的前一部分", "one list has the first part of the name alone"],
};

/** Names of two characters are shared by many, those of four and more by few. */
const commonness = (name: Name): number => (name.plain.length <= 2 ? 3 : name.plain.length === 3 ? 4 : 5.5);

const UNIT_POINTS: Record<OrganisationMatch, number> = { same: 3, variant: 3, former: 2.5, branch: 2 };
const UNIT_WORDS: Record<OrganisationMatch, readonly [string, string]> = {
  same: ["单位相同", "same unit"],
  variant: ["单位只差公司类型的写法", "the unit's name differs by its legal form alone"],
  former: ["单位是改名前后的同一家", "the unit under its former name"],
  branch: ["单位是上下级（本部与分支）", "one unit is a branch of the other"],
};

const UNIT_SAID = new Set(Object.values(UNIT_WORDS).map(([zh]) => zh));

const isMobile = (phone: string): boolean => /^1[3-9]\d{9}$/.test(phone);
const digits = (phones: readonly string[]): string[] =>
  phones.map((p) =>
    p
      .normalize("NFKC")
      .replace(/\D/g, "")
      .replace(/^86(?=1\d{10}$)/, ""),
  );
const shared = (a: readonly string[], b: readonly string[]): string | undefined => a.find((x) => b.includes(x));

/**
 * Whether two entries are one person, with every reason. Differing identity numbers settle it against, years of birth far apart too.
 * A proposal needs what is his own; or, where the name is written alike, his unit with his year of birth, or with his field where no list
 * knows a namesake (`isShared`), and nothing speaks against it (with a slip in the name: both): name and unit alone are what namesakes of one house share, and father and son share half the name besides.
 */
export function comparePersons(a: Person, b: Person, isShared = false): Comparison {
  const kind = compareNames(a.read, b.read);
  if (kind === undefined) return { grade: "apart", points: 0, evidence: [] };
  const own = ownEvidence(a, b);
  const name = evidence(kind === "same" || kind === "spelling" ? commonness(a.read) : NAME_POINTS[kind], NAME_WORDS[kind]);
  const common = commonEvidence(a, b);
  const isSlip = kind !== "same" && kind !== "spelling";
  const isOwn = own.some((e) => e.points >= IDENTIFIES);
  const namesake = isShared && !isOwn ? [evidence(-1, ["名单里另有同名的人", "the lists hold a namesake"])] : [];
  const beside = [...own, ...common, ...namesake];
  const all = [name, ...beside];
  const points = Math.round(all.reduce((sum, e) => sum + e.points, 0) * 10) / 10;
  const unit = common.some((e) => UNIT_SAID.has(e.zh));
  const isBorn = own.some((e) => e.points > 0 && e.points < IDENTIFIES);
  const isField = common.some((e) => e.points > 0.5 && !UNIT_SAID.has(e.zh));
  const isDenied = [...own, ...common].some((e) => e.points < 0);
  const isPlaced = unit && !isDenied && (isSlip ? isBorn && isField && !isShared : isBorn || (isField && !isShared));
  const isSupported = beside.some((e) => e.points > 0.5);
  return {
    grade: points >= LIKELY && (isOwn || isPlaced) ? "likely" : points >= POSSIBLE && isSupported ? "possible" : "apart",
    points,
    evidence: all,
  };
}

/** Whether two entries of one name are two persons for certain: that name is then shared. */
export const areNamesakes = (a: Person, b: Person): boolean =>
  (a.identity !== null && b.identity !== null && a.identity !== b.identity) || yearsApart(a, b) > 1 || isOtherSex(a, b);
/** Whether anything stands in an entry by which it may be told from a namesake for certain. */
export const isTellable = ({ identity, bornYear, sex }: Person): boolean => identity !== null || bornYear !== null || sex !== null;

/** NaN where either year is not known. */
const yearsApart = (a: Person, b: Person): number => Math.abs((a.bornYear ?? NaN) - (b.bornYear ?? NaN));
const isOtherSex = (a: Person, b: Person): boolean => a.sex !== null && b.sex !== null && a.sex !== b.sex;

/** What is a person's own: identity, mobile, mail box, what he did, when he was born. */
function ownEvidence(a: Person, b: Person): Evidence[] {
  const out: Evidence[] = [];
  if (a.identity !== null && b.identity !== null)
    out.push(
      a.identity === b.identity
        ? evidence(12, ["身份证号相同", "same identity number"])
        : evidence(-20, ["身份证号不同", "other identity numbers"]),
    );
  const [x, y] = [digits(a.phones), digits(b.phones)];
  const phone = shared(x, y);
  if (phone !== undefined && isMobile(phone)) out.push(evidence(6, ["手机号相同", "same mobile"]));
  else if (x.some(isMobile) && y.some(isMobile)) out.push(evidence(-1.5, ["手机号不同", "other mobiles"]));
  const email = shared(a.emails.map(lower), b.emails.map(lower));
  if (email !== undefined) out.push(evidence(6, ["邮箱相同", "same e-mail"]));
  const work = shared(a.works, b.works);
  if (work !== undefined) out.push(evidence(4, [`共同的经历：${work}`, `in common: ${work}`]));
  const apart = yearsApart(a, b);
  if (apart === 0) out.push(evidence(2, ["出生年份相同", "born in the same year"]));
  else if (apart > 1) out.push(evidence(-8, [`出生年份差 ${apart} 年`, `born ${apart} years apart`]));
  return out;
}

/** What he shares with others: unit, its telephone, field, sex. */
function commonEvidence(a: Person, b: Person): Evidence[] {
  const out: Evidence[] = [];
  const unit = bestUnit(a.units, b.units);
  if (unit !== undefined) out.push(evidence(UNIT_POINTS[unit], UNIT_WORDS[unit]));
  else if (a.units.length > 0 && b.units.length > 0) out.push(evidence(-1, ["单位不同", "other units"]));
  const phone = shared(digits(a.phones), digits(b.phones));
  if (phone !== undefined && !isMobile(phone)) out.push(evidence(0.5, ["座机相同（可能是单位电话）", "same landline, perhaps the unit's"]));
  if (a.fields.length > 0 && b.fields.length > 0)
    out.push(
      isOneField(a.fields, b.fields) ? evidence(1.5, ["专业领域相近", "like fields"]) : evidence(-2.5, ["专业领域不同", "other fields"]),
    );
  if (isOtherSex(a, b)) out.push(evidence(-8, ["性别不同", "other sex"]));
  return out;
}

const evidence = (points: number, [zh, en]: readonly [string, string]): Evidence => ({ points, zh, en });
const lower = (text: string): string => text.trim().toLowerCase();

function bestUnit(a: readonly string[], b: readonly string[]): OrganisationMatch | undefined {
  const found = a.flatMap((x) => b.map((y) => compareOrganisations({ name: x }, { name: y })));
  return (["same", "variant", "former", "branch"] as const).find((kind) => found.includes(kind));
}

/** One field names the other, or both hold the same two characters. */
const isOneField = (a: readonly string[], b: readonly string[]): boolean => {
  const pairs = (words: readonly string[]) =>
    new Set(words.flatMap((w) => Array.from({ length: Math.max(0, w.length - 1) }, (_, i) => w.slice(i, i + 2))));
  const [x, y] = [pairs(a), pairs(b)];
  return [...x].some((pair) => y.has(pair) && !COMMON_PAIRS.has(pair));
};
/** Endings that fields have in common and that say nothing. */
const COMMON_PAIRS = new Set(["技术", "工程", "科学", "研究", "应用", "管理", "专业", "方向", "与应"]);
