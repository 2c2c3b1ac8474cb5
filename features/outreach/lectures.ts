import { childRows, defineRecords } from "../../platform/records/define.ts";
import { field, onChoice, shown } from "../../platform/register/field.ts";
import { defineRegister } from "../../platform/register/fields.ts";
import { audienceOptions } from "./rules.ts";

/** The menu that schools and villages order from. */
export const lectures = defineRecords({
  register: defineRegister({
    name: "lecture",
    label: { zh: "讲座菜单", en: "Lectures" },
    fields: [
      field("text", "title", "讲什么", "Topic", { required: true, maxLength: 100, ...shown(300) }),
      field("option", "audience", "对象", "For whom", { required: true, options: audienceOptions, ...shown(130), filter: true }),
      field("text", "ages", "适合年级或年龄", "Ages", { maxLength: 60, ...shown(140) }),
      field("integer", "minutes", "时长（分钟）", "Minutes", { required: true, ...shown(110), filter: true, sort: true }),
      field("text", "language", "语言", "Language", {
        maxLength: 40,
        ...onChoice(120),
        help: { zh: "普通话以外的写明，如彝语", en: "Where it is not Mandarin" },
      }),
      field("text", "equipment", "要什么设备", "Equipment needed", { ...onChoice(200) }),
      field("longText", "summary", "内容简介", "Summary"),
      field("boolean", "offered", "可以点单", "Can be ordered", { required: true, ...shown(100), filter: true }),
    ],
  }),
  title: "title",
  path: "/outreach/lectures",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser"], above: true },
  children: {
    teachers: childRows(
      "lecture_id",
      defineRegister({
        name: "lecture_teacher",
        label: { zh: "谁能讲", en: "Who can give it" },
        fields: [
          field("record", "teacherId", "专家", "Expert", { of: "teacher", required: true }),
          field("integer", "mostAYear", "一年最多几场", "A year at most", {
            help: { zh: "本人愿意的场数，不填为不限", en: "As he is willing to; blank is no limit" },
          }),
        ],
      }),
    ),
  },
  sameBy: ["title"],
  words: { create: { zh: "加一个讲座", en: "Add a lecture" }, empty: { zh: "菜单还是空的。", en: "The menu is empty." } },
});
