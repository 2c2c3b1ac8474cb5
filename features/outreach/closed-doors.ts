import { processWithHandOver } from "../../platform/casework/process.ts";
import { defineRecords } from "../../platform/records/define.ts";
import { field, onChoice, shown } from "../../platform/register/field.ts";
import { defineRegister } from "../../platform/register/fields.ts";

/** 到了却没开门: told on the public page of a place, answered by the partner, judged by the office. */
export const closedDoors = defineRecords({
  register: defineRegister({
    name: "closed_door",
    label: { zh: "没开门的投诉", en: "Closed doors" },
    fields: [
      field("text", "placeName", "哪个地方", "Place", { required: true, maxLength: 120, ...shown(220) }),
      field("integer", "placeId", "点位", "Its place", { computed: "stored" }),
      field("record", "partnerId", "社会主体", "Partner", { of: "partner", ...shown(200), filter: true }),
      field("day", "onDay", "哪一天去的", "Day", { required: true, ...shown(120), sort: true }),
      field("text", "atTime", "几点", "Hour", {
        required: true,
        maxLength: 20,
        ...shown(80),
        help: { zh: "写成 10:30，就能和公布的开放时间对照", en: "As 10:30 it is compared with the published hours" },
      }),
      field("longText", "found", "看到什么情况", "What was found", { required: true, maxLength: 1000 }),
      field("phone", "phone", "联系电话", "Telephone", { sensitive: "contact" }),
      field("integer", "nth", "一年内第几次属实", "Of this place within a year", { computed: true, ...shown(130) }),
      field("longText", "partnerSays", "对方的说明", "What the partner says", { computed: "stored" }),
      field("day", "partnerSaidOn", "对方说明日期", "Said on", { computed: "stored", ...onChoice(120) }),
      field("longText", "answer", "核实情况和答复", "What was found out", { maxLength: 1000 }),
    ],
  }),
  process: processWithHandOver({
    name: "closed_door",
    label: { zh: "没开门的投诉", en: "Closed door" },
    initial: "told",
    states: {
      told: {
        label: { zh: "待核实", en: "To be looked into" },
        final: false,
        owner: "adviser",
        todo: { zh: "核实，写答复", en: "Look into it, write the answer" },
        limit: { days: 10 },
        tone: "waiting",
      },
      upheld: { label: { zh: "属实", en: "Upheld" }, final: true, tone: "done" },
      dismissed: { label: { zh: "不属实", en: "Not upheld" }, final: true, tone: "done" },
    },
    gates: {
      words: {
        label: { zh: "写了核实情况", en: "Its answer is written" },
        unmet: { zh: "先写核实情况和答复", en: "First write what was found out" },
        at: "fields",
      },
    },
    actions: {
      tell: { label: { zh: "投诉", en: "Tell" }, from: [], to: "told", by: ["visitor", "adviser"] },
      uphold: { label: { zh: "属实", en: "Uphold" }, from: ["told"], to: "upheld", by: ["adviser", "reviewer"], gates: ["words"] },
      dismiss: { label: { zh: "不属实", en: "Dismiss" }, from: ["told"], to: "dismissed", by: ["adviser", "reviewer"], gates: ["words"] },
    },
  }),
  title: "placeName",
  path: "/outreach/closed-doors",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser", "reviewer"] },
  check: (v, today) => ({
    ...(v.onDay > today ? { onDay: { zh: "不能晚于今天", en: "Not after today" } } : {}),
  }),
  words: {
    create: { zh: "替人登记投诉", en: "Enter a complaint" },
    empty: { zh: "还没有没开门的投诉。", en: "No complaints of closed doors." },
  },
});
