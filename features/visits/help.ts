import { defineHelp } from "../../platform/rooms/help.ts";

export const help = defineHelp({
  title: { zh: "参观预约", en: "Bookings" },
  purpose: { zh: "公众在网上预约参观，场馆答复。", en: "The public books visits, the place answers." },
  who: [
    { who: { zh: "场馆运营", en: "Place operator" }, does: { zh: "确认或说明不能安排。", en: "Confirms or declines." } },
    { who: { zh: "保姆", en: "Adviser" }, does: { zh: "没有运营账号的阵地由保姆答复。", en: "Answers for places without an operator." } },
    {
      who: { zh: "公众", en: "Public" },
      does: { zh: "手机上预约、查看、取消，不用注册。", en: "Books, sees and cancels without an account." },
    },
  ],
  task: { zh: "答复一条预约", en: "Answer a booking" },
  steps: [
    { zh: "首页点“去答复”。", en: "Press the row." },
    { zh: "看日期、人数，能接待就确认。", en: "See day and number, confirm." },
    { zh: "不能就写明原因，对方会看到。", en: "Or say why not." },
    { zh: "参观后记到访或未到。", en: "Afterwards note whether they came." },
  ],
  words: [
    {
      word: { zh: "运营单位", en: "Operator" },
      means: { zh: "管这个场馆的单位，它的人答复预约、报开放时间。", en: "Who runs the place and answers its visitors." },
    },
  ],
});
