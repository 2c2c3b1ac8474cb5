import { defineHelp } from "../../platform/rooms/help.ts";

export const help = defineHelp({
  title: { zh: "阵地与资源", en: "Places and resources" },
  purpose: {
    zh: "科普馆、科技馆、图书馆、公园等登记在地图上，公众能查到开放时间和电话。",
    en: "Museums, libraries, parks and other places on the map, with hours and telephone for the public.",
  },
  who: [
    { who: { zh: "保姆", en: "Adviser" }, does: { zh: "登记、导入、核查位置。", en: "Enters, imports, checks positions." } },
    { who: { zh: "审核", en: "Reviewer" }, does: { zh: "核对。", en: "Checks." } },
    { who: { zh: "场馆运营", en: "Place operator" }, does: { zh: "报开放时间和状况。", en: "Reports hours and condition." } },
  ],
  task: { zh: "从 Excel 导入一批阵地", en: "Import places from Excel" },
  steps: [
    { zh: "点“导入”，选文件，标题行和合并单元格都能认。", en: "Choose the file; title rows and merged cells are understood." },
    { zh: "选坐标是从哪种地图上取的。", en: "Say from which map the positions came." },
    { zh: "看标出来的格子：不认识的非必填项会留空并写成备注，不耽误整行。", en: "Look at the marked cells: an optional one costs no row." },
    { zh: "选择整批导入还是只导没有错的。", en: "All of it or only what has no fault." },
    { zh: "导错了可以整批撤回。", en: "The whole batch can be taken back." },
  ],
  words: [
    {
      word: { zh: "坐标来源", en: "Source of position" },
      means: {
        zh: "经纬度是从哪种地图上取的；不同地图差几百米，系统会换算。",
        en: "From which map a position came; maps differ by hundreds of metres and are converted.",
      },
    },
    {
      word: { zh: "存疑原因", en: "Why doubted" },
      means: {
        zh: "系统为什么觉得这个位置可能不对，例如落在外县。",
        en: "Why the position may be wrong, such as lying in another county.",
      },
    },
    {
      word: { zh: "可转化资源", en: "Convertible resource" },
      means: { zh: "现在不是科普阵地、但可以变成阵地的地方。", en: "A place that could become one of popular science." },
    },
    {
      word: { zh: "性质", en: "Standing" },
      means: { zh: "已经是阵地，还是可以转化的资源。", en: "A place already, or a resource that could become one." },
    },
  ],
});
