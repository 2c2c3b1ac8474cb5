import { processWithHandOver } from "../../platform/casework/process.ts";
import { defineRecords } from "../../platform/records/define.ts";
import { defineRegister, optionsOf } from "../../platform/register/fields.ts";

const register = defineRegister({
  name: "title_award",
  label: { zh: "称号和批次", en: "Titles" },
  fields: [
    { key: "title", label: { zh: "称号", en: "Title" }, type: "text", required: true, maxLength: 120, list: "shown", width: 280 },
    {
      key: "batch",
      label: { zh: "批次", en: "Batch" },
      type: "text",
      required: true,
      maxLength: 60,
      list: "shown",
      width: 160,
      help: { zh: "如：第二批（2021—2025年度）", en: "As 第二批（2021—2025年度）" },
    },
    { key: "namedById", label: { zh: "命名单位", en: "Named by" }, type: "unit", required: true, list: "on-choice" },
    {
      key: "basis",
      label: { zh: "申报依据", en: "Basis" },
      type: "text",
      required: true,
      maxLength: 200,
      help: { zh: "通知的名称、文号", en: "The notice and its number" },
    },
    { key: "listedOn", label: { zh: "列入创建名单", en: "Listed on" }, type: "day" },
    { key: "givenOn", label: { zh: "命名日期", en: "Given on" }, type: "day", list: "shown", filter: true, sort: true, width: 110 },
    { key: "docNo", label: { zh: "命名文号", en: "Number of the decision" }, type: "text", maxLength: 80 },
    { key: "validUntil", label: { zh: "有效期到", en: "Valid until" }, type: "day", list: "shown", filter: true, sort: true, width: 110 },
    { key: "reviewedOn", label: { zh: "最近一次年度复核", en: "Last yearly review" }, type: "day", computed: "stored", list: "on-choice" },
    {
      key: "standing",
      label: { zh: "现在", en: "Now" },
      type: "option",
      computed: true,
      list: "shown",
      width: 100,
      options: optionsOf({
        none: { zh: "未命名", en: "not named" },
        valid: { zh: "有效", en: "valid" },
        expired: { zh: "已到期", en: "expired" },
        withdrawn: { zh: "已撤销", en: "withdrawn" },
      }),
    },
  ],
});

const process = processWithHandOver({
  name: "title_award",
  label: { zh: "称号", en: "Title" },
  initial: "applying",
  states: {
    applying: { label: { zh: "申报", en: "Applied for" }, final: false, owner: "adviser", limit: { days: 60 } },
    creating: { label: { zh: "创建", en: "Being earned" }, final: false, owner: "leader", limit: { months: 24 }, tone: "active" },
    named: {
      label: { zh: "命名", en: "Named" },
      final: false,
      owner: "reviewer",
      todo: { zh: "按年复核", en: "Review it yearly" },
      limit: { months: 12 },
      tone: "active",
    },
    expired: { label: { zh: "到期", en: "Expired" }, final: true, tone: "done" },
    withdrawn: { label: { zh: "撤销", en: "Withdrawn" }, final: true, tone: "stopped" },
    not_named: { label: { zh: "未命名", en: "Not named" }, final: true, tone: "stopped" },
  },
  gates: {
    applied: {
      label: { zh: "传了申报材料", en: "The application is there" },
      unmet: { zh: "先传申报材料", en: "First add the application" },
      at: "files",
    },
    above: {
      label: { zh: "命名单位是上级", en: "Named from above" },
      unmet: { zh: "命名单位须是本单位的上级", en: "The naming unit stands above this one" },
      at: "fields",
    },
    decided: {
      label: { zh: "有命名文件、日期和有效期", en: "Decision, day and period" },
      unmet: { zh: "先填命名日期、文号、有效期到哪天，并传命名文件", en: "First enter day, number and period, and add the decision" },
      at: "fields",
    },
    over: {
      label: { zh: "有效期已过", en: "Its period is over" },
      unmet: { zh: "有效期还没有过", en: "Its period is not over" },
      at: "fields",
    },
  },
  actions: {
    apply: { label: { zh: "申报", en: "Apply" }, from: [], to: "applying", by: ["adviser"] },
    list: {
      label: { zh: "报上级，列入创建", en: "Hand in" },
      from: ["applying"],
      to: "creating",
      by: ["adviser"],
      gates: ["applied", "above"],
    },
    return: { label: { zh: "退回补充", en: "Return" }, from: ["creating"], to: "applying", by: ["leader", "reviewer"], reason: "required" },
    name: {
      label: { zh: "命名", en: "Name" },
      from: ["creating"],
      to: "named",
      by: ["leader"],
      gates: ["decided"],
      separateFrom: ["list"],
    },
    refuse: { label: { zh: "不予命名", en: "Do not name" }, from: ["creating"], to: "not_named", by: ["leader"], reason: "required" },
    review: {
      label: { zh: "年度复核合格", en: "Yearly review passed" },
      from: ["named"],
      to: "stay",
      by: ["reviewer"],
      reason: "required",
    },
    expire: { label: { zh: "到期", en: "Expired" }, from: ["named"], to: "expired", by: ["reviewer", "leader"], gates: ["over"] },
    withdraw: { label: { zh: "撤销称号", en: "Withdraw" }, from: ["named"], to: "withdrawn", by: ["leader"], reason: "required" },
  },
});

export type TitleStanding = "none" | "valid" | "expired" | "withdrawn";
/** A title holds from its day to its last day and no longer, whether or not somebody has closed its case. */
export function titleStanding(state: string | null, validUntil: string | null, today: string): TitleStanding {
  if (state === "withdrawn") return "withdrawn";
  if (state === "expired") return "expired";
  if (state !== "named") return "none";
  return validUntil !== null && validUntil < today ? "expired" : "valid";
}

export const titles = defineRecords({
  register,
  process,
  title: "title",
  path: "/assessments/titles",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser", "reviewer", "leader"] },
  editIn: ["applying", "creating"],
  levels: { applying: "own", creating: "namedById", named: "namedById" },
  sameBy: ["title", "batch"],
  warnings: {
    ending: { label: { zh: "称号快到期", en: "The title ends soon" }, past: "validUntil", ahead: 180, states: ["named"] },
    review: { label: { zh: "一年没有复核", en: "Not reviewed for a year" }, past: "reviewedOn", months: 12, states: ["named"] },
  },
  views: { board: true, timeline: ["givenOn", "validUntil"] },
  steps: [
    { title: { zh: "申报什么", en: "The title" }, fields: ["title", "batch", "namedById", "basis"] },
    {
      title: { zh: "命名（由命名单位填）", en: "The decision (by the naming unit)" },
      fields: ["listedOn", "givenOn", "docNo", "validUntil"],
    },
  ],
  files: {
    application: { zh: "申报材料", en: "Application" },
    list: { zh: "创建名单", en: "List" },
    decision: { zh: "命名文件", en: "Decision" },
    review: { zh: "年度复核", en: "Yearly review" },
  },
  check: (v) =>
    v.givenOn !== null && v.validUntil !== null && v.validUntil < v.givenOn
      ? { validUntil: { zh: "不能早于命名日期", en: "Not before its day" } }
      : {},
  words: {
    create: { zh: "申报称号", en: "Apply for a title" },
    empty: { zh: "还没有称号。申报一个，列入创建、命名、年度复核和到期都在这里。", en: "No titles yet." },
  },
});
