import { processWithHandOver } from "../../platform/casework/process.ts";
import { defineRecords } from "../../platform/records/define.ts";
import { field, onChoice, shown } from "../../platform/register/field.ts";
import { defineRegister } from "../../platform/register/fields.ts";

/** What somebody left on the public form of needs: staff calls back, and only then it becomes a need, which its demander confirms. */
export const calls = defineRecords({
  register: defineRegister({
    name: "need_call",
    label: { zh: "网上留言的需求", en: "Needs left online" },
    fields: [
      field("text", "name", "单位或姓名", "Who", { required: true, maxLength: 100, ...shown(220) }),
      field("longText", "said", "遇到什么难题", "What is wanted", { required: true, maxLength: 2000 }),
      field("text", "contactName", "联系人", "Contact", { required: true, maxLength: 30 }),
      field("phone", "phone", "联系电话", "Telephone", { required: true, sensitive: "contact" }),
      field("text", "place", "在哪里", "Where", { maxLength: 100, ...shown(180) }),
      field("text", "code", "留言里的推介码", "Code as typed", { maxLength: 40, ...onChoice(140) }),
      field("integer", "materialId", "推介材料", "Material", { computed: "stored" }),
      field("integer", "demandId", "登记成的需求", "The need it became", { computed: "stored" }),
    ],
  }),
  process: processWithHandOver({
    name: "need_call",
    label: { zh: "网上留言的需求", en: "Need left online" },
    initial: "asked",
    states: {
      asked: { label: { zh: "待回电", en: "To be called back" }, final: false, owner: "adviser", limit: { days: 2 }, tone: "waiting" },
      taken: { label: { zh: "已登记为需求", en: "Entered as a need" }, final: true, tone: "done" },
      dropped: { label: { zh: "不登记", en: "Not entered" }, final: true, tone: "stopped" },
    },
    gates: {
      need: {
        label: { zh: "已登记为需求", en: "Entered as a need" },
        unmet: { zh: "回电后在“回电”里登记为需求", en: "Call back, then enter it as a need under Call back" },
        at: "call",
      },
    },
    actions: {
      ask: { label: { zh: "留言", en: "Leave it" }, from: [], to: "asked", by: ["visitor", "adviser"] },
      take: { label: { zh: "办结", en: "Done" }, from: ["asked"], to: "taken", by: ["adviser"], gates: ["need"] },
      drop: { label: { zh: "不登记", en: "Do not enter" }, from: ["asked"], to: "dropped", by: ["adviser"], reason: "required" },
    },
  }),
  title: "name",
  path: "/promotion/calls",
  access: { read: ["adviser", "leader"], edit: ["adviser"] },
  levels: { asked: "own" },
  words: {
    create: { zh: "替人登记留言", en: "Enter a message" },
    empty: { zh: "还没有网上留言的需求。", en: "Nothing was left online yet." },
  },
});
