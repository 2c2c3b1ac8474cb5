import { chinaDay } from "@bihuan/kit";
import { refuseRequest } from "../../platform/http/server.ts";
import type { ListFile } from "../../platform/rooms/room.ts";
import { refuseUndeclared } from "../../platform/register/declared.ts";
import { field } from "../../platform/register/field.ts";
import { defineRegister } from "../../platform/register/fields.ts";
import { yearOf } from "./academic-desk.ts";
import { levelOptions, roleOptions, tableOf } from "./academic-rules.ts";

const number = (key: string, zh: string, en: string) => field("integer", key, zh, en, { list: "shown" });

/** The statistics office's table of a year as a file: each level a row, in its own order, and the sum last; what nobody has said stays blank. */
export const academicYearFile: ListFile = {
  permission: "academic_event.read",
  register: defineRegister({
    name: "academic_year",
    label: { zh: "学术交流活动统计表", en: "Academic events of a year" },
    fields: [
      field("text", "level", "级别", "Level", { list: "shown" }),
      number("held", "已办（个）", "Held"),
      ...roleOptions.map((o) => number(o.value, `其中${o.label.zh}（个）`, `as ${o.label.en ?? o.value}`)),
      number("planned", "计划（个）", "Planned"),
      number("onSite", "到场人数", "People on site"),
      number("online", "线上参会人数", "People online"),
      number("papers", "交流论文（篇）", "Papers"),
    ],
  }),
  async page(db, scope, input, now) {
    refuseUndeclared(academicYearFile.register, input, ["year"]);
    const year = Number(input.filter["year"] ?? chinaDay(now).slice(0, 4));
    if (!Number.isSafeInteger(year) || year < 2000 || year > 2100) refuseRequest("invalid", { zh: "年份不对", en: "No such year" });
    const { events } = await yearOf(db, scope, year);
    const rows = tableOf(events).map((r, i) => ({
      id: i + 1,
      level: levelOptions.find((o) => o.value === r.level)?.label.zh ?? r.level,
      held: r.held.length,
      planned: r.planned.length,
      ...Object.fromEntries(roleOptions.map((o) => [o.value, r.roles[o.value as "host"].length])),
      onSite: r.onSite,
      online: r.online,
      papers: r.papers,
    }));
    return { rows: rows.length === 0 ? rows : [...rows, sumOf(rows)], total: rows.length, next: null };
  },
};

function sumOf(rows: readonly Readonly<Record<string, unknown>>[]) {
  const of = (key: string) => {
    const said = rows.map((r) => r[key]).filter((v): v is number => typeof v === "number");
    return said.length === 0 ? null : said.reduce((a, b) => a + b, 0);
  };
  const keys = ["held", "planned", ...roleOptions.map((o) => o.value), "onSite", "online", "papers"];
  return { id: rows.length + 1, level: "合计", ...Object.fromEntries(keys.map((k) => [k, of(k)])) };
}
