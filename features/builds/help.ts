import { defineHelp } from "../../platform/rooms/help.ts";

export const help = defineHelp({
  title: { zh: "建设清单", en: "Build list" },
  purpose: { zh: "今年计划建、在建、验收的阵地，一个不漏。", en: "What is planned, under way and accepted in a year." },
  who: [
    { who: { zh: "保姆", en: "Adviser" }, does: { zh: "列入计划、开工。", en: "Plans and starts." } },
    { who: { zh: "审核", en: "Reviewer" }, does: { zh: "验收，且不能是开工的那个人。", en: "Accepts; never who started it." } },
  ],
  task: { zh: "验收一个点", en: "Accept a place" },
  steps: [
    { zh: "在清单里打开它。", en: "Open it." },
    { zh: "上传验收记录。", en: "Add the record." },
    {
      zh: "由另一个人点验收，阵地就在地图上开放，覆盖率重算。",
      en: "Another person accepts; the place opens and coverage is measured anew.",
    },
  ],
  words: [
    {
      word: { zh: "验收", en: "Acceptance" },
      means: { zh: "由没有经手建设的人确认建成、能开放。", en: "Somebody who did not build it says that it stands." },
    },
  ],
});
