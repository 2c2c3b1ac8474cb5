import { processWithHandOver } from "../../platform/casework/process.ts";
import { childRows, defineRecords } from "../../platform/records/define.ts";
import { field, onChoice, shown } from "../../platform/register/field.ts";
import { defineRegister, optionsOf } from "../../platform/register/fields.ts";

/** Stages in their order; each may have a norm. */
export const STAGES = optionsOf({
  reserve: { zh: "储备", en: "reserve" },
  argued: { zh: "论证", en: "argued" },
  approved: { zh: "立项", en: "approved" },
  running: { zh: "实施", en: "running" },
  accepted: { zh: "验收", en: "accepted" },
});

const patents = defineRegister({
  name: "innovation_patent",
  label: { zh: "专利", en: "Patents" },
  fields: [
    field("text", "number", "专利（申请）号", "Number", { required: true, maxLength: 40 }),
    field("option", "standing", "申请还是授权", "Standing", {
      required: true,
      options: optionsOf({ applied: { zh: "申请", en: "applied" }, granted: { zh: "授权", en: "granted" } }),
    }),
    field("day", "onDay", "日期", "Day", { required: true, help: { zh: "申请日或授权日", en: "Of the application or the grant" } }),
  ],
});
const money = defineRegister({
  name: "innovation_money",
  label: { zh: "资金", en: "Money" },
  fields: [
    field("option", "kind", "性质", "Kind", {
      required: true,
      options: optionsOf({
        agreed: { zh: "意向、框架", en: "agreed" },
        contract: { zh: "合同", en: "by contract" },
        in_place: { zh: "到位", en: "in place" },
      }),
    }),
    field("text", "source", "来源", "Source", { required: true }),
    field("money", "fen", "金额", "Sum", { required: true }),
    field("day", "onDay", "日期", "Day", { required: true }),
    field("text", "proof", "凭据", "Proof", { required: true, help: { zh: "协议、合同、到账凭证号", en: "Agreement, contract, voucher" } }),
  ],
});

/** Why a project was ended: six that the field knows. */
export const ENDED_FOR = {
  money: { zh: "资金不到位", en: "money" },
  technique: { zh: "技术走不通", en: "technique" },
  site: { zh: "场地、设备", en: "site or equipment" },
  partner: { zh: "合作方退出", en: "a partner left" },
  market: { zh: "市场变化", en: "market" },
  policy: { zh: "政策调整", en: "policy" },
} as const;

const stage = (zh: string, en: string) => ({ label: { zh, en }, final: false, owner: "adviser", limit: { days: 365 } }) as const;
const process = processWithHandOver({
  name: "innovation",
  label: { zh: "科创项目", en: "Innovation project" },
  initial: "reserve",
  states: {
    reserve: stage("储备", "Reserve"),
    argued: { ...stage("论证", "Argued"), todo: { zh: "备齐论证材料，请审核立项", en: "Get the argument ready; a reviewer approves it" } },
    approved: stage("立项", "Approved"),
    running: {
      ...stage("实施", "Running"),
      tone: "active",
      todo: { zh: "推进实施，备齐验收材料", en: "Carry it out; get ready for acceptance" },
    },
    accepted: {
      ...stage("验收", "Accepted"),
      tone: "active",
      todo: { zh: "推进转化，请审核确认", en: "See it put to use; a reviewer confirms it" },
    },
    turned: { label: { zh: "转化", en: "Turned into use" }, final: true, tone: "done" },
    ended: { label: { zh: "中止", en: "Ended" }, final: true, tone: "stopped" },
    merged: { label: { zh: "并入同一项目", en: "Same as another" }, final: true, tone: "stopped" },
  },
  gates: {
    told_apart: {
      label: { zh: "已核对是否同一项目", en: "Told apart" },
      unmet: { zh: "有看起来相同的项目，先在“可能是同一个”里定下来", en: "It looks like another: decide under Perhaps the same" },
      at: "same",
    },
    trl: {
      label: { zh: "有成熟度和依据", en: "TRL with its ground" },
      unmet: { zh: "先填成熟度等级和依据", en: "First give the TRL and its ground" },
      at: "fields",
    },
    opinion: {
      label: { zh: "有验收意见", en: "Acceptance" },
      unmet: { zh: "先上传验收意见", en: "First add the acceptance" },
      at: "files",
    },
    in_place: {
      label: { zh: "有转化凭据", en: "Proof of use" },
      unmet: { zh: "先登记到位资金或合同，并上传凭据", en: "First enter a contract or money in place and add the proof" },
      at: "money",
    },
  },
  actions: {
    enter: { label: { zh: "入库储备", en: "Enter" }, from: [], to: "reserve", by: ["adviser"] },
    argue: { label: { zh: "组织论证", en: "Argue" }, from: ["reserve"], to: "argued", by: ["adviser"], gates: ["told_apart"] },
    approve: {
      label: { zh: "立项", en: "Approve" },
      from: ["argued"],
      to: "approved",
      by: ["reviewer"],
      gates: ["trl", "told_apart"],
      separateFrom: ["argue"],
    },
    start: { label: { zh: "开始实施", en: "Start" }, from: ["approved"], to: "running", by: ["adviser"] },
    accept: { label: { zh: "验收", en: "Accept" }, from: ["running"], to: "accepted", by: ["reviewer"], gates: ["opinion"] },
    turn: {
      label: { zh: "已转化", en: "Turned into use" },
      from: ["accepted"],
      to: "turned",
      by: ["reviewer"],
      gates: ["in_place"],
      fact: "innovation.turned",
    },
    end: {
      label: { zh: "中止", en: "End" },
      from: ["reserve", "argued", "approved", "running", "accepted"],
      to: "ended",
      by: ["adviser"],
      reason: "required",
      reasons: ENDED_FOR,
      fact: "innovation.ended",
    },
    merge: {
      label: { zh: "与另一项目相同", en: "Same as another" },
      from: ["reserve", "argued"],
      to: "merged",
      by: ["adviser"],
      reason: "required",
    },
  },
});

const OPEN = ["reserve", "argued", "approved", "running", "accepted"] as const;

export const innovations = defineRecords({
  register: defineRegister({
    name: "innovation",
    label: { zh: "科创项目", en: "Innovation projects" },
    fields: [
      field("text", "name", "项目名称", "Name", { required: true, maxLength: 120, ...shown(280) }),
      field("text", "formerNames", "曾用名", "Former names", { help: { zh: "几个用“；”分开", en: "Parted by ;" } }),
      field("text", "ownerName", "承担单位", "Owner", { required: true, ...shown(200) }),
      field("creditCode", "ownerCode", "承担单位信用代码", "Owner's credit code", { required: true }),
      field("text", "lead", "负责人", "Lead", { maxLength: 40 }),
      field("text", "industry", "产业", "Industry", shown(120)),
      field("option", "maturity", "成熟阶段", "Maturity", {
        options: optionsOf({
          research: { zh: "研发", en: "research" },
          small: { zh: "小试", en: "small scale" },
          pilot: { zh: "中试", en: "pilot" },
          sample: { zh: "样品", en: "sample" },
          volume: { zh: "可量产", en: "volume" },
          other: { zh: "其他", en: "other" },
        }),
        ...shown(100),
        filter: true,
      }),
      field("integer", "trl", "成熟度等级（1–9）", "TRL", shown(80)),
      field("text", "trlGround", "等级依据", "Ground of the TRL", {
        help: { zh: "如检测报告、中试记录", en: "A test report, a pilot's record" },
      }),
      field("text", "partners", "合作单位", "Partners", onChoice(180)),
      field("record", "agreementId", "来自哪份协议", "From which agreement", {
        of: "agreement",
        help: { zh: "协议对应的需求随之可查", en: "The need behind it follows" },
      }),
      field("text", "fair", "来自哪次对接会、征集", "From which fair or call"),
      field("day", "fromOn", "开始", "From", { ...onChoice(120), sort: true }),
      field("day", "toOn", "结束", "Until", { ...onChoice(120), sort: true }),
      field("integer", "patentsApplied", "申请专利", "Patents applied for", { adds: true, computed: "stored", ...onChoice(100) }),
      field("integer", "patentsGranted", "授权专利", "Patents granted", { adds: true, computed: "stored", ...onChoice(100) }),
      field("money", "agreedFen", "意向金额", "Agreed", { adds: true, computed: "stored", ...onChoice(120) }),
      field("money", "contractFen", "合同金额", "By contract", { adds: true, computed: "stored", ...onChoice(120) }),
      field("money", "inPlaceFen", "到位金额", "In place", { adds: true, computed: "stored", ...shown(120) }),
      field("day", "reviewOn", "下次回访", "Next look", { ...onChoice(120), sort: true }),
      field("day", "stageSince", "本阶段起", "In its stage since", { computed: "stored", ...onChoice(120) }),
      field("day", "normUntil", "本阶段期限", "Stage until", { computed: "stored", ...shown(120), sort: true }),
    ],
  }),
  process,
  title: "name",
  path: "/projects/innovation",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser"] },
  children: { patents: childRows("innovation_id", patents), money: childRows("innovation_id", money) },
  sameBy: ["name", "ownerCode"],
  warnings: {
    stage: {
      label: { zh: "停在本阶段超过期限", en: "Longer in its stage than the norm" },
      past: "normUntil",
      ahead: 30,
      states: [...OPEN],
    },
    review: { label: { zh: "该回访了", en: "To be looked at again" }, past: "reviewOn", ahead: 7, states: [...OPEN] },
  },
  views: { board: true, timeline: ["fromOn", "toOn"] },
  steps: [
    { title: { zh: "项目", en: "The project" }, fields: ["name", "formerNames", "ownerName", "ownerCode", "lead"] },
    { title: { zh: "成熟度", en: "Maturity" }, fields: ["industry", "maturity", "trl", "trlGround"] },
    { title: { zh: "来源", en: "Where it comes from" }, fields: ["agreementId", "fair"] },
    { title: { zh: "合作和期限", en: "Partners and days" }, fields: ["partners", "fromOn", "toOn", "reviewOn"] },
  ],
  check: (v) => ({
    ...(v.fromOn !== null && v.toOn !== null && v.toOn < v.fromOn ? { toOn: { zh: "不能早于开始", en: "Not before its beginning" } } : {}),
    ...(v.trl !== null && (v.trl < 1 || v.trl > 9) ? { trl: { zh: "填 1 到 9", en: "1 to 9" } } : {}),
  }),
  files: {
    acceptance: { zh: "验收意见", en: "Acceptance" },
    proof: { zh: "转化凭据", en: "Proof of use" },
  },
  words: { create: { zh: "登记科创项目", en: "Enter a project" }, empty: { zh: "还没有科创项目。", en: "No projects yet." } },
});

export const norms = defineRecords({
  register: defineRegister({
    name: "stage_norm",
    label: { zh: "阶段期限", en: "Norms of stages" },
    fields: [
      field("text", "name", "规定", "Rule", { required: true, ...shown(280) }),
      field("option", "stage", "阶段", "Stage", { required: true, options: STAGES, ...shown(100), filter: true }),
      field("integer", "days", "最多多少天", "Days at most", { required: true, ...shown(110) }),
      field("text", "source", "依据", "Source", { required: true, ...shown(220) }),
      field("day", "fromOn", "施行", "In force from", { required: true, ...shown(120), sort: true }),
      field("day", "toOn", "废止", "Until", shown(120)),
    ],
  }),
  title: "name",
  path: "/projects/stage-norms",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["reviewer"], above: true },
  sameBy: ["stage", "fromOn"],
  check: (v) => ({
    ...(v.toOn !== null && v.toOn < v.fromOn ? { toOn: { zh: "不能早于施行日期", en: "Not before it came into force" } } : {}),
    ...(v.days < 1 || v.days > 3650 ? { days: { zh: "填 1 到 3650", en: "1 to 3650" } } : {}),
  }),
  words: {
    create: { zh: "登记期限", en: "Enter a norm" },
    empty: { zh: "还没有期限；没有期限的阶段不提醒。", en: "No norms: a stage without one reminds of nothing." },
  },
});
