import { defineRecords } from "../../platform/records/define.ts";
import { field, shown } from "../../platform/register/field.ts";
import { defineRegister, optionsOf } from "../../platform/register/fields.ts";

/** Words of the last two stand for each other; a body or law is led to from its short name alone. */
export const aliases = defineRecords({
  register: defineRegister({
    name: "alias",
    label: { zh: "叫法", en: "Other name" },
    fields: [
      field("text", "said", "常叫作", "Called", {
        required: true,
        maxLength: 40,
        ...shown(200),
        help: { zh: "简称、俗称、土话，如 六一一所、苞谷", en: "A short or common name" },
      }),
      field("text", "means", "就是", "Means", {
        required: true,
        maxLength: 100,
        ...shown(300),
        help: { zh: "库里用的全称或通用词", en: "The whole name or usual word" },
      }),
      field("option", "kind", "是什么", "What it is", {
        required: true,
        options: optionsOf({
          body: { zh: "单位", en: "body" },
          law: { zh: "法规政策", en: "law or policy" },
          crop: { zh: "作物、物产", en: "crop or produce" },
          trade: { zh: "行当、技术", en: "trade or technique" },
        }),
        ...shown(140),
        filter: true,
      }),
      field("text", "note", "说明", "Note"),
    ],
  }),
  title: "said",
  path: "/search/aliases",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser", "leader"], above: true },
  sameBy: ["said", "means"],
  check: (v) => (v.said.trim() === v.means.trim() ? { means: { zh: "和“常叫作”不能一样", en: "Must differ from what it is called" } } : {}),
  words: {
    create: { zh: "登记叫法", en: "Enter a name" },
    empty: {
      zh: "还没有登记叫法。登记以后，用简称、俗称检索也能找到。",
      en: "No other names yet; once entered, they find what they mean.",
    },
  },
});
