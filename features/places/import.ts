import { setImmediate } from "node:timers/promises";
import { ok, refuse, type Result } from "@bihuan/kit";
import { fromWgs84, millimetresBetween, readPosition, toUnits, type NamedPoint, type Point } from "@bihuan/reach";
import { sql } from "kysely";
import type { Actor, Scope } from "../../platform/access/scope.ts";
import { audit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import type { Label } from "../../platform/http/contract.ts";
import { isOutside, listOutlines, townOf } from "./boundaries.ts";
import { ENGINE_SYSTEM, type SourceSystem } from "./kinds.ts";
import { findBatch, insertPlaces, listKnown, listNamesakes, type NewPlace } from "./queries.ts";
import { detectBeside } from "./read-beside.ts";
import type { ImportReport, ReadTable, RepeatedRow } from "./table.ts";

const MOST_FAULTS_SHOWN = 200;
const MOST_NAMED = 20;
const STRETCH_MILLIS = 5;
const toldOf = ({ row, first, name }: RepeatedRow): RepeatedRow => ({ row, first, name });

export interface Ready {
  readonly report: ImportReport;
  readonly places: readonly NewPlace[];
}

interface ImportOptions {
  /** Rows of its own batch are no namesakes of a later slice. */
  readonly ownBatch?: number | undefined;
  /** What `repeatsIn` found: of the whole table, of which this may be a slice. */
  readonly repeats?: readonly (RepeatedRow & { readonly same: boolean })[];
  /** The person wants the repeated rows stored all the same. */
  readonly keepRepeats?: boolean | undefined;
}

/** Reads positions, compares and places every good row; stores nothing. */
export async function prepareImport(
  db: Db,
  at: { scope: Scope; regionCode: string | null },
  table: ReadTable,
  system: SourceSystem,
  { ownBatch, repeats = [], keepRepeats = false }: ImportOptions = {},
): Promise<Ready> {
  const outlines = await listOutlines(db, at.regionCode);
  const names = [...new Set(table.places.map((p) => String(p.values.name)))];
  const checked = await listKnown(db, at.scope, names);
  const namesakes = await listNamesakes(db, at.scope, names, ownBatch);
  // Where hardly any is checked, those that are merely registered say at least that one of the two is wrong.
  const known =
    checked.length >= FEWEST_KNOWN
      ? checked
      : namesakes.flatMap(({ name, lat, lon }) => (lat === null || lon === null ? [] : [{ name, lat, lon }]));
  const isRegistered = registered(namesakes);
  const { faults } = table;
  const kept = [...table.kept];
  const came: NamedPoint[] = [];
  const same = new Map(repeats.filter((r) => r.same && !keepRepeats).map((r) => [r.row, r]));
  const sameNames = new Map(repeats.filter((r) => !same.has(r.row)).map((r) => [r.row, r]));
  const repeatedRows: RepeatedRow[] = [];
  const duplicateRows: RepeatedRow[] = [];
  const outsideNames: string[] = [];
  let [waiting, swapped, outside, already] = [0, 0, 0, 0];
  const places: NewPlace[] = [];
  let since = performance.now();
  for (const p of table.places) {
    // Others' requests are answered between the rows of a large table.
    if (performance.now() - since > STRETCH_MILLIS) {
      await setImmediate();
      since = performance.now();
    }
    const name = String(p.values.name);
    const sourceText = `${p.lon} ${p.lat}`.trim().slice(0, 100) || null;
    const read = sourceText === null ? undefined : readPosition({ lon: p.lon, lat: p.lat }, { system: ENGINE_SYSTEM[system] });
    const point = read?.faults[0]?.code === "zero" ? undefined : (read?.point ?? read?.proposal?.point);
    // A position that is not understood keeps no place off the register: it waits for its pin, its words beside it.
    if (read && point === undefined && read.faults[0]?.code !== "zero")
      kept.push({ row: p.row, column: "经度、纬度", text: sourceText ?? "", fault: read.faults[0]?.text ?? UNREADABLE });
    const repeated = same.get(p.row);
    if (repeated) {
      repeatedRows.push(toldOf(repeated));
      continue;
    }
    const namesake = sameNames.get(p.row);
    if (namesake) duplicateRows.push(toldOf(namesake));
    if (point) came.push({ ...fromWgs84(point, ENGINE_SYSTEM[system]), name });
    if (isRegistered(name, String(p.values.address ?? ""), point)) {
      already++;
      continue;
    }
    if (read === undefined || point === undefined) {
      waiting++;
      places.push({ values: p.values, lat: null, lon: null, system: null, sourceText, quality: "waiting", doubt: null, townCode: null });
      continue;
    }
    const doubts = read.faults.filter((f, i) => (i === 0 && read.proposal) || f.code === "outside-china").map((f) => f.text.zh);
    if (read.faults.some((f) => f.code === "swapped")) swapped++;
    if (isOutside(outlines, point)) {
      outside++;
      if (outsideNames.length < 20) outsideNames.push(name);
      doubts.push("在本地界线以外");
    }
    places.push({
      values: p.values,
      lat: toUnits(point.lat),
      lon: toUnits(point.lon),
      system,
      sourceText,
      quality: doubts.length > 0 ? "doubtful" : "imported",
      doubt: doubts.join("；") || null,
      townCode: townOf(outlines, point),
    });
  }
  return {
    places,
    report: {
      rows: table.rows,
      good: places.length,
      faults: faults.slice(0, MOST_FAULTS_SHOWN),
      faultCount: faults.length,
      kept: kept.sort((a, b) => a.row - b.row).slice(0, MOST_FAULTS_SHOWN),
      keptCount: kept.length,
      ignored: table.ignored,
      waiting,
      swapped,
      outside,
      outsideNames,
      duplicates: duplicateRows.length,
      duplicateRows: duplicateRows.slice(0, MOST_NAMED),
      repeated: repeatedRows.length,
      repeatedRows: repeatedRows.slice(0, MOST_NAMED),
      already,
      offset: await offsetOf(came, known, system, known === checked),
    },
  };
}

const FEWEST_KNOWN = 3;
const SAME_PLACE_MILLIMETRES = 50_000;

/** So that a list brought in twice is stored once. */
function registered(rows: readonly { name: string; address: string | null; lat: number | null; lon: number | null }[]) {
  const byName = Map.groupBy(rows, (r) => r.name);
  return (name: string, address: string, point: Point | undefined): boolean =>
    byName
      .get(name)
      ?.some(
        (r) =>
          (r.address ?? "") === address &&
          (point === undefined ||
            (r.lat !== null &&
              r.lon !== null &&
              millimetresBetween(r.lat, r.lon, toUnits(point.lat), toUnits(point.lon)) <= SAME_PLACE_MILLIMETRES)),
      ) ?? false;
}

const UNREADABLE: Label = { zh: "坐标看不懂", en: "Not a coordinate" };

/** Points against known places of the same name: how far off, and in which system they would agree. */
async function offsetOf(
  came: readonly NamedPoint[],
  known: readonly { name: string; lat: number; lon: number }[],
  system: SourceSystem,
  checked: boolean,
): Promise<ImportReport["offset"]> {
  const names = new Set(known.map((k) => k.name));
  const namesakes = came.filter((p) => names.has(p.name as string));
  if (namesakes.length < FEWEST_KNOWN) return null;
  const report = await detectBeside(
    namesakes,
    known.map((k) => ({ name: k.name, lat: k.lat / 1e7, lon: k.lon / 1e7 })),
    ENGINE_SYSTEM[system],
  );
  const suspected = Object.keys(ENGINE_SYSTEM).find((s) => ENGINE_SYSTEM[s as SourceSystem] === report.system) as SourceSystem | undefined;
  return {
    compared: report.compared,
    checked,
    metres: Math.round(report.medianMetres[ENGINE_SYSTEM[system]]),
    suspected: report.shifted ? (suspected ?? null) : null,
  };
}

/** Stores the good rows of a prepared import as one batch that can be taken back. */
export async function storeImport(
  tx: Db,
  actor: Actor,
  ready: Ready,
  batch: {
    name: string;
    system: SourceSystem;
    unitId: number;
    unitPath: readonly number[];
    at: string;
    sample?: boolean;
    /** Of the whole table, of which this may be the first slice. */
    rowsTotal?: number;
    mark?: string;
  },
): Promise<number> {
  const { report } = ready;
  const { id } = await tx
    .insertInto("place_batch")
    .values({
      unit_id: batch.unitId,
      unit_path: [...batch.unitPath],
      name: batch.name,
      source_system: batch.system,
      rows_read: report.rows,
      rows_total: batch.rowsTotal ?? report.rows,
      mark: batch.mark ?? null,
      rows_stored: ready.places.length,
      rows_refused: report.rows - ready.places.length - report.already - report.repeated,
      suspected_system: report.offset?.suspected ?? null,
      made_by: actor.id,
      made_at: batch.at,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  await insertPlaces(tx, { unitId: batch.unitId, unitPath: batch.unitPath, batchId: id, sample: batch.sample ?? false }, ready.places);
  await audit(tx, actor, {
    act: "place.import",
    subject: `place_batch:${id}`,
    detail: { stored: ready.places.length, system: batch.system },
  });
  return id;
}

/** The next slice of a batch; the same slice twice is one. Answers with the rows the batch holds. */
export async function storeSlice(
  tx: Db,
  actor: Actor,
  batch: { id: number; from: number },
  prepare: () => Promise<Ready>,
): Promise<Result<{ report: ImportReport; stored: number }, Label>> {
  const b = await findBatch(tx, batch.id);
  if (!b || b.unit_id !== actor.scope.unitId) return refuse({ zh: "没有这个批次", en: "There is no such batch" });
  if (b.undone_at) return refuse({ zh: "这个批次已经撤销，请重新保存", en: "This batch was taken back; store the table anew" });
  if (batch.from > b.rows_read) return refuse({ zh: "前面的行还没有读", en: "The rows before were not read yet" });
  const ready = await prepare();
  const { report } = ready;
  if (batch.from < b.rows_read) return ok({ report, stored: b.rows_stored });
  await insertPlaces(tx, { unitId: b.unit_id, unitPath: b.unit_path, batchId: b.id, sample: false }, ready.places);
  const stored = b.rows_stored + ready.places.length;
  await tx
    .updateTable("place_batch")
    .set({
      rows_read: b.rows_read + report.rows,
      rows_stored: stored,
      rows_refused: b.rows_refused + report.rows - ready.places.length - report.already - report.repeated,
      suspected_system: b.suspected_system ?? report.offset?.suspected ?? null,
    })
    .where("id", "=", b.id)
    .execute();
  await audit(tx, actor, { act: "place.import", subject: `place_batch:${b.id}`, detail: { stored: ready.places.length } });
  return ok({ report, stored });
}

/** Of a batch what goes when it is taken back: what nobody changed since it came and nobody booked. */
const isUntouched = sql<boolean>`place.version = 1 and not exists (select 1 from booking as b where b.place_id = place.id)`;
const NAMES_KEPT = 10;

/** What taking an import back would do: how many go, how many stay because somebody worked on them, and some of those by name. */
export async function previewUndo(db: Db, id: number): Promise<Result<{ removed: number; kept: number; keptNames: string[] }, Label>> {
  const batch = await db.selectFrom("place_batch").select("undone_at").where("id", "=", id).executeTakeFirst();
  const fault = undoFault(batch);
  if (fault) return refuse(fault);
  const of = () => db.selectFrom("place").where("batch_id", "=", id);
  const { removed, kept } = await of()
    .select([
      sql<number>`count(*) filter (where ${isUntouched})`.as("removed"),
      sql<number>`count(*) filter (where not (${isUntouched}))`.as("kept"),
    ])
    .executeTakeFirstOrThrow();
  const named = await of()
    .select("name")
    .where(sql<boolean>`not (${isUntouched})`)
    .orderBy("id")
    .limit(NAMES_KEPT)
    .execute();
  return ok({ removed: Number(removed), kept: Number(kept), keptNames: named.map((n) => n.name) });
}

function undoFault(batch: { undone_at: string | null } | undefined): Label | undefined {
  if (!batch) return { zh: "没有这个批次", en: "There is no such batch" };
  return batch.undone_at === null ? undefined : { zh: "这个批次已经撤销过", en: "This batch was taken back already" };
}

/** Takes an import back: what nobody changed since is deleted; what somebody worked on stays. */
export async function undoImport(tx: Db, actor: Actor, id: number, at: string): Promise<Result<{ removed: number; kept: number }, Label>> {
  const batch = await findBatch(tx, id);
  const fault = undoFault(batch);
  if (fault) return refuse(fault);
  const removed = await tx.deleteFrom("place").where("batch_id", "=", id).where(isUntouched).executeTakeFirst();
  const { n } = await tx
    .selectFrom("place")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("batch_id", "=", id)
    .executeTakeFirstOrThrow();
  await tx.updateTable("place_batch").set({ undone_at: at }).where("id", "=", id).execute();
  await audit(tx, actor, {
    act: "place.undo-import",
    subject: `place_batch:${id}`,
    detail: { removed: Number(removed.numDeletedRows), kept: n },
  });
  return ok({ removed: Number(removed.numDeletedRows), kept: n });
}
