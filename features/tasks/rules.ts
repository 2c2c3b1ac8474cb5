import { defineRecords } from "../../platform/records/define.ts";
import { defineRegister, optionsOf } from "../../platform/register/fields.ts";

export { BODIES } from "./voting.ts";

/** What the office's own document sets is data with its source and its time. */
export const taskRules = defineRecords({
  register: defineRegister({
    name: "task_rule",
    label: { zh: "督办规则", en: "Rules of supervision" },
    fields: [
      { key: "name", label: { zh: "规定", en: "Rule" }, type: "text", required: true, list: "shown", width: 300 },
      {
        key: "measure",
        label: { zh: "规定什么", en: "What it sets" },
        type: "option",
        required: true,
        options: optionsOf({
          leader_closes: { zh: "办结由主要负责人签（1 是，0 否）", en: "The head signs that it is done (1 yes, 0 no)" },
        }),
        list: "shown",
        filter: true,
        width: 240,
      },
      {
        key: "value",
        label: { zh: "数值", en: "Value" },
        type: "integer",
        required: true,
        list: "shown",
        filter: true,
        sort: true,
        width: 90,
      },
      { key: "source", label: { zh: "依据", en: "Source" }, type: "text", required: true, list: "shown", width: 240 },
      {
        key: "fromOn",
        label: { zh: "施行", en: "In force from" },
        type: "day",
        required: true,
        list: "shown",
        filter: true,
        sort: true,
        width: 130,
      },
      { key: "toOn", label: { zh: "废止", en: "Until" }, type: "day", list: "shown", filter: true, sort: true, width: 130 },
    ],
  }),
  title: "name",
  path: "/tasks/rules",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["reviewer", "leader"], above: true },
  sameBy: ["measure", "fromOn"],
  check: (v) => (v.toOn !== null && v.toOn < v.fromOn ? { toOn: { zh: "不能早于施行日期", en: "Not before it came into force" } } : {}),
  words: {
    create: { zh: "登记一条规定", en: "Enter a rule" },
    empty: { zh: "还没有登记规定：办结由分管负责人签。", en: "No rules yet: the deputy signs." },
  },
});
