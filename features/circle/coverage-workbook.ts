import { writeSheets, type Sheet } from "../../platform/register/export.ts";
import type { Field } from "../../platform/register/fields.ts";
import { townOf } from "../places/index.ts";
import type { Ground, SpeedLine } from "./coverage.ts";
import type { Gap } from "./gaps.ts";
import { PLACE_KINDS, QUALITIES, type PlaceKind } from "../places/index.ts";

/** The figures of one area at both speeds. */
export interface AreaLine {
  /** Null outside every town's outline. */
  readonly name: string | null;
  readonly people: number;
  readonly adult: number;
  readonly elderly: number;
}

/** People and covered people by town, in the outlines' order. */
export function townLines(
  { world, outlines }: Pick<Ground, "world" | "outlines">,
  isReached: (cell: number, speed: 0 | 1) => boolean,
): AreaLine[] {
  const { lats, lons, counts } = world.data.population;
  const towns = new Map<string | null, { name: string | null; people: number; adult: number; elderly: number }>();
  for (const o of outlines.filter((o) => o.level === 4)) towns.set(o.code, { name: o.name, people: 0, adult: 0, elderly: 0 });
  for (const [cell, people] of counts.entries()) {
    if (people === 0) continue;
    const code = townOf(outlines, { lat: (lats[cell] as number) / 1e7, lon: (lons[cell] as number) / 1e7 });
    const line = towns.get(code) ?? { name: null, people: 0, adult: 0, elderly: 0 };
    towns.set(code, line);
    line.people += people;
    if (isReached(cell, 0)) line.adult += people;
    if (isReached(cell, 1)) line.elderly += people;
  }
  return [...towns.values()].map((t) => ({
    ...t,
    people: Math.round(t.people),
    adult: Math.round(t.adult),
    elderly: Math.round(t.elderly),
  }));
}

const text = (key: string, zh: string, en: string, width: number): Field => ({ key, label: { zh, en }, type: "text", width });
const number = (key: string, zh: string, en: string, width = 120): Field => ({ key, label: { zh, en }, type: "integer", width });
const share = (part: number, whole: number): number | null => (whole === 0 ? null : Math.round((1000 * part) / whole) / 10);

/** Coverage, gaps, places and method, each on a sheet of its own; figures are numbers. */
export function writeCoverageWorkbook(
  ground: Ground,
  lines: readonly SpeedLine[],
  towns: readonly AreaLine[],
  gaps: readonly Gap[],
  method: readonly string[],
  unitWord: string,
): Promise<Buffer> {
  const [adult, elderly] = lines;
  const total = { name: "合计", people: adult?.people ?? 0, adult: adult?.covered ?? 0, elderly: elderly?.covered ?? 0 };
  const areas = towns.length > 1 ? [total, ...towns.map((t) => ({ ...t, name: t.name ?? OUTSIDE_TOWNS }))] : [total];
  const townNames = new Map(ground.outlines.map((o) => [o.code, o.name]));
  const counted = new Set(ground.active.map((p) => p.id));
  const sheets: Sheet[] = [
    {
      name: "覆盖情况",
      fields: [
        text("name", "乡镇街道", "Town", 180),
        number("people", `总数（${unitWord}）`, "All"),
        number("adult", "成人 15 分钟走得到", "Adults reached", 160),
        number("adultShare", "成人覆盖率（%）", "Adults, %", 130),
        number("elderly", "老年人 15 分钟走得到", "Elderly reached", 170),
        number("elderlyShare", "老年人覆盖率（%）", "Elderly, %", 140),
      ],
      rows: areas.map((a) => ({ ...a, adultShare: share(a.adult, a.people), elderlyShare: share(a.elderly, a.people) })),
    },
    {
      name: "缺口",
      fields: [
        text("name", "位置", "Where", 360),
        text("town", "乡镇街道", "Town", 140),
        number("people", `走不到的（${unitWord}）`, "Out of reach", 140),
        number("lat", "纬度（WGS-84）", "Latitude"),
        number("lon", "经度（WGS-84）", "Longitude"),
      ],
      rows: gaps.map((g) => ({ name: g.name.zh, town: g.town, people: g.people, lat: round6(g.lat), lon: round6(g.lon) })),
    },
    {
      name: "阵地",
      fields: [
        text("name", "名称", "Name", 280),
        text("kind", "类型", "Kind", 160),
        text("town", "乡镇街道", "Town", 140),
        text("counted", "计入覆盖", "Counted", 90),
        text("quality", "位置", "Position", 120),
        text("hours", "开放时间", "Hours", 220),
        number("lat", "纬度（WGS-84）", "Latitude"),
        number("lon", "经度（WGS-84）", "Longitude"),
      ],
      rows: ground.all
        .filter((p) => p.standing === "point")
        .map((p) => ({
          name: p.name,
          kind: PLACE_KINDS[p.kind as PlaceKind]?.zh ?? p.kind,
          town: townNames.get(p.townCode ?? "") ?? null,
          counted: counted.has(p.id) ? "是" : "否",
          quality: QUALITIES[p.quality as keyof typeof QUALITIES]?.zh ?? p.quality,
          hours: p.hours,
          lat: p.lat / 1e7,
          lon: p.lon / 1e7,
        })),
    },
    { name: "算法与数据", fields: [text("line", "说明", "Note", 900)], rows: method.map((line) => ({ line })) },
  ];
  return writeSheets(sheets);
}

export const OUTSIDE_TOWNS = "不在乡镇街道界线内";

const round6 = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;
