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
      word: { zh: "常叫作", en: "Called" },
      means: {
        zh: "简称、俗称、土话，各单位登记；上级登记的下级也用得上，检索时注明按哪个词查找。",
        en: "Short and common names that offices enter; the search says which it went by.",
      },
    },
    {
      word: { zh: "本单位问过", en: "Asked here before" },
      means: {
        zh: "本单位问过并点开过的，下次问相近的话排在前面；不记姓名，不作考核，随时可清除。",
        en: "What a unit asked and opened comes first the next time; no names, no yardstick, erased at any time.",
      },
    },
    {
      word: { zh: "找相近的", en: "Find alike" },
      means: { zh: "按这条记录的学科和用词，找出同学科、用词相近的记录。", en: "Records of its field of science, by its words." },
    },
    {
      word: { zh: "按意思", en: "By meaning" },
      means: { zh: "字面不同但意思相近的，另列一栏。", en: "Hits of like meaning, in a list of their own." },
    },
  ],
});
