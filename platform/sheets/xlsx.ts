import { builtInFormat, readFormat, type Format } from "./formats.ts";
import { nothingBeside, type Beside, type Book, type Row, type SheetName } from "./rows.ts";
import { SheetRows } from "./sheet-rows.ts";
import { SharedStrings } from "./strings.ts";
import { attributeOf, isNamed, Tags } from "./tags.ts";
import { Unreadable } from "./unreadable.ts";
import { entryOf, unfold, unfoldWhole, type Zip, type ZipEntry } from "./zip.ts";

const MOST_SHEET = 3 * 2 ** 30;
/** Shared texts of an import of any length, unfolded. */
export const MOST_STRINGS = 2 * 2 ** 30;
const MOST_SHEETS = 500;
const MOST_STYLES = 100_000;

/** Where a workbook keeps what; targets are followed as its relations say, and links to outside are none. */
export interface Parts {
  readonly sheets: readonly (SheetName & { readonly entry: ZipEntry })[];
  readonly date1904: boolean;
  /** Whether it refers to other files. */
  readonly outside: boolean;
  readonly strings: ZipEntry | undefined;
  readonly styles: ZipEntry | undefined;
}

/** Shared texts of all workbooks of one bound that this process reads at one moment, by the bound: what is looked at waits for no import. */
const MOST_HELD = 2 ** 30;
const held = new Map<number, number>();

/** Takes its part of the memory for shared texts until it is given back; what finds no room is asked to come later. */
export function holdTexts(bytes: number, bound: number): () => void {
  const taken = held.get(bound) ?? 0;
  if (taken > 0 && taken + bytes > Math.max(MOST_HELD, bound)) throw new Unreadable("busy");
  held.set(bound, taken + bytes);
  let isHeld = true;
  return () => {
    if (isHeld) held.set(bound, (held.get(bound) ?? 0) - bytes);
    isHeld = false;
  };
}

type OnTag = (is: (word: string) => boolean, attribute: (word: string) => string | undefined, closing: boolean) => void;

/** A small part's tags, each handed on with a way to its attributes. */
class EveryTag extends Tags {
  readonly #on: OnTag;
  constructor(on: OnTag) {
    super();
    this.#on = on;
  }
  protected onTag(b: Buffer, _from: number, _to: number, name: number, end: number, closing: boolean): void {
    this.#on(
      (word) => isNamed(b, name, word),
      (word) => attributeOf(b, name, end, word),
      closing,
    );
  }
}

function resolve(base: string, target: string): string {
  const path: string[] = target.startsWith("/") ? [] : base.split("/").slice(0, -1);
  for (const step of target.replaceAll("\\", "/").split("/")) {
    if (step === "..") path.pop();
    else if (step !== "." && step !== "") path.push(step);
  }
  return path.join("/");
}

async function relationsOf(zip: Zip, part: string): Promise<Map<string, { type: string; target: string }>> {
  const cut = part.lastIndexOf("/") + 1;
  const entry = entryOf(zip, `${part.slice(0, cut)}_rels/${part.slice(cut)}.rels`);
  const relations = new Map<string, { type: string; target: string }>();
  if (!entry) return relations;
  new EveryTag((is, attribute) => {
    if (!is("Relationship") || attribute("TargetMode") === "External") return;
    const type = attribute("Type") ?? "";
    relations.set(attribute("Id") ?? "", { type: type.slice(type.lastIndexOf("/") + 1), target: resolve(part, attribute("Target") ?? "") });
  }).push(await unfoldWhole(zip, entry));
  return relations;
}

export async function findParts(zip: Zip): Promise<Parts> {
  const root = [...(await relationsOf(zip, "")).values()].find((r) => r.type === "officeDocument")?.target ?? "xl/workbook.xml";
  const entry = entryOf(zip, root);
  if (!entry) throw new Unreadable("unknown");
  const relations = await relationsOf(zip, root);
  const sheets: (SheetName & { entry: ZipEntry })[] = [];
  let date1904 = false;
  new EveryTag((is, attribute, closing) => {
    if (closing) return;
    if (is("workbookPr")) date1904 = /^(1|true|on)$/.test(attribute("date1904") ?? "");
    if (!is("sheet")) return;
    const part = relations.get(attribute("id") ?? "");
    const found = part && part.type === "worksheet" ? entryOf(zip, part.target) : undefined;
    const state = attribute("state");
    if (
      found &&
      sheets.push({
        name: attribute("name") ?? "",
        state: state === "hidden" || state === "veryHidden" ? state : "visible",
        entry: found,
      }) > MOST_SHEETS
    )
      throw new Unreadable("too-large");
  }).push(await unfoldWhole(zip, entry));
  const one = (type: string, usual: string): ZipEntry | undefined =>
    entryOf(zip, [...relations.values()].find((r) => r.type === type)?.target ?? resolve(root, usual));
  if (sheets.length === 0) throw new Unreadable("broken");
  const outside = [...relations.values()].some((r) => r.type === "externalLink");
  return { sheets, date1904, outside, strings: one("sharedStrings", "sharedStrings.xml"), styles: one("styles", "styles.xml") };
}

/** What each cell style makes of numbers. */
async function readFormats(zip: Zip, styles: ZipEntry | undefined): Promise<Format[]> {
  if (!styles) return [];
  const own = new Map<number, Format>();
  const formats: Format[] = [];
  let within = false;
  new EveryTag((is, attribute, closing) => {
    if (is("numFmt") && !closing) own.set(Number(attribute("numFmtId")), readFormat(attribute("formatCode") ?? ""));
    else if (is("cellXfs")) within = !closing;
    else if (within && !closing && is("xf")) {
      const id = Number(attribute("numFmtId") ?? 0);
      if (formats.push(own.get(id) ?? builtInFormat(id)) > MOST_STYLES) throw new Unreadable("too-large");
    }
  }).push(await unfoldWhole(zip, styles));
  return formats;
}

export async function openXlsx(zip: Zip, texts: number): Promise<Book> {
  const parts = await findParts(zip);
  const formats = await readFormats(zip, parts.styles);
  const beside = new Map<number, Beside>();
  let strings: Promise<SharedStrings | undefined> | undefined;
  let done = 0;
  let release = (): void => {};
  const loadStrings = async (): Promise<SharedStrings | undefined> => {
    if (!parts.strings) return undefined;
    const { size } = parts.strings;
    if (size > texts) throw new Unreadable("bomb");
    release = holdTexts(size, texts);
    const shared = new SharedStrings();
    for await (const piece of unfold(zip, parts.strings, size)) shared.push(piece);
    return shared;
  };
  async function* rows(sheet: number): AsyncGenerator<readonly Row[]> {
    const entry = parts.sheets[sheet]?.entry;
    if (!entry) return;
    strings ??= loadStrings();
    const found = nothingBeside(parts.outside);
    beside.set(sheet, found);
    const scan = new SheetRows({ strings: await strings, formats, date1904: parts.date1904 }, found);
    let read = 0;
    for await (const piece of unfold(zip, entry, MOST_SHEET)) {
      read += piece.length;
      done = entry.size === 0 ? 0 : read / entry.size;
      const batch = scan.take(piece);
      if (batch.length > 0) yield batch;
    }
  }
  return {
    format: "xlsx",
    since1904: parts.date1904,
    sheets: parts.sheets.map(({ name, state }) => ({ name, state })),
    rows,
    beside: (sheet) => beside.get(sheet) ?? nothingBeside(),
    progress: () => Math.min(1, done),
    close: () => {
      release();
      zip.source.close();
    },
  };
}
