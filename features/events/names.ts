import { defineRecords } from "../../platform/records/define.ts";
import { field, shown } from "../../platform/register/field.ts";
import { defineRegister, optionsOf } from "../../platform/register/fields.ts";
import { kindOptions } from "./academic-rules.ts";
import { UNLESS } from "./name-rules.ts";

const RANGE = { filter: true, sort: true } as const;

/** Which words a name may not bear at will, as documents set it from a day on. */
export const eventNameRules = defineRecords({
  register: defineRegister({
    name: "event_name_rule",
    label: { zh: "名称规定", en: "Rules of names" },
    fields: [
      field("text", "name", "规定", "Rule", { required: true, ...shown(260) }),
      field("text", "words", "哪些词", "Words", {
        required: true,
        maxLength: 200,
        ...shown(180),
        help: { zh: "用顿号隔开，如：国际、全球、世界", en: "Divided by 、" },
      }),
      field("option", "kind", "哪类活动", "Kind of event", {
        required: true,
        options: [...optionsOf({ any: { zh: "各类", en: "any" } }), ...kindOptions],
        ...shown(110),
        filter: true,
      }),
      field("option", "unless", "什么情况可以用", "Allowed where", { required: true, options: UNLESS, ...shown(200), filter: true }),
      field("text", "source", "依据", "Source", { required: true, help: { zh: "文件、文号、条款", en: "Document, number, article" } }),
      field("day", "fromOn", "施行", "In force from", { required: true, ...shown(120), ...RANGE }),
      field("day", "toOn", "废止", "Until", { ...shown(120), ...RANGE }),
    ],
  }),
  title: "name",
  path: "/academic/names",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["reviewer"], above: true },
  sameBy: ["name", "kind", "fromOn"],
  check: (v) => (v.toOn !== null && v.toOn < v.fromOn ? { toOn: { zh: "不能早于施行日期", en: "Not before it came into force" } } : {}),
  words: {
    create: { zh: "登记名称规定", en: "Enter a rule" },
    empty: { zh: "还没有名称规定；没有规定的词不核对。", en: "No rules yet; words that none names are free." },
  },
});
