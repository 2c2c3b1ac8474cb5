import { defineRecords } from "../../platform/records/define.ts";
import { field, shown } from "../../platform/register/field.ts";
import { defineRegister } from "../../platform/register/fields.ts";
import { kindOptions } from "../places/rules.ts";
import { buildProcess } from "./process.ts";

/** The list of places to be built. */
export const builds = defineRecords({
  register: defineRegister({
    name: "build",
    label: { zh: "建设清单", en: "Build list" },
    fields: [
      field("text", "title", "名称", "Name", { required: true, maxLength: 100, ...shown(280) }),
      field("option", "kind", "类型", "Kind", { required: true, options: kindOptions, ...shown(180), filter: true }),
      field("text", "townName", "乡镇街道", "Town", { computed: true, ...shown(130) }),
      field("text", "position", "位置（WGS-84）", "Position (WGS-84)", { computed: true }),
      field("day", "startedOn", "开工", "Started", { computed: "stored", ...shown(130), sort: true }),
      field("day", "acceptedOn", "验收", "Accepted", { computed: "stored", ...shown(130), sort: true }),
      field("integer", "year", "年度", "Year", { required: true, ...shown(80), filter: true, sort: true }),
    ],
  }),
  process: buildProcess,
  title: "title",
  path: "/places/builds",
  access: { read: ["adviser", "entry", "reviewer", "leader"], edit: ["adviser"] },
  sameBy: ["title"],
  views: { board: true, map: ["lat", "lon"] },
  check: (v) => (v.year < 2000 || v.year > 2100 ? { year: { zh: "填四位数的年份，例：2026", en: "A year, as 2026" } } : {}),
  words: {
    create: { zh: "添加", en: "Add" },
    empty: {
      zh: "还没有建设任务。可在地图的“选址”里选好后列入，或用“添加”逐个列入。",
      en: "Nothing to build yet. Choose places in the map's siting, or add them one by one.",
    },
  },
});
