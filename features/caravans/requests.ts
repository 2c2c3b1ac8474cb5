import { processWithHandOver } from "../../platform/casework/process.ts";
import { defineRecords } from "../../platform/records/define.ts";
import { field, onChoice, shown } from "../../platform/register/field.ts";
import { defineRegister, optionsOf } from "../../platform/register/fields.ts";
import { halfOptions, powerOptions, requestFaults, roadOptions, weekdayOptions } from "./rules.ts";

const register = defineRegister({
  name: "caravan_request",
  label: { zh: "到校申请", en: "Requests of schools" },
  fields: [
    field("text", "school", "学校", "School", { required: true, maxLength: 100, ...shown(220) }),
    field("text", "address", "地址", "Address", { required: true, ...onChoice(200) }),
    field("text", "position", "坐标", "Position", {
      maxLength: 40,
      help: { zh: "从手机地图上复制，如 30.1284, 104.6275；没有坐标排不进计划", en: "As copied from a map; without it no plan holds it" },
    }),
    field("option", "road", "到学校的路", "Road to it", {
      options: roadOptions,
      help: { zh: "不填按县乡公路估算", en: "Blank: as a country road" },
    }),
    field("integer", "pupils", "学生人数", "Pupils", { adds: true, required: true, ...shown(100), filter: true, sort: true }),
    field("day", "firstOn", "最早", "Not before", { required: true, ...shown(120), filter: true, sort: true }),
    field("day", "lastOn", "最晚", "Not after", { required: true, wished: true, ...shown(120), filter: true, sort: true }),
    field("option", "half", "上午还是下午", "Morning or afternoon", { required: true, options: halfOptions }),
    field("options", "weekdays", "周几可以", "Weekdays", {
      options: weekdayOptions,
      help: { zh: "不选就是上学的日子都可以", en: "None chosen: every school day" },
    }),
    field("text", "kit", "一定要有的展品", "Exhibit it must bring", { maxLength: 60 }),
    field("text", "ground", "场地", "Ground", {
      help: { zh: "长、宽、是否硬化，车能不能开到", en: "Size, surface, whether the vehicle gets there" },
    }),
    field("option", "power", "电源", "Power", { options: powerOptions, ...onChoice(110), filter: true }),
    field("integer", "minutes", "需要多少分钟", "Minutes needed", {
      help: { zh: "含布展撤展；不填按规定的时长", en: "Setting up included; blank: as the rule says" },
    }),
    field("text", "contactName", "联系人", "Contact", { required: true, maxLength: 40 }),
    field("phone", "contactPhone", "联系电话", "Telephone", { sensitive: "contact" }),
    field("boolean", "must", "必须到", "Must be served", { ...onChoice(100), filter: true }),
    field("record", "tourId", "巡展", "Tour", { of: "caravan_tour", computed: "stored", ...onChoice(180) }),
    field("record", "caravanId", "哪辆车", "Vehicle", { of: "caravan", computed: "stored", ...shown(120) }),
    field("day", "onDay", "到校日期", "On", { computed: "stored", ...shown(120), filter: true, sort: true }),
    field("text", "fromTime", "开始", "From", { computed: "stored", ...onChoice(80) }),
    field("text", "toTime", "结束", "Until", { computed: "stored", ...onChoice(80) }),
    field("integer", "present", "参加学生（学校确认）", "Pupils, as confirmed", { computed: "stored" }),
    field("text", "verdict", "学校评价", "What the school said", { computed: "stored" }),
    field("option", "basis", "怎样确认", "How confirmed", {
      computed: "stored",
      options: optionsOf({
        self: { zh: "学校自己的链接", en: "by the school's own link" },
        proxy: { zh: "在本单位的电脑或网络上代为确认", en: "from the office's browser or network" },
      }),
    }),
  ],
});

const process = processWithHandOver({
  name: "caravan_request",
  label: { zh: "到校申请", en: "Request of a school" },
  initial: "asked",
  states: {
    asked: {
      label: { zh: "已申请，待排", en: "Asked for" },
      final: false,
      owner: "adviser",
      todo: { zh: "排进巡展", en: "Place it in a tour" },
      limit: { months: 6 },
    },
    offered: {
      label: { zh: "已排，等学校确认时间", en: "Planned, the school is asked" },
      final: false,
      owner: "adviser",
      todo: { zh: "催学校确认时间", en: "Ask the school to confirm the time" },
      limit: { days: 7 },
      tone: "waiting",
    },
    agreed: {
      label: { zh: "学校已确认时间", en: "The school agrees" },
      final: false,
      owner: "adviser",
      todo: { zh: "按时到校", en: "Go there on the day" },
      limit: { months: 2 },
      tone: "active",
    },
    visited: {
      label: { zh: "车已到校，等学校确认", en: "Visited, the school is asked" },
      final: false,
      owner: "adviser",
      todo: { zh: "催学校确认来过", en: "Ask the school to confirm the visit" },
      limit: { days: 14 },
      tone: "waiting",
    },
    confirmed: { label: { zh: "学校已确认，计数", en: "Confirmed, counts" }, final: true, tone: "done" },
    unconfirmed: { label: { zh: "未经确认，不计", en: "Unconfirmed, not counted" }, final: true, tone: "stopped" },
    not_held: { label: { zh: "车没有来", en: "The vehicle did not come" }, final: true, tone: "stopped" },
    cancelled: { label: { zh: "已取消", en: "Cancelled" }, final: true, tone: "stopped" },
  },
  gates: {
    placed: {
      label: { zh: "排进了巡展", en: "Placed in a tour" },
      unmet: { zh: "先排进一次巡展，由第二人定稿", en: "First place it in a tour, which a second person freezes" },
      at: "visit",
    },
    begun: { label: { zh: "到了那天", en: "The day has come" }, unmet: { zh: "还没到那天", en: "Its day has not come" }, at: "visit" },
  },
  actions: {
    ask: { label: { zh: "申请", en: "Ask" }, from: [], to: "asked", by: ["adviser", "school"] },
    offer: {
      label: { zh: "随巡展定稿", en: "Frozen with the tour" },
      from: ["asked", "offered", "agreed"],
      to: "offered",
      by: ["reviewer"],
      gates: ["placed"],
    },
    release: {
      label: { zh: "移出巡展，重新排", en: "Taken out of the tour" },
      from: ["offered", "agreed"],
      to: "asked",
      by: ["adviser", "reviewer", "school"],
      reason: "required",
    },
    agree: { label: { zh: "确认时间", en: "Agree" }, from: ["offered"], to: "agreed", by: ["school"], gates: ["placed"] },
    agree_by_phone: {
      label: { zh: "学校电话确认时间", en: "Agreed by telephone" },
      from: ["offered"],
      to: "agreed",
      by: ["adviser"],
      reason: "required",
      gates: ["placed"],
    },
    visit: {
      label: { zh: "到校", en: "Visited" },
      from: ["offered", "agreed"],
      to: "visited",
      by: ["driver", "adviser"],
      gates: ["placed", "begun"],
    },
    confirm: {
      label: { zh: "确认来过", en: "Confirm" },
      from: ["agreed", "visited"],
      to: "confirmed",
      by: ["school"],
      gates: ["begun"],
      fact: "caravan.visited",
    },
    miss: {
      label: { zh: "车没有来", en: "It did not come" },
      from: ["agreed", "visited"],
      to: "not_held",
      by: ["school", "adviser"],
      gates: ["begun"],
      reason: "required",
    },
    close: {
      label: { zh: "等不到确认，办结不计", en: "Close without confirmation" },
      from: ["agreed", "visited"],
      to: "unconfirmed",
      by: ["adviser"],
      gates: ["begun"],
      reason: "required",
    },
    cancel: {
      label: { zh: "取消申请", en: "Cancel" },
      from: ["asked", "offered", "agreed"],
      to: "cancelled",
      by: ["school", "adviser"],
      reason: "required",
    },
  },
});

/** 申请 → 排入巡展 → 学校确认时间 → 到校 → 学校确认来过. */
export const requests = defineRecords({
  register,
  process,
  title: "school",
  path: "/caravans/requests",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser"] },
  editIn: ["asked"],
  sameBy: ["school", "firstOn"],
  warnings: {
    late: {
      label: { zh: "最晚日期将到，还没有排", en: "Its last day comes near, not planned" },
      past: "lastOn",
      ahead: 14,
      states: ["asked"],
    },
    unanswered: {
      label: { zh: "快到日期，学校还没有确认时间", en: "Its day comes near, the school has not answered" },
      past: "onDay",
      ahead: 5,
      states: ["offered"],
    },
    unheard: {
      label: { zh: "日期已过，学校还没有确认", en: "The day is over, the school has said nothing" },
      past: "onDay",
      states: ["agreed", "visited"],
    },
  },
  views: { calendar: "onDay", board: true, alike: true },
  steps: [
    { title: { zh: "学校", en: "School" }, fields: ["school", "address", "position", "road"] },
    { title: { zh: "人数和时间", en: "Pupils and time" }, fields: ["pupils", "firstOn", "lastOn", "half", "weekdays"] },
    { title: { zh: "展品和场地", en: "Exhibits and ground" }, fields: ["kit", "ground", "power", "minutes"] },
    { title: { zh: "联系", en: "Contact" }, fields: ["contactName", "contactPhone", "must"] },
  ],
  check: (v) => requestFaults(v),
  words: { create: { zh: "替来电学校登记", en: "Enter for a school" }, empty: { zh: "还没有学校申请。", en: "No school has asked yet." } },
});
