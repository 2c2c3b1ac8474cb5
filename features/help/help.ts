import { defineHelp } from "../../platform/rooms/help.ts";

export const help = defineHelp({
  title: { zh: "帮助和手册", en: "Help and manual" },
  purpose: {
    zh: "每个房间是做什么的、谁做、怎么做、难词是什么意思；合起来可以打印成一本手册。",
    en: "What each room is for, who does what, how, and what the hard words mean; together one manual to print.",
  },
  who: [
    {
      who: { zh: "在任人员", en: "Everybody in office" },
      does: { zh: "查、打印，或者重看第一天的五步。", en: "Look up, print, or take the first day's five steps again." },
    },
  ],
  task: { zh: "找到怎么做", en: "Find out how" },
  steps: [
    { zh: "点右上角的问号，直接到您所在房间的说明。", en: "Press the question mark above: it leads to the room one is in." },
    { zh: "或者在帮助里输入几个字。", en: "Or type some words in Help." },
    { zh: "看到带问号的词，点问号看一句话的解释。", en: "Press the question mark beside a word for its sentence." },
    { zh: "需要纸的，打开手册，点打印。", en: "For paper, open the manual and print." },
  ],
  words: [],
});
