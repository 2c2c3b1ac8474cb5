import { processWithHandOver } from "../../platform/casework/process.ts";
import { childRows, defineRecords } from "../../platform/records/define.ts";
import { field, onChoice, shown } from "../../platform/register/field.ts";
import { defineRegister, optionsOf } from "../../platform/register/fields.ts";
import { isQuarter, lastDayOf } from "./quarters.ts";

const READERS = ["adviser", "reviewer", "leader"];

export const companies = defineRecords({
  register: defineRegister({
    name: "company",
    label: { zh: "园区企业", en: "Companies" },
    fields: [
      field("text", "name", "企业名称", "Name", { required: true, maxLength: 100, ...shown(260) }),
      field("creditCode", "code", "统一社会信用代码", "Credit code", { required: true, ...shown(190) }),
      field("record", "parkId", "园区", "Park", { of: "park" }),
      field("option", "standing", "情况", "Standing", {
        required: true,
        options: optionsOf({
          preparing: { zh: "筹建", en: "being set up" },
          producing: { zh: "在产", en: "producing" },
          stopped: { zh: "停产", en: "stopped" },
          suspended: { zh: "歇业", en: "suspended" },
          registered_only: { zh: "注册未经营", en: "registered, not working" },
          moved_out: { zh: "迁出", en: "moved out" },
          deregistered: { zh: "注销", en: "deregistered" },
        }),
        ...shown(110),
        filter: true,
      }),
      field("day", "enteredOn", "入园日期", "In the park since", { required: true, ...shown(130), sort: true }),
      field("day", "leftOn", "离园日期", "Left on"),
      field("text", "leftTo", "去向", "Where to"),
      field("text", "industry", "行业", "Industry", { maxLength: 60, ...onChoice(140) }),
      field("boolean", "highTech", "高新技术企业", "High-tech", { ...onChoice(110), filter: true }),
      field("boolean", "aboveScale", "规上企业", "Above scale", { ...onChoice(100), filter: true }),
      field("text", "registeredPlace", "注册地", "Registered at"),
      field("text", "workingPlace", "经营地", "Works at"),
      field("text", "contactName", "联系人", "Contact", { maxLength: 40 }),
      field("phone", "contactPhone", "联系电话", "Telephone", { sensitive: "contact" }),
    ],
  }),
  title: "name",
  path: "/stations/companies",
  access: { read: READERS, edit: ["adviser"] },
  sameBy: ["code"],
  check: (v) => ({
    ...(v.leftOn !== null && v.leftOn < v.enteredOn ? { leftOn: { zh: "不能早于入园日期", en: "Not before it entered" } } : {}),
    ...(v.standing === "moved_out" && v.leftOn === null ? { leftOn: { zh: "迁出的请填离园日期", en: "Say when it left" } } : {}),
  }),
  words: {
    create: { zh: "登记企业", en: "Enter a company" },
    empty: { zh: "还没有企业。登记一家，或从 Excel 导入。", en: "No companies yet. Enter one, or import a sheet." },
  },
});

const quarterProcess = processWithHandOver({
  name: "park_quarter",
  label: { zh: "园区季度数据", en: "Quarter of a park" },
  initial: "open",
  states: {
    open: { label: { zh: "待布置", en: "Open" }, final: false, owner: "adviser", limit: { days: 15 } },
    asked: { label: { zh: "填报中", en: "Asked" }, final: false, owner: "adviser", limit: { days: 15 }, tone: "active" },
    received: { label: { zh: "待核", en: "Received" }, final: false, owner: "reviewer", limit: { days: 10 }, tone: "waiting" },
    checked: { label: { zh: "已核", en: "Checked" }, final: true, tone: "done" },
  },
  gates: {
    filled: {
      label: { zh: "企业都有数据", en: "Every company has its row" },
      unmet: { zh: "还有企业没有本季数据，见“本季数据”", en: "Companies have no row yet; see This quarter" },
      at: "desk",
    },
  },
  actions: {
    open: { label: { zh: "开一个季度", en: "Open a quarter" }, from: [], to: "open", by: ["adviser"] },
    ask: { label: { zh: "布置填报", en: "Ask" }, from: ["open"], to: "asked", by: ["adviser"] },
    receive: { label: { zh: "收齐，送核", en: "Received" }, from: ["asked"], to: "received", by: ["adviser"], gates: ["filled"] },
    question: { label: { zh: "退回核实", en: "Question" }, from: ["received"], to: "asked", by: ["reviewer"], reason: "required" },
    check: { label: { zh: "核定", en: "Check" }, from: ["received"], to: "checked", by: ["reviewer"], separateFrom: ["receive"] },
  },
});

export const quarters = defineRecords({
  register: defineRegister({
    name: "park_quarter",
    label: { zh: "园区季度数据", en: "Quarters" },
    fields: [
      field("text", "title", "名称", "Title", { required: true, maxLength: 120, ...shown(280) }),
      field("record", "parkId", "园区", "Park", { of: "park", required: true }),
      field("month", "quarter", "季度末月", "Last month of the quarter", {
        required: true,
        ...shown(110),
        sort: true,
        help: { zh: "第三季度填 2026-09", en: "For Q3 2026-09" },
      }),
      field("option", "scope", "口径", "Scope", {
        required: true,
        options: optionsOf({ registered: { zh: "注册地", en: "registered here" }, working: { zh: "经营地", en: "working here" } }),
        ...shown(100),
        filter: true,
      }),
      field("text", "source", "数据来源", "Source"),
    ],
  }),
  process: quarterProcess,
  title: "title",
  path: "/stations/quarters",
  access: { read: READERS, edit: ["adviser"] },
  editIn: ["open", "asked"],
  sameBy: ["title"],
  views: { board: true },
  files: { sheet: { zh: "园区报表", en: "The park's sheet" } },
  check: (v, today) =>
    !isQuarter(v.quarter)
      ? { quarter: { zh: "填季度的最后一个月：3、6、9 或 12 月", en: "The last month of a quarter: 3, 6, 9 or 12" } }
      : lastDayOf(v.quarter) >= today
        ? { quarter: { zh: "这个季度还没有结束", en: "This quarter has not ended" } }
        : {},
  words: { create: { zh: "开一个季度", en: "Open a quarter" }, empty: { zh: "还没有季度数据。", en: "No quarters yet." } },
});

const attractionProcess = processWithHandOver({
  name: "attraction",
  label: { zh: "招引项目", en: "Project attracted" },
  initial: "talking",
  states: {
    talking: { label: { zh: "洽谈", en: "Talks" }, final: false, owner: "adviser", limit: { months: 6 } },
    signed: { label: { zh: "签约", en: "Signed" }, final: false, owner: "adviser", limit: { months: 12 }, tone: "active" },
    landed: {
      label: { zh: "落地", en: "Landed" },
      final: false,
      owner: "adviser",
      todo: { zh: "跟进到投产", en: "Follow it until it produces" },
      limit: { months: 24 },
      tone: "active",
    },
    producing: { label: { zh: "投产", en: "Producing" }, final: true, tone: "done" },
    ended: { label: { zh: "终止", en: "Ended" }, final: true, tone: "stopped" },
  },
  gates: {
    agreement: {
      label: { zh: "有签约文件", en: "Agreement is there" },
      unmet: { zh: "先填协议类别、金额、签约日期，并上传协议", en: "First enter kind, amount and day, and add the agreement" },
      at: "files",
    },
    company: {
      label: { zh: "企业已登记", en: "Its company is entered" },
      unmet: { zh: "先填落地日期，并选登记好的企业", en: "First enter the day and choose the company" },
      at: "fields",
    },
    proof: {
      label: { zh: "有投产证明", en: "Production is proven" },
      unmet: { zh: "先填投产日期，并上传投产证明", en: "First enter the day and add the proof" },
      at: "files",
    },
  },
  actions: {
    draft: { label: { zh: "登记项目", en: "Enter" }, from: [], to: "talking", by: ["adviser"] },
    sign: {
      label: { zh: "已签约", en: "Signed" },
      from: ["talking"],
      to: "signed",
      by: ["adviser"],
      gates: ["agreement"],
      fact: "attraction.signed",
    },
    land: { label: { zh: "已落地", en: "Landed" }, from: ["signed"], to: "landed", by: ["adviser"], gates: ["company"] },
    produce: {
      label: { zh: "已投产", en: "Producing" },
      from: ["landed"],
      to: "producing",
      by: ["adviser"],
      gates: ["proof"],
      fact: "attraction.producing",
    },
    end: {
      label: { zh: "终止", en: "End" },
      from: ["talking", "signed", "landed"],
      to: "ended",
      by: ["adviser"],
      reason: "required",
      reasons: {
        money: { zh: "资金", en: "money" },
        land: { zh: "土地", en: "land" },
        market: { zh: "市场", en: "market" },
        policy: { zh: "政策", en: "policy" },
        partner: { zh: "投资方退出", en: "investor left" },
      },
    },
  },
});

const events = defineRegister({
  name: "attraction_event",
  label: { zh: "推介和签约活动", en: "Events" },
  fields: [
    field("text", "event", "活动", "Event", {
      required: true,
      maxLength: 100,
      help: { zh: "一个项目只算一次，算在最早的活动上", en: "A project counts once, for its first event" },
    }),
    field("day", "onDay", "日期", "Day", { required: true }),
  ],
});

export const attractions = defineRecords({
  register: defineRegister({
    name: "attraction",
    label: { zh: "招引项目", en: "Projects attracted" },
    fields: [
      field("text", "name", "项目", "Project", { required: true, maxLength: 100, ...shown(260) }),
      field("text", "investor", "投资方", "Investor", { required: true, maxLength: 100, ...shown(180) }),
      field("record", "parkId", "园区", "Park", { of: "park", required: true }),
      field("text", "industry", "行业", "Industry", { maxLength: 60, ...onChoice(140) }),
      field("text", "obstacle", "卡在哪里", "What is in the way", onChoice(200)),
      field("option", "kind", "协议类别", "Kind of agreement", {
        options: optionsOf({
          intention: { zh: "意向协议", en: "intention" },
          framework: { zh: "框架协议", en: "framework" },
          contract: { zh: "正式合同", en: "contract" },
        }),
        ...shown(110),
        filter: true,
      }),
      field("money", "amountFen", "协议金额", "Agreed amount", { adds: "kind", ...shown(130) }),
      field("money", "inPlaceFen", "到位金额", "Amount in place", { adds: true, ...shown(130) }),
      field("day", "signedOn", "签约日期", "Signed", { ...onChoice(130), filter: true, sort: true }),
      field("record", "companyId", "落地企业", "Company", { of: "company" }),
      field("day", "landedOn", "落地日期", "Landed"),
      field("day", "producingOn", "投产日期", "Producing since"),
      field("day", "nextOn", "下次跟进", "Next step", { ...onChoice(130), sort: true }),
    ],
  }),
  process: attractionProcess,
  title: "name",
  path: "/stations/attraction",
  access: { read: READERS, edit: ["adviser"] },
  children: { events: childRows("attraction_id", events) },
  sameBy: ["name", "investor"],
  warnings: { next: { label: { zh: "该跟进了", en: "Next step due" }, past: "nextOn", ahead: 7, states: ["talking", "signed", "landed"] } },
  views: { board: true, calendar: "nextOn" },
  steps: [
    { title: { zh: "项目", en: "Project" }, fields: ["name", "investor", "parkId", "industry", "nextOn"] },
    { title: { zh: "协议", en: "Agreement" }, fields: ["kind", "amountFen", "inPlaceFen", "signedOn"] },
    { title: { zh: "落地", en: "Landing" }, fields: ["companyId", "landedOn", "producingOn", "obstacle"] },
  ],
  files: { agreement: { zh: "协议", en: "Agreement" }, production: { zh: "投产证明", en: "Proof of production" } },
  check: (v, today) =>
    Object.fromEntries(
      (["signedOn", "landedOn", "producingOn"] as const)
        .filter((key) => v[key] !== null && v[key] > today)
        .map((key) => [key, { zh: "不能晚于今天", en: "Not after today" }]),
    ),
  words: { create: { zh: "登记招引项目", en: "Enter a project" }, empty: { zh: "还没有招引项目。", en: "No projects yet." } },
});
