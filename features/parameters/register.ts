import { defineRegister, type Register } from "../../platform/register/fields.ts";

const rest = [
  { key: "fromOn", label: { zh: "自哪天起", en: "From" }, type: "day", required: true },
  { key: "toOn", label: { zh: "到哪天止", en: "Until" }, type: "day", help: { zh: "长期有效可留空", en: "Blank if without end" } },
  {
    key: "source",
    label: { zh: "依据", en: "Source" },
    type: "text",
    required: true,
    maxLength: 300,
    help: { zh: "文件名称文号，或会议决定", en: "A document with its number, or a decision" },
  },
] as const;

/** What a change asks, by the kind of its value. */
export const changeRegisters: Readonly<Record<"share" | "money" | "days" | "count", Register>> = {
  share: defineRegister({
    name: "parameter",
    label: { zh: "参数", en: "Parameter" },
    fields: [{ key: "value", label: { zh: "新的值（%）", en: "New value (%)" }, type: "integer", required: true }, ...rest],
  }),
  days: defineRegister({
    name: "parameter",
    label: { zh: "参数", en: "Parameter" },
    fields: [{ key: "value", label: { zh: "新的值（天）", en: "New value (days)" }, type: "integer", required: true }, ...rest],
  }),
  count: defineRegister({
    name: "parameter",
    label: { zh: "参数", en: "Parameter" },
    fields: [{ key: "value", label: { zh: "新的值", en: "New value" }, type: "integer", required: true }, ...rest],
  }),
  money: defineRegister({
    name: "parameter",
    label: { zh: "参数", en: "Parameter" },
    fields: [{ key: "value", label: { zh: "新的值", en: "New value" }, type: "money", required: true }, ...rest],
  }),
};
