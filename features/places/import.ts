import { millimetresBetween } from "@bihuan/reach";
import { ok, refuse, type Result } from "@bihuan/kit";
import type { Actor, Scope } from "../../platform/access/scope.ts";
import { audit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import type { Label } from "../../platform/http/contract.ts";
import { isOutside, listOutlines, outlineAt, type Outline } from "./boundaries.ts";
import { toUnit } from "./coordinates.ts";
import { SYSTEMS, type SourceSystem } from "./kinds.ts";
import { findBatch, insertPlaces, listKnown, type NewPlace } from "./queries.ts";
import { suspectSystem, toWgs84 } from "./systems.ts";
import type { CellFault, ReadTable } from "./table.ts";

export const MOST_ROWS = 100_000;
const MOST_FAULTS_SHOWN = 200;

export interface ImportReport {
  readonly rows: number;
  readonly good: number;
  readonly faults: readonly CellFault[];
  readonly faultCount: number;
  readonly ignored: readonly string[];
  readonly waiting: number;
  readonly swapped: number;
  readonly outside: number;
  readonly outsideNames: readonly string[];
  readonly duplicates: number;
  /** Points that lie this way off known places of the same name as the declared system would not put them. */
  readonly offset: { readonly compared: number; readonly metres: number; readonly suspected: SourceSystem | null } | null;
}

interface Ready {
  readonly report: ImportReport;
  readonly places: readonly NewPlace[];
}

/** Converts, compares and places every good row; stores nothing. */
export async function prepareImport(
  db: Db,
  at: { scope: Scope; regionCode: string | null },
  table: ReadTable,
  system: SourceSystem,
): Promise<Ready> {
  const outlines = await listOutlines(db, at.regionCode);
  const known = new Map(
    (
      await listKnown(
        db,
        at.scope,
        table.places.map((p) => String(p.values.name)),
      )
    ).map((k) => [k.name, k]),
  );
  const pairs: { came: { lat: number; lon: number }; known: { lat: number; lon: number } }[] = [];
  const seen = new Set<string>();
  const outsideNames: string[] = [];
  let [waiting, swapped, outside, duplicates] = [0, 0, 0, 0];
  const places = table.places.map((p): NewPlace => {
    const name = String(p.values.name);
    const key = `${name}/${String(p.values.address ?? "")}`;
    if (seen.has(key)) duplicates++;
    seen.add(key);
    if (!p.position) {
      waiting++;
      return {
        values: p.values,
        lat: null,
        lon: null,
        system: null,
        sourceText: p.sourceText,
        quality: "waiting",
        doubt: null,
        townCode: null,
      };
    }
    const { lat, lon } = toWgs84(system, p.position);
    const there = known.get(name);
    if (there) pairs.push({ came: p.position, known: { lat: there.lat / 1e7, lon: there.lon / 1e7 } });
    const doubts: string[] = [];
    if (p.position.swapped) {
      swapped++;
      doubts.push("经纬度写反，已对调");
    }
    if (isOutside(outlines, lat, lon)) {
      outside++;
      if (outsideNames.length < 20) outsideNames.push(name);
      doubts.push("在本地界线以外");
    }
    return {
      values: p.values,
      lat: toUnit(lat),
      lon: toUnit(lon),
      system,
      sourceText: p.sourceText,
      quality: doubts.length > 0 ? "doubtful" : "imported",
      doubt: doubts.join("；") || null,
      townCode: townOf(outlines, lat, lon),
    };
  });
  return {
    places,
    report: {
      rows: table.rows,
      good: places.length,
      faults: table.faults.slice(0, MOST_FAULTS_SHOWN),
      faultCount: table.faults.length,
      ignored: table.ignored,
      waiting,
      swapped,
      outside,
      outsideNames,
      duplicates,
      offset: offsetOf(pairs, system),
    },
  };
}

export const townOf = (outlines: readonly Outline[], lat: number, lon: number): string | null => {
  const at = outlineAt(outlines, lat, lon);
  return at !== undefined && at.level === 4 ? at.code : null;
};

/** Median distance to known places of the same name, and the system that would explain it. */
function offsetOf(pairs: readonly { came: { lat: number; lon: number }; known: { lat: number; lon: number } }[], system: SourceSystem) {
  if (pairs.length < 3) return null;
  const metres = pairs
    .map(({ came, known }) => {
      const here = toWgs84(system, came);
      return millimetresBetween(toUnit(here.lat), toUnit(here.lon), toUnit(known.lat), toUnit(known.lon)) / 1000;
    })
    .sort((a, b) => a - b);
  const suspected = suspectSystem(pairs, system);
  return { compared: pairs.length, metres: Math.round(metres[metres.length >> 1] as number), suspected };
}

/** Stores the good rows of a prepared import as one batch that can be taken back. */
export async function storeImport(
  tx: Db,
  actor: Actor,
  ready: Ready,
  batch: { name: string; system: SourceSystem; unitId: number; unitPath: readonly number[]; at: string; sample?: boolean },
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
      rows_stored: ready.places.length,
      rows_refused: report.rows - ready.places.length,
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

/** Takes an import back: what nobody changed since is deleted; what somebody worked on stays. */
export async function undoImport(tx: Db, actor: Actor, id: number, at: string): Promise<Result<{ removed: number; kept: number }, Label>> {
  const batch = await findBatch(tx, id);
  if (!batch) return refuse({ zh: "没有这个批次", en: "There is no such batch" });
  if (batch.undone_at) return refuse({ zh: "这个批次已经撤销过", en: "This batch was taken back already" });
  const removed = await tx
    .deleteFrom("place")
    .where("batch_id", "=", id)
    .where("version", "=", 1)
    .where((eb) => eb.not(eb.exists(eb.selectFrom("booking").select("booking.id").whereRef("booking.place_id", "=", "place.id"))))
    .executeTakeFirst();
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

export const systemLabel = (system: SourceSystem): Label => SYSTEMS[system];
