import { chinaDay } from "@bihuan/kit";
import { describeMethod } from "@bihuan/reach";
import type { Actor } from "../../platform/access/scope.ts";
import type { Db } from "../../platform/db/database.ts";
import { type Context, type Services } from "../../platform/http/server.ts";
import { getUnit } from "../units/index.ts";
import { listGaps, type Gap } from "./gaps.ts";
import {
  isClosedOn,
  isOutside,
  listOutlines,
  listPositioned,
  OCCASIONS,
  readHours,
  servesOccasion,
  type Occasion,
  type Outline,
  type Positioned,
} from "../places/index.ts";
import { listRecorded } from "./measured.ts";
import type { Answers } from "./reach/protocol.ts";
import { WEIGHT_UNITS } from "./weights.ts";
import { askReach, findWorld, type World } from "./world.ts";

type Signed = Context & { actor: Actor };
export interface Asked {
  /** Day of which the places are taken; today where absent. */
  readonly on?: string | undefined;
  readonly occasion: Occasion;
}

/** Places that cover people on a day and an occasion: open then, in use, in the register's standing `point`, and where they are said to be. */
export const covering = (places: readonly Positioned[], asked: { on: string; occasion: Occasion }): Positioned[] =>
  inUse(places, asked).filter(isPlaced);

const isPlaced = (p: Positioned): boolean => p.quality !== "doubtful";

/** The same, with those whose position is doubtful: nobody knows yet whom they cover. */
const inUse = (places: readonly Positioned[], asked: { on: string; occasion: Occasion }): Positioned[] =>
  places.filter((p) => {
    if (p.standing !== "point" || isClosedOn(p, asked.on) || (p.openedOn !== null && p.openedOn > asked.on)) return false;
    const hours = p.hours === null ? undefined : readHours(p.hours);
    return servesOccasion(hours?.ok ? hours.value : undefined, asked.occasion);
  });

export const spots = (places: readonly { lat: number; lon: number }[]) => places.map((p) => ({ lat: p.lat / 1e7, lon: p.lon / 1e7 }));

/** Depth of a county's path; levels of its outline and of a town's. */
export const COUNTY_DEPTH = 4;
const COUNTY = 3;
const TOWN = 4;

export interface Ground {
  readonly world: World;
  readonly outlines: readonly Outline[];
  /** What a plan is fair to: a county's towns (level 4); where the unit is larger, counties (level 3). */
  readonly districts: { readonly level: number; readonly outlines: readonly Outline[] };
  readonly all: readonly Positioned[];
  readonly active: readonly Positioned[];
  /** Places left out of `active` until somebody has checked where they are. */
  readonly doubtful: number;
  readonly on: string;
  readonly occasion: Occasion;
}

/** Everything a question about coverage stands on, read at one moment. */
export async function groundOf(services: Services, db: Db, actor: Actor, asked: Asked): Promise<Ground> {
  const on = asked.on ?? chinaDay(services.now());
  const unit = await getUnit(db, actor.scope.unitId);
  const all = await listPositioned(db, actor.scope);
  const used = inUse(all, { on, occasion: asked.occasion });
  const active = used.filter(isPlaced);
  const outlines = await listOutlines(db, unit.region_code);
  const level = actor.scope.unitPath.length < COUNTY_DEPTH ? COUNTY : TOWN;
  return {
    world: await findWorld(services, db, actor.scope),
    outlines,
    districts: { level, outlines: outlines.filter((o) => o.level === level) },
    all,
    active,
    doubtful: used.length - active.length,
    on,
    occasion: asked.occasion,
  };
}

type Measured = Answers["cover"];

export const compute = (services: Services, ground: Ground): Promise<Measured> =>
  askReach(services, ground.world, { kind: "cover", places: spots(ground.active) });

/** Percent of the people whom the network comes near: of the others nothing is known. */
export function knownPercent({ world }: Ground, coverage: Measured): number {
  const people = world.population?.people ?? 0;
  if (world.network === null || people === 0) return 100;
  return Math.max(0, (100 * (people - coverage.method.peopleOutside)) / people);
}

export interface SpeedLine {
  readonly speed: "adult" | "elderly";
  readonly people: number;
  readonly covered: number;
}

/** People covered, whole; the rate is always shown with both. */
export const linesOf = (ground: Ground, coverage: Measured): SpeedLine[] =>
  coverage.speeds.map((s, i) => ({
    speed: i === 0 ? "adult" : "elderly",
    people: ground.world.population?.people ?? 0,
    covered: Math.round(s.people),
  }));

/** How it was computed, in words an auditor can follow; part of every answer, export and record. */
export function methodOf(ground: Ground, coverage: Measured): { zh: string; en: string }[] {
  const { world, on, occasion, active, doubtful } = ground;
  const { network, population } = world;
  const undated = active.filter((p) => p.openedOn === null).length;
  const checked = active.filter((p) => p.quality === "checked").length;
  const inside = (population?.cells ?? 0) - coverage.cellsOutside;
  const people = Math.round((population?.people ?? 0) - coverage.method.peopleOutside);
  const share = percent(people, population?.people ?? 0);
  return [
    describeMethod(coverage.method),
    network
      ? { zh: `路网：${network.name}，${network.nodes} 个节点`, en: `Network: ${network.name}, ${network.nodes} nodes` }
      : { zh: "没有路网数据", en: "No network was loaded" },
    population
      ? population.kind === "people"
        ? {
            zh: `人口：${population.name}，${population.cells} 格，${count(population.people)} 人`,
            en: `Population: ${population.name}, ${population.cells} cells, ${count(population.people)} people`,
          }
        : fallBackOf(population)
      : { zh: "没有人口数据：不能算覆盖率", en: "No population was loaded: there is no rate" },
    ...(network && population
      ? [
          {
            ...(inside === population.cells
              ? { zh: `全部 ${inside} 格离路网都不超过 300 米`, en: `All ${inside} cells lie within 300 m of the network` }
              : {
                  zh: `${population.cells} 格中有 ${inside} 格离路网不超过 300 米（${count(people)} ${WEIGHT_UNITS[population.kind].zh}，占 ${share}）；其余 ${coverage.cellsOutside} 格周围没有路网数据，一律算作未覆盖`,
                  en: `${inside} of ${population.cells} cells lie within 300 m of the network (${count(people)} ${WEIGHT_UNITS[population.kind].en}, ${share}); around the other ${coverage.cellsOutside} there is no network, and they count as not covered`,
                }),
          },
        ]
      : []),
    {
      zh: `日期 ${on}，${OCCASIONS[occasion].zh}；计入 ${active.length} 个阵地，位置已核实 ${checked} 个（${percent(checked, active.length)}）${undated > 0 ? `，开放日期未登记的 ${undated} 个按一直开放计` : ""}${doubtful > 0 ? `；位置存疑的 ${doubtful} 个没有计入` : ""}`,
      en: `Day ${on}, ${OCCASIONS[occasion].en}; ${active.length} places counted, ${checked} with a checked position (${percent(checked, active.length)})${undated > 0 ? `, ${undated} of unknown opening day taken as always open` : ""}${doubtful > 0 ? `; ${doubtful} of doubtful position not counted` : ""}`,
    },
  ];
}

/** Below this share of cells on the network the figures speak of the rest only by name, and the page says so in the open. */
const WELL_COVERED = 0.98;
const NAMES_SHOWN = 5;

const fallBackOf = ({ name, people, kind }: NonNullable<World["population"]>): { zh: string; en: string } =>
  kind === "buildings"
    ? {
        zh: `没有人口数据，以地图（${name}）上的 ${people} 栋建筑代替，每栋计 1；比率是建筑的比率，不是人口的`,
        en: `No population was loaded: ${people} buildings of the map (${name}) stand in, each weighing one; rates are of buildings, not of people`,
      }
    : {
        zh: `没有人口数据，地图（${name}）上也没有建筑，以 ${people} 个路口代替，每个计 1（等权）；比率是路口的比率，不是人口的`,
        en: `No population was loaded and the map (${name}) shows no buildings: ${people} crossings stand in with equal weights; rates are of crossings, not of people`,
      };

/** What a reader must know before the figures: how far the network reaches, which places no network comes near, whose people are counted. */
export function noticesOf(ground: Ground, coverage: Measured): { zh: string; en: string }[] {
  const { world, active, outlines } = ground;
  const out: { zh: string; en: string }[] = [];
  const unit = WEIGHT_UNITS[world.population?.kind ?? "people"];
  const { lats, lons, counts } = world.data.population;
  if (world.population && world.population.kind !== "people") {
    const { zh, en } = fallBackOf(world.population);
    out.push({ zh: `${zh}。`, en: `${en}.` });
  }
  const inside = counts.length - coverage.cellsOutside;
  if (world.network && inside < WELL_COVERED * counts.length) {
    const people = Math.round((world.population?.people ?? 0) - coverage.method.peopleOutside);
    out.push({
      zh: `路网「${world.network.name}」只到得了一部分地方：${counts.length} 格中只有 ${inside} 格离路网不超过 300 米（${count(people)} ${unit.zh}，占 ${percent(people, world.population?.people ?? 0)}）。其余 ${coverage.cellsOutside} 格没有路网数据，地图上为灰色，算作未覆盖，但不列入缺口。`,
      en: `The network “${world.network.name}” reaches a part only: ${inside} of ${counts.length} cells lie within 300 m of it (${count(people)} ${unit.en}, ${percent(people, world.population?.people ?? 0)}). The other ${coverage.cellsOutside} have no network; they are grey on the map, count as not covered, and are no gaps.`,
    });
  }
  const far = coverage.placesOutside.map((i) => active[i]?.name ?? "");
  if (far.length > 0)
    out.push({
      zh: `${far.length} 个阵地离路网超过 300 米（在水里、山里，或路网数据没有到那里），没有为它们计入任何人：${far.slice(0, NAMES_SHOWN).join("、")}${far.length > NAMES_SHOWN ? "等" : ""}。`,
      en: `${far.length === 1 ? "1 place lies" : `${far.length} places lie`} more than 300 m from the network (in water, on a hill, or beyond the extract); nobody is counted for ${far.length === 1 ? "it" : "them"}: ${far.slice(0, NAMES_SHOWN).join(", ")}${far.length > NAMES_SHOWN ? " …" : ""}.`,
    });
  const beyond = world.population?.beyond;
  if (beyond && beyond.cells > 0)
    out.push({
      zh: `人口数据里另有 ${count(beyond.cells)} 格（${count(beyond.people)} ${unit.zh}）在本地界线以外，没有计入。`,
      en: `${count(beyond.cells)} more cells of the population (${count(beyond.people)} ${unit.en}) lie outside the local outline and are not counted.`,
    });
  if (outlines.length === 0) return out;
  let [cells, people] = [0, 0];
  for (let i = 0; i < counts.length; i++) {
    if (counts[i] === 0 || !isOutside(outlines, { lat: (lats[i] as number) / 1e7, lon: (lons[i] as number) / 1e7 })) continue;
    cells += 1;
    people += counts[i] as number;
  }
  people = Math.round(people);
  if (cells > 0)
    out.push({
      zh: `有 ${cells} 格（${count(people)} ${unit.zh}）在本地界线以外，也计在总数里。`,
      en: `${cells === 1 ? "1 cell" : `${cells} cells`} (${count(people)} ${unit.en}) ${cells === 1 ? "lies" : "lie"} outside the local outline and ${cells === 1 ? "is" : "are"} counted too.`,
    });
  return out;
}

/** By cell: 0 not reached, 1 by adults alone, 2 by both; −1 no network there. */
function reachedCells({ speeds, millimetres, isOutside }: Measured): number[] {
  const [adult = 0, elderly = 0] = speeds.map((s) => s.limitMillimetres);
  return Array.from(millimetres, (mm, cell) => (isOutside[cell] === 1 ? -1 : mm < 0 || mm > adult ? 0 : mm <= elderly ? 2 : 1));
}

/** The cells reached were the places of a plan there as well. */
export async function reachedWith(
  { actor, services }: Signed,
  asked: Asked & { also: readonly { lat: number; lon: number }[] },
): Promise<number[]> {
  const ground = await services.database.read(actor.scope, (db) => groundOf(services, db, actor, asked));
  return reachedCells(await askReach(services, ground.world, { kind: "cover", places: [...spots(ground.active), ...asked.also] }));
}

/** Where people could walk to a place and there is none: cells without network are no gaps, nothing is known of them. */
export function gapsOf(ground: Ground, coverage: Measured, most: number): Gap[] {
  const adult = coverage.speeds[0]?.limitMillimetres ?? 0;
  const isGap = (cell: number): boolean => {
    const mm = coverage.millimetres[cell] as number;
    return (mm < 0 || mm > adult) && coverage.isOutside[cell] === 0;
  };
  const landmarks = ground.all
    .filter((p) => p.quality !== "doubtful")
    .map((p) => ({ name: p.name, lat: p.lat / 1e7, lon: p.lon / 1e7, townCode: p.townCode }));
  return listGaps(ground.world.data.population, (cell) => !isGap(cell), ground.outlines, landmarks, most);
}

const count = (n: number): string => n.toLocaleString("en-US");
const percent = (part: number, whole: number): string => (whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)}%`);

export async function coveragePage({ actor, services }: Signed, asked: Asked) {
  const { ground, recorded } = await services.database.read(actor.scope, async (db) => ({
    ground: await groundOf(services, db, actor, asked),
    recorded: await listRecorded(db, actor.scope.unitId),
  }));
  const coverage = await compute(services, ground);
  return {
    on: ground.on,
    occasion: ground.occasion,
    lines: linesOf(ground, coverage),
    recorded,
    reached: reachedCells(coverage),
    gaps: gapsOf(ground, coverage, 100),
    notices: noticesOf(ground, coverage),
    outside: coverage.placesOutside.map((i) => ground.active[i]?.id as number),
    activeIds: ground.active.map((p) => p.id),
    doubtful: ground.doubtful,
    method: methodOf(ground, coverage),
    sample: ground.world.sample,
  };
}
