import { defineHelp } from "../../platform/rooms/help.ts";

export const help = defineHelp({
  title: { zh: "资金分配", en: "Funds" },
  purpose: {
    zh: "按因素或定额把一笔钱分给下级，算到分，公示、下达、跟使用。",
    en: "Shares money among units beneath, exact to the fen, shown, allotted and followed.",
  },
  who: [
    { who: { zh: "保姆", en: "Adviser" }, does: { zh: "测算、公示、登记拨付。", en: "Reckons, shows, pays." } },
    { who: { zh: "审核", en: "Reviewer" }, does: { zh: "复核。", en: "Checks." } },
    { who: { zh: "负责人", en: "Leader" }, does: { zh: "决定下达。", en: "Decides." } },
  ],
  task: { zh: "分一笔资金", en: "Share a fund" },
  steps: [
    { zh: "新建资金，写总额、依据和分给谁。", en: "Enter sum, ground and to whom." },
    { zh: "定因素和权重、保底封顶。", en: "Set factors, floors and caps." },
    { zh: "冻结数据，测算，每个数都能点开。", en: "Freeze and reckon." },
    { zh: "公示，有异议先答复。", en: "Show it; answer objections." },
    { zh: "复核、决定、下达；三个人。", en: "Check, decide, allot: three persons." },
    {
      zh: "奖给企业或个人：从登记册选名单，条件写成“至少”，公示、决定后登记凭证发放。",
      en: "Awards: choose from registers, show, decide, pay by voucher.",
    },
  ],
  words: [
    { word: { zh: "因素法", en: "By factors" }, means: { zh: "按几项数据各占多少来分钱。", en: "Shared by weighted figures." } },
    { word: { zh: "保底", en: "Floor" }, means: { zh: "一个单位至少得多少。", en: "The least a unit gets." }, also: ["封顶"] },
    {
      word: { zh: "测算稿", en: "Draft" },
      means: { zh: "一次算出的完整分配表，不改；再算就是新的一稿。", en: "A table reckoned once and kept; another is another draft." },
      also: ["采用第几稿", "按第几稿"],
    },
  ],
});
