import { processWithHandOver } from "../../platform/casework/process.ts";
import { defineRecords } from "../../platform/records/define.ts";
import { field, onChoice, shown } from "../../platform/register/field.ts";
import { defineRegister } from "../../platform/register/fields.ts";
import { legFaults, tourFaults } from "./rules.ts";

const process = processWithHandOver({
  name: "caravan_tour",
  label: { zh: "巡展", en: "Tour" },
  initial: "drafted",
  states: {
    drafted: { label: { zh: "排计划", en: "Being planned" }, final: false, owner: "adviser", limit: { days: 60 } },
    proposed: { label: { zh: "待定稿", en: "To be frozen" }, final: false, owner: "reviewer", limit: { days: 7 }, tone: "waiting" },
    frozen: {
      label: { zh: "已定稿，执行中", en: "Frozen" },
      final: false,
      owner: "adviser",
      todo: { zh: "逐校跑完，最后一天后结束", en: "Drive to every school; close after the last day" },
      limit: { months: 3 },
      tone: "active",
    },
    done: { label: { zh: "已结束", en: "Done" }, final: true, tone: "done" },
    dropped: { label: { zh: "不办了", en: "Dropped" }, final: true, tone: "stopped" },
  },
  gates: {
    chosen: {
      label: { zh: "选定了计划", en: "A plan is chosen" },
      unmet: { zh: "先在排计划页选定一个", en: "First choose a plan" },
      at: "plan",
    },
    sound: {
      label: { zh: "没有冲突", en: "No breach" },
      unmet: { zh: "选定的计划里有标红的冲突", en: "The chosen plan shows breaches" },
      at: "plan",
    },
    over: {
      label: { zh: "到了最后一天", en: "Its last day has come" },
      unmet: { zh: "巡展还没有走完", en: "The tour is not over" },
      at: "plan",
    },
  },
  actions: {
    draft: { label: { zh: "新建", en: "Begin" }, from: [], to: "drafted", by: ["adviser"] },
    propose: { label: { zh: "送定稿", en: "Propose" }, from: ["drafted"], to: "proposed", by: ["adviser"], gates: ["chosen", "sound"] },
    return: { label: { zh: "退回重排", en: "Return" }, from: ["proposed"], to: "drafted", by: ["reviewer"], reason: "required" },
    freeze: {
      label: { zh: "定稿，通知学校", en: "Freeze" },
      from: ["proposed"],
      to: "frozen",
      by: ["reviewer"],
      separateFrom: ["propose"],
      gates: ["chosen", "sound"],
    },
    reopen: { label: { zh: "有变动，重排", en: "Plan anew" }, from: ["frozen"], to: "drafted", by: ["adviser"], reason: "required" },
    finish: { label: { zh: "结束", en: "Finish" }, from: ["frozen"], to: "done", by: ["adviser"], gates: ["over"] },
    drop: { label: { zh: "不办了", en: "Drop" }, from: ["drafted", "proposed"], to: "dropped", by: ["adviser"], reason: "required" },
  },
});

export const tours = defineRecords({
  register: defineRegister({
    name: "caravan_tour",
    label: { zh: "巡展", en: "Tours" },
    fields: [
      field("text", "title", "名称", "Title", { required: true, maxLength: 100, ...shown(280) }),
      field("day", "fromOn", "开始", "From", { required: true, ...shown(120), filter: true, sort: true }),
      field("day", "toOn", "结束", "Until", { required: true, ...shown(120), filter: true, sort: true }),
      field("text", "duty", "出车时段", "Hours on duty", {
        required: true,
        maxLength: 40,
        help: { zh: "如 07:30-18:30", en: "e.g. 07:30-18:30" },
      }),
      field("text", "hours", "学校接待时段", "School hours", {
        required: true,
        maxLength: 80,
        help: { zh: "如 08:30-11:30 14:00-16:45", en: "e.g. 08:30-11:30 14:00-16:45" },
      }),
      field("boolean", "weekends", "周末也出车", "Weekends too", { required: true }),
      field("text", "extraDays", "调休上班日", "Days worked by order", {
        help: { zh: "周末但上学的日子，如 2026-02-14、2026-02-28", en: "Weekends on which schools are open" },
      }),
      field("record", "planId", "选定的计划", "Chosen plan", { of: "caravan_plan", computed: "stored" }),
    ],
  }),
  process,
  title: "title",
  path: "/caravans/tours",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser"] },
  editIn: ["drafted"],
  views: { timeline: ["fromOn", "toOn"] },
  steps: [
    { title: { zh: "巡展", en: "Tour" }, fields: ["title", "fromOn", "toOn"] },
    { title: { zh: "时段", en: "Hours" }, fields: ["duty", "hours", "weekends", "extraDays"] },
  ],
  check: (v) => tourFaults(v),
  words: { create: { zh: "新建巡展", en: "Begin a tour" }, empty: { zh: "还没有巡展。", en: "No tours yet." } },
});

/** The logs of drivers, by their link or typed by the office. */
export const trips = defineRecords({
  register: defineRegister({
    name: "caravan_trip",
    label: { zh: "出车记录", en: "Trip log" },
    fields: [
      field("record", "caravanId", "车", "Vehicle", { of: "caravan", required: true, ...shown(130) }),
      field("record", "requestId", "到哪所学校", "School", {
        of: "caravan_request",
        ...shown(220),
        help: { zh: "空车转场不填", en: "Blank for an empty run" },
      }),
      field("day", "onDay", "日期", "Day", { required: true, ...shown(120), filter: true, sort: true }),
      field("text", "arrive", "到达", "Arrived", { required: true, clock: true, ...shown(80) }),
      field("text", "leave", "离开", "Left", { required: true, clock: true, ...shown(80) }),
      field("integer", "kmFrom", "出发里程", "Odometer before", { required: true, ...shown(110), filter: true, sort: true }),
      field("integer", "kmTo", "离开时里程", "Odometer after", { required: true, ...shown(110), filter: true, sort: true }),
      field("integer", "pupils", "司机估计人数", "Pupils, as the driver guesses", { adds: true, ...onChoice(130) }),
      field("text", "driver", "驾驶员", "Driver", { required: true, maxLength: 40, ...shown(100) }),
      field("text", "faults", "车辆和展品故障", "Faults", { ...shown(220) }),
    ],
  }),
  title: "driver",
  path: "/caravans/trips",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser"] },
  sameBy: ["caravanId", "onDay", "arrive"],
  check: (v) => legFaults(v),
  files: { photo: { zh: "现场照片", en: "Photos" } },
  words: { create: { zh: "补记一趟", en: "Enter a trip" }, empty: { zh: "还没有出车记录。", en: "No trips yet." } },
});
