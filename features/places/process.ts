import type { ProcessDef } from "@bihuan/casework";
import { processWithHandOver } from "../../platform/casework/process.ts";

/** A place to be built: who builds does not accept, and nothing is accepted without a dated record. */
export const buildProcess: ProcessDef = processWithHandOver({
  name: "build",
  label: { zh: "点位建设", en: "Place to be built" },
  initial: "planned",
  states: {
    planned: { label: { zh: "计划", en: "Planned" }, final: false, owner: "adviser", limit: { months: 12 }, tone: "waiting" },
    under_way: { label: { zh: "在建", en: "Under way" }, final: false, owner: "adviser", limit: { months: 12 }, tone: "active" },
    accepted: { label: { zh: "已验收", en: "Accepted" }, final: true, tone: "done" },
    dropped: { label: { zh: "取消", en: "Dropped" }, final: true, tone: "stopped" },
  },
  gates: {
    record: {
      label: { zh: "有验收记录", en: "Record of acceptance" },
      unmet: { zh: "先上传验收记录（PDF 或图片）", en: "First upload the record of acceptance (PDF or picture)" },
    },
    position: { label: { zh: "已定位", en: "Has a position" }, unmet: { zh: "先在地图上定位", en: "First set its pin on the map" } },
  },
  actions: {
    plan: { label: { zh: "列入计划", en: "Plan" }, from: [], to: "planned", by: ["adviser", "reviewer", "system"] },
    start: { label: { zh: "开工", en: "Start" }, from: ["planned"], to: "under_way", by: ["adviser"] },
    accept: {
      label: { zh: "验收", en: "Accept" },
      from: ["under_way"],
      to: "accepted",
      by: ["reviewer"],
      gates: ["record", "position"],
      fact: "place.accepted",
      separateFrom: ["start"],
    },
    drop: {
      label: { zh: "取消", en: "Drop" },
      from: ["planned", "under_way"],
      to: "dropped",
      by: ["adviser", "reviewer"],
      reason: "required",
      reasons: {
        no_site: { zh: "场地落空", en: "The site fell through" },
        no_money: { zh: "经费未落实", en: "No money" },
        moved: { zh: "改址另建", en: "Built elsewhere" },
      },
    },
  },
});

/** The place's operators, and the staff where they have no account or do not answer. */
const ANSWER = ["operator", "adviser", "reviewer"];

/** A visit asked for by the public; the visitor holds a link to look and to cancel. */
export const bookingProcess: ProcessDef = processWithHandOver({
  name: "booking",
  label: { zh: "参观预约", en: "Booking" },
  initial: "requested",
  states: {
    requested: { label: { zh: "待确认", en: "Requested" }, final: false, owner: "adviser", limit: { days: 2 }, tone: "waiting" },
    confirmed: { label: { zh: "已确认", en: "Confirmed" }, final: false, owner: "adviser", limit: { days: 60 }, tone: "active" },
    visited: { label: { zh: "已参观", en: "Visited" }, final: true, tone: "done" },
    refused: { label: { zh: "未能安排", en: "Not possible" }, final: true, tone: "stopped" },
    cancelled: { label: { zh: "预约人取消", en: "Cancelled" }, final: true, tone: "stopped" },
    missed: { label: { zh: "未到", en: "Did not come" }, final: true, tone: "stopped" },
  },
  gates: {
    day_reached: { label: { zh: "已到预约日", en: "The day has come" }, unmet: { zh: "未到预约日", en: "The day has not come" } },
  },
  actions: {
    request: { label: { zh: "预约", en: "Request" }, from: [], to: "requested", by: ["visitor"] },
    confirm: { label: { zh: "确认", en: "Confirm" }, from: ["requested"], to: "confirmed", by: ANSWER },
    refuse: {
      label: { zh: "不能安排", en: "Refuse" },
      from: ["requested", "confirmed"],
      to: "refused",
      by: ANSWER,
      reason: "required",
      reasons: {
        full: { zh: "已约满", en: "Full" },
        closed: { zh: "当日不开放", en: "Closed that day" },
        too_many: { zh: "人数超出接待能力", en: "Too many people" },
      },
    },
    cancel: { label: { zh: "取消预约", en: "Cancel" }, from: ["requested", "confirmed"], to: "cancelled", by: ["visitor"] },
    visit: {
      label: { zh: "已到访", en: "They came" },
      from: ["confirmed"],
      to: "visited",
      by: ANSWER,
      gates: ["day_reached"],
    },
    miss: {
      label: { zh: "未到", en: "They did not come" },
      from: ["confirmed"],
      to: "missed",
      by: ANSWER,
      gates: ["day_reached"],
    },
  },
});
