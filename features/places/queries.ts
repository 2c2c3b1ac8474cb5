import { sql, type SqlBool } from "kysely";
import { inScope } from "../../platform/access/in-scope.ts";
import { type Scope } from "../../platform/access/scope.ts";
import type { Db } from "../../platform/db/database.ts";
import type { ListInput } from "../../platform/http/contract.ts";
import { isIndexed, listOwn, type OwnRows } from "../../platform/records/own-rows.ts";
import { capTotal, keysetAfter, nextCursor } from "../../platform/register/page.ts";
import { placeList } from "./own-list.ts";

const FILTERS = { kind: "p.kind", standing: "p.standing", quality: "p.quality", condition: "p.condition" } as const;

/** What no index serves. */
export const placeRows: OwnRows = {
  records: placeList,
  rows: sql`select p.id, p.unit_id, p.unit_path, p.name, p.kind, p.standing, p.quality, p.address, t.name as town_name, p.hours, p.area_m2, p.free, p.groups, p.barrier_free,
      array_to_string(p.operators, '、') as operators, p.phone, p.condition, p.checked_on, p.opened_on, p.closed_on, p.notes, u.name as unit_name
    from place p join unit u on u.id = p.unit_id left join region t on t.code = p.town_code`,
  order: { field: "id", direction: "desc" },
};

type PlaceRow = { id: number; name: string; [key: string]: unknown };

/** The register's list: newest first, by keyset; the page is picked before it gets its names. */
export async function listPlaces(db: Db, scope: Scope, input: ListInput) {
  if (!isIndexed(placeList, input)) return listOwn<PlaceRow>(db, scope, placeRows, input);
  const base = () => {
    let q = db.selectFrom("place as p").where(inScope("p", scope));
    for (const [key, column] of Object.entries(FILTERS))
      if (input.filter[key] !== undefined) q = q.where(column as "p.kind", "in", [input.filter[key]].flat().map(String));
    const words = input.search?.trim().replace(/[\\%_]/g, "\\$&");
    if (words) q = q.where((eb) => eb.or([eb("p.name", "ilike", `%${words}%`), eb("p.address", "ilike", `%${words}%`)]));
    return q;
  };
  let q = base();
  const after = keysetAfter(input.cursor);
  if (after) q = q.where("p.id", "<", after.id);
  const picked = q
    .selectAll("p")
    .orderBy("p.id", "desc")
    .limit(input.limit + 1);
  const rows = await db
    .selectFrom(picked.as("p"))
    .innerJoin("unit as u", "u.id", "p.unit_id")
    .leftJoin("region as t", "t.code", "p.town_code")
    .select([
      "p.id",
      "p.name",
      "p.kind",
      "p.standing",
      "p.quality",
      "p.address",
      "t.name as townName",
      "p.hours",
      "p.area_m2 as areaM2",
      "p.free",
      "p.groups",
      "p.barrier_free as barrierFree",
      sql<string>`array_to_string(p.operators, '、')`.as("operators"),
      "p.phone",
      "p.condition",
      "p.checked_on as checkedOn",
      "p.opened_on as openedOn",
      "p.closed_on as closedOn",
      "p.notes",
      "u.name as unitName",
    ])
    .orderBy("p.id", "desc")
    .execute();
  return {
    rows: rows.slice(0, input.limit),
    next: nextCursor(rows, input.limit, () => ""),
    ...(await capTotal(db, base().select("p.id"))),
  };
}

export const findPlace = (db: Db, id: number) =>
  db
    .selectFrom("place as p")
    .innerJoin("unit as u", "u.id", "p.unit_id")
    .leftJoin("region as t", "t.code", "p.town_code")
    .selectAll("p")
    .select(["u.name as unit_name", "u.region_code", "t.name as town_name"])
    .where("p.id", "=", id)
    .executeTakeFirst();
export type PlaceRecord = NonNullable<Awaited<ReturnType<typeof findPlace>>>;

/** Every place of the scope with a position, as the map and the engine need it; of one standing where only that matters. */
export function listPositioned(db: Db, scope: Scope, standing?: "point") {
  const q = db
    .selectFrom("place as p")
    .select(["p.id", "p.name", "p.kind", "p.standing", "p.quality", "p.hours", "p.condition", "p.lat", "p.lon", "p.version"])
    .select(["p.opened_on as openedOn", "p.closed_on as closedOn", "p.town_code as townCode"])
    .where(inScope("p", scope))
    .where("p.lat", "is not", null)
    .$narrowType<{ lat: number; lon: number }>()
    .orderBy("p.id");
  return (standing === undefined ? q : q.where("p.standing", "=", standing)).execute();
}
export type Positioned = Awaited<ReturnType<typeof listPositioned>>[number];

export const listWaiting = (db: Db, scope: Scope) =>
  db
    .selectFrom("place as p")
    .select(["p.id", "p.name", "p.address", "p.kind", "p.version"])
    .where(inScope("p", scope))
    .where("p.lat", "is", null)
    .orderBy("p.id")
    .limit(500)
    .execute();

/** Positioned places of these names, to compare an import with. */
export const listKnown = (db: Db, scope: Scope, names: readonly string[]) =>
  db
    .selectFrom("place as p")
    .select(["p.id", "p.name", "p.lat", "p.lon"])
    .where(inScope("p", scope))
    .where("p.quality", "=", "checked")
    .where("p.lat", "is not", null)
    .$narrowType<{ lat: number; lon: number }>()
    .where(sql<SqlBool>`p.name = any (${[...names]}::text[])`)
    .execute();

/** Everything of these names that is registered already, wherever its position came from, but for one batch's own. */
export const listNamesakes = (db: Db, scope: Scope, names: readonly string[], but = 0) =>
  db
    .selectFrom("place as p")
    .select(["p.name", "p.address", "p.lat", "p.lon"])
    .where(inScope("p", scope))
    .where(sql<SqlBool>`p.batch_id is distinct from ${but}`)
    .where(sql<SqlBool>`p.name = any (${[...names]}::text[])`)
    .execute();

export const listBatches = (db: Db, scope: Scope) =>
  db
    .selectFrom("place_batch as p")
    .select([
      "p.id",
      "p.name",
      "p.source_system as system",
      "p.rows_read as rowsRead",
      "p.rows_total as rowsTotal",
      "p.mark",
      "p.rows_stored as stored",
    ])
    .select(["p.rows_refused as refused", "p.suspected_system as suspected", "p.made_at as madeAt", "p.undone_at as undoneAt"])
    .where(inScope("p", scope))
    .orderBy("p.id", "desc")
    .limit(50)
    .execute();

export const findBatch = (db: Db, id: number) =>
  db.selectFrom("place_batch").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();

export interface NewPlace {
  values: Record<string, unknown>;
  lat: number | null;
  lon: number | null;
  system: string | null;
  sourceText: string | null;
  quality: string;
  doubt: string | null;
  townCode: string | null;
}

/** One statement for any number of rows: 100,000 places take seconds, not minutes. */
export async function insertPlaces(
  tx: Db,
  owner: { unitId: number; unitPath: readonly number[]; batchId: number | null; sample: boolean },
  places: readonly NewPlace[],
): Promise<number[]> {
  const ids: number[] = [];
  for (let i = 0; i < places.length; i += 5000) {
    const rows = places.slice(i, i + 5000).map((p) => ({
      ...columnsOf(p.values),
      name: p.values.name,
      kind: p.values.kind,
      standing: p.values.standing,
      lat: p.lat,
      lon: p.lon,
      source_system: p.system,
      source_text: p.sourceText,
      quality: p.quality,
      doubt: p.doubt,
      town_code: p.townCode,
    }));
    const { rows: made } = await sql<{ id: number }>`
      insert into place (unit_id, unit_path, batch_id, sample, name, kind, standing, address, area_m2, hours, free, groups, barrier_free,
        operators, phone, bookable, condition, checked_on, opened_on, closed_on, notes, lat, lon, source_system, source_text, quality, doubt, town_code)
      select ${owner.unitId}, ${[...owner.unitPath]}::int[], ${owner.batchId}, ${owner.sample}, r.name, r.kind, r.standing, r.address, r.area_m2,
        r.hours, r.free, r.groups, r.barrier_free, r.operators, r.phone, coalesce(r.bookable, false), r.condition, r.checked_on, r.opened_on,
        r.closed_on, r.notes, r.lat, r.lon, r.source_system, r.source_text, r.quality, r.doubt, r.town_code
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(name text, kind text, standing text, address text, area_m2 int, hours text,
        free boolean, groups text[], barrier_free boolean, operators text[], phone text, bookable boolean, condition text, checked_on date,
        opened_on date, closed_on date, notes text, lat int, lon int, source_system text, source_text text, quality text, doubt text, town_code text)
      returning id`.execute(tx);
    ids.push(...made.map((m) => m.id));
  }
  return ids;
}

/** The register's values as columns. */
export const columnsOf = (v: Record<string, unknown>) => ({
  address: (v.address ?? null) as string | null,
  area_m2: (v.areaM2 ?? null) as number | null,
  hours: (v.hours ?? null) as string | null,
  free: (v.free ?? null) as boolean | null,
  groups: (v.groups ?? []) as string[],
  barrier_free: (v.barrierFree ?? null) as boolean | null,
  operators: String(v.operators ?? "")
    .split(/[、,，;；]/)
    .map((o) => o.trim())
    .filter((o) => o !== ""),
  phone: (v.phone ?? null) as string | null,
  bookable: v.bookable === true,
  condition: (v.condition ?? null) as string | null,
  checked_on: (v.checkedOn ?? null) as string | null,
  opened_on: (v.openedOn ?? null) as string | null,
  closed_on: (v.closedOn ?? null) as string | null,
  notes: (v.notes ?? null) as string | null,
});

/** What an act changed, by the version its author saw; undefined when somebody was faster. */
export const updatePlace = (tx: Db, id: number, version: number, set: Record<string, unknown>) =>
  tx
    .updateTable("place")
    .set({ ...set, version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .returning("id")
    .executeTakeFirst();
