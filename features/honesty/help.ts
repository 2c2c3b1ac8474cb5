import { defineHelp } from "../../platform/rooms/help.ts";

export const help = defineHelp({
  title: { zh: "成批迹象和推荐自检", en: "Signs of mass production, self-check" },
  purpose: {
    zh: "防止为凑数字成批编需求，也检查系统推荐得准不准。",
    en: "Keeps needs from being produced for the figures, and checks whether the proposals are any good.",
  },
  who: [
    {
      who: { zh: "审核", en: "Reviewer" },
      does: { zh: "看系统找出的迹象，标灰或放过。", en: "Looks at the signs found, marks or lets be." },
    },
    { who: { zh: "保姆", en: "Adviser" }, does: { zh: "对标灰可以申诉。", en: "Appeals against a mark." } },
    { who: { zh: "负责人", en: "Leader" }, does: { zh: "答复申诉，看推荐自检。", en: "Answers appeals, reads the self-check." } },
  ],
  task: { zh: "处理一条成批迹象", en: "Deal with a sign" },
  steps: [
    { zh: "打开“成批迹象”，看哪几件文字或时间太像。", en: "Open the signs: which needs are too alike in words or hours." },
    { zh: "点开对照两件的原文。", en: "Compare the words." },
    { zh: "确是成批的，写明理由标灰：它不再计入任何数字。", en: "Mark it with a reason: it counts nowhere any more." },
    {
      zh: "保姆可以申诉，由另一个人答复；成立则恢复计数。",
      en: "The adviser may appeal; another person answers; if granted, it counts again.",
    },
  ],
  words: [
    {
      word: { zh: "标灰", en: "Marked grey" },
      means: {
        zh: "因有成批编造的迹象暂不计数；申诉成立就恢复。",
        en: "Counts nowhere because of signs of mass production, until an appeal is granted.",
      },
    },
    {
      word: { zh: "套话", en: "Stock phrase" },
      means: { zh: "在五件以上内容不同的需求里原样出现的句子。", en: "A clause that stands in five or more different needs." },
    },
  ],
});
