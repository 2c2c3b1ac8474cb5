import { defineHelp } from "../../platform/rooms/help.ts";

export const help = defineHelp({
  title: { zh: "学会", en: "Societies" },
  purpose: { zh: "学会的基本情况、年检、换届，到期前提醒。", en: "Societies with term and yearly reviews, told before they are due." },
  who: [
    { who: { zh: "保姆", en: "Adviser" }, does: { zh: "登记、带着换届一步步走。", en: "Enters and leads the change of term." } },
    { who: { zh: "审核", en: "Reviewer" }, does: { zh: "要求整改、备案。", en: "Asks for corrections, files." } },
  ],
  task: { zh: "办一次换届", en: "A change of term" },
  steps: [
    { zh: "在“到期的换届和年检”里看到快届满的学会。", en: "See what is due." },
    { zh: "点“启动换届”，六步排好了日期。", en: "Start it; six steps with their days." },
    { zh: "每步备齐材料再点下一步。", en: "Each step wants its papers." },
    { zh: "大会开完，备案后完成。", en: "After the congress and filing it is complete." },
  ],
  words: [
    {
      word: { zh: "换届", en: "Change of term" },
      means: { zh: "学会一届到期，选出新一届，按规定分六步办。", en: "A new term is elected, in six steps." },
    },
    {
      word: { zh: "本届届满", en: "End of term" },
      means: { zh: "这一届按章程到哪天为止。", en: "The last day of the term by the charter." },
      also: ["本届止", "新一届届满"],
    },
    {
      word: { zh: "年检", en: "Yearly review" },
      means: { zh: "登记机关每年对学会的检查。", en: "The registry's check each year." },
      also: ["已年检到"],
    },
  ],
});
