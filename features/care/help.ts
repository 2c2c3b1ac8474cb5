import { defineHelp } from "../../platform/rooms/help.ts";

export const help = defineHelp({
  title: { zh: "慰问科技工作者", en: "Visits to science workers" },
  purpose: {
    zh: "拟计划、报名单、走访、签收；谁很久没有人去，一眼看到。为什么慰问只有少数人看得到，每次看都有记录。",
    en: "Plan, list, visit, receipt; whoever nobody came to is seen. Why somebody is visited few may see, and every look is written down.",
  },
  who: [
    {
      who: { zh: "保姆", en: "Adviser" },
      does: { zh: "拟计划、推荐、走访、打印签收单。", en: "Plans, nominates, visits, prints the receipts." },
    },
    { who: { zh: "负责人", en: "Leader" }, does: { zh: "批准计划和名单。", en: "Approves plan and list." } },
  ],
  task: { zh: "办一次慰问", en: "A round of visits" },
  steps: [
    { zh: "拟定慰问计划，写清慰问哪些人、依据和预算。", en: "Plan it: whom, by what source, the budget." },
    { zh: "从名册推荐慰问对象；原因写进“慰问原因（保密）”。", en: "Nominate from the roster; the reason goes into the sealed part." },
    { zh: "负责人同意后走访，带上打印的签收单。", en: "Once approved, visit with the printed receipts." },
    {
      zh: "填走访日期和实送金额，上传签收单，点“已慰问”；本人谢绝就点“本人谢绝”。",
      en: "Enter day and amount, upload the receipt; declined is a normal end.",
    },
  ],
  words: [
    {
      word: { zh: "本人谢绝", en: "Declined with thanks" },
      means: { zh: "本人不愿被慰问，是正常的结果，不用再问原因。", en: "A normal end; nobody is asked why." },
    },
    {
      word: { zh: "慰问原因（保密）", en: "Reason (sealed)" },
      means: { zh: "健康、家庭、困难情况；加密保存，上级也看不到。", en: "Health, family, hardship; sealed, and no superior sees it." },
    },
  ],
});
