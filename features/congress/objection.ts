import { processWithHandOver } from "../../platform/casework/process.ts";
import { defineRecords } from "../../platform/records/define.ts";
import { field, shown } from "../../platform/register/field.ts";
import { defineRegister, optionsOf } from "../../platform/register/fields.ts";

/** 异议: to somebody on the public list; answered by another than those who reviewed him. */
export const objections = defineRecords({
  register: defineRegister({
    name: "congress_objection",
    label: { zh: "公示异议", en: "Objections" },
    fields: [
      field("text", "title", "事由", "About", { required: true, maxLength: 100, ...shown(240) }),
      field("record", "nomineeId", "对谁", "Against", { of: "congress_nominee", required: true, ...shown(140), filter: true }),
      field("day", "receivedOn", "收到日期", "Received on", { required: true, ...shown(120), sort: true }),
      field("text", "sender", "谁提的", "From", {
        required: true,
        help: { zh: "要求保密的写“保密”", en: "Write 保密 where it is confidential" },
      }),
      field("longText", "says", "内容", "What it says", { required: true }),
      field("option", "outcome", "核实结果", "Found", {
        options: optionsOf({ upheld: { zh: "属实，不宜为代表", en: "upheld" }, rejected: { zh: "不属实或不影响", en: "rejected" } }),
        ...shown(140),
        filter: true,
      }),
      field("longText", "answer", "答复", "Answer"),
    ],
  }),
  process: processWithHandOver({
    name: "congress_objection",
    label: { zh: "公示异议", en: "Objection" },
    initial: "open",
    states: {
      open: { label: { zh: "待答复", en: "Open" }, final: false, owner: "reviewer", limit: { days: 10 }, tone: "waiting" },
      answered: { label: { zh: "已答复", en: "Answered" }, final: true, tone: "done" },
    },
    gates: {
      written: {
        label: { zh: "写了核实结果和答复", en: "Finding and answer are written" },
        unmet: { zh: "先写核实结果和答复", en: "First write the finding and the answer" },
        at: "fields",
      },
      another: {
        label: { zh: "由没有审查过他的人答复", en: "By somebody who did not review him" },
        unmet: {
          zh: "您审查过这个人选，或就是本人，请另一位同事（审核或负责人）答复",
          en: "You reviewed this nominee or are he; another colleague answers",
        },
        at: "fields",
      },
    },
    actions: {
      receive: { label: { zh: "登记", en: "Enter" }, from: [], to: "open", by: ["adviser", "reviewer"] },
      answer: {
        label: { zh: "答复", en: "Answer" },
        from: ["open"],
        to: "answered",
        by: ["reviewer", "leader"],
        gates: ["written", "another"],
      },
    },
  }),
  title: "title",
  path: "/congress/objections",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser", "reviewer"] },
  sameBy: ["title"],
  check: (v, today) => (v.receivedOn > today ? { receivedOn: { zh: "不能晚于今天", en: "Not after today" } } : {}),
  words: { create: { zh: "登记异议", en: "Enter an objection" }, empty: { zh: "没有异议。", en: "No objections." } },
});
