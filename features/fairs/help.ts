import { defineHelp } from "../../platform/rooms/help.ts";

export const help = defineHelp({
  title: { zh: "科技成果洽谈会", en: "Fairs of projects" },
  purpose: {
    zh: "征集、评审、公示项目，把想谈的两方排到同一张桌子，谈完记下结果；只有对方确认落地的才算数。",
    en: "Projects are called for, reviewed and shown; who wants to talk finds a table and an hour; only what a party confirms has landed.",
  },
  who: [
    {
      who: { zh: "保姆", en: "Adviser" },
      does: { zh: "征集项目，分配专家，写遴选理由，排洽谈。", en: "Collects projects, assigns experts, gives reasons, plans the talks." },
    },
    {
      who: { zh: "专家", en: "Expert" },
      does: { zh: "用链接打分，要回避的写明原因；看不到别人的分。", en: "Scores by link or recuses himself; sees nobody else's scores." },
    },
    {
      who: { zh: "另一名工作人员", en: "Another colleague" },
      does: { zh: "公示期满确认名单，洽谈表定稿。", en: "Confirms the list after its publicity; freezes the timetable." },
    },
    {
      who: { zh: "参会的企业和项目方", en: "Firms and teams" },
      does: { zh: "用链接选时段、约洽谈、看日程，谈完点结果。", en: "By link: hours, requests, their programme, and what came of it." },
    },
  ],
  task: { zh: "办一次洽谈会", en: "Hold a fair" },
  steps: [
    {
      zh: "新建洽谈会，套用模板，登记专区的桌子和评分项，征集项目。",
      en: "Begin a fair, lay out a template, enter tables and criteria, collect projects.",
    },
    { zh: "截止征集，点“分配专家”，专家用链接评分。", en: "Close the call, assign experts; they score by link." },
    { zh: "写明理由定拟入选，公示，期满由另一个人确认。", en: "Decide with reasons, show to the public; another person confirms." },
    { zh: "双方用链接约洽谈，点“快速排”，看没排上的和原因。", en: "Both sides ask by link; plan, and read who is left out and why." },
    { zh: "选定一张送定稿，由另一个人定稿；各方看到自己的日程。", en: "Choose one and propose it; another person freezes it." },
    {
      zh: "登记入场的人，打印胸牌，把门口用的链接给站门的人；没有网络也能放行。",
      en: "Enter guests, print badges, hand the doors' link to those who stand there; it works without a network.",
    },
    {
      zh: "路演和直播：场次里勾“公开页可以提问”，在“路演安排”排顺序；观众的提问在“观众提问”里答，答了才公开。",
      en: "Pitches and streams: let a session take questions, put its pitches in order; questions are shown once they are answered.",
    },
    {
      zh: "公示期内有异议：由复核的人核实答复，都答了才能确认名单。",
      en: "Objections are looked into and answered before the list is confirmed.",
    },
    { zh: "有人退出：点“退出并列出要通知的人”，只通知名单上的人。", en: "Somebody drops out: only those on the list are told." },
  ],
  words: [
    {
      word: { zh: "最多能排", en: "Bound" },
      means: { zh: "不管怎么排都不可能超过的场数。", en: "No timetable has more talks than this." },
    },
    {
      word: { zh: "已证明最好", en: "Proved best" },
      means: { zh: "排到了最多，而且谁的日程里都没有空档。", en: "As many as possible, and nobody waits between two talks." },
    },
  ],
});
