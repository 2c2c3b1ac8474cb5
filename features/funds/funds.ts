import { processWithHandOver } from "../../platform/casework/process.ts";
import { childRows, defineRecords } from "../../platform/records/define.ts";
import { defineRegister, optionsOf } from "../../platform/register/fields.ts";
import { percentFault, potFaults } from "./rules.ts";

const register = defineRegister({
  name: "fund",
  label: { zh: "资金分配", en: "Funds" },
  fields: [
    { key: "title", label: { zh: "名称", en: "Title" }, type: "text", required: true, maxLength: 120, list: "shown", width: 300 },
    {
      key: "year",
      label: { zh: "资金年度", en: "Year" },
      type: "integer",
      required: true,
      list: "shown",
      filter: true,
      sort: true,
      width: 100,
    },
    { key: "totalFen", label: { zh: "总额", en: "Total" }, type: "money", adds: true, computed: "stored", list: "shown", width: 150 },
    {
      key: "basis",
      label: { zh: "依据", en: "Basis" },
      type: "text",
      required: true,
      list: "on-choice",
      width: 240,
      help: { zh: "资金来源文件和分配办法的名称、文号", en: "The documents that give the money and the rule" },
    },
    {
      key: "recipients",
      label: { zh: "分给", en: "Shared among" },
      type: "option",
      required: true,
      options: optionsOf({
        city: { zh: "市（州）", en: "cities" },
        county: { zh: "县（市、区）", en: "counties" },
        town: { zh: "乡镇（街道）", en: "towns" },
        firm: { zh: "企业（从登记册里选）", en: "firms of the registers" },
        person: { zh: "个人（从登记册里选）", en: "persons of the registers" },
      }),
    },
    { key: "periodFrom", label: { zh: "因素数据从", en: "Figures from" }, type: "month", required: true },
    { key: "periodTo", label: { zh: "因素数据到", en: "Figures until" }, type: "month", required: true },
    {
      key: "publicUntil",
      label: { zh: "公示到", en: "On show until" },
      type: "day",
      help: { zh: "公示的工作日数按本单位规定；到这一天为止收异议", en: "Objections are taken until that day" },
    },
    {
      key: "objectTo",
      label: { zh: "异议怎么提", en: "How to object" },
      type: "text",
      help: { zh: "受理部门、电话、地址", en: "Office, telephone, address" },
    },
    { key: "account", label: { zh: "支出科目", en: "Account" }, type: "text", maxLength: 80 },
    { key: "useRule", label: { zh: "使用要求", en: "How it may be used" }, type: "longText", maxLength: 1000 },
    { key: "noticeNo", label: { zh: "下达文号", en: "Number of the notice" }, type: "text", maxLength: 60 },
    { key: "frozenOn", label: { zh: "数据冻结", en: "Figures frozen" }, type: "day", computed: "stored" },
    { key: "asOf", label: { zh: "冻结在台账第几条", en: "At entry of the ledger" }, type: "integer", computed: "stored" },
    { key: "chosenDraft", label: { zh: "采用第几稿", en: "Draft in use" }, type: "integer", computed: "stored" },
  ],
});

const pots = defineRegister({
  name: "fund_pot",
  label: { zh: "资金块和规则", en: "Pots and rules" },
  fields: [
    { key: "no", label: { zh: "序号", en: "No." }, type: "integer", required: true },
    { key: "name", label: { zh: "资金块", en: "Pot" }, type: "text", required: true, maxLength: 60 },
    {
      key: "method",
      label: { zh: "怎么分", en: "How" },
      type: "option",
      required: true,
      options: optionsOf({ factors: { zh: "因素法", en: "by factors" }, award: { zh: "定额奖补", en: "fixed award" } }),
    },
    { key: "totalFen", label: { zh: "金额", en: "Sum" }, type: "money", required: true },
    { key: "reserveFen", label: { zh: "机动", en: "Reserve" }, type: "money" },
    {
      key: "stepFen",
      label: { zh: "分配到（元）", en: "In steps of" },
      type: "money",
      help: { zh: "不填为分；填 100 即百元", en: "Blank: fen" },
    },
    { key: "floorFen", label: { zh: "保底", en: "Floor" }, type: "money" },
    { key: "capFen", label: { zh: "封顶", en: "Cap" }, type: "money" },
    { key: "downPercent", label: { zh: "比上年最多降（%）", en: "At most down (%)" }, type: "text", maxLength: 10 },
    { key: "upPercent", label: { zh: "比上年最多升（%）", en: "At most up (%)" }, type: "text", maxLength: 10 },
    {
      key: "sumOver",
      label: { zh: "各因素合计取", en: "Factor sums over" },
      type: "option",
      options: optionsOf({ eligible: { zh: "参加分配的单位", en: "who takes part" }, all: { zh: "全部单位", en: "all units" } }),
    },
    {
      key: "rest",
      label: { zh: "封顶后分不完的", en: "What caps leave" },
      type: "option",
      options: optionsOf({ refuse: { zh: "改规则重算", en: "change the rule" }, reserve: { zh: "留作机动", en: "stays in the reserve" } }),
    },
    { key: "topPercent", label: { zh: "只给前百分之几", en: "Only the best (%)" }, type: "text", maxLength: 10 },
    { key: "topFactor", label: { zh: "按第几个因素排", en: "Ranked by factor no." }, type: "integer" },
    {
      key: "topRound",
      label: { zh: "名额取整", en: "Places rounded" },
      type: "option",
      options: optionsOf({ up: { zh: "向上", en: "up" }, down: { zh: "向下", en: "down" }, "half-up": { zh: "四舍五入", en: "half up" } }),
    },
    {
      key: "topTies",
      label: { zh: "末位并列", en: "Ties on the line" },
      type: "option",
      options: optionsOf({ in: { zh: "都算", en: "in" }, out: { zh: "都不算", en: "out" } }),
    },
    { key: "awardFen", label: { zh: "每家定额", en: "Each" }, type: "money" },
    { key: "quota", label: { zh: "名额", en: "Quota" }, type: "integer" },
    { key: "exceptYears", label: { zh: "几年内奖过的不再奖", en: "Not again within years" }, type: "integer" },
  ],
});

const factors = defineRegister({
  name: "fund_factor",
  label: { zh: "因素和权重", en: "Factors and weights" },
  fields: [
    { key: "potNo", label: { zh: "资金块", en: "Pot" }, type: "integer", required: true },
    { key: "no", label: { zh: "序号", en: "No." }, type: "integer", required: true },
    { key: "name", label: { zh: "因素", en: "Factor" }, type: "text", required: true, maxLength: 60 },
    { key: "weight", label: { zh: "权重（%）", en: "Weight (%)" }, type: "text", required: true, maxLength: 12 },
    {
      key: "source",
      label: { zh: "数从哪来", en: "From" },
      type: "option",
      required: true,
      options: optionsOf({
        indicator: { zh: "指标，由台账算", en: "an indicator" },
        reported: { zh: "报表，注明来源", en: "a report, with its source" },
      }),
    },
    {
      key: "sourceWords",
      label: { zh: "哪个指标，或哪份报表", en: "Which" },
      type: "text",
      help: {
        zh: "指标写它的名称，如“经确认的需求”；报表写名称、文号、日期",
        en: "The indicator's name, or the report with number and day",
      },
    },
    {
      key: "least",
      label: { zh: "至少", en: "At least" },
      type: "text",
      maxLength: 12,
      help: { zh: "奖补条件：不到这个数的不参加", en: "A condition: who has less takes no part" },
    },
    {
      key: "missing",
      label: { zh: "缺数的", en: "Without a figure" },
      type: "option",
      required: true,
      options: optionsOf({
        refuse: { zh: "补齐才能算", en: "must be filled" },
        zero: { zh: "按 0 计", en: "counts as 0" },
        ineligible: { zh: "不参加", en: "takes no part" },
      }),
    },
    {
      key: "allZero",
      label: { zh: "都是 0 时", en: "All zero" },
      type: "option",
      options: optionsOf({
        refuse: { zh: "改规则重算", en: "change the rule" },
        spread: { zh: "权重给其他因素", en: "its weight to the others" },
      }),
    },
  ],
});

const process = processWithHandOver({
  name: "fund",
  label: { zh: "资金分配", en: "Fund" },
  initial: "draft",
  states: {
    draft: { label: { zh: "测算", en: "Reckoned" }, final: false, owner: "adviser", limit: { days: 60 } },
    shown: { label: { zh: "公示", en: "On show" }, final: false, owner: "reviewer", limit: { days: 30 }, tone: "waiting" },
    checked: { label: { zh: "待决定", en: "To be decided" }, final: false, owner: "leader", limit: { days: 14 }, tone: "waiting" },
    decided: {
      label: { zh: "已下达", en: "Allotted" },
      final: false,
      owner: "adviser",
      todo: { zh: "催各单位用好报账，办结", en: "See the allotments settled, then close" },
      limit: { months: 18 },
      tone: "active",
    },
    closed: { label: { zh: "用完办结", en: "Closed" }, final: true, tone: "done" },
    cancelled: { label: { zh: "取消", en: "Cancelled" }, final: true, tone: "stopped" },
  },
  gates: {
    frozen: {
      label: { zh: "数据已冻结", en: "Figures frozen" },
      unmet: { zh: "先冻结因素数据", en: "First freeze the figures" },
      at: "workings",
    },
    chosen: {
      label: { zh: "选定一稿", en: "A draft chosen" },
      unmet: { zh: "先存一稿并采用", en: "First keep a draft and choose it" },
      at: "workings",
    },
    dated: {
      label: { zh: "定了公示期", en: "Days of showing set" },
      unmet: { zh: "先填公示到哪天、异议怎么提；不能早于今天", en: "First say until when and how to object" },
      at: "fields",
    },
    over: { label: { zh: "公示期满", en: "Showing is over" }, unmet: { zh: "公示期未满", en: "Still on show" }, at: "fields" },
    answered: {
      label: { zh: "异议都已答复", en: "Objections answered" },
      unmet: { zh: "还有异议没有答复", en: "An objection waits for its answer" },
      at: "objections",
    },
    settled: {
      label: { zh: "笔笔办结", en: "Every allotment settled" },
      unmet: { zh: "还有下达的资金没有办结", en: "An allotment is not settled" },
      at: "money",
    },
  },
  actions: {
    draft: { label: { zh: "新建资金分配", en: "Begin" }, from: [], to: "draft", by: ["adviser"] },
    show: {
      label: { zh: "公示", en: "Put on show" },
      asks: {
        zh: "分配结果从现在起公示；退回要由审核或负责人写明理由。",
        en: "The allotment is on show from now on; the reviewer or leader sends it back, with a reason.",
      },
      from: ["draft"],
      to: "shown",
      by: ["adviser"],
      gates: ["frozen", "chosen", "dated"],
    },
    check: {
      label: { zh: "复核通过", en: "Check" },
      from: ["shown"],
      to: "checked",
      by: ["reviewer"],
      gates: ["over", "answered"],
      separateFrom: ["show"],
    },
    back: {
      label: { zh: "退回重算", en: "Back to the reckoning" },
      from: ["shown", "checked"],
      to: "draft",
      by: ["reviewer", "leader"],
      reason: "required",
    },
    decide: {
      label: { zh: "决定并下达", en: "Decide and allot" },
      from: ["checked"],
      to: "decided",
      by: ["leader"],
      gates: ["answered"],
      separateFrom: ["show", "check"],
    },
    close: { label: { zh: "办结", en: "Close" }, from: ["decided"], to: "closed", by: ["adviser"], gates: ["settled"] },
    cancel: { label: { zh: "取消", en: "Cancel" }, from: ["draft"], to: "cancelled", by: ["adviser"], reason: "required" },
  },
});

export const funds = defineRecords({
  register,
  process,
  title: "title",
  path: "/funds",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser"] },
  editIn: ["draft"],
  levels: { draft: "own", shown: "own", checked: "own", decided: "own" },
  children: {
    pots: childRows("fund_id", pots, potFaults),
    factors: childRows("fund_id", factors, (v) => ({ ...percentFault("weight", v.weight), ...percentFault("least", v.least, 1e12) })),
  },
  sameBy: ["title", "year"],
  warnings: {
    over: { label: { zh: "公示期满，可以复核", en: "Showing is over" }, past: "publicUntil", states: ["shown"] },
  },
  views: { board: true },
  steps: [
    { title: { zh: "什么资金", en: "The money" }, fields: ["title", "year", "basis", "recipients"] },
    { title: { zh: "数据和公示", en: "Figures and showing" }, fields: ["periodFrom", "periodTo", "publicUntil", "objectTo"] },
    { title: { zh: "下达", en: "Notice" }, fields: ["account", "useRule", "noticeNo"] },
  ],
  files: {
    basis: { zh: "依据文件", en: "Basis" },
    minutes: { zh: "会议纪要或决定", en: "Decision" },
    other: { zh: "其他", en: "Other" },
  },
  check: (v) => (v.periodTo < v.periodFrom ? { periodTo: { zh: "不能早于开始", en: "Not before its beginning" } } : {}),
  words: {
    create: { zh: "新建资金分配", en: "New fund" },
    empty: { zh: "还没有资金分配。新建一笔，定规则、冻结数据、试算。", en: "No funds yet." },
  },
});
