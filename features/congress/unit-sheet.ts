import { randomUUID } from "node:crypto";
import { chinaDay } from "@bihuan/kit";
import type { Db } from "../../platform/db/database.ts";
import type { Label } from "../../platform/http/contract.ts";
import { notFound, refusalIn, refuseRequest } from "../../platform/http/server.ts";
import type { LinkSheet, SheetFault, SheetTaken } from "../../platform/links/sheet.ts";
import { askedFields, columnOf, type Records } from "../../platform/records/define.ts";
import { createRecord, editRecord, type Asked } from "../../platform/records/hand.ts";
import { readTable } from "../../platform/records/import.ts";
import type { Cells, Told } from "../../platform/records/read-table.ts";
import { findRecord } from "../../platform/records/rows.ts";
import { templateOf } from "../../platform/records/template.ts";
import { exportedCell } from "../../platform/register/export.ts";
import type { Values } from "../../platform/register/fields.ts";
import { isKnownBy } from "../../platform/sheets/heading.ts";
import { nominees } from "./nominee.ts";
import { servedNominees } from "./people-server.ts";
import { asUnit, delegationOf, namedOf, stillOpen, type Delegation } from "./unit-link.ts";
import { inTurn } from "../../platform/db/in-turn.ts";

const SHEET_BYTES = 2 * 1_048_576;
/** A unit's own sheet does not ask which unit. */
const register = { ...nominees.register, fields: nominees.register.fields.filter((f) => f.key !== "fromUnit") };
const fields = askedFields(register);
const FROM = nominees.register.fields.find((f) => f.key === "fromUnit")?.label ?? notFound();
const isFrom = isKnownBy([FROM.zh, FROM.en]);
const inField = (key: string, fault: Label): Label => {
  const label = fields.find((f) => f.key === key)?.label ?? FROM;
  return { zh: `${label.zh}：${fault.zh}`, en: `${label.en}: ${fault.en}` };
};
const keyOf = (name: unknown, bornOn: unknown): string => `${String(name)} ${String(bornOn)}`;

/** The unit is the link's, whatever an older sheet says of it. */
function withUnit([headings = [], ...body]: Cells, unit: string): Cells {
  const found = headings.findIndex(isFrom);
  const column = found < 0 ? headings.length : found;
  const put = (cells: readonly string[], text: string): string[] => {
    const row = Array.from({ length: Math.max(headings.length, column + 1) }, (_, i) => (i === column ? "" : (cells[i] ?? "")));
    return row.some((c) => c.trim() !== "") ? row.with(column, text) : row;
  };
  return [put(headings, FROM.zh), ...body.map((cells) => put(cells, unit))];
}

interface Row {
  readonly row: number;
  readonly values: Values;
}
/** Everybody in the sheet, or each fault at its cell; a cell that is optional and not understood goes back as well. */
async function readPeople(unit: string, { rows, ...told }: { readonly rows: Cells } & Told, today: string): Promise<Row[] | SheetFault[]> {
  const read = await readTable(nominees as unknown as Records, withUnit(rows, unit), today, told);
  if (read.missing.length > 0)
    refuseRequest("missing-columns", {
      zh: `缺少必填的列：${read.missing.map((l) => l.zh).join("、")}。请用这里下载的表填`,
      en: `Columns are missing: ${read.missing.map((l) => l.en).join(", ")}. Please use the sheet that is offered here`,
    });
  if (read.total === 0) refuseRequest("empty", { zh: "表里一个人也没有", en: "Nobody stands in the sheet" });
  const faults: SheetFault[] = [...read.faults, ...read.good.flatMap((g) => g.kept)].map(({ row, column, field, fault }) => ({
    ...{ row, column, text: { zh: `${field.zh}：${fault.zh}`, en: `${field.en}: ${fault.en}` } },
  }));
  const column = read.columns.findIndex((c) => c.field?.key === "name") + 1;
  const first = new Map<string, number>();
  const people = read.good.map(({ row, values }) => {
    const key = keyOf(values["name"], values["born_on"]);
    const before = first.get(key);
    if (before === undefined) first.set(key, row);
    else faults.push({ row, column, text: inField("name", { zh: `与第 ${before} 行是同一个人`, en: `the same as row ${before}` }) });
    return { row, values: Object.fromEntries(askedFields(nominees.register).map((f) => [f.key, values[columnOf(f.key)] ?? null])) };
  });
  return faults.length > 0 ? faults : people;
}

/** Whoever is there already is mended by his row, everybody else nominated; nobody is dropped by standing in no row. */
async function storePeople(by: Asked, tx: Db, d: Delegation, people: readonly Row[]): Promise<SheetTaken> {
  const there = new Map((await namedOf(tx, d.id)).map((n) => [keyOf(n.name, n.bornOn), n]));
  const key = randomUUID();
  let [stored, changed] = [0, 0];
  for (const { row, values } of people) {
    const known = there.get(keyOf(values["name"], values["bornOn"]));
    try {
      if (!known) {
        await createRecord(servedNominees, by, tx, { values, requestKey: `${key}.${row}` });
        stored++;
        continue;
      }
      const { values: old } = await findRecord(tx, nominees as never, known.id);
      // The telephone went out with no sheet: left blank, the one on record stays.
      const next: Values = { ...values, phone: values["phone"] ?? old["phone"] };
      if (Object.entries(next).every(([k, v]) => (v ?? null) === (old[k] ?? null))) continue;
      await editRecord(servedNominees, by, tx, { id: known.id, version: known.version, values: next });
      changed++;
    } catch (error) {
      const refusal = refusalIn(error);
      if (!refusal) throw error;
      const [said] = Object.entries(refusal.fields ?? {});
      const { zh, en } = said ? inField(...said) : refusal.message;
      refuseRequest(refusal.code, { zh: `第 ${row} 行：${zh}`, en: `Row ${row}: ${en}` });
    }
  }
  return { stored, changed };
}

export const nominationSheet: LinkSheet = {
  mostBytes: SHEET_BYTES,
  known: fields.flatMap((f) => [f.label.zh, f.label.en]),
  write: async (db, { link }) => {
    const d = await delegationOf(db, link.caseId);
    const there = await namedOf(db, d.id);
    const values = await inTurn(there, async (n) => (await findRecord(db, nominees as never, n.id)).values);
    const rows = values.map((v) => fields.map((f) => (f.sensitive ? null : exportedCell(f, v[f.key]))));
    const [sheet, ...rest] = templateOf({ ...nominees, register } as unknown as Records);
    return { name: `${d.name}推荐人选`, sheets: [...(sheet ? [{ ...sheet, rows: [rows] }] : []), ...rest] };
  },
  take: async (tx, { services, link, actor }, table) => {
    const d = await delegationOf(tx, link.caseId);
    stillOpen(d);
    const people = await readPeople(d.name, table, chinaDay(services.now()));
    const faults = people.filter((p) => "text" in p);
    return faults.length > 0 ? { faults } : storePeople({ services, actor: asUnit({ link, actor }, d.name) }, tx, d, people as Row[]);
  },
};
