import { processWithHandOver } from "../../platform/casework/process.ts";
import { childRows, defineRecords } from "../../platform/records/define.ts";
import { defineRegister, optionsOf } from "../../platform/register/fields.ts";
import { questionFields } from "./question-fields.ts";
import { rowFault } from "./questions.ts";

/** Kinds of stations. 示例: the wording of your own document takes their place. */
export const STATION_KINDS = {
  university: { zh: "高等院校", en: "universities" },
  institute: { zh: "科研院所", en: "research institutes" },
  enterprise: { zh: "企业", en: "enterprises" },
  hospital: { zh: "医疗卫生机构", en: "hospitals" },
  school: { zh: "中学和中专", en: "secondary schools" },
  county: { zh: "县域", en: "counties" },
  park: { zh: "园区", en: "parks" },
  society: { zh: "学会", en: "societies" },
} as const;

export const surveyStations = defineRecords({
  register: defineRegister({
    name: "survey_station",
    label: { zh: "调查站点", en: "Survey stations" },
    fields: [
      { key: "name", label: { zh: "站点名称", en: "Name" }, type: "text", required: true, maxLength: 100, list: "shown", width: 260 },
      {
        key: "kind",
        label: { zh: "站点类型", en: "Kind" },
        type: "option",
        required: true,
        options: optionsOf(STATION_KINDS),
        list: "shown",
        filter: true,
        width: 140,
      },
      {
        key: "level",
        label: { zh: "站点级别", en: "Level" },
        type: "option",
        required: true,
        options: optionsOf({
          national: { zh: "国家级", en: "national" },
          province: { zh: "省级", en: "province" },
          city: { zh: "市级", en: "city" },
        }),
        list: "shown",
        filter: true,
        width: 110,
      },
      {
        key: "population",
        label: { zh: "代表的科技工作者数", en: "Science workers it stands for" },
        type: "integer",
        required: true,
        help: { zh: "加权用：这个站点覆盖多少人", en: "For the weights" },
      },
      { key: "host", label: { zh: "依托单位", en: "Host" }, type: "text", list: "on-choice", width: 200 },
      { key: "openedOn", label: { zh: "设站日期", en: "Set up on" }, type: "day", list: "on-choice", filter: true, sort: true, width: 120 },
      { key: "closedOn", label: { zh: "撤站日期", en: "Closed on" }, type: "day" },
      { key: "contactName", label: { zh: "联络员", en: "Contact" }, type: "text", maxLength: 40 },
      { key: "contactPhone", label: { zh: "联络电话", en: "Telephone" }, type: "phone", sensitive: "contact" },
    ],
  }),
  title: "name",
  path: "/census/stations",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser"] },
  sameBy: ["name"],
  check: (v) =>
    v.closedOn && v.openedOn && v.closedOn < v.openedOn ? { closedOn: { zh: "不能早于设站", en: "Not before it was set up" } } : {},
  words: { create: { zh: "登记站点", en: "Enter a station" }, empty: { zh: "还没有调查站点。", en: "No stations yet." } },
});

const process = processWithHandOver({
  name: "survey",
  label: { zh: "站点问卷", en: "Survey" },
  initial: "plan",
  states: {
    plan: { label: { zh: "拟卷", en: "Drafted" }, final: false, owner: "adviser", limit: { months: 3 } },
    open: {
      label: { zh: "发卷中", en: "Open" },
      final: false,
      owner: "adviser",
      todo: { zh: "催回收，期满收卷", en: "Gather answers; close after the last day" },
      limit: { months: 3 },
      tone: "active",
    },
    closed: { label: { zh: "已收卷", en: "Closed" }, final: true, tone: "done" },
    cancelled: { label: { zh: "不办了", en: "Cancelled" }, final: true, tone: "stopped" },
  },
  gates: {
    form: {
      label: { zh: "卷能用", en: "The form holds" },
      unmet: { zh: "先写题目；有错的题先改好", en: "First write questions and mend what is wrong" },
      at: "form",
    },
    drawn: {
      label: { zh: "抽了人", en: "Samples are drawn" },
      unmet: { zh: "先给至少一个站点录入名单并抽取", en: "First draw the sample of at least one station" },
      at: "stations",
    },
    over: {
      label: { zh: "到截止日，或码都用完", en: "The day is over, or every code was used" },
      unmet: { zh: "还没到截止日，也还有码没用", en: "The last day is not over and some codes are unused" },
      at: "stations",
    },
  },
  actions: {
    draft: { label: { zh: "拟一份问卷", en: "Draft" }, from: [], to: "plan", by: ["adviser"] },
    open: { label: { zh: "开始发卷", en: "Open" }, from: ["plan"], to: "open", by: ["adviser"], gates: ["form", "drawn"] },
    close: { label: { zh: "收卷", en: "Close" }, from: ["open"], to: "closed", by: ["adviser"], gates: ["over"], fact: "survey.closed" },
    cancel: { label: { zh: "不办了", en: "Cancel" }, from: ["plan", "open"], to: "cancelled", by: ["adviser"], reason: "required" },
  },
});

export const surveys = defineRecords({
  register: defineRegister({
    name: "survey",
    label: { zh: "站点问卷", en: "Station surveys" },
    fields: [
      { key: "title", label: { zh: "问卷名称", en: "Title" }, type: "text", required: true, maxLength: 100, list: "shown", width: 280 },
      {
        key: "purpose",
        label: { zh: "问卷用途", en: "Use" },
        type: "longText",
        required: true,
        maxLength: 1000,
        help: { zh: "答卷人会看到", en: "Shown to those who answer" },
      },
      {
        key: "untilOn",
        label: { zh: "收卷截止", en: "Until" },
        type: "day",
        required: true,
        list: "shown",
        filter: true,
        sort: true,
        width: 130,
      },
      {
        key: "seed",
        label: { zh: "抽样的随机数", en: "Random number of the draw" },
        type: "integer",
        computed: "stored",
      },
    ],
  }),
  process,
  title: "title",
  path: "/census/surveys",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser"] },
  editIn: ["plan"],
  children: {
    questions: childRows(
      "survey_id",
      defineRegister({ name: "survey_question", label: { zh: "题目", en: "Questions" }, fields: questionFields }),
      rowFault,
    ),
  },
  sameBy: ["title", "untilOn"],
  warnings: {
    over: { label: { zh: "已过收卷截止，还没有收卷", en: "Its last day is over and it is not closed" }, past: "untilOn", states: ["open"] },
  },
  words: { create: { zh: "拟一份问卷", en: "Draft a survey" }, empty: { zh: "还没有站点问卷。", en: "No surveys yet." } },
});
