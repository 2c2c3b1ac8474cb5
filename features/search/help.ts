import { defineHelp } from "../../platform/rooms/help.ts";

export const help = defineHelp({
  title: { zh: "全库检索", en: "Search" },
  purpose: { zh: "一个框查全部：需求、供给、协议、人、法规、阵地和各房间的记录。", en: "One box over everything." },
  who: [{ who: { zh: "在任人员", en: "Everybody in office" }, does: { zh: "只查得到自己看得到的。", en: "Finds what one may see." } }],
  task: { zh: "找一条记录", en: "Find a record" },
  steps: [
    { zh: "在任何页面按斜线键。", en: "Press the slash key anywhere." },
    { zh: "输入几个字、拼音首字母或编号。", en: "Type words, initials or a number." },
    { zh: "用左边的类别缩小范围。", en: "Narrow by kind." },
    { zh: "点开就到那条记录。", en: "Open the record." },
  ],
  words: [
    {
      word: { zh: "按意思", en: "By meaning" },
      means: { zh: "字面不同但意思相近的，另列一栏。", en: "Hits of like meaning, in a list of their own." },
    },
  ],
});
