import { defineHelp } from "../../platform/rooms/help.ts";

export const help = defineHelp({
  title: { zh: "会议与督办", en: "Meetings and tasks" },
  purpose: { zh: "会议定的事变成任务，到期问、办完核。", en: "What meetings decide becomes tasks with a day and a proof." },
  who: [
    { who: { zh: "保姆", en: "Adviser" }, does: { zh: "记纪要、签收、报办结。", en: "Writes minutes, receives, reports." } },
    { who: { zh: "负责人", en: "Leader" }, does: { zh: "签发、批延期、核办结。", en: "Signs, extends, closes." } },
    { who: { zh: "审核", en: "Reviewer" }, does: { zh: "同样可以签发和核。", en: "May sign and close too." } },
  ],
  task: { zh: "从纪要到办结", en: "From minutes to done" },
  steps: [
    { zh: "登记会议，粘贴纪要正文，议定事项自动认出，您来确认。", en: "Paste the minutes; decisions are read, you confirm." },
    { zh: "送签；签发后任务发到牵头单位。", en: "When signed, tasks go out." },
    { zh: "牵头单位签收、办理，需要时申请延期。", en: "The leading unit receives and works." },
    { zh: "报办结时附证明，交办单位核后才算完。", en: "Proof is added; whoever gave it closes it." },
    {
      zh: "要表决的，先在“章程和规则”里登记章程和表决规则；会上在“议案和表决”填赞成、反对、弃权，人数够不够、通过没有，都按章程算好。",
      en: "To vote, first enter the charter with its rules of voting; then votes for, against and abstained are entered with the meeting, and quorum and result are reckoned by the charter.",
    },
    {
      zh: "责任清单：每个岗位每年一份，业务和党风廉政都写上再签字；“责任清单签字”看谁还没签，照上一年续一份。",
      en: "Responsibility lists: one a year for each post, work and integrity, then signed; Lists by year shows who has not signed and renews last year's.",
    },
    {
      zh: "实施方案：登记出台后，下级各有一件“待出台”；把写分工的段落粘进去，读成表，核对后交办。",
      en: "A plan, once issued, asks those beneath for theirs; paste its paragraph of tasks, check the table, give them out.",
    },
  ],
  words: [
    {
      word: { zh: "表决规则", en: "Rule of voting" },
      means: {
        zh: "什么会、表决什么，要多少人到会、多少票赞成，写在章程第几条。",
        en: "For a body and a matter: how many must be there, how many votes for, and the article that says so.",
      },
    },
    {
      word: { zh: "没有表决的原因", en: "Why not voted on" },
      means: { zh: "列了议案但没有付表决的，写明为什么，纪要里照写。", en: "Why a motion was not put to the vote; the minutes have it." },
    },
    {
      word: { zh: "牵头单位", en: "Leading unit" },
      means: { zh: "负总责的单位，其他的是配合。", en: "The unit responsible; others co-operate." },
    },
    {
      word: { zh: "议定事项", en: "Decision" },
      means: { zh: "会上定下来的一件事，有单位、有日期。", en: "A sentence decided, with unit and day." },
    },
    {
      word: { zh: "反馈频次", en: "Rhythm of feedback" },
      means: {
        zh: "周报、双周报等；到期没写进展的，只提醒承办人和本单位负责人。",
        en: "How often progress is written; late ones are told to who carries it and the head of his unit alone.",
      },
    },
    {
      word: { zh: "实施方案", en: "Plan" },
      means: { zh: "怎样落实一份纲要或规划的文件，各级出台自己的。", en: "How an outline is carried out; each level issues its own." },
    },
  ],
});
