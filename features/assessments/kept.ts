import { createHash } from "node:crypto";
import { getHeapStatistics } from "node:v8";
import { printExpression } from "@bihuan/indicators";
import { keepScores, type SheetScore, type UnitValues } from "@bihuan/scoring";
import type { Db } from "../../platform/db/database.ts";
import type { Services } from "../../platform/http/server.ts";
import { stampsOf } from "../../platform/ledger/stamps.ts";
import { restsOnLedgerAlone } from "../indicators/index.ts";
import type { AssessmentRow } from "./entries.ts";
import type { KeptSheet } from "./rules.ts";
import { autoByUnit, indicatorsOf, type Auto, type Column, type Where } from "./values.ts";

/**
 * What was computed of rounds and is still true. Each thing stands beside what it rests on, read anew with every request: the stamp of the unit's roll-ups,
 * the wording of its indicators and of its sheet, who looks, the numbers of the entries and of the files. Where any of these is another, that unit alone is
 * computed again. Nothing is told to be stale, so nothing can be forgotten; a process that begins keeps nothing.
 */
interface Shelf {
  readonly units: { readonly size: number };
}
interface Autos extends Shelf {
  readonly units: Map<number, { readonly stamp: string | undefined; readonly auto: ReadonlyMap<string, Auto> }>;
}
interface Scores extends Shelf {
  readonly score: (units: readonly UnitValues[]) => SheetScore[];
  readonly units: Map<number, { readonly auto: ReadonlyMap<string, Auto>; readonly rests: string; readonly of: UnitValues }>;
}
const SHELVES = new WeakMap<Services["database"], Map<string, Shelf>>();
/** Of a unit in one round, its values or its scores with what makes their sentences: some 8 kB each, and all of them a quarter of the memory there is. */
const MOST_UNITS = Math.floor(getHeapStatistics().heap_size_limit / 4 / 8000);

function shelf<T extends Shelf>(services: Services, key: string, empty: () => T): T {
  const all = SHELVES.get(services.database) ?? new Map<string, Shelf>();
  SHELVES.set(services.database, all);
  const found = (all.get(key) as T | undefined) ?? empty();
  // Used last, thrown away last.
  all.delete(key);
  let size = 0;
  for (const s of all.values()) size += s.units.size;
  for (const [k, s] of all) {
    if (size <= MOST_UNITS) break;
    all.delete(k);
    size -= s.units.size;
  }
  all.set(key, found);
  return found;
}

const digest = (...parts: readonly unknown[]): string => createHash("sha256").update(JSON.stringify(parts)).digest("base64");

/** What the ledger says of units at a depth, item by item: the same map for a unit as long as nothing of it has moved. */
export async function autoKept(
  db: Db,
  services: Services,
  kept: KeptSheet,
  where: Where,
  depth: number,
  units: readonly number[],
): Promise<SeenAutos> {
  const indicators = await indicatorsOf(db, services, kept);
  const stamps = restsOnLedgerAlone([...indicators.values()], depth)
    ? await stampsOf(db, where.unitPath, depth, Number(where.period.to.slice(0, 4)), units)
    : undefined;
  if (!stamps) return { of: await autoByUnit(db, kept, indicators, { ...where, units }, depth), reader: undefined };
  const asked = [...indicators].map(([no, { indicator: i, named, broken }]) => [
    ...[no, i.code, i.version, i.expression, i.unit, broken],
    named.map((n) => [n.code, n.version, printExpression(n.tree)]),
  ]);
  const key = digest(
    "auto",
    stamps.reader,
    where,
    depth,
    asked,
    kept.items.map((i) => [i.no, i.valueUnit]),
  );
  const on = shelf<Autos>(services, key, () => ({ units: new Map() }));
  const seen = new Map<number, ReadonlyMap<string, Auto>>();
  const stale: number[] = [];
  for (const unit of units) {
    const held = on.units.get(unit);
    if (held && held.stamp === stamps.of.get(unit)) seen.set(unit, held.auto);
    else stale.push(unit);
  }
  if (stale.length > 0) {
    const live = await autoByUnit(db, kept, indicators, { ...where, units: stale }, depth);
    for (const unit of stale) {
      seen.set(unit, live(unit));
      on.units.set(unit, { stamp: stamps.of.get(unit), auto: live(unit) });
    }
  }
  return { of: (unit) => seen.get(unit) as ReadonlyMap<string, Auto>, reader: stamps.reader };
}
interface SeenAutos {
  readonly of: (unit: number) => ReadonlyMap<string, Auto>;
  /** Undefined where nothing may be kept. */
  readonly reader: number | undefined;
}

/** What else a unit's values in a column rest on: its entries and files, as numbers. */
export interface Rests {
  readonly entries: ReadonlyMap<number, string>;
  readonly files: ReadonlyMap<number, string>;
}

/** All units of a round scored in one column; `valuesOf` is asked for those alone that have moved. */
export async function scoresKept(
  services: Services,
  round: { readonly id: number; readonly column: Column; readonly kept: KeptSheet },
  rows: readonly AssessmentRow[],
  auto: SeenAutos,
  rests: Rests,
  valuesOf: (stale: readonly AssessmentRow[]) => Promise<(a: AssessmentRow) => UnitValues["values"]>,
): Promise<SheetScore[]> {
  const empty = (): Scores => ({ units: new Map(), score: keepScores(round.kept.sheet) });
  const on = auto.reader === undefined ? empty() : shelf<Scores>(services, digest("scores", auto.reader, round), empty);
  const seen = new Map<number, UnitValues>();
  const stale: AssessmentRow[] = [];
  const restOf = (a: AssessmentRow): string => JSON.stringify([a.class, rests.entries.get(a.id), rests.files.get(a.id)]);
  for (const a of rows) {
    const held = on.units.get(a.id);
    if (held && held.auto === auto.of(a.unitId) && held.rests === restOf(a)) seen.set(a.id, held.of);
    else stale.push(a);
  }
  if (stale.length > 0) {
    const values = await valuesOf(stale);
    for (const a of stale) {
      const of = { unit: String(a.id), class: a.class ?? "", values: values(a) };
      seen.set(a.id, of);
      on.units.set(a.id, { auto: auto.of(a.unitId), rests: restOf(a), of });
    }
  }
  return on.score(rows.map((a) => seen.get(a.id) as UnitValues));
}
