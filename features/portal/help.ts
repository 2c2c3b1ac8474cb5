import { defineHelp } from "../../platform/rooms/help.ts";

export const help = defineHelp({
  title: { zh: "给公众和当事人的页面", en: "Pages for the public and parties" },
  purpose: {
    zh: "没有账号的人用的页面：链接确认、附近的阵地、预约、投诉建议。",
    en: "Pages for people without an account: links, places nearby, bookings, feedback.",
  },
  who: [
    {
      who: { zh: "当事人", en: "Party" },
      does: { zh: "打开收到的链接，看全、改正、确认。", en: "Opens the link, reads, corrects, confirms." },
    },
    { who: { zh: "公众", en: "Public" }, does: { zh: "找附近的阵地、预约、提意见。", en: "Finds places, books, writes." } },
  ],
  task: { zh: "帮需求方打开链接", en: "Help a demander to open the link" },
  steps: [
    { zh: "请他点短信里的地址；后面带了标点也能开。", en: "Let them press the address; punctuation behind it does not matter." },
    { zh: "打不开就到输入编码的页面，照纸上的编码输。", en: "Or type the printed code." },
    { zh: "过期了或者您正在修改，页面会说明，重新发一次即可。", en: "If it has lapsed the page says so; send another." },
  ],
  words: [
    {
      word: { zh: "一次性链接", en: "One-time link" },
      means: {
        zh: "发给一位当事人、办一件事的地址，用过或过期就失效。",
        en: "An address for one party and one matter; it ends with its use.",
      },
    },
  ],
  picture: "phone-confirm",
});
