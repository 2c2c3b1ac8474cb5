import { columnName } from "./rows.ts";
import { MOST_ROWS } from "./sheet-rows.ts";
import { escapeXml, quotedOf, STYLES, STYLE, styleOf, type CellStyle } from "./write-styles.ts";
import { ZipWriter } from "./zip-write.ts";

/** Null is an empty cell, never 0. A number stands as a number, a day (`2026-03-05`) as a date where its column holds days, else text. */
export type Cell = string | number | Formula | null;

/** What a spreadsheet computes, in its own words: `SUM(A2:A9)`; `value` is what it comes to, for viewers that do not compute (`reckoned`). */
export interface Formula {
  readonly formula: string;
  readonly value?: number | undefined;
}

export interface Column {
  readonly heading: string;
  readonly style: CellStyle;
  /** In characters of the sheet's font. */
  readonly width?: number;
  /** Words to choose from, offered in every cell of the column. */
  readonly choices?: readonly string[] | undefined;
  /** Shown beside a cell of the column when it is entered. */
  readonly note?: string | undefined;
}

export interface SheetOut {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: Iterable<readonly (readonly Cell[])[]> | AsyncIterable<readonly (readonly Cell[])[]>;
  /** A sheet to be filled in: its headings are protected, every other cell is free. */
  readonly fill?: boolean;
  readonly hidden?: boolean;
  /** Of a form: its title and a line beneath it stand above the headings, lines behind the last row. */
  readonly form?: { readonly title: string; readonly line: readonly string[]; readonly foot: readonly string[] } | undefined;
}

const FLUSH = 64 * 1024;
const DAY_MILLIS = 86_400_000;
const EPOCH = Date.UTC(1899, 11, 30);
const FILLED_ROWS = 5000;

/** A workbook as it is written: rows are asked for when there is room for them. Rows beyond a sheet's end go on in another. */
export async function* writeXlsx(sheets: readonly SheetOut[], mostRows = MOST_ROWS): AsyncGenerator<Buffer> {
  const zip = new ZipWriter();
  const written: { name: string; hidden: boolean; columns: number; head: number }[] = [];
  const lists = new Lists();
  const names = new Set<string>();
  for (const sheet of sheets) {
    const rows = new Batches(sheet.rows);
    do {
      const name = unlike(sheet.name, names);
      written.push({ name, hidden: sheet.hidden ?? false, columns: sheet.columns.length, head: headAt(sheet) });
      yield* zip.add(`xl/worksheets/sheet${written.length}.xml`, sheetXml(sheet, rows, lists, mostRows));
    } while (await rows.more());
  }
  if (lists.columns.length > 0) {
    written.push({ name: LISTS, hidden: true, columns: 0, head: 1 });
    yield* zip.add(`xl/worksheets/sheet${written.length}.xml`, [lists.xml()]);
  }
  const parts = Object.entries({
    "xl/styles.xml": STYLES,
    "xl/workbook.xml": workbookXml(written),
    "xl/_rels/workbook.xml.rels": `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${written
      .map((_, i) => `<Relationship Id="s${i + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`)
      .join("")}<Relationship Id="styles" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    "_rels/.rels": `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="w" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "[Content_Types].xml": `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${written
      .map((_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${TYPE}.worksheet+xml"/>`)
      .join("")}</Types>`,
  });
  for (const [name, xml] of parts) yield* zip.add(name, [xml]);
  yield zip.end();
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const LISTS = "_选项";

/** Sheets' names have 31 characters without some signs, and none comes twice. */
function unlike(name: string, taken: Set<string>): string {
  const plain = name.replace(/[[\]:*?/\\]/g, "-").replace(/^'+|'+$/g, "") || "Sheet";
  for (let n = 1; ; n++) {
    const end = n === 1 ? "" : ` (${n})`;
    const tried = `${plain.slice(0, 31 - end.length)}${end}`;
    if (taken.has(tried.toLowerCase())) continue;
    taken.add(tried.toLowerCase());
    return tried;
  }
}

/** Rows in batches, of which one may be left for the next sheet. */
class Batches {
  readonly #from: Iterator<readonly (readonly Cell[])[]> | AsyncIterator<readonly (readonly Cell[])[]>;
  #left: readonly (readonly Cell[])[] = [];
  constructor(rows: SheetOut["rows"]) {
    this.#from = Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]();
  }
  async take(most: number): Promise<readonly (readonly Cell[])[]> {
    if (!(await this.more()) || most === 0) return [];
    const taken = this.#left.slice(0, most);
    this.#left = this.#left.slice(most);
    return taken;
  }
  async more(): Promise<boolean> {
    while (this.#left.length === 0) {
      const { done, value } = await this.#from.next();
      if (done) return false;
      this.#left = value;
    }
    return true;
  }
}

/** The words that cells offer: short lists stand in the cell's rule, longer ones on a sheet of their own. */
class Lists {
  readonly columns: (readonly string[])[] = [];
  formula(choices: readonly string[]): string {
    const inline = choices.join(",");
    if (inline.length <= 250 && !choices.some((c) => /[",]/.test(c))) return `"${escapeXml(inline)}"`;
    const at = this.columns.push(choices);
    return `'${LISTS}'!$${columnName(at)}$1:$${columnName(at)}$${choices.length}`;
  }
  xml(): string {
    const rows = Array.from({ length: Math.max(...this.columns.map((c) => c.length)) }, (_, r) => {
      const cells = this.columns.map((c, i) => (c[r] === undefined ? "" : textCell(`${columnName(i + 1)}${r + 1}`, c[r], STYLE.text)));
      return `<row r="${r + 1}">${cells.join("")}</row>`;
    });
    return `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${rows.join("")}</sheetData></worksheet>`;
  }
}

const headAt = (sheet: SheetOut): number => (sheet.form ? 3 : 1);

/** Title over the whole width, then what is said beneath it, spread over the width. */
function aboveXml({ title, line }: NonNullable<SheetOut["form"]>, letters: readonly string[]): string {
  const at = (i: number): number => Math.floor((i * letters.length) / Math.max(1, line.length));
  const cells = line.map((t, i) => (line.findIndex((_, k) => at(k) === at(i)) === i ? textCell(`${letters[at(i)]}2`, t, STYLE.plain) : ""));
  return `<row r="1" ht="32" customHeight="1">${textCell("A1", title, STYLE.title)}</row><row r="2" ht="20" customHeight="1">${cells.join("")}</row>`;
}

async function* sheetXml(sheet: SheetOut, rows: Batches, lists: Lists, mostRows: number): AsyncGenerator<string> {
  const { columns } = sheet;
  const letters = columns.map((_, i) => columnName(i + 1));
  const width = columns.reduce((sum, c) => sum + (c.width ?? 14), 0);
  const head = headAt(sheet);
  yield `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="${head}" topLeftCell="A${head + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${columns
    .map(
      (c, i) =>
        `<col min="${i + 1}" max="${i + 1}" width="${c.width ?? 14}" customWidth="1"${sheet.fill ? ` style="${styleOf(c.style, true)}"` : ""}/>`,
    )
    .join(
      "",
    )}</cols><sheetData>${sheet.form ? aboveXml(sheet.form, letters) : ""}<row r="${head}" ht="24" customHeight="1">${columns.map((c, i) => textCell(`${letters[i]}${head}`, c.heading, STYLE.head)).join("")}</row>`;
  const styles = columns.map((c) => styleOf(c.style, sheet.fill ?? false));
  const days = columns.map((c) => c.style === "day");
  let text = "";
  let at = head;
  for (;;) {
    const batch = await rows.take(mostRows - at);
    if (batch.length === 0) break;
    for (const row of batch) {
      at++;
      text += `<row r="${at}">`;
      for (let i = 0; i < columns.length; i++) {
        const value = row[i];
        const style = styles[i] as number;
        if (typeof value === "number" && Number.isFinite(value)) text += `<c r="${letters[i]}${at}" s="${style}"><v>${value}</v></c>`;
        else if (typeof value === "object" && value !== null)
          text += `<c r="${letters[i]}${at}" s="${style}"><f>${escapeXml(value.formula)}</f>${value.value === undefined ? "" : `<v>${value.value}</v>`}</c>`;
        else if (value === null || value === undefined || value === "") text += `<c r="${letters[i]}${at}" s="${style}"/>`;
        else {
          const serial = days[i] ? serialOf(String(value)) : undefined;
          text +=
            serial === undefined
              ? textCell(`${letters[i]}${at}`, String(value), days[i] ? STYLE.text : style)
              : `<c r="${letters[i]}${at}" s="${style}"><v>${serial}</v></c>`;
        }
      }
      text += "</row>";
      if (text.length > FLUSH) {
        yield text;
        text = "";
      }
    }
  }
  const last = letters.at(-1) ?? "A";
  const end = at;
  for (const line of sheet.form?.foot ?? []) text += `<row r="${++at}">${textCell(`A${at}`, line, STYLE.plain)}</row>`;
  const rules = sheet.fill ? rulesXml(columns, letters, lists) : "";
  yield `${text}</sheetData>${sheet.fill ? '<sheetProtection sheet="1" formatCells="0" formatColumns="0" formatRows="0" insertRows="0" deleteRows="0" sort="0" autoFilter="0"/>' : end > 1 && !sheet.form ? `<autoFilter ref="A1:${last}${end}"/>` : ""}${sheet.form && columns.length > 1 ? `<mergeCells count="1"><mergeCell ref="A1:${last}1"/></mergeCells>` : ""}${rules}<printOptions horizontalCentered="1"/><pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="${width > 90 ? "landscape" : "portrait"}" fitToWidth="1" fitToHeight="0"/><headerFooter>${sheet.form ? "" : `<oddHeader>&amp;C${escapeXml(sheet.name.replaceAll("&", "&&"))}</oddHeader>`}<oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter></worksheet>`;
}

function rulesXml(columns: readonly Column[], letters: readonly string[], lists: Lists): string {
  const rules = columns.flatMap((c, i) => {
    if (!c.choices && !c.note) return [];
    const prompt = c.note
      ? ` showInputMessage="1" promptTitle="${escapeXml(c.heading.slice(0, 32))}" prompt="${escapeXml(c.note.slice(0, 250))}"`
      : "";
    const where = `sqref="${letters[i]}2:${letters[i]}${FILLED_ROWS}"`;
    // A warning, not a wall: what is not among the words is told when the table comes back.
    return c.choices
      ? [
          `<dataValidation type="list" errorStyle="warning" allowBlank="1" showErrorMessage="1"${prompt} ${where}><formula1>${lists.formula(c.choices)}</formula1></dataValidation>`,
        ]
      : [`<dataValidation allowBlank="1"${prompt} ${where}/>`];
  });
  return rules.length === 0 ? "" : `<dataValidations count="${rules.length}">${rules.join("")}</dataValidations>`;
}

function workbookXml(sheets: readonly { name: string; hidden: boolean; columns: number; head: number }[]): string {
  const titles = sheets.flatMap(({ name, columns, head }, i) =>
    columns > 0
      ? [
          `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">'${escapeXml(name.replaceAll("'", "''"))}'!$${head}:$${head}</definedName>`,
        ]
      : [],
  );
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView/></bookViews><sheets>${sheets
    .map(
      ({ name, hidden }, i) => `<sheet name="${escapeXml(name)}" sheetId="${i + 1}"${hidden ? ' state="hidden"' : ""} r:id="s${i + 1}"/>`,
    )
    .join("")}</sheets>${titles.length > 0 ? `<definedNames>${titles.join("")}</definedNames>` : ""}</workbook>`;
}

/** A text that a spreadsheet would run were it typed is marked as text: nothing of it shows, and it stays one when it is edited. */
function textCell(at: string, text: string, style: number): string {
  const s = /^[=+\-@\t\r']/.test(text) ? quotedOf(style) : style;
  return `<c r="${at}" s="${s}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text.slice(0, 32_767))}</t></is></c>`;
}

function serialOf(day: string): number | undefined {
  const m = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (!m || Number(m[1]) < 1901) return undefined;
  return Math.round((Date.UTC(Number(m[1]), Number(m[2]) - 1, Number(m[3])) - EPOCH) / DAY_MILLIS);
}
