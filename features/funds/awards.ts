import { processWithHandOver } from "../../platform/casework/process.ts";
import { defineRecords } from "../../platform/records/define.ts";
import { field, shown } from "../../platform/register/field.ts";
import { defineRegister } from "../../platform/register/fields.ts";

const process = processWithHandOver({
  name: "fund_award",
  label: { zh: "奖励发放", en: "Award" },
  initial: "due",
  states: {
    due: { label: { zh: "待发放", en: "To be paid" }, final: false, owner: "adviser", limit: { days: 60 }, tone: "waiting" },
    given: { label: { zh: "已发放", en: "Given" }, final: true, tone: "done" },
    withdrawn: { label: { zh: "撤销奖励", en: "Called off" }, final: true, tone: "stopped" },
  },
  gates: {
    paid: {
      label: { zh: "已登记凭证", en: "Voucher entered" },
      unmet: { zh: "先在资金页登记发放日期和凭证号", en: "First enter day and voucher on the fund's page" },
      at: "money",
    },
  },
  actions: {
    allot: { label: { zh: "决定奖励", en: "Award" }, from: [], to: "due", by: ["leader"] },
    pay: {
      label: { zh: "发放完毕", en: "Given" },
      from: ["due"],
      to: "given",
      by: ["adviser"],
      gates: ["paid"],
      fact: "fund.paid",
      bulk: true,
    },
    withdraw: {
      label: { zh: "撤销奖励", en: "Call off" },
      from: ["due"],
      to: "withdrawn",
      by: ["leader"],
      reason: "required",
      reasons: {
        declined: { zh: "本人或企业放弃", en: "declined" },
        false_papers: { zh: "材料不实", en: "false papers" },
        not_eligible: { zh: "不再符合条件", en: "no longer eligible" },
      },
    },
  },
});

const told = { required: true, computed: "stored" } as const;

/** What a firm or a person was awarded; made by the decision, never by hand. */
export const awards = defineRecords({
  register: defineRegister({
    name: "fund_award",
    label: { zh: "奖给企业和个人", en: "Awards to firms and persons" },
    fields: [
      field("text", "title", "奖给谁", "To whom", { ...told, ...shown(220) }),
      field("text", "beside", "所在单位", "Employer", { computed: "stored", ...shown(220) }),
      field("creditCode", "code", "统一社会信用代码", "Credit code", { computed: "stored", ...shown(190) }),
      field("money", "amountFen", "奖励金额", "Awarded", { adds: true, ...told, ...shown(140), sort: true }),
      field("day", "paidOn", "发放日期", "Given on", { computed: "stored", ...shown(130), sort: true }),
      field("text", "voucher", "凭证号", "Voucher", { computed: "stored", ...shown(130) }),
      field("text", "fundTitle", "资金名称", "Fund's title", { ...told, ...shown(260) }),
      field("text", "basis", "依据", "Basis", told),
      field("integer", "draftNo", "按第几稿", "By draft", told),
    ],
  }),
  process,
  title: "title",
  path: "/funds/awards",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser"] },
  levels: { due: "own" },
  files: { voucher: { zh: "凭证", en: "Voucher" } },
  words: {
    arise: {
      zh: "在“资金分配”里，奖给企业和个人的分配定下来以后每家自动有一条。",
      en: "One for each firm or person once a distribution is decided.",
    },
    empty: { zh: "还没有奖给企业或个人的资金。", en: "No firm or person was awarded yet." },
  },
});
