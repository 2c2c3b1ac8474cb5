import { defineHelp } from "../../platform/rooms/help.ts";

export const help = defineHelp({
  title: { zh: "15 分钟科普圈", en: "Fifteen-minute circle" },
  purpose: {
    zh: "看多少人走 15 分钟能到一个科普阵地，哪里还空着，下一个建在哪儿最合算。",
    en: "Who reaches a place within fifteen minutes on foot, where the gaps are, and where the next should be.",
  },
  who: [
    { who: { zh: "保姆", en: "Adviser" }, does: { zh: "看地图、试移、选址。", en: "Reads the map, tries, seeks sites." } },
    { who: { zh: "负责人", en: "Leader" }, does: { zh: "定方案，记入覆盖率。", en: "Keeps plans and records coverage." } },
  ],
  task: { zh: "找下一个该建的地方", en: "Find the next site" },
  steps: [
    { zh: "打开科普圈地图，选县。", en: "Open the map, choose the county." },
    { zh: "看没有覆盖到的地方：叉号是空白点。", en: "Crosses are gaps." },
    { zh: "点选址，写要建几个，选目标。", en: "Ask for sites, how many and with what aim." },
    {
      zh: "每个建议点都写着多服务多少人，也写着离最好还差多少。",
      en: "Each site says how many people it adds, and how far from the best it may be.",
    },
    { zh: "满意就加入建设清单。", en: "Put them on the build list." },
  ],
  words: [
    {
      word: { zh: "覆盖率", en: "Coverage" },
      means: { zh: "步行 15 分钟内能到一个开放阵地的人占多少。", en: "The share of people within fifteen minutes of an open place." },
    },
    { word: { zh: "空白点", en: "Gap" }, means: { zh: "走 15 分钟到不了任何阵地的地方。", en: "Where no place is reached." } },
    {
      word: { zh: "试移", en: "What-if" },
      means: { zh: "把点拖到别处，看多了多少人，不保存。", en: "Move a pin and see the people, nothing saved." },
    },
    { word: { zh: "上界", en: "Bound" }, means: { zh: "不管怎么选，最多也只能服务这么多人。", en: "No choice could reach more." } },
  ],
});
