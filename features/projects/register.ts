import { defineRecords } from "../../platform/records/define.ts";
import { field, shown } from "../../platform/register/field.ts";
import { defineRegister, optionsOf } from "../../platform/register/fields.ts";
import { agreementProcess } from "./process.ts";
import { AGREEMENT_TYPES } from "./rules.ts";

export const agreementRegister = defineRegister({
  name: "agreement",
  label: { zh: "协议台账", en: "Agreements" },
  fields: [
    field("text", "title", "对应需求或洽谈", "Need or talk", { computed: "stored", required: true, ...shown(280) }),
    field("option", "type", "类别", "Kind", {
      required: true,
      ...shown(110),
      filter: true,
      options: optionsOf(AGREEMENT_TYPES),
      help: { zh: "意向、合同、登记技术合同分开统计，不混算", en: "The three kinds are counted apart" },
    }),
    field("text", "partyA", "甲方（需求方）", "Party A (demander)", { required: true, maxLength: 100, ...shown(180) }),
    field("text", "partyB", "乙方（供方）", "Party B (supplier)", { required: true, maxLength: 100, ...shown(180) }),
    field("money", "amountFen", "金额", "Amount", {
      adds: "type",
      required: true,
      ...shown(110),
      sort: true,
      help: { zh: "例：12.5 万元", en: "As 12.5 万元 or 125000" },
    }),
    field("day", "signedOn", "签订日期", "Signed on", { required: true, ...shown(120), sort: true }),
    field("text", "registrationNumber", "合同登记编号", "Registration number", {
      maxLength: 40,
      help: { zh: "仅登记技术合同填写", en: "For registered contracts" },
    }),
  ],
});

/** Its page, its form and its acts (links to both sides, the second look, milestones, look-backs) are the room's own (rooms of records: list here, page there). */
export const agreements = defineRecords({
  register: agreementRegister,
  process: agreementProcess,
  title: "title",
  path: "/projects/agreements",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser"] },
  editIn: [],
  sameBy: ["partyA", "partyB", "registrationNumber"],
  views: { board: true, calendar: "signedOn" },
  words: {
    arise: {
      zh: "需求引荐成功后在需求页面登记；洽谈会上谈成的，在那场洽谈的页面登记。",
      en: "After an introduction succeeds, one is registered on the need's page; what was agreed at a fair, on its talk's page.",
    },
    empty: {
      zh: "还没有协议。需求引荐成功后在需求页面登记；洽谈会上谈成的，在那场洽谈的页面登记。",
      en: "No agreements yet. After an introduction succeeds, register one on the need's page; what was agreed at a fair, on its talk's page.",
    },
  },
});

export const AGREEMENT_FORM = ["type", "partyA", "partyB", "amountFen", "signedOn", "registrationNumber"] as const;
