import { defineHelp } from "../../platform/rooms/help.ts";

export const help = defineHelp({
  title: { zh: "统计数据", en: "Series of statistics" },
  purpose: {
    zh: "科技创新发展的统计数：由哪次调查得来、什么口径、哪个地区、哪一期，修订过的每一稿都留着。",
    en: "Statistics of science and innovation: by which survey, what is counted, where and when; every revision is kept.",
  },
  who: [
    {
      who: { zh: "保姆、审核", en: "Adviser, reviewer" },
      does: { zh: "登记指标和口径，导入数。", en: "Enters indicators and brings in figures." },
    },
    { who: { zh: "负责人", en: "Leader" }, does: { zh: "看走势、口径和修订。", en: "Reads the course, definition and revisions." } },
  ],
  task: { zh: "导入一张统计年鉴的表", en: "Bring in a table of a yearbook" },
  steps: [
    { zh: "先登记表里的指标：名称、单位、口径、调查层级。", en: "Enter the table's indicators first: name, unit, definition, survey." },
    {
      zh: "点“导入统计数”，选文件；每一列是什么，系统先猜，不对就改。",
      en: "Choose the file; each column's meaning is proposed and may be changed.",
    },
    {
      zh: "看合计：新的、已有的、空的、读不懂的，加起来是全部的格。",
      en: "Read the sums: new, known, blank, not understood make all cells.",
    },
    {
      zh: "数和库里不同的，写明原因才作为修订存下，原来的数仍在。",
      en: "Figures that differ come in as revisions with a reason; the old ones stay.",
    },
    { zh: "打开指标，选地区，看走势；断开处写着为什么。", en: "Open an indicator, choose a region; where the line breaks it says why." },
  ],
  words: [
    {
      word: { zh: "口径变化", en: "Break" },
      means: {
        zh: "从这一期起数的内容、范围或方法变了，前后的数不能直接比，走势在这里断开。",
        en: "From this period something else is counted, or otherwise: figures are not comparable with those before.",
      },
    },
    {
      word: { zh: "折算", en: "Re-stated" },
      means: {
        zh: "地区撤并后，把原来几个地区的数加到承接的地区名下。比率不能加，只能空着。",
        en: "Figures of merged regions are added up under the one they became; rates are not.",
      },
    },
    {
      word: { zh: "修订", en: "Revision" },
      means: { zh: "公布以后改过的数。新数有来源和原因，旧数不删。", en: "A figure changed after it was published; the old one is kept." },
    },
  ],
});
