import { defineHelp } from "../../platform/rooms/help.ts";

export const help = defineHelp({
  title: { zh: "场馆建设", en: "Building a museum" },
  purpose: {
    zh: "大项目从立项到移交：节点、招标、合同、付款；展品标本和它们的批件。",
    en: "A building project from start to hand-over; specimens and their permits.",
  },
  who: [
    {
      who: { zh: "保姆", en: "Adviser" },
      does: { zh: "登记进度、招标、付款、标本。", en: "Enters progress, tenders, payments, specimens." },
    },
    { who: { zh: "审核", en: "Reviewer" }, does: { zh: "验收、定标。", en: "Accepts, awards." } },
    { who: { zh: "负责人", en: "Leader" }, does: { zh: "停止项目。", en: "Stops a project." } },
  ],
  task: { zh: "看开放日稳不稳", en: "Is the opening safe?" },
  steps: [
    { zh: "打开建设项目，看最上面的威胁，从最要紧的起。", en: "Open the project: threats, the worst first." },
    { zh: "看每个节点在等谁。", en: "Whom each step waits for." },
    { zh: "超过合同的付款会被拦下，写着为什么。", en: "Payments above the contract are refused." },
    { zh: "计划变了就存一版，写明原因。", en: "Keep a plan under a name with its reason." },
  ],
  words: [
    { word: { zh: "基线", en: "Baseline" }, means: { zh: "存下来的一版计划，用来比现在晚了多少。", en: "A plan kept to compare with." } },
    {
      word: { zh: "质保金", en: "Retention" },
      means: { zh: "扣在手里、缺陷责任期满才付的那部分。", en: "Kept until the defect period is over." },
      also: ["质保金（千分之几）"],
    },
    {
      word: { zh: "核减", en: "Cut" },
      means: { zh: "送审的结算金额，审核、审定时减下来的部分。", en: "What review and audit take off the sum that was submitted." },
      also: ["核减（核增）原因"],
    },
    {
      word: { zh: "公约附录", en: "Appendix" },
      means: { zh: "国际公约里列入哪一档，决定进口要什么批件。", en: "Its class in the convention; decides the permits." },
      also: ["公约附录（入境日）", "附录"],
    },
    {
      word: { zh: "总账号", en: "Catalogue number" },
      means: { zh: "标本在总账上的编号，一件一号。", en: "The specimen's number in the ledger." },
    },
  ],
});
