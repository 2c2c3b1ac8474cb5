import { defineHelp } from "../../platform/rooms/help.ts";

export const help = defineHelp({
  title: { zh: "宣传推介", en: "Outreach" },
  purpose: {
    zh: "让人知道有这项服务：对谁、用什么材料、花多少钱，带来多少经确认的需求。不定安装、注册、浏览的数。",
    en: "That people know of the service: for whom, by what material, at what cost, and how many confirmed needs came. No quota of installs, registrations or views.",
  },
  who: [
    {
      who: { zh: "保姆", en: "Adviser" },
      does: { zh: "列计划、印材料、问来电的人从哪里知道。", en: "Plans, prints, asks callers how they heard." },
    },
  ],
  task: { zh: "办一次推介，看它带来什么", en: "Do one outreach and see what came" },
  steps: [
    { zh: "列一项推介，每样材料各登记一行，系统给推介码。", en: "Plan it; each material has its code." },
    { zh: "打印带推介码的海报；开展后上传照片，点“已开展”。", en: "Print the poster with its code; upload a proof when it is done." },
    { zh: "有人来电，问他推介码或从哪里知道，记在需求上。", en: "Ask callers for the code and note it on the need." },
    { zh: "满 30 天，看哪样材料带来了确认的需求，哪样没有。", en: "After thirty days see which material brought confirmed needs." },
  ],
  words: [
    {
      word: { zh: "推介码", en: "Code" },
      means: {
        zh: "材料上的一串数字，来电的人念给你听，就知道他从哪里知道的。",
        en: "A number on the material that callers say, so that one knows how they heard.",
      },
    },
  ],
});
