import { createHash } from "node:crypto";
import { ok, refuse, type Result } from "@bihuan/kit";
import { packNetwork, packRoadMap, readPosition, toUnits, type Network, type RoadMap } from "@bihuan/reach";
import type { Db } from "../../platform/db/database.ts";
import type { Files } from "../../platform/files/files.ts";
import { listOutlines } from "../places/index.ts";
import type { SheetTable } from "../../platform/sheets/tables.ts";
import type { Weights } from "./weights.ts";

/** Console work as the database's owner: what the map computes with. Each loading adds a newer one; the newest is used. */
interface Owner {
  id: number;
  path: readonly number[];
}

/** Writes the graph file, and the road map of the same extract, among the files and registers them for a unit. */
export async function saveNetwork(
  db: Db,
  files: Files,
  unit: Owner,
  name: string,
  network: Network,
  { sample = false, roads }: { sample?: boolean; roads?: RoadMap } = {},
): Promise<number> {
  const file = await keepFile(files, packNetwork(network), "graph");
  let [south, west, north, east] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let v = 0; v < network.nodes; v++) {
    south = Math.min(south, network.lat[v] as number);
    north = Math.max(north, network.lat[v] as number);
    west = Math.min(west, network.lon[v] as number);
    east = Math.max(east, network.lon[v] as number);
  }
  const { id } = await db
    .insertInto("walking_network")
    .values({
      unit_id: unit.id,
      unit_path: [...unit.path],
      name,
      file,
      nodes: network.nodes,
      arcs: 2 * network.chains,
      bounds: [south, west, north, east],
      sample,
      roads: roads === undefined || roads.nodes === 0 ? null : await keepFile(files, packRoadMap(roads), "roads"),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** Named by its content. */
async function keepFile(files: Files, buffer: ArrayBuffer, kind: "graph" | "roads"): Promise<string> {
  const bytes = new Uint8Array(buffer);
  const file = `${createHash("sha256").update(bytes).digest("hex").slice(0, 32)}.${kind}`;
  await files.keep(`reach/${file}`, bytes);
  return file;
}

export interface Cell {
  lat: number;
  lon: number;
  people: number;
}

/** More than any square of a raster holds: a column of another meaning, or people of a country in one line. */
const MOST_IN_A_CELL = 10_000_000;

const LON = ["lon", "lng", "longitude", "经度"];
const LAT = ["lat", "latitude", "纬度"];
const PEOPLE = ["population", "people", "pop", "人口", "人口数", "常住人口"];
export const POPULATION_HEADINGS: readonly string[] = [...LON, ...LAT, ...PEOPLE];

/**
 * Columns lon, lat, population in any order, WGS-84 degrees. A negative, impossible or unreadable number, a position never filled in (0/0) or with its
 * numbers exchanged refuses the whole file, by line.
 */
export function readPopulation({ columns, rows }: Pick<SheetTable, "columns" | "rows">): Result<Cell[], string> {
  const names = columns.map((h) =>
    h
      .replace(/[（(].*$/, "")
      .trim()
      .toLowerCase(),
  );
  const at = (keys: readonly string[]): number => names.findIndex((n) => keys.includes(n));
  const [lon, lat, people] = [at(LON), at(LAT), at(PEOPLE)];
  if (lon < 0 || lat < 0 || people < 0) return refuse("it needs the columns lon, lat, population");
  const cells: Cell[] = [];
  for (const { at: line, cells: row } of rows) {
    const isEmpty = (column: number): boolean => (row[column] ?? "").trim() === "";
    const cell = { lat: Number(row[lat]), lon: Number(row[lon]), people: Number(row[people]) };
    if (isEmpty(people) || !Number.isFinite(cell.people) || cell.people < 0)
      return refuse(`line ${line}: population is ${JSON.stringify(row[people])}; it must be a number of people, 0 or more`);
    if (cell.people > MOST_IN_A_CELL)
      return refuse(
        `line ${line}: ${row[people]?.trim()} people in one cell; a cell holds ${MOST_IN_A_CELL} at most: is it the right column?`,
      );
    if (isEmpty(lat) || isEmpty(lon)) return refuse(`line ${line}: the position is empty`);
    const { faults } = readPosition({ lon: cell.lon, lat: cell.lat });
    const fault = faults.find((f) => f.code !== "outside-china");
    if (fault) return refuse(`line ${line}: no position in degrees: ${fault.text.en}`);
    cells.push(cell);
  }
  return cells.length === 0 ? refuse("the file holds no cells") : ok(cells);
}

export async function savePopulation(
  db: Db,
  unit: Owner,
  name: string,
  cells: readonly Cell[],
  { sample = false, kind = "people" }: { sample?: boolean; kind?: Weights } = {},
): Promise<number> {
  const counts = cells.map((c) => Math.round(c.people * 1000) / 1000);
  const { id } = await db
    .insertInto("population_set")
    .values({
      unit_id: unit.id,
      unit_path: [...unit.path],
      name,
      people: Math.round(counts.reduce((a, b) => a + b, 0)),
      lats: cells.map((c) => toUnits(c.lat)),
      lons: cells.map((c) => toUnits(c.lon)),
      counts,
      kind,
      sample,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** Whether a network meets the outline or the people known for a unit; undefined where neither is known. */
export async function touches(db: Db, unit: Owner & { code: string }, network: Network): Promise<boolean | undefined> {
  const outlines = (await listOutlines(db, unit.code)).map((o) => o.area);
  const cells = await db
    .selectFrom("population_set")
    .select(["lats", "lons"])
    .where("unit_id", "in", [...unit.path])
    .where("kind", "=", "people")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  if (outlines.length === 0 && !cells) return undefined;
  const step = Math.max(1, Math.floor(network.nodes / 2000));
  let [south, west, north, east] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let v = 0; v < network.nodes; v += step) {
    const [lat, lon] = [network.lat[v] as number, network.lon[v] as number];
    if (outlines.some((a) => a.contains({ lat: lat / 1e7, lon: lon / 1e7 }))) return true;
    [south, west, north, east] = [Math.min(south, lat), Math.min(west, lon), Math.max(north, lat), Math.max(east, lon)];
  }
  return (
    cells?.lats.some((lat, i) => lat >= south && lat <= north && (cells.lons[i] as number) >= west && (cells.lons[i] as number) <= east) ??
    false
  );
}
