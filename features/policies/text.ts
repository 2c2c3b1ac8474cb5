import { NUMERAL, readNumeral, writeNumeral } from "@bihuan/kit";

/**
 * The text of a document as its articles. What is written stays as written; only its arrangement is read:
 * 编 / 分编 / 章 / 节 are headings above an article, a line of an article is a 款, a line beginning with （一） a 项 of the 款 before it.
 */
export interface Article {
  /** Stable within the document: 第三条, 第三条之一, 序言, 段1; a second one of the same name is 第三条(2). */
  readonly address: string;
  /** From the outermost inwards: ["第一编 总则", "第二章 …"]. */
  readonly headings: readonly string[];
  /** Lines of the article without its number, joined by line feeds. */
  readonly body: string;
  /** Line of the source, from 1. */
  readonly line: number;
}

export interface PolicyText {
  readonly title: string;
  /** 物权编 of 民法典: a document that comes in parts names its part in a second title. */
  readonly part: string | null;
  /** What stands between title and text: adopted, amended, published, in force. */
  readonly notes: readonly string[];
  readonly articles: readonly Article[];
}

export interface TextFault {
  readonly line: number;
  readonly cause: string;
}

/** Blanks may set off each sign: 第 十 一 条. */
const SPACED = `${NUMERAL}(?: ${NUMERAL}){0,4}`;
const NUMBER = `第 ?(${SPACED}) ?[条條](?: ?之 ?(${NUMERAL}))?`;
/** Set off by a blank, an article is one whatever its number. */
const ARTICLE = new RegExp(`^${NUMBER}(?: (.*))?$`);
/** Marks of lists and quotations before a number; brackets and signs around it: > 第三条, 【第三条】, 第三条：. */
const LISTED = new RegExp(`^(?:[>*•-] ?){1,3}(?=第 ?${SPACED} ?[条條])`);
const DRESSED = new RegExp(`^[【［\\[]?(第 ?${SPACED} ?[条條](?: ?之 ?${NUMERAL})?)(?:[】］\\]*] ?|[：:.．] ?|、(?!第))`);
/** Without a blank it has to be the next in order; 第三条的, 第三条和, 第三条规定 name an article instead of beginning it. */
const CLOSE_ARTICLE = new RegExp(`^${NUMBER}(?![的、，,。；;：:》）)和与或及至到所中第款项规])(.+)$`);
/** Where a sentence ends and an article may begin within one line. */
const WITHIN = new RegExp(`(?<=[。；！？”）)])(?= ?第 ?${SPACED} ?[条條])`);
/** Set off at the beginning of a line and yet no beginning: a sentence broken within a name goes on. */
const GOES_ON = new RegExp(`^(?:的|规定的|所列|所规定|[、，,。；;：:》）)]|第 ?${NUMERAL} ?[款项]|[至和或及与]第)`);
const HEADING = new RegExp(`^第 ?${NUMERAL} ?(编|分编|部分|章|节)(?:\\s+|$)`);
/** 总则 and 附则 without a number; a chapter's number whose name stands in the next line. */
const BARE_HEADING = /^(?:总 ?则|附 ?则)$/;
const ONLY_NUMBER = new RegExp(`^(?:#{2,6} )?第 ?${SPACED} ?(?:编|分编|部分|章|节)$`);
const CLOSE_HEADING = new RegExp(`^第 ?${NUMERAL} ?(编|分编|部分|章|节)(?![的、，,和与或及至到所中第规])[^。；;，,：:]{1,20}$`);
const POINT = new RegExp(`^(${NUMERAL})、(.*)$`);
/** Depth of a heading by its word; the marks of Markdown are unreliable (## 第二节 under ## 第一章 occurs). */
const DEPTHS: Readonly<Record<string, number>> = { 编: 1, 部分: 1, 分编: 2, 章: 3, 节: 4 };
const END_OF_NOTES = /^<!--\s*INFO END\s*-->$/;

/**
 * Reads Markdown (`# 名称`, notes, `## 章`, `第X条`) or plain pasted text. `title` is used where the text has none.
 * Refuses with the line where there is no title or no text at all.
 */
export function readPolicyText(source: string, title = ""): { text: PolicyText } | { fault: TextFault } {
  const lines = mended(source.replace(/^\ufeff/, "").split(/\r\n|[\r\n\v\f\u0085\u2028\u2029]/));
  const at = lines.findIndex((line) => line.trim() !== "");
  if (at < 0) return { fault: { line: 1, cause: "empty" } };
  if (lines[at] === "---") return { fault: { line: at + 1, cause: "front matter of an index, no document" } };
  const titles: string[] = [];
  const notes: string[] = [];
  const reader = new Reader(lines.some((line) => ARTICLE.test(squeeze(line)) || CLOSE_ARTICLE.test(squeeze(line))));
  const markedEnd = lines.findIndex((line) => END_OF_NOTES.test(line.trim()));
  let inNotes = true;
  for (const [i, raw] of lines.entries()) {
    const line = squeeze(raw);
    if (line === "") continue;
    if (END_OF_NOTES.test(line)) inNotes = false;
    else if (/^# /.test(line)) titles.push(line.slice(2).trim());
    else if (inNotes && (markedEnd >= 0 ? i < markedEnd : titles.length > 0 && isNote(line))) notes.push(line);
    else {
      inNotes = false;
      reader.take(line, i + 1);
    }
  }
  const name = titles[0] ?? title.trim();
  if (name === "") return { fault: { line: at + 1, cause: "no title (a line “# 名称”)" } };
  const articles = reader.finish();
  if (articles.length === 0) return { fault: { line: lines.length, cause: "a title without text" } };
  return { text: { title: name, part: titles[1] ?? null, notes, articles } };
}

/** Lines broken within an article's number, or between a chapter's number and its name, are put together again; the others stay where they are. */
function mended(lines: readonly string[]): string[] {
  const out = [...lines];
  for (let i = 0; i + 1 < out.length; i++) {
    const [here, next] = [squeeze(out[i] as string), squeeze(out[i + 1] as string)];
    const begun = BROKEN.exec(here)?.[0];
    const isNumber = begun !== undefined && ARTICLE_NUMBER.test(begun + next);
    const isChapter = ONLY_NUMBER.test(here) && /^[\p{Script=Han} ]{1,20}$/u.test(next) && !next.startsWith("第");
    if (isNumber) [out[i], out[i + 1]] = ["", here + next];
    else if (isChapter) [out[i], out[i + 1]] = ["", `${here} ${next}`];
  }
  return out;
}
const BROKEN = new RegExp(`第 ?(?:${SPACED})?$`);
const ARTICLE_NUMBER = new RegExp(`^第 ?${SPACED} ?[条條]`);

/** A day in digits or numerals, with the blanks that Word and PDF leave around digits: year, month, day. */
export const DAY_WORDS =
  "([\\d〇○零一二三四五六七八九]{4})\\s{0,3}年\\s{0,3}([\\d一二三四五六七八九十]{1,2})\\s{0,3}月\\s{0,3}([\\d一二三四五六七八九十]{1,3})\\s{0,3}日";
/** Unmarked notes are the dated lines below the title. */
const NOTE = new RegExp(`^\\(?${DAY_WORDS}`);
const isNote = (line: string): boolean => NOTE.test(line.normalize("NFKC"));

/** One blank for many; the marks that Word's bold leaves in a text are no words of it. */
const squeeze = (line: string): string =>
  line
    .replaceAll(/\*\*|__/g, "")
    .replaceAll(/[\s\u3000\u200b]+/g, " ")
    .trim()
    .replace(LISTED, "")
    .replace(DRESSED, "$1 ");

class Reader {
  readonly #numbered: boolean;
  readonly #articles: Article[] = [];
  readonly #taken = new Map<string, number>();
  #headings: { depth: number; words: string }[] = [];
  #last = { number: 0, inserted: 0 };
  #open: { address: string; lines: string[]; line: number } | undefined;

  constructor(numbered: boolean) {
    this.#numbered = numbered;
  }

  take(line: string, at: number): void {
    const marks = /^#{2,6}(?= )/.exec(line)?.[0].length ?? 0;
    const words = marks > 0 ? line.slice(marks).trim() : line;
    const kind = BARE_HEADING.test(words) ? "章" : (HEADING.exec(words) ?? CLOSE_HEADING.exec(words))?.[1];
    if ((marks > 0 && !ARTICLE.test(words)) || (kind !== undefined && words.length <= 40 && !/[。；：]$/.test(words))) {
      this.#close();
      const depth = kind === undefined ? marks + 1 : (DEPTHS[kind] as number);
      this.#headings = [...this.#headings.filter((h) => h.depth < depth), { depth, words }];
      return;
    }
    if (this.#numbered) return this.#sentences(words, at);
    const point = POINT.exec(line)?.[1];
    if (point !== undefined) this.#begin(writeNumeral(readNumeral(point)), line, at);
    else this.#add(line, at);
  }

  /** A line of a numbered text: usually one article or a part of it; pasted from a page, several. */
  #sentences(line: string, at: number): void {
    const parts: { address: string | undefined; words: string }[] = [];
    for (const piece of line.split(WITHIN)) {
      const article = this.#articleIn(piece.trim(), parts.length > 0);
      const last = parts.at(-1);
      if (article) parts.push(article);
      else if (last) last.words += piece;
      else parts.push({ address: undefined, words: piece });
    }
    for (const { address, words } of parts)
      if (address === undefined) this.#add(words, at);
      else this.#begin(address, words, at);
  }

  /** What begins an article: set off by a blank, or the next in order. Within a line only the next in order. */
  #articleIn(piece: string, isWithin: boolean): { address: string; words: string } | undefined {
    const apart = ARTICLE.exec(piece);
    const [, number, inserted, words = ""] = apart ?? CLOSE_ARTICLE.exec(piece) ?? [];
    if (number === undefined) return undefined;
    const [n, m] = [readNumeral(number.replaceAll(" ", "")), inserted === undefined ? 0 : readNumeral(inserted)];
    const follows = m > 0 ? n === this.#last.number && m === this.#last.inserted + 1 : n === this.#last.number + 1;
    if ((!apart || isWithin || GOES_ON.test(words)) && !follows) return undefined;
    this.#last = { number: n, inserted: m };
    return { address: articleAddress(number, inserted), words };
  }

  #add(line: string, at: number): void {
    if (this.#open) this.#open.lines.push(line);
    else this.#begin(this.#headings.at(-1)?.words ?? `段${this.#articles.length + 1}`, line, at);
  }

  finish(): Article[] {
    this.#close();
    return this.#articles;
  }

  #begin(address: string, first: string, line: number): void {
    this.#close();
    this.#open = { address, lines: first === "" ? [] : [first], line };
  }

  #close(): void {
    if (!this.#open) return;
    const { address, lines, line } = this.#open;
    const n = (this.#taken.get(address) ?? 0) + 1;
    this.#taken.set(address, n);
    const headings = this.#headings.map((h) => h.words);
    this.#articles.push({ address: n === 1 ? address : `${address}(${n})`, headings, body: lines.join("\n"), line });
    this.#open = undefined;
  }
}

const BEGINS_WITHIN = new RegExp(
  `(?:^|[。；\\n])[ >*•【［\\[<p/-]{0,6}第 ?(${SPACED}) ?[条條](?! ?(?:[的、，,。；;和与或及至到所中第款项规之]|之外|另有))`,
  "g",
);

/** Numbers that begin a line or a sentence inside another article: the reader may have taken two for one. */
export const articlesWithin = (articles: readonly Article[]): string[] =>
  articles.flatMap((a) => [...a.body.matchAll(BEGINS_WITHIN)].map((m) => `${a.address}: 第${m[1]}条`));

/** The articles as a text that reads as they stand: headings where they begin, one article a line. */
export function printArticles(articles: readonly Pick<Article, "address" | "headings" | "body">[]): string {
  return articles
    .flatMap(({ address, headings, body }, i) => {
      const before = articles[i - 1]?.headings ?? [];
      const first = headings.findIndex((h, k) => h !== before[k]);
      const number = address.startsWith("第") ? `${address.replace(/\(\d{1,4}\)$/, "")}　` : "";
      return [...(first < 0 ? [] : headings.slice(first)), `${number}${body}`];
    })
    .join("\n");
}

/** 第３条, 第三条 → 第三条; with its insertion 之一. */
export function articleAddress(number: string, inserted?: string): string {
  const n = readNumeral(number.replaceAll(" ", ""));
  const m = inserted === undefined ? undefined : readNumeral(inserted);
  return `第${writeNumeral(n)}条${m === undefined ? "" : `之${writeNumeral(m)}`}`;
}

/** 款 of an article, each with its 项: how the anchors 第三条第二款 and its items are found. */
export function paragraphsOf(body: string): { text: string; items: string[] }[] {
  const out: { text: string; items: string[] }[] = [];
  for (const line of body.split("\n")) {
    const last = out.at(-1);
    if (last && new RegExp(`^[（(]${NUMERAL}[）)]`).test(line)) last.items.push(line);
    else out.push({ text: line, items: [] });
  }
  return out;
}
