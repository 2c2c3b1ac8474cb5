import type { Parameter } from "../../platform/parameters/parameters.ts";
import { defineRecords } from "../../platform/records/define.ts";
import { field, onChoice, shown } from "../../platform/register/field.ts";
import { defineRegister, optionsOf } from "../../platform/register/fields.ts";

export const GUEST_KINDS = {
  party: { zh: "参会方", en: "party" },
  guest: { zh: "嘉宾", en: "guest" },
  visitor: { zh: "观众", en: "visitor" },
  staff: { zh: "工作人员", en: "staff" },
} as const;
export const STANDINGS = {
  expected: { zh: "可以入场", en: "may come in" },
  waiting: { zh: "候补", en: "waits for a place" },
  revoked: { zh: "已取消", en: "revoked" },
} as const;

export const KEEP_DAYS: Parameter = {
  name: "fair.guests-keep-days",
  initial: 30,
  least: 1,
  most: 365,
  kind: "days",
  label: { zh: "洽谈会入场名单保留几天", en: "Days the list of a fair's guests is kept" },
  what: {
    zh: "洽谈会最后一天过后满这么多天，入场的人的姓名、单位和电话清除；清除前列出来，可以暂缓",
    en: "So many days after a fair's last day its guests' names, employers and telephones are erased; they are listed before, and can be held",
  },
};
/** What stands where a name stood. */
export const ERASED = "（已清除）";

/** Who may come through the door; a badge each. Standing and badge number change by acts of the desk alone. */
export const guests = defineRecords({
  register: defineRegister({
    name: "fair_guest",
    label: { zh: "入场名单", en: "Guests" },
    fields: [
      field("text", "name", "姓名", "Name", { required: true, maxLength: 40, erased: true, ...shown(140) }),
      field("record", "fairId", "洽谈会", "Fair", { of: "fair", required: true, ...shown(220), filter: true }),
      field("text", "employer", "单位", "Employer", { required: true, maxLength: 100, erased: true, ...shown(220) }),
      field("option", "kind", "身份", "As what", { required: true, options: optionsOf(GUEST_KINDS), ...shown(100), filter: true }),
      field("record", "partyId", "参会方", "Party", { of: "fair_party", ...onChoice(200) }),
      field("phone", "phone", "电话", "Telephone", {
        sensitive: "contact",
        help: { zh: "候补有名额时通知，可不填", en: "To tell who waits; may be blank" },
      }),
      field("option", "standing", "能否入场", "May come in", {
        computed: "stored",
        required: true,
        options: optionsOf(STANDINGS),
        ...shown(110),
        filter: true,
      }),
      field("integer", "badgeNo", "第几张胸牌", "Badge number", { computed: "stored", required: true, ...onChoice(100) }),
    ],
  }),
  title: "name",
  path: "/fairs/guests",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser", "reviewer"] },
  sameBy: ["name", "employer", "fairId"],
  steps: [
    { title: { zh: "入场的人", en: "Who comes" }, fields: ["fairId", "name", "employer", "kind"] },
    { title: { zh: "联系", en: "Contact" }, fields: ["partyId", "phone"] },
  ],
  words: { create: { zh: "登记入场的人", en: "Enter a guest" }, empty: { zh: "还没有人。", en: "Nobody yet." } },
});
