import type { Actor } from "../../platform/access/scope.ts";
import { writeOfficialDocument } from "../../platform/documents/gbt9704.ts";
import type { Services } from "../../platform/http/server.ts";
import { writeWorkbook } from "../../platform/register/export.ts";
import { showDay, showInstant, type Field } from "../../platform/register/fields.ts";
import { getUnit } from "../units/index.ts";
import { comparePlans, type Comparison } from "./compare.ts";
import type { Asked } from "./coverage.ts";
import { bytesOf, SPEED_WORDS, type FileKind } from "./coverage-file.ts";
import { GOAL_WORDS } from "./goals.ts";
import { PLACE_KINDS, type PlaceKind } from "../places/index.ts";

const SITE_FIELDS: readonly Field[] = [
  { key: "side", label: { zh: "方案", en: "Plan" }, type: "text", width: 160 },
  { key: "name", label: { zh: "选点", en: "Site" }, type: "text", width: 320 },
  { key: "kind", label: { zh: "类型", en: "Kind" }, type: "text", width: 160 },
  { key: "town", label: { zh: "乡镇街道", en: "Town" }, type: "text", width: 120 },
  { key: "lat", label: { zh: "纬度（WGS-84）", en: "Latitude" }, type: "text", width: 120 },
  { key: "lon", label: { zh: "经度（WGS-84）", en: "Longitude" }, type: "text", width: 120 },
];

/** Two plans side by side to hand on: sites and people won and lost, with the method and the day. */
export async function writeComparison(
  services: Services,
  actor: Actor,
  asked: Asked & { a: number; b: number },
  kind: FileKind,
): Promise<{ name: string; bytes: Uint8Array<ArrayBuffer> }> {
  const c = await comparePlans({ actor, services }, asked);
  const unit = await services.database.read(actor.scope, (db) => getUnit(db, actor.scope.unitId));
  const title = `${unit.name.replace(/科学技术协会$/, "")}科普点选址方案比较`;
  const name = `${title}${c.on}.${kind}`;
  const lines = linesOf(c);
  const method = c.method.map((m) => m.zh);
  if (kind === "geojson") return { name, bytes: bytesOf(JSON.stringify({ ...geoJson(c), title, method, lines })) };
  const sites = c.sites.map((s) => ({
    side: sideOf(c, s.side),
    name: s.name,
    kind: PLACE_KINDS[s.kind as PlaceKind]?.zh ?? s.kind,
    town: s.town,
    lat: s.lat.toFixed(6),
    lon: s.lon.toFixed(6),
  }));
  if (kind === "xlsx") {
    const notes = [{ side: null }, ...[...lines, ...method].map((side) => ({ side }))];
    return { name, bytes: new Uint8Array(await writeWorkbook("方案比较", SITE_FIELDS, [...sites, ...notes])) };
  }
  const document = await writeOfficialDocument({
    title,
    blocks: [
      { type: "heading", text: "一、覆盖人数" },
      ...lines.map((text) => ({ type: "paragraph" as const, text: `${text}。` })),
      { type: "heading", text: "二、选点" },
      { type: "table", header: ["方案", "选点", "乡镇街道"], rows: sites.map((s) => [s.side, s.name, s.town ?? ""]) },
      { type: "heading", text: "三、算法与数据" },
      ...method.map((text) => ({ type: "paragraph" as const, text: `${text.replace(/。$/, "")}。` })),
    ],
    signature: unit.name,
    date: showDay(c.on, "zh-CN"),
  });
  return { name, bytes: new Uint8Array(document) };
}

const sideOf = ({ names }: Comparison, side: "both" | "a" | "b"): string =>
  side === "both" ? "两个方案都有" : side === "a" ? `甲：${names[0]}` : `乙：${names[1]}`;

const linesOf = (c: Comparison): string[] => [
  `甲方案为${c.names[0]}（目标：${GOAL_WORDS[c.goals[0]].zh}），乙方案为${c.names[1]}（目标：${GOAL_WORDS[c.goals[1]].zh}）`,
  ...c.made.map(
    (m, i) =>
      `${i === 0 ? "甲" : "乙"}方案按${SPEED_WORDS[m.speed]}，${showInstant(m.at, "zh-CN")} 做出，当时（${m.on} 的点位）算得覆盖 ${m.covered} 人`,
  ),
  `以下按 ${c.on} 的 ${c.places} 个阵地重新计算，不含建设清单在办的`,
  ...c.lines.map(
    (l) =>
      `${SPEED_WORDS[l.speed]}：甲覆盖 ${l.a} 人，乙覆盖 ${l.b} 人（共 ${l.people} 人）；只有甲覆盖 ${l.onlyA} 人，只有乙覆盖 ${l.onlyB} 人`,
  ),
  ...c.towns.map((t) => `${t.name ?? "界线以外"}（成人）：只有甲覆盖 ${t.onlyA} 人，只有乙覆盖 ${t.onlyB} 人`),
];

/** The sites with the plan they belong to, WGS-84. */
const geoJson = (c: Comparison) => ({
  type: "FeatureCollection",
  features: c.sites.map((s) => ({
    type: "Feature",
    geometry: { type: "Point", coordinates: [s.lon, s.lat] },
    properties: { name: s.name, kind: PLACE_KINDS[s.kind as PlaceKind]?.zh ?? s.kind, town: s.town, plan: sideOf(c, s.side) },
  })),
});
