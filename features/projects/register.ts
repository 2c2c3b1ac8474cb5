import { stateField } from "../../platform/casework/state-field.ts";
import { defineRegister } from "../../platform/register/fields.ts";
import { agreementProcess } from "./process.ts";

export const AGREEMENT_TYPES = {
  intention: { zh: "意向", en: "intention" },
  contract: { zh: "合同", en: "contract" },
  registered: { zh: "登记技术合同", en: "registered contract" },
} as const;

export const agreementRegister = defineRegister({
  name: "agreement",
  label: { zh: "协议台账", en: "Agreements" },
  fields: [
    { key: "title", label: { zh: "对应需求", en: "Demand" }, type: "text", computed: true, list: "shown", width: 280 },
    stateField(agreementProcess, 110),
    {
      key: "type",
      label: { zh: "类别", en: "Kind" },
      type: "option",
      required: true,
      list: "shown",
      filter: true,
      width: 110,
      options: Object.entries(AGREEMENT_TYPES).map(([value, label]) => ({ value, label })),
      help: { zh: "意向、合同、登记技术合同分开统计，不混算", en: "The three kinds are counted apart" },
    },
    {
      key: "partyA",
      label: { zh: "甲方（需求方）", en: "Party A (demander)" },
      type: "text",
      required: true,
      maxLength: 100,
      list: "shown",
      width: 180,
    },
    {
      key: "partyB",
      label: { zh: "乙方（供方）", en: "Party B (supplier)" },
      type: "text",
      required: true,
      maxLength: 100,
      list: "shown",
      width: 180,
    },
    {
      key: "amountFen",
      label: { zh: "金额", en: "Amount" },
      type: "money",
      required: true,
      list: "shown",
      width: 110,
      help: { zh: "例：12.5 万元", en: "As 12.5 万元 or 125000" },
    },
    { key: "signedOn", label: { zh: "签订日期", en: "Signed on" }, type: "day", required: true, list: "shown", sort: true, width: 120 },
    {
      key: "registrationNumber",
      label: { zh: "合同登记编号", en: "Registration number" },
      type: "text",
      maxLength: 40,
      help: { zh: "仅登记技术合同填写", en: "For registered contracts" },
    },
    { key: "unitName", label: { zh: "归属单位", en: "Unit" }, type: "text", computed: true, list: "shown", width: 180 },
    { key: "adviserName", label: { zh: "保姆", en: "Adviser" }, type: "text", computed: true, list: "shown", width: 90 },
  ],
});

export const AGREEMENT_FORM = ["type", "partyA", "partyB", "amountFen", "signedOn", "registrationNumber"] as const;
