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
      zh: "实施方案：登记出台后，下级各有一件“待出台”；把写分工的段落粘进去，读成表，核对后交办。",
      en: "A plan, once issued, asks those beneath for theirs; paste its paragraph of tasks, check the table, give them out.",
    },
  ],
  words: [
    {
      word: { zh: "牵头单位", en: "Leading unit" },
      means: { zh: "负总责的单位，其他的是配合。", en: "The unit responsible; others co-operate." },
    },
    {
      word: { zh: "议定事项", en: "Decision" },
      means: { zh: "会上定下来的一件事，有单位、有日期。", en: "A sentence decided, with unit and day." },
    },
    {
      word: { zh: "实施方案", en: "Plan" },
      means: { zh: "怎样落实一份纲要或规划的文件，各级出台自己的。", en: "How an outline is carried out; each level issues its own." },
    },
  ],
});
