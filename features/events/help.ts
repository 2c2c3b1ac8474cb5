import { defineHelp } from "../../platform/rooms/help.ts";

export const help = defineHelp({
  title: { zh: "宣传与学术活动", en: "Campaigns and academic events" },
  purpose: {
    zh: "记宣传活动、作品和平台数据，没有截图的数不能引用；几家合办的学术活动只有一条记录，该报备的列出期限。",
    en: "Campaigns, works and what platforms showed, no figure without its picture; a joint academic event is one record, with what must be filed by when.",
  },
  who: [
    { who: { zh: "保姆", en: "Adviser" }, does: { zh: "登记活动和读数，上传截图。", en: "Enters readings with a picture." } },
    { who: { zh: "审核", en: "Reviewer" }, does: { zh: "对着截图复核。", en: "Checks against the picture." } },
  ],
  task: { zh: "登记一个媒体数据", en: "Enter a media figure" },
  steps: [
    { zh: "打开活动里的作品，点“登记媒体数据”。", en: "Open the work." },
    { zh: "照平台上的叫法写指标和整数，写读数日期。", en: "Write the platform's own word, the whole number, the day." },
    { zh: "上传当天的截图。", en: "Add that day's picture." },
    { zh: "另一个人复核后才能引用。", en: "Cited once another has checked." },
  ],
  words: [
    {
      word: { zh: "读数", en: "Reading" },
      means: { zh: "某一天从平台上抄下的数，不是人数，也不能相加。", en: "What a platform showed on a day; never people, never added up." },
      also: ["累计"],
    },
  ],
});
