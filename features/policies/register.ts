import { defineRegister, type Option } from "../../platform/register/fields.ts";
import { LEVELS } from "./about.ts";
import { VALIDITY } from "./validity.ts";

const options = (table: Record<string, { zh: string; en: string }>): Option[] =>
  Object.entries(table).map(([value, label]) => ({ value, label }));

export const policyRegister = defineRegister({
  name: "policy",
  label: { zh: "法规政策库", en: "Laws and policies" },
  fields: [
    { key: "title", label: { zh: "名称", en: "Title" }, type: "text", required: true, maxLength: 200, list: "shown", width: 330 },
    {
      key: "validity",
      label: { zh: "效力", en: "Validity" },
      type: "state",
      computed: true,
      list: "shown",
      filter: true,
      width: 112,
      options: options(VALIDITY),
    },
    { key: "successor", label: { zh: "替代文件", en: "Replaced by" }, type: "text", computed: true, list: "shown", width: 130 },
    {
      key: "level",
      label: { zh: "层级", en: "Level" },
      type: "option",
      required: true,
      list: "shown",
      filter: true,
      width: 145,
      options: options(LEVELS),
    },
    { key: "issuer", label: { zh: "制定机关", en: "Issuer" }, type: "text", maxLength: 100, list: "shown", filter: true, width: 170 },
    {
      key: "number",
      label: { zh: "文号", en: "Number" },
      type: "text",
      maxLength: 60,
      list: "shown",
      width: 130,
      help: { zh: "如 科协发普字〔2026〕12号", en: "As printed on the document" },
    },
    { key: "issuedOn", label: { zh: "公布日期", en: "Issued on" }, type: "day", list: "shown", filter: true, sort: true, width: 132 },
    {
      key: "inForceOn",
      label: { zh: "施行日期", en: "In force from" },
      type: "day",
      list: "shown",
      width: 132,
      help: { zh: "留空则从正文读取", en: "Left blank, it is read from the text" },
    },
    {
      key: "repealedOn",
      label: { zh: "失效日期", en: "No longer in force from" },
      type: "day",
      list: "on-choice",
      width: 120,
      help: { zh: "自这一天起不再有效", en: "The first day on which it no longer holds" },
    },
    { key: "isPublic", label: { zh: "对公众公开", en: "Shown to the public" }, type: "boolean", list: "on-choice", width: 110 },
    { key: "region", label: { zh: "地区", en: "Region" }, type: "text", computed: true, list: "on-choice", width: 120 },
    {
      key: "unitName",
      label: { zh: "录入单位", en: "Kept by" },
      type: "text",
      computed: true,
      list: "on-choice",
      filter: "unit",
      width: 180,
    },
    {
      key: "text",
      label: { zh: "正文", en: "Text" },
      type: "longText",
      required: true,
      maxLength: 1_000_000,
      help: { zh: "整篇粘贴。“第X条”“第X章”分行书写，系统按条分开", en: "Paste it whole; lines beginning 第X条 or 第X章 are told apart" },
    },
  ],
});

export const POLICY_FORM = ["title", "level", "number", "issuer", "issuedOn", "inForceOn", "repealedOn", "isPublic", "text"] as const;
/** What a correction of an entered document may change; a new text is a new version, so the text is not among them. */
export const POLICY_FACTS = POLICY_FORM.filter((key) => key !== "text");
