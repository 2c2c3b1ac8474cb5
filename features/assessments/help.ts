import { defineHelp } from "../../platform/rooms/help.ts";

export const help = defineHelp({
  title: { zh: "考核", en: "Assessments" },
  purpose: {
    zh: "按考核标准给下级单位打分：自评、举证、背靠背评分、公示、申诉。",
    en: "Scores units beneath by a standard: self-assessment, blind scores, showing, appeal.",
  },
  who: [
    {
      who: { zh: "保姆", en: "Adviser" },
      does: { zh: "自评、举证；上级的保姆下发和汇总。", en: "Assesses, gives evidence; above, sends out." },
    },
    { who: { zh: "审核", en: "Reviewer" }, does: { zh: "评分，互相看不到。", en: "Scores blind." } },
    { who: { zh: "负责人", en: "Leader" }, does: { zh: "启用标准、定分、答复申诉。", en: "Puts in force, decides, answers." } },
  ],
  task: { zh: "完成自评", en: "Self-assessment" },
  steps: [
    { zh: "首页点“提交自评”那一件，打开考核卡。", en: "Press the row; the card opens." },
    { zh: "逐项看系统算出的数，不对就说明。", en: "Read what was computed." },
    { zh: "添证明，可以直接用已有事实的依据。", en: "Add evidence, from facts too." },
    { zh: "提交；退回的只补退回的那几项。", en: "Submit; only what is returned is mended." },
    { zh: "公示后不服可以申诉。", en: "Object after the showing." },
  ],
  words: [
    {
      word: { zh: "一票否决", en: "Veto" },
      means: { zh: "没达到就改变等次的一项，不扣分数。", en: "An unmet item that changes the verdict, never the points." },
    },
    {
      word: { zh: "背靠背", en: "Blind" },
      means: { zh: "两个人各打各的分，谁也看不到对方的。", en: "Two scores whose givers do not see each other's." },
      also: ["两人评分相差多少以内取平均（%）"],
    },
    {
      word: { zh: "卷宗", en: "Dossier" },
      means: { zh: "一个单位全部证明材料打成的一包，有目录。", en: "All of a unit's evidence in one package." },
    },
    {
      word: { zh: "称号", en: "Title" },
      means: { zh: "命名后有期限的荣誉，到期不再显示有效。", en: "Named for a period; after it not shown as valid." },
    },
  ],
});
