import { defineHelp } from "../../platform/rooms/help.ts";

export const help = defineHelp({
  title: { zh: "惠企政策", en: "Policies for firms" },
  purpose: {
    zh: "回答企业“哪些政策适用于我们”，每个结论都指到文件里的那一条。",
    en: "Answers which policies apply to a firm, each verdict with the clause.",
  },
  who: [
    { who: { zh: "保姆", en: "Adviser" }, does: { zh: "录惠企事项和企业情况。", en: "Enters benefits and facts of firms." } },
    { who: { zh: "审核", en: "Reviewer" }, does: { zh: "对着原文核对条件。", en: "Checks conditions against the text." } },
  ],
  task: { zh: "帮一家企业找政策", en: "Find policies for a firm" },
  steps: [
    { zh: "登记企业，写知道的情况和来源。", en: "Enter the firm and what is known." },
    { zh: "看三栏：适用、不适用、还差情况。", en: "Three columns: applies, does not, open." },
    { zh: "“还差情况”里写着该问什么，问到就填。", en: "Open says what to ask." },
    { zh: "点条款看原文。", en: "Each clause opens its text." },
  ],
  words: [
    {
      word: { zh: "惠企事项", en: "Benefit" },
      means: { zh: "一份文件里给企业的一项好处：给什么、多少、条件、截止。", en: "What a document gives firms, under which conditions." },
      also: ["事项"],
    },
    {
      word: { zh: "还差情况", en: "Open" },
      means: { zh: "现有资料还判断不了，缺的那一项问到就能判。", en: "What is known does not decide; it says what to ask." },
    },
  ],
});
