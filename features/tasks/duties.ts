import { lintText } from "@bihuan/indicators";
import type { Label } from "../../platform/http/contract.ts";
import { childRows, defineRecords } from "../../platform/records/define.ts";
import { field, onChoice, shown } from "../../platform/register/field.ts";
import { defineRegister, optionsOf } from "../../platform/register/fields.ts";

/** Why a yardstick or a ground of incentives may not stand; the same rules as for indicators. */
function refusedBy(text: string): Label | undefined {
  const [f] = lintText(text);
  return (
    f && {
      zh: `“${f.word}”不得作为考核、激励的依据。${f.rule.zh}。${f.instead.zh}`,
      en: `“${f.word}” is no ground of assessment or incentives. ${f.rule.en}. ${f.instead.en}`,
    }
  );
}
const faultAt = (key: string, text: string): Record<string, Label> => {
  const words = refusedBy(text);
  return words ? { [key]: words } : {};
};

const items = defineRegister({
  name: "duty_item",
  label: { zh: "责任事项", en: "Duties" },
  fields: [
    field("option", "kind", "哪方面", "Of what", {
      required: true,
      options: optionsOf({ work: { zh: "业务", en: "work" }, integrity: { zh: "党风廉政", en: "integrity" } }),
    }),
    field("text", "duty", "事项", "Duty", { required: true, maxLength: 200 }),
    field("text", "measure", "做到什么程度", "Measured by", { required: true, maxLength: 200 }),
    field("day", "dueOn", "时限", "By", { required: true }),
    field("text", "withUnits", "协同部门", "With", { maxLength: 200 }),
    field("option", "channel", "办理渠道", "Channel", {
      options: optionsOf({
        online: { zh: "线上", en: "online" },
        offline: { zh: "线下", en: "in person" },
        both: { zh: "线上线下同一件", en: "both, one matter" },
      }),
    }),
    field("text", "proof", "完成凭据", "Proof", { maxLength: 200, help: { zh: "文号、合同号、登记号", en: "Number of a document" } }),
    field("day", "doneOn", "完成日期", "Done on"),
  ],
});

export const duties = defineRecords({
  register: defineRegister({
    name: "duty_list",
    label: { zh: "责任清单", en: "Responsibility lists" },
    fields: [
      field("text", "post", "岗位", "Post", { required: true, maxLength: 80, ...shown(240) }),
      field("integer", "year", "年度", "Year", { required: true, ...shown(80), sort: true }),
      field("text", "holder", "任职人", "Held by", { required: true, maxLength: 40, ...shown(110) }),
      field("text", "source", "依据", "Source", { required: true, ...shown(240) }),
      field("day", "signedOn", "签字日期", "Signed on", { ...shown(120), sort: true }),
    ],
  }),
  title: "post",
  path: "/tasks/duties",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["reviewer", "leader"] },
  children: {
    items: childRows("list_id", items, (v) => ({
      ...faultAt("measure", `${v.duty}\n${v.measure}`),
      ...(v.doneOn !== null && v.proof === null ? { proof: { zh: "完成的要有凭据", en: "What is done needs its proof" } } : {}),
    })),
  },
  sameBy: ["post", "year"],
  check: (v) => (v.year < 2000 || v.year > 2100 ? { year: { zh: "填年份", en: "A year" } } : {}),
  files: { signed: { zh: "签字的清单", en: "Signed list" } },
  words: { create: { zh: "登记责任清单", en: "Enter a list" }, empty: { zh: "还没有责任清单。", en: "No lists yet." } },
});

export const incentives = defineRecords({
  register: defineRegister({
    name: "incentive",
    label: { zh: "激励保障", en: "Incentives" },
    fields: [
      field("text", "name", "名称", "Name", { required: true, maxLength: 100, ...shown(240) }),
      field("longText", "rule", "按什么给", "By which rule", { required: true, maxLength: 1000 }),
      field("text", "basis", "依据文件", "Basis", {
        required: true,
        ...shown(240),
        help: { zh: "文件名称、文号、日期", en: "Document, number, day" },
      }),
      field("text", "whom", "给谁", "To whom", { required: true, maxLength: 100, ...shown(160) }),
      field("text", "what", "给什么", "What", { required: true, maxLength: 100, ...onChoice(160) }),
      field("money", "amountFen", "金额", "Sum", { adds: true, ...shown(120), sort: true }),
      field("text", "decidedBy", "决定的会议", "Decided by", { maxLength: 100 }),
      field("day", "decidedOn", "决定日期", "Decided on", { ...shown(120), sort: true }),
      field("day", "publicFrom", "公示起", "Public from"),
      field("day", "publicTo", "公示止", "Public until"),
      field("day", "paidOn", "兑现日期", "Paid on", { ...shown(120), sort: true }),
    ],
  }),
  title: "name",
  path: "/tasks/incentives",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["reviewer", "leader"] },
  sameBy: ["name", "whom", "decidedOn"],
  steps: [
    { title: { zh: "规则和依据", en: "Rule and basis" }, fields: ["name", "rule", "basis"] },
    { title: { zh: "给谁、给什么", en: "To whom, what" }, fields: ["whom", "what", "amountFen"] },
    { title: { zh: "决定和兑现", en: "Decided and paid" }, fields: ["decidedBy", "decidedOn", "publicFrom", "publicTo", "paidOn"] },
  ],
  check: (v) => ({
    ...faultAt("rule", `${v.name}\n${v.rule}`),
    ...(v.publicFrom !== null && v.publicTo !== null && v.publicTo < v.publicFrom
      ? { publicTo: { zh: "不能早于公示起", en: "Not before its beginning" } }
      : {}),
    ...(v.paidOn !== null && (v.decidedBy === null || v.decidedOn === null || v.publicTo === null)
      ? { paidOn: { zh: "先填谁在哪天决定、公示到哪天，再兑现", en: "First who decided, when, and how long it was public" } }
      : {}),
    ...(v.paidOn !== null && v.publicTo !== null && v.paidOn <= v.publicTo
      ? { paidOn: { zh: "公示期满以后", en: "After the publicity" } }
      : {}),
  }),
  files: { decision: { zh: "决定文件", en: "Decision" }, voucher: { zh: "兑现凭证", en: "Voucher" } },
  words: { create: { zh: "登记激励", en: "Enter an incentive" }, empty: { zh: "还没有登记激励保障。", en: "No incentives yet." } },
});
