import { childRows, defineRecords } from "../../platform/records/define.ts";
import { field, shown } from "../../platform/register/field.ts";
import { defineRegister, optionsOf } from "../../platform/register/fields.ts";

const lines = defineRegister({
  name: "year_text_line",
  label: { zh: "依次讲什么", en: "What is said, in order" },
  fields: [
    field("integer", "position", "顺序", "Order", { required: true }),
    field("longText", "words", "自己的话（在前面）", "Own words, before it", { maxLength: 1000 }),
    field("text", "sentence", "报告里的哪一句", "Sentence of the report", {
      maxLength: 8,
      help: { zh: "第几章第几句，如 2.3；在下面点“加入”更方便", en: "Chapter and number, as 2.3; easier chosen below" },
    }),
  ],
});

/** A speech or a press text: sentences of a frozen year report in the order they are spoken, with own words between. */
export const texts = defineRecords({
  register: defineRegister({
    name: "year_text",
    label: { zh: "讲话稿和新闻稿", en: "Speeches and press texts" },
    fields: [
      field("text", "title", "标题", "Title", { required: true, maxLength: 120, ...shown(320) }),
      field("option", "kind", "哪一种", "Kind", {
        required: true,
        options: optionsOf({ speech: { zh: "讲话稿", en: "speech" }, press: { zh: "新闻稿", en: "press text" } }),
        ...shown(110),
        filter: true,
      }),
      field("record", "ofReport", "摘自哪份年度报告", "Cut from", { of: "year_report", required: true }),
      field("text", "occasion", "场合", "Occasion", { maxLength: 100, ...shown(220) }),
      field("day", "onDay", "日期", "Day", { ...shown(130), sort: true }),
    ],
  }),
  title: "title",
  path: "/reports/texts",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser", "reviewer", "leader"] },
  children: {
    lines: childRows("text_id", lines, (v) => ({
      ...(v.sentence === null && v.words === null
        ? { words: { zh: "写一段自己的话，或选报告里的一句", en: "Own words, or a sentence of the report" } }
        : {}),
      ...(v.sentence !== null && !/^[1-9]\d{0,2}\.[1-9]\d{0,2}$/.test(v.sentence)
        ? { sentence: { zh: "写成第几章第几句，如 2.3", en: "Chapter and number, as 2.3" } }
        : {}),
    })),
  },
  sameBy: ["title"],
  words: {
    create: { zh: "摘一份讲话稿或新闻稿", en: "Cut a speech or press text" },
    empty: { zh: "还没有讲话稿、新闻稿。年度报告冻结以后从里面摘。", en: "None yet; they are cut from a frozen year report." },
  },
});
