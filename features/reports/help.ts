import { defineHelp } from "../../platform/rooms/help.ts";

export const help = defineHelp({
  title: { zh: "报告", en: "Reports" },
  purpose: {
    zh: "按公文格式起草工作报告，句子里的数字都来自指标，定稿后不再变。",
    en: "Drafts reports as official documents; every number is an indicator, frozen with the report.",
  },
  who: [
    { who: { zh: "负责人", en: "Leader" }, does: { zh: "起草、冻结、导出。", en: "Drafts, freezes, takes away." } },
    { who: { zh: "审核", en: "Reviewer" }, does: { zh: "核对文字和数字。", en: "Checks words and numbers." } },
  ],
  task: { zh: "写一份报告", en: "Write a report" },
  steps: [
    { zh: "选期间和单位，点起草。", en: "Choose period and unit, press draft." },
    { zh: "看每句话的数字，点开能查到事实。", en: "Each number opens to its facts." },
    { zh: "冻结：数字固定在这一刻，以后的更正写在旁边。", en: "Freeze it: numbers stay; later corrections stand beside." },
    { zh: "导出为 Word，按公文格式排好，附表在后。", en: "Take it away as Word in official layout with its tables." },
  ],
  words: [
    {
      word: { zh: "冻结", en: "Freeze" },
      means: {
        zh: "把报告里的数固定在台账的某一条，以后怎么更正都不改已定的报告。",
        en: "Binds a report to a position of the ledger; later corrections do not change it.",
      },
      also: ["数据冻结", "冻结在台账第几条", "公示时台账第几条"],
    },
  ],
  picture: "report",
});
