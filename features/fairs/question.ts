import { processWithHandOver } from "../../platform/casework/process.ts";
import { defineRecords } from "../../platform/records/define.ts";
import { field, onChoice, shown } from "../../platform/register/field.ts";
import { defineRegister } from "../../platform/register/fields.ts";

const process = processWithHandOver({
  name: "fair_question",
  label: { zh: "观众提问", en: "Question at a fair" },
  initial: "asked",
  states: {
    asked: { label: { zh: "待答", en: "To be answered" }, final: false, owner: "adviser", limit: { days: 3 }, tone: "waiting" },
    answered: { label: { zh: "已答并公开", en: "Answered and shown" }, final: true, tone: "done" },
    set_aside: { label: { zh: "不公开", en: "Not shown" }, final: true, tone: "stopped" },
  },
  gates: {
    words: {
      label: { zh: "写了答复", en: "The answer is written" },
      unmet: { zh: "先写答复，再公开", en: "First write the answer" },
      at: "answer",
    },
  },
  actions: {
    ask: { label: { zh: "提问", en: "Ask" }, from: [], to: "asked", by: ["visitor", "adviser", "reviewer"] },
    answer: {
      label: { zh: "答复并公开", en: "Answer and show" },
      from: ["asked"],
      to: "answered",
      by: ["adviser", "reviewer"],
      gates: ["words"],
    },
    set_aside: {
      label: { zh: "不公开", en: "Do not show" },
      from: ["asked"],
      to: "set_aside",
      by: ["adviser", "reviewer"],
      reason: "required",
      bulk: true,
    },
    take_down: {
      label: { zh: "撤下重答", en: "Take down" },
      from: ["answered", "set_aside"],
      to: "asked",
      by: ["adviser", "reviewer"],
      reason: "required",
      reverses: true,
    },
  },
});

/** 提问（不留名）→ 答复，写明谁答的 → 公开；不公开的写明原因. How many there are counts nowhere. */
export const questions = defineRecords({
  register: defineRegister({
    name: "fair_question",
    label: { zh: "观众提问", en: "Questions" },
    fields: [
      field("text", "text", "问题", "Question", { required: true, maxLength: 300, ...shown(320) }),
      field("record", "fairId", "洽谈会", "Fair", { of: "fair", required: true, ...shown(220), filter: true }),
      field("text", "session", "场次", "Session", { computed: true, list: "shown", width: 180 }),
      field("record", "projectId", "问的项目", "Project", { of: "fair_project", ...onChoice(200) }),
      field("text", "shownAs", "公开时的写法", "As it is shown", {
        maxLength: 300,
        help: { zh: "不填就用原话；有人名、电话、广告的在这里改写", en: "Blank: as asked; without names, numbers and advertising" },
      }),
      field("longText", "answer", "答复", "Answer", { maxLength: 2000 }),
      field("text", "answeredBy", "谁答的", "Answered by", { computed: "stored", maxLength: 60, ...shown(120) }),
      field("day", "answeredOn", "答复日期", "Answered on", { computed: "stored", ...onChoice(120) }),
    ],
  }),
  process,
  title: "text",
  path: "/fairs/questions",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser", "reviewer"] },
  levels: { asked: "own" },
  editIn: ["asked"],
  sameBy: ["text", "fairId"],
  words: { create: { zh: "替人登记问题", en: "Enter a question" }, empty: { zh: "还没有提问。", en: "No questions yet." } },
});

const objectionProcess = processWithHandOver({
  name: "fair_objection",
  label: { zh: "公示异议", en: "Objection to a list" },
  initial: "raised",
  states: {
    raised: {
      label: { zh: "待核实答复", en: "To be looked into" },
      final: false,
      owner: "reviewer",
      todo: { zh: "核实，写答复", en: "Look into it, write the answer" },
      limit: { days: 5 },
      tone: "waiting",
    },
    upheld: { label: { zh: "异议成立", en: "Upheld" }, final: true, tone: "done" },
    dismissed: { label: { zh: "异议不成立", en: "Not upheld" }, final: true, tone: "stopped" },
  },
  gates: {
    words: {
      label: { zh: "写了答复", en: "The answer is written" },
      unmet: { zh: "先写核实情况和答复", en: "First write what was found" },
      at: "fields",
    },
  },
  actions: {
    raise: { label: { zh: "提出", en: "Raise" }, from: [], to: "raised", by: ["visitor", "adviser", "reviewer"] },
    uphold: { label: { zh: "成立", en: "Uphold" }, from: ["raised"], to: "upheld", by: ["reviewer"], gates: ["words"] },
    dismiss: { label: { zh: "不成立", en: "Dismiss" }, from: ["raised"], to: "dismissed", by: ["reviewer"], gates: ["words"] },
  },
});

/** 公示期内提出 → 核实 → 答复；每条都答了，名单才能确认. */
export const objections = defineRecords({
  register: defineRegister({
    name: "fair_objection",
    label: { zh: "公示异议", en: "Objections" },
    fields: [
      field("text", "about", "对什么有异议", "About", { required: true, maxLength: 120, ...shown(260) }),
      field("record", "fairId", "洽谈会", "Fair", { of: "fair", required: true, ...shown(220), filter: true }),
      field("record", "projectId", "项目", "Project", { of: "fair_project", ...onChoice(200) }),
      field("longText", "text", "理由", "Grounds", { required: true, maxLength: 2000 }),
      field("text", "name", "提出人", "Who objects", { required: true, maxLength: 40, erased: true, ...onChoice(120) }),
      field("phone", "phone", "电话", "Telephone", { sensitive: "contact" }),
      field("longText", "answer", "核实情况和答复", "What was found", {
        maxLength: 2000,
        help: { zh: "提出人凭口令看得到", en: "Whoever objected reads it by his code" },
      }),
      field("text", "answeredBy", "谁答的", "Answered by", { computed: "stored", maxLength: 60, ...shown(120) }),
      field("day", "answeredOn", "答复日期", "Answered on", { computed: "stored", ...onChoice(120) }),
    ],
  }),
  process: objectionProcess,
  title: "about",
  path: "/fairs/objections",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser", "reviewer"] },
  levels: { raised: "own" },
  editIn: ["raised"],
  sameBy: ["about", "fairId"],
  words: { create: { zh: "登记来电异议", en: "Enter an objection" }, empty: { zh: "没有异议。", en: "No objections." } },
});
