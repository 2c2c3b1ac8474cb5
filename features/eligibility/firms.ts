import { childRows, defineRecords } from "../../platform/records/define.ts";
import { field, onChoice, shown } from "../../platform/register/field.ts";
import { defineRegister, optionsOf } from "../../platform/register/fields.ts";
import { ASKED } from "./judge.ts";
import { readSubject, SUBJECTS, type SubjectKey } from "./subjects.ts";

const firmFacts = defineRegister({
  name: "firm_fact",
  label: { zh: "企业情况", en: "What is known" },
  fields: [
    field("option", "subject", "事项", "Subject", {
      required: true,
      options: optionsOf(Object.fromEntries(ASKED.map((k) => [k, { zh: SUBJECTS[k].zh, en: SUBJECTS[k].en }]))),
    }),
    field("text", "value", "内容", "Value", {
      required: true,
      maxLength: 100,
      help: { zh: "如 1200 万元、35、是、C35", en: "As 1200 万元, 35, 是, C35" },
    }),
    field("day", "onDay", "哪一天的情况", "As of", { required: true }),
    field("day", "untilOn", "资格有效期至", "Title holds until"),
    field("text", "source", "依据", "Source", { required: true, help: { zh: "如 2025 年审计报告", en: "As the audit of 2025" } }),
  ],
});

export const firms = defineRecords({
  register: defineRegister({
    name: "firm",
    label: { zh: "找政策的企业", en: "Firms" },
    fields: [
      field("text", "name", "企业名称", "Name", { required: true, maxLength: 100, ...shown(280) }),
      field("creditCode", "code", "统一社会信用代码", "Credit code", { required: true, ...shown(200) }),
      field("text", "notes", "备注", "Notes", { ...onChoice(200) }),
    ],
  }),
  title: "name",
  path: "/eligibility/firms",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser"] },
  sameBy: ["code"],
  children: {
    facts: childRows("firm_id", firmFacts, (v) => {
      const read = readSubject(v.subject as SubjectKey, v.value);
      return {
        ...("fault" in read ? { value: read.fault } : {}),
        ...(v.untilOn !== null && v.untilOn < v.onDay ? { untilOn: { zh: "不能早于这一天", en: "Not before that day" } } : {}),
      };
    }),
  },
  words: {
    create: { zh: "登记企业", en: "Enter a firm" },
    empty: {
      zh: "还没有企业。登记一家，写下知道的情况，就能看适用哪些政策。",
      en: "No firms yet. Enter one with what is known, and see which policies apply.",
    },
  },
});
