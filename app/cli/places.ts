import { createReadStream, existsSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { inflateSync } from "node:zlib";
import { openClient } from "../../platform/db/connections.ts";
import {
  componentsOf,
  graphBuilder,
  prepareNetwork,
  readPbf,
  readXml,
  roadMapBuilder,
  W2,
  type Inflate,
  type OsmSink,
} from "@bihuan/reach";
import {
  POPULATION_HEADINGS,
  buildingReader,
  crossingsOf,
  readPopulation,
  saveNetwork,
  savePopulation,
  squaresOf,
  touches,
} from "../../features/circle/index.ts";
import {
  isSystem,
  PLACE_HEADINGS,
  prepareImport,
  readOutlineFile,
  readTable,
  repeatsIn,
  saveBoundary,
  storeImport,
} from "../../features/places/index.ts";
import { linesOfTable } from "../../platform/sheets/tables.ts";
import { findAssociation, findUnit } from "../../features/units/index.ts";
import type { Files } from "../../platform/files/files.ts";
import { ownerDb } from "../../platform/db/database.ts";
import type { Db } from "../../platform/db/database.ts";
import { actorOf } from "./actor.ts";
import { opened, refuse, say, type Command } from "./command.ts";
import { tableOfFile } from "./table-file.ts";

const SYSTEM_WORDS = "wgs84 | cgcs2000 | gcj02 | bd09";

export const placesCommands: Record<string, Command> = {
  "reach-build": {
    usage: "reach-build FILE.osm.pbf|.osm|.osm.gz --region CODE",
    what: "the walking network and the roads of a region from OpenStreetMap, written as files into the data folder",
    run: async ([file, flag, code]) => (file && flag === "--region" && code ? buildNetwork(file, code) : undefined),
  },
  "import-population": {
    usage: "import-population FILE --region CODE",
    what: "people by cell (columns lon, lat, population; WGS-84) for a region and all below it",
    run: async ([file, flag, code]) => (file && flag === "--region" && code ? importPopulation(file, code) : undefined),
  },
  "import-boundaries": {
    usage: "import-boundaries FILE.json --system SYSTEM [--anyway]",
    what: `outlines by properties.adcode or id (GeoJSON, ECharts), converted from ${SYSTEM_WORDS}; what lies elsewhere is passed over`,
    run: async ([file, flag, system, anyway]) =>
      file && flag === "--system" && system && (anyway === undefined || anyway === "--anyway")
        ? importBoundaries(file, system, anyway !== undefined)
        : undefined,
  },
  "import-places": {
    usage: "import-places FILE --system SYSTEM --as USERNAME [--standing point|resource]",
    what: `places of a table as that person's batch; faulty rows are listed, the others stored; SYSTEM is ${SYSTEM_WORDS}`,
    run: async ([file, f1, system, f2, username, f3, standing]) =>
      file && f1 === "--system" && system && f2 === "--as" && username && (f3 === undefined || f3 === "--standing")
        ? importPlaces(file, system, username, standing)
        : undefined,
  },
};

/** zlib stops at the declared size as the portable inflation does, some three times faster; one piece of that size spares joining many. */
const inflate: Inflate = (data, size) => inflateSync(data, { maxOutputLength: Math.max(1, size), chunkSize: Math.max(64, size) });

function readExtract(file: string, sink: OsmSink) {
  const stream = createReadStream(file, { highWaterMark: 1 << 20 });
  return /\.pbf$/i.test(file) ? readPbf(stream, sink, { inflate }) : readXml(stream, sink);
}

async function buildNetwork(file: string, code: string): Promise<number> {
  if (!existsSync(file)) return refuse(`no such file: ${file}`);
  const began = Date.now();
  const builder = graphBuilder(W2);
  const read = await readExtract(file, builder.sink);
  if (!read.ok) return refuse(`${file}: ${read.error.code}: ${read.error.detail}`, 1);
  const graph = builder.build();
  if (graph.nodes === 0) return refuse(`${file} holds no way that can be walked`, 1);
  const parts = componentsOf(graph);
  const network = prepareNetwork(graph, W2);
  const road = roadMapBuilder();
  await readExtract(file, road.sink);
  const roads = road.build();
  const reader = buildingReader();
  await readExtract(file, reader.ways);
  const outlines = reader.outlines();
  if (outlines) await readExtract(file, outlines);
  await readExtract(file, reader.nodes);
  const buildings = reader.points();
  say(`${graph.nodes} nodes, ${graph.first[graph.nodes]} arcs, ${parts.count} components; ${Date.now() - began} ms`);
  return forUnit(code, async (db, unit, files) => {
    const there = await touches(db, unit, network);
    if (there === false)
      return refuse(`${basename(file)} does not touch the outline and the people of ${unit.name}: is it the right extract?`, 1);
    await saveNetwork(db, files, unit, basename(file), network, { roads });
    say(
      roads.nodes === 0
        ? "No road for cars in it: tours go on by estimates"
        : `Roads for cars: ${roads.nodes} nodes; tours take their times from them`,
    );
    // Until somebody loads a population; it is named wherever a figure rests on it.
    const kind = buildings.length > 0 ? "buildings" : "equal";
    await savePopulation(db, unit, basename(file), squaresOf(kind === "buildings" ? buildings : crossingsOf(network)), { kind });
    say(`Without a population, ${kind === "buildings" ? `${buildings.length} buildings` : `${network.junctions} crossings`} stand in`);
    say(`Network of ${unit.name} stored; the map uses it from the next request on`);
    return 0;
  });
}

async function importPopulation(file: string, code: string): Promise<number> {
  const table = await tableOfFile(file, POPULATION_HEADINGS);
  if (typeof table === "number") return table;
  const cells = readPopulation(table);
  if (!cells.ok) return refuse(`${file}: ${cells.error}`, 1);
  return forUnit(code, async (db, unit) => {
    await savePopulation(db, unit, basename(file), cells.value);
    const people = cells.value.reduce((sum, c) => sum + c.people, 0);
    say(
      `${cells.value.length} cells, ${Math.round(people)} people (${cells.value.filter((c) => c.people === 0).length} cells empty) for ${unit.name}`,
    );
    return 0;
  });
}

async function importBoundaries(file: string, system: string, anyway: boolean): Promise<number> {
  if (!existsSync(file)) return refuse(`no such file: ${file}`);
  if (!isSystem(system)) return refuse(`--system is one of ${SYSTEM_WORDS}`);
  const read = readOutlineFile(readFileSync(file, "utf8"));
  if ("fault" in read) return refuse(`${file}: ${read.fault}`, 1);
  return withOwner(async (db) => {
    let stored = 0;
    for (const { code, name, geometry, fault } of read.outlines) {
      const known = code === "" ? undefined : await db.selectFrom("region").select("code").where("code", "=", code).executeTakeFirst();
      const why = !known
        ? (fault ?? `no region has the code ${code} today`)
        : geometry
          ? await saveBoundary(db, code, geometry, system, { anyway })
          : fault;
      if (why === undefined) stored++;
      else say(`passed over: ${code} ${name} (${why})`);
    }
    say(`${stored} of ${read.outlines.length} outlines stored, converted from ${system}`);
    if (stored < read.outlines.length && !anyway)
      say("Outlines passed over for where they lie are stored with --anyway, once you have looked at them");
    return stored === 0 ? 1 : 0;
  });
}

async function importPlaces(file: string, system: string, username: string, standing = "point"): Promise<number> {
  if (!isSystem(system)) return refuse(`--system is one of ${SYSTEM_WORDS}`);
  if (standing !== "point" && standing !== "resource") return refuse("--standing is point or resource");
  const sheet = await tableOfFile(file, PLACE_HEADINGS);
  if (typeof sheet === "number") return sheet;
  const cells = linesOfTable(sheet);
  const table = readTable(cells, { kind: "other", standing, ...(sheet.since1904 ? { since1904: true } : {}) });
  const rowOf = (row: number): number => sheet.rows[row - 1]?.at ?? row;
  return opened(async (installation) => {
    const actor = await actorOf(installation, username, "place.edit");
    if (!actor) return refuse(`${username} holds no post that may register places`);
    const { services } = installation;
    return services.database.write(actor.scope, async (tx) => {
      const unit = await findUnit(tx, actor.scope.unitId);
      const ready = await prepareImport(tx, { scope: actor.scope, regionCode: unit?.region_code ?? null }, table, system, {
        repeats: repeatsIn(cells),
      });
      const { report } = ready;
      for (const f of report.faults) say(`row ${rowOf(f.row)}, ${f.column}: ${f.fault.en}: ${f.text}`);
      for (const f of report.kept) say(`row ${rowOf(f.row)}, ${f.column}: kept as a note: ${f.fault.en}: ${f.text}`);
      for (const r of report.repeatedRows) say(`row ${rowOf(r.row)} repeats row ${rowOf(r.first)} and is not stored again: ${r.name}`);
      const { unitId, unitPath } = actor.scope;
      await storeImport(tx, actor, ready, { name: basename(file), system, unitId, unitPath, at: new Date(services.now()).toISOString() });
      say(
        `${report.rows} rows: ${report.good} stored, ${report.rows - report.good - report.already - report.repeated} refused, ${report.repeated} repeated, ${report.already} registered already; ${report.waiting} wait for a pin, ${report.outside} outside`,
      );
      if (report.offset?.suspected)
        say(`WARNING: off known places by ${report.offset.metres} m; these look like ${report.offset.suspected}`);
      return report.rows === report.good + report.already + report.repeated ? 0 : 1;
    });
  });
}

const withOwner = (work: (db: Db, files: Files) => Promise<number>): Promise<number> =>
  opened(async ({ owner, services }) => {
    const client = openClient(owner);
    await client.connect();
    try {
      return await work(ownerDb(client), services.files);
    } finally {
      await client.end();
    }
  });

const forUnit = (
  code: string,
  work: (db: Db, unit: { id: number; path: number[]; name: string; code: string }, files: Files) => Promise<number>,
) =>
  withOwner(async (db, files) => {
    const unit = await findAssociation(db, code);
    return unit ? work(db, { ...unit, code }, files) : refuse(`no association has the region code ${code}`);
  });
