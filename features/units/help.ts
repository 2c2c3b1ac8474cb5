import { defineHelp } from "../../platform/rooms/help.ts";

export const help = defineHelp({
  title: { zh: "单位", en: "Units" },
  purpose: { zh: "从省到镇的单位树，和各自的学会、园区。", en: "The tree of units from province to town, with societies and parks." },
  who: [
    { who: { zh: "负责人", en: "Leader" }, does: { zh: "增设下级单位、更名。", en: "Adds units beneath, renames." } },
    {
      who: { zh: "负责人", en: "Leader" },
      does: {
        zh: "授权上级查看敏感登记簿，到期自动失效，可以收回。",
        en: "Lets a superior read sensitive registers until a day; takes it back.",
      },
    },
    { who: { zh: "上级负责人", en: "Superior's leader" }, does: { zh: "撤并或改隶下级单位。", en: "Merges or moves units beneath." } },
  ],
  task: { zh: "单位更名", en: "Rename a unit" },
  steps: [
    { zh: "打开“单位”，找到它。", en: "Open the unit." },
    { zh: "点更名，写新名称和哪天起。", en: "Write the new name and its first day." },
    { zh: "原来的名称留作曾用名，搜索还找得到。", en: "The former name stays and is found." },
    { zh: "撤并时先看会带走几件在办事项，再确认。", en: "Before a merger see what moves along." },
  ],
  words: [
    {
      word: { zh: "归属单位", en: "Unit of the record" },
      means: { zh: "这条记录归哪个单位管，它和它的上级看得到。", en: "The unit the record belongs to; it and its superiors see it." },
    },
    {
      word: { zh: "曾用名", en: "Former name" },
      means: { zh: "单位以前的名称和用到哪天。", en: "A unit's earlier name with its last day." },
    },
    {
      word: { zh: "改隶", en: "Move" },
      means: { zh: "换一个上级单位：在新上级下新设，旧的并入它。", en: "To another superior: a new unit there takes over." },
    },
  ],
});
