import { defineHelp } from "../../platform/rooms/help.ts";

export const help = defineHelp({
  title: { zh: "服务中心", en: "Service centres" },
  purpose: {
    zh: "服务中心、站、点的地址、开放时间、岗位和电话登记一次，地图、网页和海报都用这一份；每件需求都有归口的中心。",
    en: "Address, hours, posts and telephone entered once, for map, page and poster; every need belongs to a centre.",
  },
  who: [
    {
      who: { zh: "保姆", en: "Adviser" },
      does: { zh: "登记中心、人员和停办安排，打印海报。", en: "Enters centres, staff and closures, prints the poster." },
    },
    { who: { zh: "负责人", en: "Leader" }, does: { zh: "挂牌运行、撤销。", en: "Opens and gives up." } },
  ],
  task: { zh: "开一处服务中心", en: "Open a service centre" },
  steps: [
    { zh: "登记名称、地址、开放时间和公开电话。", en: "Enter name, address, hours and telephone." },
    { zh: "在“岗位人员”里逐个岗位登记，没有人的岗位姓名留空。", en: "Enter the posts; a vacant one without a name." },
    { zh: "上传挂牌照片，由负责人挂牌运行。", en: "Upload its sign; the leader opens it." },
    { zh: "打印海报贴在门口；停办时在“停办安排”里写明到哪里办。", en: "Print the poster; closures say where to go instead." },
  ],
  words: [
    {
      word: { zh: "受理本地需求", en: "Takes the needs" },
      means: { zh: "本单位和下级没有自己中心的单位，需求都归这一处。", en: "Needs of the unit and those beneath without one belong here." },
    },
    {
      word: { zh: "岗位空缺天数", en: "Days a post is vacant" },
      means: { zh: "空着最久的岗位，到今天空了多少天。", en: "How long its longest vacant post is vacant." },
    },
  ],
});
