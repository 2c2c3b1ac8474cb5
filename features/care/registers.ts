import { defineRecords } from "../../platform/records/define.ts";
import { field, shown } from "../../platform/register/field.ts";
import { defineRegister, optionsOf } from "../../platform/register/fields.ts";
import { isSeveral, namesAReason } from "./rules.ts";

export const CIRCLES = {
  front: { zh: "一线科技工作者", en: "at the front line" },
  veteran: { zh: "老科技工作者", en: "veteran" },
  popular: { zh: "科普骨干", en: "populariser" },
  expert: { zh: "专家", en: "expert" },
  head: { zh: "科技企业负责人", en: "head of a technology firm" },
  rural: { zh: "农村科技人员", en: "rural technician" },
} as const;
const people = ["adviser", "leader"];
export const HIDDEN = {
  zh: "这里不写原因。健康、家庭、困难情况只写在走访记录的“慰问原因（保密）”里",
  en: "No reason here: health, family and hardship go into the sealed part of the visit alone",
};

/** Granted as one: who is on the roster, what was planned, who was visited. */
export const CARE_SIGHT = { kind: "care", label: { zh: "慰问（名册、计划、走访）", en: "Visits (people, plans, visits)" } } as const;

/** Whom one means to visit, and when somebody last came. */
export const carePeople = defineRecords({
  register: defineRegister({
    name: "care_person",
    label: { zh: "慰问名册", en: "People to visit" },
    fields: [
      field("text", "name", "姓名", "Name", { required: true, maxLength: 40, ...shown(140) }),
      field("text", "employer", "单位", "Employer", { required: true, maxLength: 100, ...shown(240) }),
      field("option", "circle", "类别", "Group", { required: true, options: optionsOf(CIRCLES), ...shown(140), filter: true }),
      field("option", "standing", "现况", "Standing", {
        required: true,
        options: optionsOf({
          here: { zh: "在本地", en: "here" },
          away: { zh: "在外地", en: "away" },
          deceased: { zh: "已去世", en: "deceased" },
        }),
        ...shown(100),
        filter: true,
      }),
      field("phone", "phone", "电话", "Telephone", { sensitive: "contact" }),
      field("day", "lastVisitOn", "最近一次慰问", "Last visited", { computed: "stored", ...shown(140), filter: true, sort: true }),
    ],
  }),
  title: "name",
  path: "/care/people",
  access: { read: [...people, "reviewer"], edit: people, sensitive: CARE_SIGHT },
  sameBy: ["name", "employer"],
  check: (v) => ({
    ...(isSeveral(v.name) ? { name: { zh: "一人一行，不写“等几人”", en: "One person a row" } } : {}),
    ...(namesAReason(v.name) ? { name: HIDDEN } : {}),
    ...(namesAReason(v.employer) ? { employer: HIDDEN } : {}),
  }),
  words: { create: { zh: "登记一人", en: "Enter a person" }, empty: { zh: "名册还是空的。", en: "Nobody yet." } },
});
