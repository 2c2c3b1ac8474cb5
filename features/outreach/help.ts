import { defineHelp } from "../../platform/rooms/help.ts";

export const help = defineHelp({
  title: { zh: "科普服务", en: "Outreach" },
  purpose: {
    zh: "学校和村社点讲座，派专家去讲；科普活动、志愿者和服务证明。",
    en: "Lectures ordered by schools and villages, activities, volunteers, proofs of service.",
  },
  who: [
    { who: { zh: "保姆", en: "Adviser" }, does: { zh: "编菜单、派单、办活动。", en: "Keeps the menu, assigns, runs activities." } },
    { who: { zh: "学校、村社", en: "School, village" }, does: { zh: "用链接点单、讲完确认。", en: "Orders and confirms by link." } },
    { who: { zh: "专家", en: "Expert" }, does: { zh: "用链接接单或说不能讲。", en: "Accepts or declines by link." } },
    { who: { zh: "审核", en: "Reviewer" }, does: { zh: "凭签到表核实，开具证明。", en: "Verifies by the sheet, issues proofs." } },
  ],
  task: { zh: "派一场讲座", en: "Assign a lecture" },
  steps: [
    { zh: "打开“派单”，看点单和空着的专家。", en: "Open assignment." },
    { zh: "系统排好时间和路程，谁也不会同时在两处。", en: "Times and ways are reckoned; nobody is in two places." },
    { zh: "派单，专家在手机上接。", en: "Assign; the expert accepts on a phone." },
    { zh: "讲完学校确认人数和评价，才计数。", en: "It counts once the school has confirmed." },
  ],
  words: [
    {
      word: { zh: "点单", en: "Order" },
      means: { zh: "学校或村社从讲座菜单里选一场。", en: "A school or village chooses from the menu." },
    },
    { word: { zh: "社会主体", en: "Partner" }, means: { zh: "参与科普的企业、机构等。", en: "A body that takes part." } },
    {
      word: { zh: "怎样确认", en: "How it was confirmed" },
      means: {
        zh: "是对方用自己的手机确认，还是工作人员代点，或者凭签到表核实。",
        en: "By the party's own phone, in its stead, or by the signed sheet.",
      },
    },
    {
      word: { zh: "服务证明", en: "Proof of service" },
      means: { zh: "带编号、可以核对的志愿服务证明。", en: "A numbered proof that can be checked." },
    },
  ],
});
