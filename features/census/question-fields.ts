import { optionsOf } from "../../platform/register/fields.ts";

/** What is typed of a question, in a round as in a survey. */
export const questionFields = [
  { key: "label", label: { zh: "题目", en: "Question" }, type: "text", required: true, maxLength: 100 },
  {
    key: "kind",
    label: { zh: "答法", en: "Answer" },
    type: "option",
    required: true,
    options: optionsOf({
      integer: { zh: "整数", en: "whole number" },
      decimal: { zh: "小数", en: "number" },
      text: { zh: "文字", en: "text" },
      day: { zh: "日期", en: "day" },
      one: { zh: "单选", en: "one choice" },
      many: { zh: "多选", en: "several choices" },
      note: { zh: "说明（不用答）", en: "note" },
    }),
  },
  { key: "choices", label: { zh: "选项", en: "Choices" }, type: "longText", help: { zh: "一行一个", en: "One a line" } },
  {
    key: "definition",
    label: { zh: "口径", en: "What counts" },
    type: "longText",
    maxLength: 500,
    help: { zh: "印在题目下面：算谁、算到哪天、什么单位", en: "Printed beneath: who counts, as of which day, in what unit" },
  },
  { key: "required", label: { zh: "必答", en: "Required" }, type: "boolean" },
  {
    key: "relevant",
    label: { zh: "什么时候问", en: "Asked when" },
    type: "text",
    help: { zh: "如 ${有会员} = '有'；不写就都问", en: "As ${members} = 'yes'; blank is always" },
  },
  {
    key: "constraint",
    label: { zh: "校验", en: "Constraint" },
    type: "text",
    help: {
      zh: "如 . <= ${会员数}；数不能是负数，可以是负数的写 . >= -40",
      en: "As . <= ${members}; a number is never below 0 unless it says . >= -40",
    },
  },
  {
    key: "why",
    label: { zh: "系统里已有，仍要问的理由", en: "Why it is asked although it is held" },
    type: "text",
    help: { zh: "只在检查指出已有时写；填报单位看得到", en: "Only where the check says so; shown to whoever is asked" },
  },
] as const;
