import type { Actor } from "../../platform/access/scope.ts";
import { writeOfficialDocument } from "../../platform/documents/gbt9704.ts";
import type { Services } from "../../platform/http/server.ts";
import { showDay } from "../../platform/register/fields.ts";
import { getUnit } from "../units/index.ts";
import { compute, gapsOf, groundOf, linesOf, methodOf, noticesOf, spots, type Asked, type Ground } from "./coverage.ts";
import { OUTSIDE_TOWNS, townLines, writeCoverageWorkbook, type AreaLine } from "./coverage-workbook.ts";
import { PLACE_KINDS, type PlaceKind } from "../places/index.ts";
import { MINUTES, type Answers } from "./reach/protocol.ts";
import { WEIGHT_UNITS } from "./weights.ts";
import { askReach } from "./world.ts";

export type FileKind = "geojson" | "xlsx" | "docx";
export const SPEED_WORDS = { adult: "成人（1.1 米/秒）", elderly: "老年人（0.8 米/秒）" } as const;

/** A day's coverage to hand on: map data, a workbook of figures, gaps and places, or a page for a report; each with the method and the day. */
export async function writeCoverage(
  services: Services,
  actor: Actor,
  asked: Asked,
  kind: FileKind,
): Promise<{ name: string; bytes: Uint8Array<ArrayBuffer> }> {
  const { ground, unit } = await services.database.read(actor.scope, async (db) => ({
    ground: await groundOf(services, db, actor, asked),
    unit: await getUnit(db, actor.scope.unitId),
  }));
  const coverage = await compute(services, ground);
  const isReached = (cell: number, speed: 0 | 1 = 0): boolean => {
    const mm = coverage.millimetres[cell] as number;
    return mm >= 0 && mm <= (coverage.speeds[speed]?.limitMillimetres ?? 0);
  };
  const gaps = gapsOf(ground, coverage, kind === "docx" ? 20 : 1000);
  const sample = ground.world.sample ? "（示例）" : "";
  const title = `${unit.name.replace(/科学技术协会$/, "")}15分钟科普圈覆盖情况${sample}`;
  const method = [...noticesOf(ground, coverage), ...methodOf(ground, coverage)].map((m) => m.zh);
  const unitWord = WEIGHT_UNITS[ground.world.population?.kind ?? "people"].zh;
  const lines = linesOf(ground, coverage).map(
    (l) =>
      `${SPEED_WORDS[l.speed]}：${l.covered}／${l.people} ${unitWord}${l.people > 0 ? `，${((100 * l.covered) / l.people).toFixed(1)}%` : ""}`,
  );
  const towns = townLines(ground, isReached);
  const name = `${title}${ground.on}.${kind}`;
  if (kind === "geojson") {
    const reach = await askReach(services, ground.world, { kind: "isochrones", places: spots(ground.active), cellMetres: 25 });
    return { name, bytes: bytesOf(JSON.stringify({ ...geoJson(ground, isReached, reach), title, method, lines })) };
  }
  if (kind === "xlsx")
    return {
      name,
      bytes: new Uint8Array(await writeCoverageWorkbook(ground, linesOf(ground, coverage), towns, gaps, [title, ...method], unitWord)),
    };
  const document = await writeOfficialDocument({
    title,
    blocks: [
      { type: "heading", text: "一、覆盖情况" },
      ...lines.map((text) => ({ type: "paragraph" as const, text: `${text}。` })),
      ...(towns.length > 1 ? [townTable(towns, unitWord)] : []),
      { type: "heading", text: "二、缺口（最大的二十处）" },
      {
        type: "table",
        header: ["位置", `走不到的（${unitWord}）`],
        rows: gaps.map((g) => [g.name.zh || `${g.lat.toFixed(4)}, ${g.lon.toFixed(4)}`, String(g.people)]),
      },
      { type: "heading", text: "三、算法与数据" },
      ...method.map((text) => ({ type: "paragraph" as const, text: `${text.replace(/。$/, "")}。` })),
    ],
    signature: unit.name,
    date: showDay(ground.on, "zh-CN"),
  });
  return { name, bytes: new Uint8Array(document) };
}

export const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

function townTable(towns: readonly AreaLine[], unitWord: string) {
  const part = (covered: number, people: number): string =>
    people === 0 ? "–" : `${covered}（${((100 * covered) / people).toFixed(1)}%）`;
  return {
    type: "table" as const,
    header: ["乡镇街道", `总数（${unitWord}）`, "成人走得到", "老年人走得到"],
    rows: towns.map((t) => [t.name ?? OUTSIDE_TOWNS, String(t.people), part(t.adult, t.people), part(t.elderly, t.people)]),
  };
}

/** Cells, places and the ground within reach of them, WGS-84. */
function geoJson(ground: Ground, isReached: (cell: number) => boolean, reach: Answers["isochrones"]) {
  const { lats, lons, counts } = ground.world.data.population;
  const point = (lat: number, lon: number, properties: Record<string, unknown>) => ({
    type: "Feature",
    geometry: { type: "Point", coordinates: [lon / 1e7, lat / 1e7] },
    properties,
  });
  return {
    type: "FeatureCollection",
    features: [
      ...(reach?.geometries ?? []).map((geometry, i) => ({
        type: "Feature",
        geometry,
        properties: { minutes: MINUTES, speed: i === 0 ? SPEED_WORDS.adult : SPEED_WORDS.elderly, toleranceMetres: reach?.toleranceMetres },
      })),
      ...Array.from(counts, (people, i) => point(lats[i] as number, lons[i] as number, { people, reached: isReached(i) })),
      ...ground.active.map((p) =>
        point(p.lat, p.lon, { name: p.name, kind: PLACE_KINDS[p.kind as PlaceKind]?.zh ?? p.kind, position: p.quality }),
      ),
    ],
  };
}
