import { familyOf } from "./about.ts";
import { NUMERAL } from "@bihuan/kit";
import { articleAddress } from "./text.ts";

/** A place in a text that names an article or a document. */
export interface Reference {
  /** UTF-16 offsets into the text, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** The family of the named document; null is the document itself. */
  readonly family: string | null;
  /** 第三条; null where the document is named as a whole. 款 and 项 belong to the words, not to the address. */
  readonly address: string | null;
}

const TOKEN = new RegExp(
  [
    `《(?<title>[^《》]{2,60}(?:〈[^〉]{1,60}〉[^《》]{0,60})?)》`,
    `(?<own>本法|本条例|本办法|本规定|本规则|本细则|本决定|本通知|本意见|本章程)`,
    `第(?<article>${NUMERAL})条(?:之(?<inserted>${NUMERAL}))?(?:第${NUMERAL}款)?(?:第?[（(]?${NUMERAL}[）)]?项)?`,
  ].join("|"),
  "g",
);
/** Between two articles of one enumeration: 第十条、第十一条和第十二条. */
const JOINS = /^(?:[、，,和与及至到]|以及|或者)*$/;
/** Between a title and its article: 《…法》（以下简称…）第三条. */
const AFTER_TITLE = /^(?:[（(][^）)]{0,40}[）)])?的?$/;
/** A law named without brackets: 依照刑法第二百条. The name begins after the last particle; a wrong beginning names nothing and links nowhere. */
const PLAIN_NAME = /^(?:.*(?:依照|按照|根据|依据|违反|适用|以及|或者|[和与及]|[^\u4e00-\u9fa5]))?([\u4e00-\u9fa5]{1,18}(?:法典|法|条例))$/s;

/**
 * References in the order of the text. An enumeration keeps its document: 《甲法》第十条、第十一条 are both of 甲法.
 * A bare 第十条 is of the document itself unless words before it name another.
 */
export function referencesIn(text: string): Reference[] {
  const out: Reference[] = [];
  let document: { family: string | null; end: number; kind: "title" | "own" | "article" } | undefined;
  for (const m of text.matchAll(TOKEN)) {
    const start = m.index;
    const end = start + m[0].length;
    const { title, own, article, inserted } = m.groups as { title?: string; own?: string; article?: string; inserted?: string };
    if (title !== undefined) {
      const family = familyOf(title);
      document = { family, end, kind: "title" };
      out.push({ start, end, family, address: null });
    } else if (own !== undefined) document = { family: null, end, kind: "own" };
    else if (article !== undefined) {
      const between = document ? text.slice(document.end, start) : "";
      const joined = document && (document.kind === "article" ? JOINS : AFTER_TITLE).test(between);
      const named = joined ? document?.family : plainName(text.slice(Math.max(0, start - 24), start));
      const family = named ?? null;
      out.push({ start, end, family, address: articleAddress(article, inserted) });
      document = { family, end, kind: "article" };
    }
  }
  return out;
}

function plainName(before: string): string | null {
  const name = PLAIN_NAME.exec(before.replace("中华人民共和国", ""))?.[1] ?? (before.endsWith("宪法") ? "宪法" : "");
  return name === "" || /^[本该]/.test(name) ? null : familyOf(name);
}
