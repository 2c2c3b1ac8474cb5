import { defineHelp } from "../../platform/rooms/help.ts";

export const help = defineHelp({
  title: { zh: "工作台和移交", en: "Workbench and hand-over" },
  purpose: {
    zh: "打开就知道今天该办什么：每一行以要做的动作开头，分今天、本周和以后；要等别人的单列，可以提醒。",
    en: "Says what to do today: each row begins with the act, today, this week and later; what waits for others stands apart and can be reminded of.",
  },
  who: [
    {
      who: { zh: "保姆", en: "Adviser" },
      does: {
        zh: "按行首的动作去办；离岗前把事项移交给同事。",
        en: "Take the act a row begins with; hand cases over before leaving a post.",
      },
    },
    {
      who: { zh: "负责人", en: "Leader" },
      does: {
        zh: "看超期的是谁、卡在哪一步，提醒或改派；替离岗的人移交。",
        en: "See what is late, whose and where it stands; remind or reassign; hand over for those who left.",
      },
    },
  ],
  task: { zh: "把今天的事办完", en: "Get today's work done" },
  steps: [
    { zh: "打开首页，先看“新来的”和“今天”。", en: "Open the first page and look at what is new and due today." },
    {
      zh: "同一次洽谈会、同一轮填报里同一步的有五件以上，合成一行，点开就是这些的清单；退回的和别人提醒过的始终单列。",
      en: "Five or more of one step of one fair or round are one row that opens their list; what came back or was reminded of always stands by itself.",
    },
    {
      zh: "点行首的按钮，进到这件事，页面上方写着轮到谁、到哪天为止。",
      en: "Press the button of the row; the head says whose move it is and until when.",
    },
    {
      zh: "办完主按钮那一步；不能按时，旁边写着缺什么，点一下就到该补的地方。",
      en: "Take the main step; if it cannot be taken, what is missing stands beside it as a link.",
    },
    { zh: "等别人的事在下面一栏；等久了点“提醒”，每天一次。", en: "What waits for others is below; remind once a day if it takes long." },
    {
      zh: "要把事情交给别人，到“移交”选人，可以整批交，也可以分给几个人。",
      en: "To pass cases on, choose the person under Hand over, all at once or shared out.",
    },
  ],
  words: [
    {
      word: { zh: "移交", en: "Hand-over" },
      means: {
        zh: "把在办的事项交给另一个人继续办，历史里写明从谁到谁；办过的事和数字不变。",
        en: "Open cases go on with another person; the history says from whom to whom, and no figure changes.",
      },
    },
    {
      word: { zh: "办理期限", en: "Due day" },
      means: {
        zh: "这一步最晚哪天办完，由流程规定的天数推算，不是谁随手填的。",
        en: "The last day of this step, reckoned from the days the process sets.",
      },
      also: ["这一步期限"],
    },
    {
      word: { zh: "到期处理", en: "Due by the clock" },
      means: {
        zh: "到时间系统会自动结束或清除的东西；先列出来等三天，负责人可以叫停。",
        en: "What the clock will end or erase; listed first for three days, and the leader may hold it.",
      },
    },
  ],
  picture: "workbench",
});
