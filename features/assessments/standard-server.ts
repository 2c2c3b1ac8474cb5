import { showExact } from "@bihuan/kit";
import { scoreUnits } from "@bihuan/scoring";
import { sql } from "kysely";
import { audit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import { refuseRequest, type Services } from "../../platform/http/server.ts";
import { openToWrite, type Asked, type Hand } from "../../platform/records/hand.ts";
import { findRecord, insertRow, listChildRows, nextVersion, type Found } from "../../platform/records/rows.ts";
import type { Done } from "../../platform/records/special.ts";
import { serveRecords } from "../../platform/records/serve.ts";
import { listIndicators } from "../indicators/index.ts";
import { readStandard, type ReadStandard } from "./import.ts";
import { sheetOf, type Fault, type KeptSheet, type StandardHead, type StandardItem } from "./rules.ts";
import { standards } from "./standards.ts";
import { autoByUnit, indicatorsOf, valuesIn } from "./values.ts";

export const DEPTH: Readonly<Record<string, number>> = { city: 3, county: 4, town: 5 };
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly { at: number; cells: readonly string[] }[];
}

async function itemsOf(db: Db, id: number): Promise<StandardItem[]> {
  const rows = (await listChildRows(db, standards as unknown as Hand["records"], "items", id)) as unknown as (StandardItem & {
    id: number;
  })[];
  const order = (no: string): (number | string)[] => no.split(".").map((p) => (/^\d{1,4}$/.test(p) ? Number(p) : p));
  return rows
    .map(({ id: _, ...item }) => item)
    .toSorted((a, b) => {
      const [x, y] = [order(a.no), order(b.no)];
      for (let i = 0; i < Math.max(x.length, y.length); i++) {
        const [p, q] = [x[i] ?? -1, y[i] ?? -1];
        if (p !== q) return typeof p === "number" && typeof q === "number" ? p - q : String(p) < String(q) ? -1 : 1;
      }
      return 0;
    });
}
const headOf = (record: Found): StandardHead & { third: "nearest-two" | "decides" } => record.values as never;

/** A standard as it would be put in force, with what stands against it. */
export async function keptOf(db: Db, record: Found): Promise<{ kept: KeptSheet; faults: readonly Fault[] }> {
  const items = await itemsOf(db, record.id);
  const head = headOf(record);
  const { sheet, meant, faults } = sheetOf(head, items);
  return {
    kept: {
      sheet,
      items: items.map(({ classRule: _, ...i }) => ({ ...i, meant: meant.get(i.no) ?? "" })),
      apartLimit: head.apartLimit,
      third: head.third,
    },
    faults,
  };
}

/** The faults of a standard, and of its indicators those that are not there. */
async function checked(db: Db, services: Services, record: Found): Promise<{ kept: KeptSheet; faults: readonly Fault[] }> {
  const { kept, faults } = await keptOf(db, record);
  const found = await indicatorsOf(db, services, kept);
  const lost = kept.items
    .filter((i) => i.source === "indicator" && i.indicator !== null && !found.has(i.no))
    .map((i) => ({ no: i.no, zh: `没有叫“${i.indicator}”的指标，名称照“指标”页写`, en: `There is no indicator “${i.indicator}”` }));
  return { kept, faults: [...faults, ...lost] };
}

type DoneStandard = Done<(typeof standards)["register"]>;
/** Put in force as compiled now: rules are data of this version from here on. */
async function keep(s: DoneStandard): Promise<void> {
  const { kept, faults } = await checked(s.db, s.services, s.record);
  if (faults.length > 0)
    refuseRequest("unsound", {
      zh: `还不能启用：${faults[0]?.no ?? ""} ${faults[0]?.zh ?? ""}`,
      en: `Not yet: ${faults[0]?.no ?? ""} ${faults[0]?.en ?? ""}`,
    });
  await s.db
    .updateTable("standard")
    .set({ sheet: JSON.stringify(kept), item_count: kept.items.length })
    .where("id", "=", s.record.id)
    .execute();
}

export const servedStandards = serveRecords(standards, {
  gates: {
    sound: async ({ db, record }) => (await keptOf(db, record)).faults.length === 0,
    alone: async ({ db, row, record }) =>
      (await db
        .selectFrom("standard")
        .select("id")
        .where("unit_id", "=", record.unitId)
        .where("year", "=", row.year)
        .where("level", "=", row.level)
        .where("state", "=", "active")
        .where("id", "<>", record.id)
        .executeTakeFirst()) === undefined,
  },
  on: { propose: keep, activate: keep },
  sections: {
    check: async ({ db, record }) => {
      const { kept, faults } = await keptOf(db, record);
      return {
        faults,
        items: kept.items.map(({ no, name, points, rule, wording, meant }) => ({ no, name, points, rule, wording, meant })),
        groups: kept.sheet.groups.map((g) => ({
          name: g.name,
          points: String(g.points),
          criteria: g.children.map((c) => ({ name: c.name, points: String(c.points) })),
        })),
      };
    },
  },
});

export async function previewStandard(db: Db, services: Services, table: Table): Promise<ReadStandard> {
  const names = (await listIndicators(db, services.house)).map((c) => c.indicator.name.zh);
  return readStandard(table.columns, table.rows, names);
}

/** A table takes the place of the draft's items, all of it or nothing. */
export async function importStandard(
  { actor, services }: Asked,
  tx: Db,
  { id, version, table }: { id: number; version: number; table: Table },
) {
  const hand: Hand = servedStandards;
  await openToWrite(hand, actor, tx, id);
  const read = await previewStandard(tx, services, table);
  if (read.faults.length > 0) return { taken: 0, faults: read.faults };
  await nextVersion(tx, hand.records, id, version);
  await sql`delete from standard_item where standard_id = ${id}`.execute(tx);
  const child = standards.children["items"] as { register: Parameters<typeof insertRow>[1] };
  for (const { line: _, meant: _meant, why: _why, ...item } of read.items)
    await insertRow(tx, child.register, { ...item } as never, { standard_id: id });
  await tx.updateTable("standard").set({ item_count: read.items.length }).where("id", "=", id).execute();
  await audit(tx, actor, { act: `${standards.name}.edit`, subject: `standard:${id}`, detail: { imported: read.items.length } });
  return { taken: read.items.length, faults: [] };
}

/** Every unit of the level beneath, in the order of its region. */
export async function unitsAt(db: Db, unitId: number, depth: number): Promise<{ id: number; name: string; path: number[] }[]> {
  const { rows } = await sql<{ id: number; name: string; path: number[] }>`select id, name, path from unit
    where kind = 'association' and valid_to is null and cardinality(path) = ${depth} and ${unitId} = any (path) order by region_code nulls last, id`.execute(
    db,
  );
  return rows;
}

/** What the draft would give every unit on the ledger's values alone, and what the standard in force before it gives on the same. */
export async function dryRun(db: Db, services: Services, id: number) {
  const record = await findRecord(db, standards as unknown as Hand["records"], id);
  const depth = DEPTH[String(record.values["level"])] ?? 4;
  const units = await unitsAt(db, record.unitId, depth);
  const where = { unitPath: record.unitPath, period: { from: String(record.values["periodFrom"]), to: String(record.values["periodTo"]) } };
  const totals = async (kept: KeptSheet) => {
    const of = await autoByUnit(db, kept, await indicatorsOf(db, services, kept), where, depth);
    return scoreUnits(
      kept.sheet,
      units.map((u) => ({ unit: String(u.id), class: "", values: valuesIn("self", kept, [], of(u.id)) })),
    );
  };
  const { kept, faults } = await keptOf(db, record);
  const hard = faults.find((f) => !f.isLint);
  if (hard)
    return refuseRequest("unsound", {
      zh: `先改好标准再试算：${hard.no} ${hard.zh}`,
      en: `Mend the standard first: ${hard.no} ${hard.en}`,
    });
  const earlier = await db
    .selectFrom("standard")
    .select(["title", "sheet"])
    .where("unit_id", "=", record.unitId)
    .where("level", "=", String(record.values["level"]))
    .where("id", "<>", id)
    .where("sheet", "is not", null)
    .where("state", "in", ["active", "retired"])
    .orderBy("year", "desc")
    .orderBy("id", "desc")
    .executeTakeFirst();
  const [now, before] = [await totals(kept), earlier ? await totals(earlier.sheet as unknown as KeptSheet) : undefined];
  return {
    before: earlier?.title ?? null,
    units: units.map((u, i) => ({
      unitId: u.id,
      name: u.name,
      total: showExact((now[i] as (typeof now)[number]).total, 2),
      was: before ? showExact((before[i] as (typeof now)[number]).total, 2) : null,
      open: (now[i] as (typeof now)[number]).undecided.length,
    })),
  };
}
