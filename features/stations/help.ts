import { defineHelp } from "../../platform/rooms/help.ts";

export const help = defineHelp({
  title: { zh: "工作站与园区", en: "Stations and parks" },
  purpose: {
    zh: "院士专家工作站的申报、建站、整改和期满；园区、企业、季度数据和产业园申报。",
    en: "Stations of academicians and experts from application to end; parks, companies, quarters and applications.",
  },
  who: [
    { who: { zh: "保姆", en: "Adviser" }, does: { zh: "申报、登记、收季度数据。", en: "Applies, enters, collects quarters." } },
    { who: { zh: "审核", en: "Reviewer" }, does: { zh: "初审、评审、核定。", en: "Reviews and settles." } },
    { who: { zh: "负责人", en: "Leader" }, does: { zh: "看进展。", en: "Reads." } },
  ],
  task: { zh: "申报一个工作站", en: "Apply for a station" },
  steps: [
    { zh: "点“申报工作站”，填建站单位和专家。", en: "Enter the unit and its experts." },
    { zh: "看条件一栏：缺哪条写着依据。", en: "What is missing is named with its source." },
    { zh: "报县级初审，再到省级评审。", en: "Send to the county, then the province." },
    { zh: "批准后在站；到期前提醒续签或结题。", en: "Once approved it stands; before the end one is reminded." },
  ],
  words: [
    {
      word: { zh: "条件与限额", en: "Limits" },
      means: {
        zh: "由文件定的条件，例如一位专家最多建几个站；写着依据和起止日。",
        en: "Conditions a document sets, with source and days.",
      },
    },
    {
      word: { zh: "系统外工作站数", en: "Stations elsewhere" },
      means: { zh: "专家在本系统登记之外已经有的站，由本人说明。", en: "Stations the expert has outside this system." },
    },
    {
      word: { zh: "规上企业", en: "Firm above the threshold" },
      means: { zh: "年营业额达到统计部门规定线以上的企业。", en: "A firm above the statisticians' threshold of turnover." },
    },
  ],
});
