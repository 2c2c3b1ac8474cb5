import { defineRecords } from "../../platform/records/define.ts";
import { defineRegister, optionsOf } from "../../platform/register/fields.ts";

export const experts = defineRecords({
  register: defineRegister({
    name: "expert",
    label: { zh: "院士专家", en: "Academicians and experts" },
    fields: [
      { key: "name", label: { zh: "姓名", en: "Name" }, type: "text", required: true, maxLength: 40, list: "shown", width: 140 },
      { key: "employer", label: { zh: "单位", en: "Employer" }, type: "text", list: "shown", width: 220 },
      {
        key: "academy",
        label: { zh: "院士", en: "Academy" },
        type: "option",
        options: optionsOf({
          cas: { zh: "中国科学院院士", en: "Academy of Sciences" },
          cae: { zh: "中国工程院院士", en: "Academy of Engineering" },
          none: { zh: "不是院士", en: "no academician" },
        }),
        list: "shown",
        filter: true,
        width: 150,
      },
      { key: "field", label: { zh: "专业领域", en: "Field" }, type: "text", list: "shown", width: 160 },
      {
        key: "retiredOn",
        label: { zh: "退休日期", en: "Retired on" },
        type: "day",
        list: "shown",
        filter: true,
        sort: true,
        width: 130,
        help: { zh: "未退休不填；上限按退休与否计算", en: "Blank while not retired; the limit depends on it" },
      },
      {
        key: "outsideStations",
        label: { zh: "系统外工作站数", en: "Stations elsewhere" },
        type: "integer",
        help: { zh: "本人书面报告的、不在本系统的工作站", en: "As he reports in writing" },
      },
      { key: "outsideSource", label: { zh: "报告依据", en: "By what paper" }, type: "text" },
      { key: "stations", label: { zh: "现有工作站", en: "Stations now" }, type: "integer", computed: true, list: "shown", width: 100 },
      { key: "limit", label: { zh: "上限", en: "Limit" }, type: "integer", computed: true, list: "shown", width: 80 },
    ],
  }),
  title: "name",
  path: "/stations/experts",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser", "reviewer"] },
  sameBy: ["name", "employer"],
  words: {
    create: { zh: "登记专家", en: "Enter an expert" },
    empty: { zh: "还没有登记院士专家。", en: "No experts yet." },
  },
});
