import { processWithHandOver } from "../../platform/casework/process.ts";
import { childRows, defineRecords } from "../../platform/records/define.ts";
import { field, onChoice, shown } from "../../platform/register/field.ts";
import { defineRegister } from "../../platform/register/fields.ts";
import { secrecyGuard } from "./guard.ts";

const deliveries = defineRegister({
  name: "brief_delivery",
  label: { zh: "报送登记", en: "Deliveries" },
  fields: [
    field("text", "addressee", "送谁", "To whom", { required: true, maxLength: 100 }),
    field("text", "way", "怎么送的", "How", {
      required: true,
      maxLength: 40,
      help: { zh: "如机要、专人、公文系统", en: "By courier, in person, by the document system" },
    }),
    field("day", "onDay", "日期", "Day", { required: true }),
  ],
});

const process = processWithHandOver({
  name: "brief",
  label: { zh: "专报", en: "Brief" },
  initial: "draft",
  states: {
    draft: { label: { zh: "来稿", en: "Draft" }, final: false, owner: "adviser", limit: { days: 30 } },
    review: { label: { zh: "初审", en: "Review" }, final: false, owner: "reviewer", limit: { days: 3 }, tone: "waiting" },
    secrecy: { label: { zh: "保密审查", en: "Secrecy check" }, final: false, owner: "reviewer", limit: { days: 3 }, tone: "waiting" },
    signing: { label: { zh: "签发", en: "To be signed" }, final: false, owner: "leader", limit: { days: 5 }, tone: "waiting" },
    issued: { label: { zh: "已签发，待报送", en: "Signed" }, final: false, owner: "adviser", limit: { days: 10 }, tone: "active" },
    delivered: { label: { zh: "已报送", en: "Delivered" }, final: true, tone: "done" },
    unused: { label: { zh: "不用", en: "Not used" }, final: true, tone: "stopped" },
  },
  gates: {
    written: {
      label: { zh: "稿件齐全", en: "Text complete" },
      unmet: { zh: "先写摘要和正文", en: "First write summary and text" },
      at: "fields",
    },
    stated: {
      label: { zh: "有不涉密声明", en: "Stated not to be secret" },
      unmet: { zh: "先填不涉密声明：选“是”，写声明人和日期", en: "First state that it is not secret, by whom and when" },
      at: "fields",
    },
    addressed: {
      label: { zh: "有报送范围", en: "Addressees named" },
      unmet: { zh: "先填报送范围", en: "First name the addressees" },
      at: "fields",
    },
    sent: {
      label: { zh: "有报送登记", en: "Delivery entered" },
      unmet: { zh: "先登记送给谁、怎么送的", en: "First enter to whom it went" },
      at: "deliveries",
    },
  },
  actions: {
    enter: { label: { zh: "登记来稿", en: "Enter" }, from: [], to: "draft", by: ["adviser"] },
    submit: { label: { zh: "送初审", en: "Submit" }, from: ["draft"], to: "review", by: ["adviser"], gates: ["written", "stated"] },
    pass: { label: { zh: "初审通过", en: "Pass" }, from: ["review"], to: "secrecy", by: ["reviewer"], separateFrom: ["submit"] },
    clear: {
      label: { zh: "保密审查通过", en: "Clear" },
      from: ["secrecy"],
      to: "signing",
      by: ["reviewer", "leader"],
      gates: ["stated", "addressed"],
      separateFrom: ["submit", "pass"],
    },
    sign: { label: { zh: "签发并编号", en: "Sign and number" }, from: ["signing"], to: "issued", by: ["leader"], separateFrom: ["submit"] },
    deliver: { label: { zh: "已报送", en: "Delivered" }, from: ["issued"], to: "delivered", by: ["adviser"], gates: ["sent"] },
    return: {
      label: { zh: "退作者修改", en: "Return" },
      from: ["review", "secrecy", "signing"],
      to: "draft",
      by: ["reviewer", "leader"],
      reason: "required",
    },
    drop: {
      label: { zh: "不用", en: "Do not use" },
      from: ["draft", "review"],
      to: "unused",
      by: ["adviser", "reviewer"],
      reason: "required",
    },
  },
});

export const briefs = defineRecords({
  register: defineRegister({
    name: "brief",
    label: { zh: "专报", en: "Briefs" },
    guard: secrecyGuard,
    fields: [
      field("text", "title", "题目", "Title", { required: true, maxLength: 120, ...shown(320) }),
      field("text", "number", "编号", "Number", { computed: "stored", ...shown(120) }),
      field("text", "theme", "主题", "Theme", { maxLength: 60, ...shown(140) }),
      field("text", "authors", "作者", "Authors", {
        required: true,
        ...onChoice(160),
        help: { zh: "本人同意署名的人", en: "Who agreed to be named" },
      }),
      field("record", "studyId", "来自哪个课题", "From which project", { of: "study" }),
      field("record", "baseId", "来自哪个基地", "From which base", { of: "research_base" }),
      field("text", "source", "其他来源", "Other source"),
      field("longText", "summary", "摘要", "Summary", {
        maxLength: 400,
        help: { zh: "现状、问题、对策，约 300 字", en: "State, problem, advice; some 300 characters" },
      }),
      field("longText", "body", "正文", "Text", { maxLength: 4000 }),
      field("text", "addressees", "报送范围", "Addressees"),
      field("boolean", "notSecret", "声明：内容不涉密", "Stated: not secret"),
      field("text", "statedBy", "声明人", "Stated by", { maxLength: 40 }),
      field("day", "statedOn", "声明日期", "Stated on"),
      field("day", "issuedOn", "签发日期", "Signed on", { computed: "stored", ...shown(130), sort: true }),
    ],
  }),
  process,
  title: "title",
  path: "/thinktank/briefs",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser", "reviewer"] },
  editIn: ["draft", "review", "secrecy", "issued"],
  levels: { review: "own", secrecy: "own", signing: "own" },
  children: { deliveries: childRows("brief_id", deliveries) },
  sameBy: ["title"],
  views: { board: true },
  steps: [
    { title: { zh: "稿件", en: "The text" }, fields: ["title", "theme", "authors"] },
    { title: { zh: "内容", en: "Content" }, fields: ["summary", "body"] },
    { title: { zh: "来自哪里", en: "Where it comes from" }, fields: ["studyId", "baseId", "source"] },
    { title: { zh: "报送和声明", en: "Delivery and statement" }, fields: ["addressees", "notSecret", "statedBy", "statedOn"] },
  ],
  files: {
    draft: { zh: "稿件", en: "Text" },
    statement: { zh: "不涉密声明", en: "Statement" },
    paper: { zh: "审签单", en: "Signed sheet" },
  },
  words: {
    create: { zh: "登记来稿", en: "Enter a brief" },
    empty: { zh: "还没有专报。有密级标志的材料不能进系统。", en: "No briefs yet. What bears a mark of secrecy does not belong here." },
  },
});
