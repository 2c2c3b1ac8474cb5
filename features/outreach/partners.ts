import { processWithHandOver } from "../../platform/casework/process.ts";
import { childRows, defineRecords } from "../../platform/records/define.ts";
import { field, onChoice, shown } from "../../platform/register/field.ts";
import { defineRegister, optionsOf } from "../../platform/register/fields.ts";

const register = defineRegister({
  name: "partner",
  label: { zh: "社会主体", en: "Partners" },
  fields: [
    field("text", "name", "名称", "Name", { required: true, maxLength: 100, ...shown(260) }),
    field("option", "kind", "类别", "Kind", {
      required: true,
      options: optionsOf({
        school: { zh: "学校", en: "school" },
        institute: { zh: "科研院所", en: "institute" },
        enterprise: { zh: "企业", en: "enterprise" },
        society: { zh: "社会团体", en: "society" },
        venue: { zh: "场馆", en: "venue" },
        other: { zh: "其他", en: "other" },
      }),
      ...shown(120),
      filter: true,
    }),
    field("creditCode", "creditCode", "统一社会信用代码", "Credit code", { ...onChoice(180) }),
    field("longText", "offers", "能提供什么", "What it offers"),
    field("text", "address", "地址", "Address"),
    field("text", "contactName", "联系人", "Contact", { maxLength: 40 }),
    field("phone", "contactPhone", "联系电话", "Telephone", { sensitive: "contact" }),
    field("text", "titleHeld", "科普称号", "Title held", {
      ...onChoice(180),
      help: { zh: "如省级科普教育基地", en: "As science base of the province" },
    }),
    field("day", "titleFrom", "称号起", "Title from"),
    field("day", "titleTo", "称号止", "Title until", { ...shown(130), filter: true, sort: true }),
    field("integer", "placeId", "开放日点位", "Place of its open days", { computed: "stored" }),
    field("day", "doorsClosedOn", "多次没开门，最近一次", "Last closed of several", {
      computed: "stored",
      ...onChoice(150),
      filter: true,
      sort: true,
    }),
    field("day", "reviewedUntil", "年度考核到", "Reviewed until", { computed: "stored", ...onChoice(130), filter: true, sort: true }),
  ],
});

const reviews = defineRegister({
  name: "partner_review",
  label: { zh: "年度考核", en: "Yearly reviews" },
  fields: [
    field("integer", "year", "年度", "Year", { required: true }),
    field("integer", "openDays", "实际开放天数", "Days it kept open", {
      help: { zh: "按开放记录数，不按承诺；一年最多 366 天", en: "Of kept days, not of promised ones" },
    }),
    field("integer", "closedDoors", "没开门属实（次）", "Closed doors, upheld", { computed: "stored" }),
    field("day", "seenOn", "现场查看日期", "Seen on"),
    field("longText", "seen", "现场看到的", "What was seen"),
    field("option", "verdict", "结论", "Verdict", {
      options: optionsOf({
        passed: { zh: "合格", en: "passed" },
        to_correct: { zh: "限期整改", en: "to be corrected" },
        withdrawn: { zh: "撤销称号", en: "title withdrawn" },
      }),
    }),
    field("day", "correctUntil", "整改到", "Correct until"),
    field("text", "source", "依据", "Source", { help: { zh: "考核办法或通知的名称、文号", en: "Rule or notice with its number" } }),
  ],
});

const partnerProcess = processWithHandOver({
  name: "partner",
  label: { zh: "社会主体", en: "Partner" },
  initial: "invited",
  states: {
    invited: { label: { zh: "邀请中", en: "Invited" }, final: false, owner: "adviser", limit: { days: 60 }, tone: "waiting" },
    active: {
      label: { zh: "参与中", en: "Active" },
      todo: { zh: "登记参与，按年考核", en: "Enter what it contributes; review it yearly" },
      final: false,
      owner: "adviser",
      limit: { months: 24 },
      tone: "active",
    },
    paused: { label: { zh: "暂停", en: "Paused" }, final: false, owner: "adviser", limit: { months: 12 }, tone: "waiting" },
    ended: { label: { zh: "已退出", en: "Ended" }, final: true, tone: "stopped" },
  },
  gates: {},
  actions: {
    invite: { label: { zh: "邀请", en: "Invite" }, from: [], to: "invited", by: ["adviser"] },
    join: { label: { zh: "同意参与", en: "Joins" }, from: ["invited"], to: "active", by: ["adviser"] },
    pause: { label: { zh: "暂停", en: "Pause" }, from: ["active"], to: "paused", by: ["adviser"], reason: "required" },
    resume: { label: { zh: "恢复", en: "Resume" }, from: ["paused"], to: "active", by: ["adviser"] },
    end: {
      label: { zh: "退出", en: "End" },
      from: ["invited", "active", "paused"],
      to: "ended",
      by: ["adviser", "partner"],
      reason: "required",
    },
  },
});

export const partners = defineRecords({
  register,
  process: partnerProcess,
  title: "name",
  path: "/outreach/partners",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser"] },
  sameBy: ["name", "creditCode"],
  children: {
    reviews: childRows("partner_id", reviews, (v) => ({
      ...((v.openDays ?? 0) > 366 || (v.openDays ?? 0) < 0
        ? { openDays: { zh: "一年最多 366 天", en: "A year has 366 days at most" } }
        : {}),
      ...(v.verdict !== null && (v.seen ?? "").trim() === ""
        ? { seen: { zh: "下结论前写现场看到的", en: "Say what was seen before the verdict" } }
        : {}),
      ...(v.verdict !== null && v.source === null ? { source: { zh: "写明依据", en: "Name the rule" } } : {}),
      ...(v.verdict === "to_correct" && v.correctUntil === null
        ? { correctUntil: { zh: "限期整改要写到哪天", en: "Until when it is corrected" } }
        : {}),
    })),
  },
  warnings: {
    review: {
      label: { zh: "缺年度考核", en: "Yearly review missing" },
      past: "reviewedUntil",
      months: 15,
      states: ["active", "paused"],
    },
    closed: {
      label: { zh: "一年内多次没开门", en: "Its door was closed repeatedly" },
      past: "doorsClosedOn",
      states: ["active", "paused"],
    },
    title: { label: { zh: "称号将到期", en: "Its title ends soon" }, past: "titleTo", ahead: 90, states: ["active", "paused"] },
  },
  views: { board: true, timeline: ["titleFrom", "titleTo"] },
  steps: [
    { title: { zh: "单位", en: "Body" }, fields: ["name", "kind", "creditCode", "offers", "address"] },
    { title: { zh: "联系和称号", en: "Contact and title" }, fields: ["contactName", "contactPhone", "titleHeld", "titleFrom", "titleTo"] },
  ],
  check: (v) =>
    v.titleFrom !== null && v.titleTo !== null && v.titleTo < v.titleFrom
      ? { titleTo: { zh: "称号止不能早于称号起", en: "It ends before it begins" } }
      : {},
  words: { create: { zh: "邀请社会主体", en: "Invite a partner" }, empty: { zh: "还没有社会主体。", en: "No partners yet." } },
});

const proofProcess = processWithHandOver({
  name: "service_proof",
  label: { zh: "服务证明", en: "Proof of service" },
  initial: "draft",
  states: {
    draft: { label: { zh: "申请", en: "Asked for" }, final: false, owner: "adviser", limit: { days: 10 } },
    shown: { label: { zh: "公示中", en: "Shown to the members" }, final: false, owner: "reviewer", limit: { days: 20 }, tone: "waiting" },
    issued: {
      label: { zh: "已开具", en: "Issued" },
      final: false,
      owner: "reviewer",
      todo: { zh: "已开具，有误才撤销", en: "Issued; withdraw only where wrong" },
      limit: { months: 120 },
      tone: "done",
    },
    withdrawn: { label: { zh: "已撤销", en: "Withdrawn" }, final: true, tone: "stopped" },
    dropped: { label: { zh: "不予开具", en: "Not issued" }, final: true, tone: "stopped" },
  },
  gates: {
    served: {
      label: { zh: "有经确认的服务", en: "Confirmed service" },
      unmet: { zh: "这段时间没有经确认的服务，不能开具", en: "There is no confirmed service in that time" },
      at: "lines",
    },
    signed: {
      label: { zh: "写了负责人和核实电话", en: "Responsible person and telephone" },
      unmet: { zh: "先填本单位负责人和核实电话", en: "First enter the responsible person and a telephone to verify" },
      at: "fields",
    },
    shown_long: {
      label: { zh: "公示期满", en: "Shown long enough" },
      unmet: { zh: "公示还没有满期限", en: "It has not been shown long enough" },
      at: "lines",
    },
  },
  actions: {
    ask: { label: { zh: "申请证明", en: "Ask for" }, from: [], to: "draft", by: ["adviser", "partner"] },
    show: {
      label: { zh: "公示", en: "Show to the members" },
      asks: { zh: "服务证明从现在起向会员公示，开始计算公示期。", en: "It is on show from now on, and the days of showing begin." },
      from: ["draft"],
      to: "shown",
      by: ["adviser"],
      gates: ["served", "signed"],
    },
    issue: {
      label: { zh: "开具", en: "Issue" },
      from: ["shown"],
      to: "issued",
      by: ["reviewer", "leader"],
      separateFrom: ["show"],
      gates: ["shown_long"],
    },
    object: {
      label: { zh: "公示有异议，退回", en: "Objected to" },
      from: ["shown"],
      to: "draft",
      by: ["adviser", "reviewer"],
      reason: "required",
    },
    withdraw: {
      label: { zh: "撤销证明", en: "Withdraw" },
      from: ["issued"],
      to: "withdrawn",
      by: ["reviewer", "leader"],
      reason: "required",
    },
    drop: { label: { zh: "不予开具", en: "Do not issue" }, from: ["draft"], to: "dropped", by: ["adviser"], reason: "required" },
  },
});

/** A proof of service of a volunteer or a partner: its lines are counted by the system of confirmed activities alone. */
export const proofs = defineRecords({
  register: defineRegister({
    name: "service_proof",
    label: { zh: "服务证明", en: "Proofs of service" },
    fields: [
      field("text", "holder", "姓名或名称", "Holder", { required: true, maxLength: 100, ...shown(200) }),
      field("record", "volunteerId", "志愿者", "Volunteer", { of: "volunteer" }),
      field("record", "partnerId", "社会主体", "Partner", { of: "partner" }),
      field("day", "fromOn", "服务时间从", "From", { required: true }),
      field("day", "toOn", "服务时间到", "Until", { required: true }),
      field("text", "responsible", "本单位负责人", "Responsible person", { maxLength: 40 }),
      field("phone", "issuerPhone", "核实电话（公开）", "Telephone to verify (public)"),
      field("day", "shownOn", "公示日期", "Shown on", { computed: "stored", ...shown(120), filter: true, sort: true }),
      field("day", "issuedOn", "开具日期", "Issued on", { computed: "stored", ...shown(120), filter: true, sort: true }),
      field("integer", "minutes", "服务（分钟）", "Service (minutes)", { adds: true, computed: "stored", ...onChoice(110) }),
      field("text", "number", "编号", "Number", { computed: "stored", ...shown(180) }),
    ],
  }),
  process: proofProcess,
  title: "holder",
  path: "/outreach/proofs",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser"] },
  editIn: ["draft"],
  sameBy: ["holder", "fromOn"],
  steps: [
    { title: { zh: "为谁开具", en: "For whom" }, fields: ["holder", "volunteerId", "partnerId", "fromOn", "toOn"] },
    { title: { zh: "由谁开具", en: "By whom" }, fields: ["responsible", "issuerPhone"] },
  ],
  check: (v) => ({
    ...(v.toOn < v.fromOn ? { toOn: { zh: "不能早于开始", en: "Before its beginning" } } : {}),
    ...((v.volunteerId === null) === (v.partnerId === null)
      ? { volunteerId: { zh: "志愿者和社会主体选一个，只选一个", en: "Either a volunteer or a partner, and one of them only" } }
      : {}),
  }),
  words: { create: { zh: "申请服务证明", en: "Ask for a proof" }, empty: { zh: "还没有服务证明。", en: "No proofs yet." } },
});
