import { defineHelp } from "../../platform/rooms/help.ts";

export const help = defineHelp({
  title: { zh: "法规政策库", en: "Laws and policies" },
  purpose: { zh: "查哪条规定现在有效、改过什么、原文怎么写。", en: "Which rule holds, what was changed, what it says." },
  who: [
    { who: { zh: "在任人员", en: "Everybody in office" }, does: { zh: "查和引用。", en: "Reads and cites." } },
    { who: { zh: "审核", en: "Reviewer" }, does: { zh: "录入、补版本、更正文字。", en: "Enters, adds versions, corrects." } },
  ],
  task: { zh: "看一条规定现在有没有效", en: "See whether a rule holds" },
  steps: [
    { zh: "搜索名称或文号，或者直接搜条文里的话。", en: "Search name, number or words." },
    { zh: "看效力：有效、尚未施行、已被替代、已废止。", en: "Read the validity." },
    { zh: "改“效力按这一天”，看当时怎么样。", en: "Set the day to see what held then." },
    { zh: "两个版本可以逐条对照。", en: "Compare two versions article by article." },
  ],
  words: [
    {
      word: { zh: "效力", en: "Validity" },
      means: { zh: "这份文件在某一天算不算数：有效、尚未施行、已被替代或已废止。", en: "Whether a document holds on a day." },
    },
    { word: { zh: "替代文件", en: "Successor" }, means: { zh: "后来代替它的那份文件。", en: "The document that replaced it." } },
    {
      word: { zh: "层级", en: "Level" },
      means: { zh: "文件的等级，例如法律、行政法规、规章、规范性文件。", en: "Its rank: law, regulation, rule, document." },
    },
  ],
});
