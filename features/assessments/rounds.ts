import { processWithHandOver } from "../../platform/casework/process.ts";
import { defineRecords } from "../../platform/records/define.ts";
import { defineRegister } from "../../platform/register/fields.ts";

const register = defineRegister({
  name: "assessment_round",
  label: { zh: "考核", en: "Assessments" },
  fields: [
    { key: "title", label: { zh: "名称", en: "Title" }, type: "text", required: true, maxLength: 120, list: "shown", width: 320 },
    {
      key: "standardId",
      label: { zh: "按哪个标准", en: "By the standard" },
      type: "record",
      of: "standard",
      required: true,
      list: "shown",
      width: 260,
    },
    {
      key: "selfUntil",
      label: { zh: "自评到", en: "Self-assessment until" },
      type: "day",
      required: true,
      list: "shown",
      sort: true,
      width: 120,
    },
    {
      key: "classes",
      label: { zh: "分类地区", en: "Classes" },
      type: "longText",
      maxLength: 4000,
      help: {
        zh: "写成“山区县：甲县、乙县；城区：丙区”；标准里有分类办法的按它评，总表按类别看。下发时认名单",
        en: "As 山区县：甲县、乙县；城区：丙区; read when the round is opened",
      },
    },
    {
      key: "samplePercent",
      label: { zh: "抽查比例（%）", en: "Sample (%)" },
      type: "integer",
      required: true,
      help: { zh: "0 为不抽查；不足一个的按一个", en: "0: none; part of one is one" },
    },
    {
      key: "sampleSeed",
      label: { zh: "公开的抽签号", en: "Public seed" },
      type: "text",
      maxLength: 60,
      help: {
        zh: "别人也能查到的数，如某日公开的开奖号；同样的名单和号抽出同样的结果",
        en: "A number anybody can look up; the same list and seed give the same sample",
      },
    },
    {
      key: "publicUntil",
      label: { zh: "公示到", en: "On show until" },
      type: "day",
      sort: true,
      help: { zh: "公示的工作日数按本单位规定", en: "The working days follow the unit's rule" },
    },
    {
      key: "objectTo",
      label: { zh: "异议怎么提", en: "How to object" },
      type: "text",
      help: { zh: "受理部门、电话、地址", en: "Office, telephone, address" },
    },
    {
      key: "ranking",
      label: { zh: "给本单位看名次", en: "Show places to this unit" },
      type: "boolean",
      help: { zh: "默认不排名；只有作决定的单位看得到", en: "Off by default; seen by the deciding body alone" },
    },
    { key: "sampleHash", label: { zh: "抽样名单摘要", en: "Digest of the sampled list" }, type: "text", computed: "stored" },
    { key: "asOf", label: { zh: "公示时台账第几条", en: "At entry of the ledger" }, type: "integer", computed: "stored" },
  ],
});

const process = processWithHandOver({
  name: "assessment_round",
  label: { zh: "考核", en: "Assessment" },
  initial: "draft",
  states: {
    draft: { label: { zh: "准备", en: "Prepared" }, final: false, owner: "adviser", limit: { days: 60 } },
    running: {
      label: { zh: "自评和评分", en: "Assessed" },
      todo: { zh: "等各单位评完，抽查或公示", en: "Wait for the scores, then sample or show" },
      final: false,
      owner: "adviser",
      limit: { days: 120 },
      tone: "active",
    },
    sampled: {
      label: { zh: "抽查", en: "Sample check" },
      todo: { zh: "抽到的都查了再公示", en: "Check the sample, then show" },
      final: false,
      owner: "adviser",
      limit: { days: 45 },
      tone: "active",
    },
    shown: { label: { zh: "公示", en: "On show" }, final: false, owner: "reviewer", limit: { days: 30 }, tone: "waiting" },
    checked: { label: { zh: "待决定", en: "To be decided" }, final: false, owner: "leader", limit: { days: 14 }, tone: "waiting" },
    decided: { label: { zh: "已定", en: "Decided" }, final: true, tone: "done" },
    cancelled: { label: { zh: "取消", en: "Cancelled" }, final: true, tone: "stopped" },
  },
  gates: {
    in_force: {
      label: { zh: "标准已启用", en: "The standard is in force" },
      unmet: { zh: "所选标准还没有启用", en: "The standard is not in force" },
      at: "fields",
    },
    scored: {
      label: { zh: "各单位都评完", en: "All units scored" },
      unmet: { zh: "还有单位没有评完，见总表", en: "A unit is not scored yet; see the matrix" },
      at: "matrix",
    },
    seeded: {
      label: { zh: "有公开的抽签号", en: "A public seed" },
      unmet: { zh: "先填公开的抽签号；抽查比例为 0 的不用抽查", en: "First enter a public seed; a share of 0 needs no sample" },
      at: "fields",
    },
    looked: {
      label: { zh: "抽到的都查了", en: "The sample is checked" },
      unmet: { zh: "抽到的单位还有没登记抽查结果的", en: "A sampled unit has no result of its check" },
      at: "matrix",
    },
    dated: {
      label: { zh: "定了公示期", en: "Days of showing set" },
      unmet: { zh: "先填公示到哪天、异议怎么提；不能早于今天", en: "First say until when and how to object" },
      at: "fields",
    },
    over: { label: { zh: "公示期满", en: "Showing is over" }, unmet: { zh: "公示期未满", en: "Still on show" }, at: "fields" },
    answered: {
      label: { zh: "异议和申诉都已答复", en: "Objections answered" },
      unmet: { zh: "还有异议或申诉没有办结", en: "An objection or appeal is open" },
      at: "matrix",
    },
  },
  actions: {
    draft: { label: { zh: "新建考核", en: "Begin" }, from: [], to: "draft", by: ["adviser"] },
    open: {
      label: { zh: "下发自评", en: "Open the self-assessment" },
      from: ["draft"],
      to: "running",
      by: ["adviser"],
      gates: ["in_force"],
    },
    sample: {
      label: { zh: "抽样", en: "Draw the sample" },
      from: ["running"],
      to: "sampled",
      by: ["adviser"],
      gates: ["scored", "seeded"],
    },
    show: {
      label: { zh: "公示", en: "Put on show" },
      asks: { zh: "得分从现在起公示，各单位都能看到，开始计算公示期。", en: "The scores are on show to every unit from now on." },
      from: ["running", "sampled"],
      to: "shown",
      by: ["adviser"],
      gates: ["scored", "looked", "dated"],
    },
    check: {
      label: { zh: "复核通过", en: "Check" },
      from: ["shown"],
      to: "checked",
      by: ["reviewer"],
      gates: ["over", "answered"],
      separateFrom: ["show"],
    },
    decide: {
      label: { zh: "决定并定分", en: "Decide" },
      from: ["checked"],
      to: "decided",
      by: ["leader"],
      gates: ["answered"],
      separateFrom: ["show", "check"],
    },
    cancel: { label: { zh: "取消", en: "Cancel" }, from: ["draft"], to: "cancelled", by: ["adviser"], reason: "required" },
  },
});

export const rounds = defineRecords({
  register,
  process,
  title: "title",
  path: "/assessments/rounds",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser"] },
  editIn: ["draft", "running", "sampled"],
  levels: { draft: "own", running: "own", sampled: "own", shown: "own", checked: "own" },
  sameBy: ["title"],
  warnings: {
    over: { label: { zh: "公示期满，可以复核", en: "Showing is over" }, past: "publicUntil", states: ["shown"] },
  },
  steps: [
    { title: { zh: "考核", en: "The assessment" }, fields: ["title", "standardId", "selfUntil", "classes"] },
    {
      title: { zh: "抽查和公示", en: "Sample and showing" },
      fields: ["samplePercent", "sampleSeed", "publicUntil", "objectTo", "ranking"],
    },
  ],
  files: {
    basis: { zh: "通知", en: "Notice" },
    sample: { zh: "抽查记录", en: "Sample check" },
    decision: { zh: "会议纪要或决定", en: "Decision" },
  },
  words: {
    create: { zh: "新建考核", en: "New assessment" },
    empty: {
      zh: "还没有考核。先启用一个标准，再新建考核，下发给下级自评。",
      en: "No assessment yet. Put a standard in force, then begin one.",
    },
  },
});
