import { addDays, isDay, readNumeral } from "@bihuan/kit";
import { DAY_WORDS, type PolicyText } from "./text.ts";

/** Rank of a document in the order of Chinese law; `document` is whatever an office issues below it. */
export const LEVELS = {
  constitution: { zh: "宪法", en: "Constitution" },
  law: { zh: "法律", en: "Law" },
  regulation: { zh: "行政法规", en: "Administrative regulation" },
  rule: { zh: "规章", en: "Rule of a ministry or a government" },
  local: { zh: "地方性法规", en: "Local regulation" },
  document: { zh: "规范性文件", en: "Document of an office" },
} as const;
export type Level = keyof typeof LEVELS;

export interface About {
  issuer: string | null;
  number: string | null;
  level: Level;
  issuedOn: string | null;
  inForceOn: string | null;
  /** Where the day of force was read: in the text, or taken to be the day of issue because nothing says otherwise. */
  inForceBasis: "text" | "assumed" | null;
}

const FOLDERS: readonly [RegExp, Level][] = [
  [/(^|\/)(DLC|地方)|地方性法规/, "local"],
  [/(^|\/)宪法\//, "constitution"],
  [/(^|\/)(宪法相关法|民法典|民法商法|社会法|经济法|行政法|刑法|诉讼与非诉讼程序法)\//, "law"],
  [/(^|\/)行政法规\//, "regulation"],
  [/(^|\/)部门规章\//, "rule"],
];

/**
 * Issuer, number, level and days, read from the notes below the title, the closing articles and the file's path.
 * What is not written stays null; nothing is guessed but a missing day of force, and that is marked.
 */
export function readAbout(text: PolicyText, path = ""): About {
  const notes = datedNotes(text.notes.join("\n"));
  const issued = notes.filter((n) => !/^(施行|实施)/.test(n.words));
  const named = /\((\d{4}-\d{2}-\d{2})\)\.md$/.exec(path)?.[1];
  const issuedOn =
    named && isDay(named)
      ? named
      : (issued
          .map((n) => n.day)
          .sort()
          .at(-1) ?? null);
  const issuer =
    issued
      .filter((n) => !n.words.includes("批准"))
      .map((n) => issuerOf(n.words))
      .findLast((x) => x !== null) ?? null;
  const said = notes.find((n) => /^(施行|实施)/.test(n.words))?.day ?? closingDay(text, issuedOn);
  const fits = said !== undefined && (issuedOn === null || said >= issuedOn);
  return {
    issuer,
    number: issued.toSorted((a, b) => (a.day < b.day ? -1 : 1)).reduce<string | null>((last, n) => numberOf(n.words) ?? last, null),
    level: FOLDERS.find(([pattern]) => pattern.test(path))?.[1] ?? levelOf(text.title, issuer),
    issuedOn,
    inForceOn: fits ? said : issuedOn,
    inForceBasis: fits ? "text" : issuedOn === null ? null : "assumed",
  };
}

/**
 * 中华人民共和国主席令第七十一号, 国务院令（第306号）, 以…令 第 6 号公布 → 主席令第七十一号, 国务院令第306号, …. A text amended by a decision
 * without a number keeps the last it had, as it is cited.
 */
export function numberOf(words: string): string | null {
  const m = /((?:[\u4e00-\u9fa5、]{0,40}令|公告))\s{0,3}\(?\s{0,3}第\s{0,3}([\d一二三四五六七八九十百零〇]{1,12})\s{0,3}号/.exec(
    words.normalize("NFKC"),
  );
  if (!m) return null;
  const office = (m[1] as string).replaceAll("中华人民共和国", "").replace(/^[以由经中](?=主席令|国务院)/, "");
  return `${office}第${m[2]}号`;
}

/** Notes may run over several lines; each begins with its day. */
function datedNotes(text: string): { day: string; words: string }[] {
  const plain = text.normalize("NFKC");
  const starts = [...plain.matchAll(new RegExp(`${DAY_WORDS}\\s*`, "g"))];
  return starts.flatMap((m, i) => {
    const day = dayOf(m[1], m[2], m[3]);
    const words = plain.slice((m.index ?? 0) + m[0].length, starts[i + 1]?.index).replaceAll("\n", "");
    return day === undefined ? [] : [{ day, words }];
  });
}

function dayOf(year?: string, month?: string, day?: string): string | undefined {
  const text = `${readNumeral(year ?? "")
    .toString()
    .padStart(4, "0")}-${two(month)}-${two(day)}`;
  return isDay(text) ? text : undefined;
}
const two = (text?: string): string => String(readNumeral(text ?? "")).padStart(2, "0");

const FIXED = new RegExp(`自\\s{0,3}${DAY_WORDS}\\s{0,3}起(施行|实施|生效|执行)`);
/** 自2025年1月1日起施行, 自公布之日起施行, 自公布之日起30日后施行: in the last articles. An older law amended keeps its first day there. */
function closingDay(text: PolicyText, issuedOn: string | null): string | undefined {
  const closing = text.articles.slice(-4).toReversed();
  for (const { body } of closing) {
    const plain = body.normalize("NFKC");
    const fixed = FIXED.exec(plain);
    if (fixed) return dayOf(fixed[1], fixed[2], fixed[3]);
    const after = /自(?:公布|发布|颁布|印发)之日起(?:(\d{1,3})日后)?(?:施行|实施|生效|执行)/.exec(plain);
    if (after && issuedOn !== null) return addDays(issuedOn, Number(after[1] ?? 0));
  }
  return undefined;
}

function issuerOf(words: string): string | null {
  const plain = words
    .replace(/^(根据|经|由|依据)/, "")
    .replace(/第[一二三四五六七八九十百]+届/, "")
    .replace(/^中华人民共和国/, "");
  const m =
    /^([\u4e00-\u9fa5]{0,24}?(?:人民代表大会常务委员会|人民代表大会|国务院|人民政府|委员会|总局|[公安财政教育商务交通运输科学技术农业水利环境卫生健康文化旅游]{2,8}部|科学技术协会))/.exec(
      plain,
    );
  return m?.[1] ?? null;
}

function levelOf(title: string, issuer: string | null): Level {
  if (/宪法/.test(title) && !/法律|条例/.test(title)) return "constitution";
  if (issuer === null) return "document";
  if (/^全国人民代表大会/.test(issuer)) return "law";
  if (issuer === "国务院") return "regulation";
  if (/人民代表大会/.test(issuer)) return "local";
  if (/(部|总局)$/.test(issuer)) return "rule";
  // A government of a province or a city makes 规章; what a county's or a town's issues is a document.
  return /(省|自治区|市|自治州)人民政府$/.test(issuer) && /(办法|规定|规则|细则)(（.{1,6}）)?$/.test(title) ? "rule" : "document";
}

/** What stays the same from version to version: the name without 中华人民共和国, brackets, blanks and 试行; with the part where there is one. */
export const familyOf = (title: string, part: string | null = null): string =>
  title
    .normalize("NFKC")
    .replaceAll(/[《》〈〉<>\s]/g, "")
    .replace(/\((试行|暂行)\)$/, "")
    .replace(/^中华人民共和国(?=.)/, "") + (part === null ? "" : `/${part.replaceAll(/\s/g, "")}`);

/** 实施《X》办法, 《X》实施细则 → X; 关于修改《X》的决定 → X: claims to be resolved by the library. */
export function claimsOf(text: PolicyText): { kind: "implements" | "amends" | "replaces"; family: string }[] {
  const title = text.title.normalize("NFKC").replaceAll("〈", "《").replaceAll("〉", "》");
  const out: ReturnType<typeof claimsOf> = [];
  const implemented =
    /实施《([^《》]{1,200})》/.exec(title)?.[1] ?? /(?<![^《》])([^《》]{1,100}(?:法|条例))》?实施(?:细则|办法|条例)$/.exec(title)?.[1];
  if (implemented && text.part === null) out.push({ kind: "implements", family: familyOf(implemented) });
  const amended = /关于修改(?:部分)?《([^《》]{1,200})》/.exec(title)?.[1];
  if (amended) out.push({ kind: "amends", family: familyOf(amended) });
  for (const { body } of text.articles.slice(-4)) for (const name of endedIn(body)) out.push({ kind: "replaces", family: familyOf(name) });
  return out.filter((claim, i) => out.findIndex((c) => c.kind === claim.kind && c.family === claim.family) === i);
}

/** Titles that stand one after another before 废止 or 失效: 《甲》、《乙》（令第1号）同时废止. */
function endedIn(body: string): string[] {
  const ended: string[] = [];
  let [run, end]: [string[], number] = [[], -1];
  for (const m of body.matchAll(/(?:和|、|以及|及)?《([^《》]{1,200})》(?:[（(][^）)]{0,200}[）)])?/g)) {
    if (m.index !== end) run = [];
    run.push(m[1] as string);
    end = m.index + m[0].length;
    if (!/^(?:同时|即行)?(?:同时)?(?:废止|失效)/.test(body.slice(end, end + 6))) continue;
    ended.push(...run);
    run = [];
  }
  return ended;
}
