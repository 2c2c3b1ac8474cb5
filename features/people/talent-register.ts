import { defineRegister } from "../../platform/register/fields.ts";

/** Where a person may stand; the rooms say which of their registers these are. */
export const talentLists = [
  { value: "person", label: { zh: "人员", en: "People" }, path: "/people" },
  { value: "expert", label: { zh: "院士专家", en: "Experts" }, path: "/stations/experts" },
  { value: "supply", label: { zh: "供给（专家）", en: "Suppliers (experts)" }, path: "/services/supplies" },
  { value: "teacher", label: { zh: "授课人", en: "Teachers" }, path: "/training/teachers" },
];

/** Everybody once, whatever registers he stands in. */
export const talentRegister = defineRegister({
  name: "talent",
  label: { zh: "人才", en: "Talents" },
  fields: [
    { key: "name", label: { zh: "姓名", en: "Name" }, type: "text", computed: true, list: "shown", filter: true, sort: true, width: 140 },
    {
      key: "units",
      label: { zh: "单位", en: "Employer" },
      type: "text",
      computed: true,
      list: "shown",
      filter: true,
      sort: true,
      width: 240,
    },
    {
      key: "fields",
      label: { zh: "专业领域", en: "Field" },
      type: "text",
      computed: true,
      list: "shown",
      filter: true,
      sort: true,
      width: 180,
    },
    {
      key: "titles",
      label: { zh: "职称、职务", en: "Title" },
      type: "text",
      computed: true,
      list: "shown",
      filter: true,
      sort: true,
      width: 180,
    },
    {
      key: "lists",
      label: { zh: "在哪些名册", en: "Registers" },
      type: "options",
      options: talentLists,
      computed: true,
      list: "shown",
      filter: true,
      width: 200,
    },
    {
      key: "unitName",
      label: { zh: "归属单位", en: "Unit" },
      type: "text",
      computed: true,
      list: "shown",
      filter: true,
      sort: true,
      width: 200,
    },
  ],
});
