import { TYPES } from "../documents/file-types.ts";
import { writeOfficialDocument, type Block, type OfficialDocument } from "../documents/gbt9704.ts";
import type { Label } from "../http/contract.ts";
import { showValue, type Field, type Register, type Values } from "../register/fields.ts";
import type { MakePaper } from "../rooms/room.ts";
import type { RecordPageData } from "./contract.ts";
import type { Hand } from "./hand.ts";
import { recordPage } from "./page.ts";

/** A paper that comes out of a record, in the layout of official documents; `undefined` while there is nothing to write. */
export interface WrittenPaper {
  readonly label: Label;
  readonly write: (data: RecordPageData) => OfficialDocument | undefined;
}

/** Kind of record → key → paper. */
export type Written = Readonly<Record<string, Readonly<Record<string, WrittenPaper>>>>;

/** Each paper as a file beneath /api/, for whoever may read the record; it says what the record's page says to the same person. */
export const filesOf = (hands: readonly Hand[], written: Written): [address: string, make: MakePaper][] =>
  Object.entries(written).flatMap(([name, papers]) => {
    const hand = hands.find((h) => h.records.name === name);
    if (!hand) throw new Error(`Papers of ${name}, which no room declares`);
    return Object.entries(papers).map(([key, paper]): [string, MakePaper] => [
      `papers/${name}/:id/${key}`,
      async (services, actor, { id }) => {
        if (!actor.permissions.has(`${name}.read`)) return undefined;
        const data = await services.database.read(actor.scope, (db) => recordPage(hand, db, actor, Number(id), services));
        const document = paper.write(data);
        return document && { name: `${data.title}${paper.label.zh}.docx`, type: TYPES.docx, bytes: await writeOfficialDocument(document) };
      },
    ]);
  });

/** The lines of a long text as paragraphs; nothing where nothing is written. */
export const paragraphs = (text: unknown): { type: "paragraph"; text: string }[] =>
  String(text ?? "")
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => ({ type: "paragraph", text: line }));

/** The values of a row in the words that its page has for them, by the key of the field; empty where nothing is. */
export const inWords =
  (register: Register, values: Values) =>
  (key: string): string => {
    const field = register.fields.find((f) => f.key === key);
    const value = values[key];
    return !field || value === null || value === undefined || value === "" ? "" : showValue(field, value, "zh-CN");
  };

/** A table of child rows: its heads are the fields' own words. */
export function tableOf(
  child: { readonly register: Register },
  rows: readonly Values[],
  keys: readonly string[],
  names: Names = {},
): Table {
  const fields = keys.map((key) => child.register.fields.find((f) => f.key === key) as Field);
  return {
    type: "table",
    header: ["序号", ...fields.map((f) => f.label.zh)],
    rows: rows.map((row, i) => [
      String(i + 1),
      ...fields.map((f) =>
        f.type === "record" || f.type === "unit"
          ? (names[`${f.of ?? "unit"}:${String(row[f.key])}`] ?? "")
          : inWords(child.register, row)(f.key),
      ),
    ]),
  };
}
type Table = Extract<Block, { type: "table" }>;
type Names = Readonly<Record<string, string>>;

/** To be filled in by hand as it is signed. */
export const DAY_BY_HAND = "　　　　年　　月　　日";
