import { defineRecords } from "../../platform/records/define.ts";
import { field, shown } from "../../platform/register/field.ts";
import { defineRegister, optionsOf } from "../../platform/register/fields.ts";

export const experts = defineRecords({
  register: defineRegister({
    name: "expert",
    label: { zh: "院士专家", en: "Academicians and experts" },
    persons: true,
    fields: [
      field("text", "name", "姓名", "Name", { required: true, maxLength: 40, ...shown(140) }),
      field("text", "employer", "单位", "Employer", shown(220)),
      field("option", "academy", "院士", "Academy", {
        options: optionsOf({
          cas: { zh: "中国科学院院士", en: "Academy of Sciences" },
          cae: { zh: "中国工程院院士", en: "Academy of Engineering" },
          none: { zh: "不是院士", en: "no academician" },
        }),
        ...shown(150),
        filter: true,
      }),
      field("text", "field", "专业领域", "Field", shown(160)),
      field("day", "retiredOn", "退休日期", "Retired on", {
        ...shown(130),
        filter: true,
        sort: true,
        help: { zh: "未退休不填；上限按退休与否计算", en: "Blank while not retired; the limit depends on it" },
      }),
      field("integer", "outsideStations", "系统外工作站数", "Stations elsewhere", {
        help: { zh: "本人书面报告的、不在本系统的工作站", en: "As he reports in writing" },
      }),
      field("text", "outsideSource", "报告依据", "By what paper"),
      field("integer", "stations", "现有工作站", "Stations now", { computed: true, ...shown(100) }),
      field("integer", "limit", "上限", "Limit", { computed: true, ...shown(80) }),
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
