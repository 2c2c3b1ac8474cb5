import { editsBetween } from "@bihuan/kit";
import { normalise } from "@bihuan/matching";

/** Syllables of a name without tones, one to a character: 单小桥 → shan, xiao, qiao. The caller brings the dictionary. */
export type ReadSyllables = (name: string) => readonly string[];

/** A name taken apart. A name in Latin letters has no `plain`. */
export interface Name {
  /** Han characters alone: simplified, without dots, blanks and what stands in brackets. */
  readonly plain: string;
  readonly syllables: readonly string[];
  /** Parts between dots: 买买提·吐尔逊 has two. One part where no dot was written. */
  readonly parts: readonly string[];
  /** Syllables or Latin words run together. */
  readonly sound: string;
  readonly latin: readonly string[];
  /** As written, without what aligns it. */
  readonly written: string;
}

const BRACKETS = /[（(【[][^）)】\]]{0,40}[）)】\]]/gu;
/** Dots that part a name; a full stop and a hyphen between Han characters are typed for one. */
const DOT = /[·•・‧∙⋅●.．。\-—–－]/u;
const TITLE = /(?:院士|教授|研究员|博士|老师|先生|女士|同志)$/u;

export function readName(name: string, read: ReadSyllables): Name {
  const bare = name.normalize("NFKC").replace(BRACKETS, "").trim();
  const parts = bare
    .split(DOT)
    .map((part) => normalise(part).replace(/[^\p{Script=Han}]/gu, ""))
    .filter((part) => part !== "");
  const joined = parts.join("");
  const plain = joined.length > 3 ? joined.replace(TITLE, "") : joined;
  const latin =
    plain === ""
      ? bare
          .toLowerCase()
          .normalize("NFD")
          .replace(/[^a-z\s,-]/g, "")
          .split(/[\s,-]+/)
          .filter((word) => word !== "")
      : [];
  // Read when somebody asks: characters alone tell most names apart, and the dictionary takes longer than all the rest.
  let heard: readonly string[] | undefined;
  return {
    plain,
    parts,
    latin,
    written: bare.replace(/\s/g, ""),
    get syllables() {
      return (heard ??= plain === "" ? [] : read(plain));
    },
    get sound() {
      return plain === "" ? latin.join("") : this.syllables.join("");
    },
  };
}

export type NameKind = "same" | "spelling" | "transliteration" | "part" | "married" | "homophone" | "shape" | "near" | "swapped" | "latin";

/** Surnames of two characters are taken whole; of one, these hold nine tenths of the people. */
const SURNAMES = new Set(
  "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤欧倪施温康葛纪游",
);
/** Characters that are taken for one another by their shape, in lists written by hand or read by machine. */
const SHAPES = [
  ..."未末|己已|土士|日曰|晴睛|洋祥|晨农|大太|玉王|天夭|侯候|戴载|辛幸|冶治|昊昃|兰蓝|志态|永水|佳住|宁守|庆厌|杨扬|材村|析折|明朋|泽择|科料|瑞端|琳淋|彬杉|洪供|峰蜂|钧钓|炀扬",
]
  .join("")
  .split("|");

const isShape = (a: string, b: string): boolean => SHAPES.some((pair) => pair.includes(a) && pair.includes(b));

/** What southern speech and quick typing do not tell apart: zh z, ch c, sh s, l n, ng n, h f. */
const loose = (syllable: string): string =>
  syllable
    .replace(/^(z|c|s)h/, "$1")
    .replace(/^l/, "n")
    .replace(/^f/, "h")
    .replace(/ng$/, "n");

/** Names of the kind that is written by its sound: with a dot, or of five characters and more. */
export const isSpelledBySound = (n: Name): boolean => n.parts.length > 1 || n.plain.length >= 5;

const isBlank = ({ plain, latin }: Name): boolean => plain === "" && latin.length === 0;

/** How two names may be one; undefined where they are two. */
export function compareNames(a: Name, b: Name): NameKind | undefined {
  if (isBlank(a) || isBlank(b)) return undefined;
  if (a.latin.length > 0 || b.latin.length > 0) return isLatin(a, b) || isLatin(b, a) ? "latin" : undefined;
  if (a.plain === b.plain) return a.written === b.written ? "same" : "spelling";
  if (isSpelledBySound(a) || isSpelledBySound(b)) return bySound(a, b);
  if (a.plain.length !== b.plain.length) return isMarried(a, b) || isMarried(b, a) ? "married" : undefined;
  const differs = [...a.plain].flatMap((c, i) => (c === b.plain[i] ? [] : [i]));
  const [at = 0, next] = differs;
  if (differs.length === 2 && next !== undefined && at > 0 && a.plain[at] === b.plain[next] && a.plain[next] === b.plain[at])
    return "swapped";
  if (differs.length !== 1) return undefined;
  const [x, y] = [a.syllables[at] ?? "", b.syllables[at] ?? ""];
  if (x === y) return "homophone";
  if (isShape(a.plain[at] as string, b.plain[at] as string)) return "shape";
  return loose(x) === loose(y) ? "near" : undefined;
}

/** Zhang Wei, WEI ZHANG, Zhang, W. stay what they are: whole syllables in either order. */
const isLatin = (latin: Name, other: Name): boolean => {
  if (latin.latin.length === 0) return false;
  if (other.latin.length > 0) return latin.latin.toSorted().join() === other.latin.toSorted().join();
  const [surname = "", ...given] = other.syllables;
  return latin.sound === other.sound || latin.sound === given.join("") + surname;
};

/** 陈方安生 and 方安生: the husband's surname stands before her own. */
const isMarried = (long: Name, short: Name): boolean => unmarried(long.plain) === short.plain;

/** A name without the husband's surname before her own; undefined where none can stand there. */
export const unmarried = (plain: string): string | undefined =>
  plain.length >= 3 && SURNAMES.has(plain[0] as string) && SURNAMES.has(plain[1] as string) ? plain.slice(1) : undefined;

function bySound(a: Name, b: Name): NameKind | undefined {
  if (editsWithin(a.sound, b.sound, Math.max(a.sound.length, b.sound.length) >= 12 ? 2 : 1)) return "transliteration";
  const [short, long] = a.plain.length < b.plain.length ? [a, b] : [b, a];
  const first = long.parts[0] ?? "";
  return long.parts.length > 1 && short.plain.length >= 3 && short.plain === first ? "part" : undefined;
}

/** Whether one text becomes the other by so few letters put in, left out or changed. */
export const editsWithin = (a: string, b: string, most: number): boolean =>
  Math.abs(a.length - b.length) <= most && editsBetween(a, b) <= most;
