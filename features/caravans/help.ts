import { defineHelp } from "../../platform/rooms/help.ts";

export const help = defineHelp({
  title: { zh: "科普大篷车", en: "Caravans" },
  purpose: {
    zh: "学校申请大篷车，县市一起排一趟巡展；只有学校确认来过的才算数。",
    en: "Schools ask for the caravan, a tour is planned for all of them; only what the school confirms counts.",
  },
  who: [
    {
      who: { zh: "学校", en: "School" },
      does: { zh: "用链接申请，同意日期，巡展后报来了多少学生。", en: "Asks by link, agrees to the day, says how many pupils came." },
    },
    { who: { zh: "保姆", en: "Adviser" }, does: { zh: "排计划，提请确定。", en: "Plans the tour and proposes it." } },
    {
      who: { zh: "另一名工作人员", en: "Another colleague" },
      does: { zh: "确定计划，通知学校。", en: "Fixes the plan; schools are told." },
    },
    {
      who: { zh: "司机", en: "Driver" },
      does: { zh: "用手机记到达、离开和里程，没有网络也能记。", en: "Writes arrivals and kilometres on a phone, without a network too." },
    },
  ],
  task: { zh: "排一趟巡展", en: "Plan a tour" },
  steps: [
    { zh: "登记车辆、司机、住宿点，学校用链接申请。", en: "Enter vehicles, drivers and lodgings; schools ask by link." },
    { zh: "建一趟巡展，写开始和结束的日子，点“排计划”。", en: "Make a tour with its first and last day; press plan." },
    { zh: "看没排上的学校和原因，把一次到访拖到别的日子试试。", en: "Read who is left out and why; move a visit and see." },
    { zh: "提请确定，由另一个人确定；学校收到日期并同意。", en: "Propose it; another person fixes it; schools agree." },
    { zh: "下雨改期：重新打开，只动当天，照名单打电话。", en: "Rain: reopen, move that day alone, call those on the list." },
  ],
  words: [
    {
      word: { zh: "没排上", en: "Left out" },
      means: { zh: "这趟去不了的学校；每所都写明为什么。", en: "Schools this tour does not reach, each with its reason." },
    },
  ],
});
