import { defineHelp } from "../../platform/rooms/help.ts";

export const help = defineHelp({
  title: { zh: "参数", en: "Parameters" },
  purpose: {
    zh: "各单位自己定的线和比例，例如每月抽几成回访、多少金额要负责人确认。",
    en: "Thresholds and shares an office sets: which share is called back, which sum the leader confirms.",
  },
  who: [
    { who: { zh: "负责人", en: "Leader" }, does: { zh: "提出改动。", en: "Proposes a change." } },
    { who: { zh: "安全管理员", en: "Security officer" }, does: { zh: "提出或同意改动。", en: "Proposes or agrees." } },
    { who: { zh: "审核", en: "Reviewer" }, does: { zh: "查看现在用的是多少、从哪天起。", en: "Reads what holds and since when." } },
  ],
  task: { zh: "改一个参数", en: "Change a parameter" },
  steps: [
    { zh: "打开“参数”，找到要改的一项，看它管什么。", en: "Open the parameter and read what it decides." },
    { zh: "写新的数、从哪天起、依据什么文件。", en: "Write the new value, since when and on what ground." },
    { zh: "另一个人同意后从那天起生效，自己不能同意自己的。", en: "It holds once another person agrees." },
    { zh: "以前的数保留在下面。", en: "Former values stay below." },
  ],
  words: [
    {
      word: { zh: "参数", en: "Parameter" },
      means: {
        zh: "单位可以自己定的线或比例；就近一级的规定优先。",
        en: "A threshold or share a unit sets; the nearest superior's holds.",
      },
    },
  ],
});
