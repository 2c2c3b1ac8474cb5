import { processWithHandOver } from "../../platform/casework/process.ts";
import { childRows, defineRecords } from "../../platform/records/define.ts";
import { field, onChoice, shown } from "../../platform/register/field.ts";
import { defineRegister, optionsOf } from "../../platform/register/fields.ts";
import { quotaIn } from "./rules.ts";

export const CHANNELS = {
  scene: { zh: "现场", en: "on the spot" },
  phone: { zh: "电话", en: "telephone" },
  poster: { zh: "海报", en: "poster" },
  wechat: { zh: "微信", en: "WeChat" },
  radio: { zh: "广播", en: "radio" },
  training: { zh: "培训", en: "training" },
  friend: { zh: "熟人介绍", en: "word of mouth" },
} as const;

export const promotions = defineRecords({
  register: defineRegister({
    name: "promotion",
    label: { zh: "宣传推介", en: "Outreach plans" },
    fields: [
      field("text", "title", "名称", "Title", { required: true, maxLength: 100, ...shown(260) }),
      field("text", "audience", "对谁", "For whom", {
        required: true,
        maxLength: 100,
        ...shown(180),
        help: { zh: "如某镇柑橘种植户", en: "As growers of a town" },
      }),
      field("option", "channel", "渠道", "Channel", { required: true, options: optionsOf(CHANNELS), ...shown(100), filter: true }),
      field("longText", "message", "说什么", "Message", { required: true, maxLength: 1000 }),
      field("day", "onDay", "日期", "Day", { required: true, ...shown(130), filter: true, sort: true }),
      field("text", "place", "地点", "Place", { maxLength: 100, ...onChoice(160) }),
      field("money", "costFen", "花费", "Cost", {
        adds: true,
        required: true,
        ...shown(110),
        help: { zh: "没有花费填 0", en: "0 where it cost nothing" },
      }),
      field("text", "who", "谁去做", "Who", { maxLength: 60 }),
      field("integer", "reached", "估计知道的人数", "Reached, by estimate", {
        help: { zh: "只作参考，不计成效", en: "For reference; no effect is counted by it" },
      }),
      field("text", "estimatedBy", "谁估的", "Estimated by", { maxLength: 40 }),
    ],
  }),
  process: processWithHandOver({
    name: "promotion",
    label: { zh: "宣传推介", en: "Outreach" },
    initial: "planned",
    states: {
      planned: { label: { zh: "计划", en: "Planned" }, final: false, owner: "adviser", limit: { months: 6 }, tone: "waiting" },
      held: {
        label: { zh: "已开展", en: "Done" },
        final: false,
        owner: "adviser",
        todo: { zh: "满期后回看成效", en: "Look at what came of it" },
        limit: { days: 120 },
        tone: "active",
      },
      looked: { label: { zh: "已看成效", en: "Looked at" }, final: true, tone: "done" },
      dropped: { label: { zh: "不办了", en: "Dropped" }, final: true, tone: "stopped" },
    },
    gates: {
      dated: {
        label: { zh: "已到日期", en: "Its day has come" },
        unmet: { zh: "日期还没到；改期请先改日期", en: "Its day is to come; change the day first" },
        at: "fields",
      },
      coded: {
        label: { zh: "有材料和推介码", en: "Has material with its code" },
        unmet: { zh: "先在“材料”里登记用了什么，每样各有推介码", en: "First enter its material; each has its own code" },
        at: "materials",
      },
      proven: {
        label: { zh: "有照片或签到", en: "Picture or list" },
        unmet: { zh: "先上传现场照片、签到或播出单", en: "First upload a picture, list or slip" },
        at: "files",
      },
      aged: {
        label: { zh: "过了 30 天", en: "Thirty days have passed" },
        unmet: { zh: "开展满 30 天再看成效", en: "Its effect is looked at after thirty days" },
        at: "effect",
      },
    },
    actions: {
      plan: { label: { zh: "列入计划", en: "Plan" }, from: [], to: "planned", by: ["adviser"] },
      hold: {
        label: { zh: "已开展", en: "Done" },
        from: ["planned"],
        to: "held",
        by: ["adviser"],
        gates: ["dated", "coded", "proven"],
        fact: "promotion.held",
      },
      look: {
        label: { zh: "看过成效", en: "Weigh its effect" },
        from: ["held"],
        to: "looked",
        by: ["adviser", "leader"],
        gates: ["aged"],
      },
      drop: { label: { zh: "不办了", en: "Drop" }, from: ["planned"], to: "dropped", by: ["adviser", "leader"], reason: "required" },
    },
  }),
  title: "title",
  path: "/promotion",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser"] },
  children: {
    materials: childRows(
      "promotion_id",
      defineRegister({
        name: "promotion_material",
        label: { zh: "材料", en: "Material" },
        fields: [
          field("text", "title", "材料", "Material", { required: true, maxLength: 100 }),
          field("text", "edition", "版本", "Version", { required: true, maxLength: 40 }),
          field("text", "rights", "图文出处和授权", "Rights", {
            required: true,
            maxLength: 200,
            help: { zh: "自制，或写授权书", en: "Own, or by which licence" },
          }),
        ],
      }),
      (v) => {
        const fault = quotaIn(v.title);
        return fault ? { title: fault } : {};
      },
    ),
  },
  sameBy: ["title"],
  views: { calendar: "onDay" },
  steps: [
    { title: { zh: "对谁、说什么", en: "For whom, what" }, fields: ["title", "audience", "channel", "message"] },
    { title: { zh: "什么时候、花费", en: "When, cost" }, fields: ["onDay", "place", "costFen", "who"] },
    { title: { zh: "开展以后", en: "Afterwards" }, fields: ["reached", "estimatedBy"] },
  ],
  check: (v) => ({
    ...Object.fromEntries(
      (["title", "audience", "message"] as const).flatMap((key) => {
        const fault = quotaIn(v[key]);
        return fault ? [[key, fault]] : [];
      }),
    ),
    ...(v.reached !== null && v.estimatedBy === null ? { estimatedBy: { zh: "估计的人数要写谁估的", en: "Say who estimated it" } } : {}),
  }),
  files: { proof: { zh: "照片、签到或播出单", en: "Picture, list or slip" } },
  words: { create: { zh: "列一项推介", en: "Plan outreach" }, empty: { zh: "还没有宣传推介。", en: "No outreach yet." } },
});
