import { defineHelp } from "../../platform/rooms/help.ts";

export const help = defineHelp({
  title: { zh: "调查", en: "Surveys" },
  purpose: {
    zh: "向下级单位收数：已经有的不再问，去年填过的先带出来。",
    en: "Asks units beneath what is not known yet; last year's answers are filled in.",
  },
  who: [
    { who: { zh: "保姆", en: "Adviser" }, does: { zh: "拟表、发出、填报、收下。", en: "Writes, sends, answers, accepts." } },
    { who: { zh: "被调查单位", en: "Unit asked" }, does: { zh: "没有账号的用链接填。", en: "Answers by link without an account." } },
  ],
  task: { zh: "收一次数", en: "Ask once" },
  steps: [
    { zh: "拟一轮，写问题；系统提醒哪些已经有了。", en: "Write it; what is known already is told." },
    { zh: "看会占大家多少时间，再发。", en: "See the burden, then send." },
    { zh: "各单位填；没有变化的按一下就行。", en: "Units answer; no change is one press." },
    { zh: "逐项看，有疑问退回那一项。", en: "Look, return single answers." },
    { zh: "收齐办结。", en: "Close." },
  ],
  words: [
    {
      word: { zh: "不重复问", en: "Ask once" },
      means: {
        zh: "登记册里有的、一年内问过的，不再问；非问不可要写理由。",
        en: "What is held or was asked is not asked again without a reason.",
      },
    },
    {
      word: { zh: "填报负担", en: "Burden" },
      means: { zh: "下级为填表花的时间和空格数。", en: "Fields and minutes that answering costs." },
    },
    {
      word: { zh: "抽样的随机数", en: "Seed of the draw" },
      means: { zh: "公开的一个数；用它谁都能把抽样重做一遍。", en: "A public number with which anybody can draw again." },
      also: ["公开的抽签号"],
    },
  ],
});
