import { defineHelp } from "../../platform/rooms/help.ts";

export const help = defineHelp({
  title: { zh: "智库", en: "Think tank" },
  purpose: { zh: "咨询课题、研究基地和专报。", en: "Consulting projects, research bases and briefs." },
  who: [
    { who: { zh: "保姆", en: "Adviser" }, does: { zh: "登记申报、来稿。", en: "Enters applications and briefs." } },
    {
      who: { zh: "审核", en: "Reviewer" },
      does: { zh: "形式审查、组织评审；专报初审和保密审查。", en: "Checks the form, has them reviewed; reviews briefs." },
    },
    {
      who: { zh: "负责人", en: "Leader" },
      does: { zh: "立项、签发；必要时保密审查。", en: "Approves, signs; the secrecy check where need be." },
    },
  ],
  task: { zh: "课题从申报到结题，专报从来稿到报送", en: "A project from application to end, a brief from draft to delivery" },
  steps: [
    { zh: "登记征集通知，写清条件。", en: "Enter the call with its conditions." },
    { zh: "登记申报，系统对着条件查一遍。", en: "Applications are compared with it." },
    { zh: "抽评审专家，有关系的自动回避。", en: "Reviewers are drawn without conflicts." },
    { zh: "立项、公示、签合同。", en: "Approve, show, sign." },
    { zh: "中期检查，结题评审。", en: "Mid-term and final review." },
    {
      zh: "专报：送初审，初审通过，保密审查，签发编号，报送后登记。",
      en: "A brief: submit, review, secrecy check, sign and number, enter its delivery.",
    },
    {
      zh: "保密审查由送审人、初审人以外的人办；只有一名审核时，由负责人办。",
      en: "The secrecy check is by another than who submitted or reviewed; with one reviewer, by the leader.",
    },
  ],
  words: [
    { word: { zh: "专报", en: "Brief" }, means: { zh: "写给领导看的建议。", en: "Advice for those who decide." } },
    {
      word: { zh: "形式审查", en: "Form check" },
      means: { zh: "只看材料合不合通知的要求，不评好坏。", en: "Whether papers meet the call, not whether they are good." },
    },
    {
      word: { zh: "创建", en: "Preparing" },
      means: { zh: "研究基地认定之前的一段。", en: "The time before recognition." },
      also: ["列入创建名单"],
    },
  ],
});
