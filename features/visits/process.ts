import type { ProcessDef } from "@bihuan/casework";
import { processWithHandOver } from "../../platform/casework/process.ts";

/** The place's operators, and the staff where they have no account or do not answer. */
const ANSWER = ["operator", "adviser", "reviewer"];

/** A visit asked for by the public; the visitor holds a link to look and to cancel. */
export const bookingProcess: ProcessDef = processWithHandOver({
  name: "booking",
  label: { zh: "参观预约", en: "Booking" },
  initial: "requested",
  states: {
    requested: { label: { zh: "待确认", en: "Requested" }, final: false, owner: "adviser", limit: { days: 2 }, tone: "waiting" },
    confirmed: {
      label: { zh: "已确认", en: "Confirmed" },
      final: false,
      owner: "adviser",
      todo: { zh: "到访日登记来没来", en: "On the day, enter whether they came" },
      limit: { days: 60 },
      tone: "active",
    },
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
