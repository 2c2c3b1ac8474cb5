import { defineHelp } from "../../platform/rooms/help.ts";

export const help = defineHelp({
  title: { zh: "民主测评", en: "Appraisals" },
  purpose: {
    zh: "述职、签到、投票、计票、公布、整改都在一处；谁投了什么，没有人查得到。",
    en: "Statements, check-in, vote, count, publication and what is mended after it in one place; nobody can find out who voted what.",
  },
  who: [
    {
      who: { zh: "保姆", en: "Adviser" },
      does: { zh: "安排测评，录名单，发选票，打铃，计票。", en: "Plans, enters the roll, hands out, rings the bell, counts." },
    },
    { who: { zh: "审核", en: "Reviewer" }, does: { zh: "看到监票人签字的结果表后公布。", en: "Publishes once the tellers have signed." } },
    {
      who: { zh: "监票人", en: "Teller" },
      does: {
        zh: "三人各拿一张钥匙条，计票时要其中两张；远程投票时钥匙在三人各自的设备上。",
        en: "Three hold a key each; two of them open the vote. From afar each key is on a device of its own.",
      },
    },
    {
      who: { zh: "投票人", en: "Voter" },
      does: { zh: "从信封里抽一个码，或者领一张纸票。", en: "Draws a code from an envelope, or takes a paper ballot." },
    },
  ],
  task: { zh: "开一次测评会", en: "Hold an appraisal" },
  steps: [
    { zh: "登记测评办法：等次、分值、类别、权重，写上依据。", en: "Enter the scheme with its source." },
    { zh: "安排测评，登记被测评人和监票人，录应到名单。", en: "Plan it: persons, tellers, the roll." },
    { zh: "开始签到，把到会的人勾上。", en: "Begin check-in and tick those present." },
    {
      zh: "发选票：印三张钥匙条和投票码，码剪开放进信封；要纸票的印纸票。",
      en: "Hand out: print three keys and the codes, cut them apart into an envelope; print paper ballots.",
    },
    {
      zh: "人不在会场的类别用远程投票：先请三名监票人在自己的设备上做钥匙，发选票时选“远程”，把链接发给本人，开始投票以前都领好票。",
      en: "A class that is not in the hall votes from afar: three tellers make a key on their own devices, choose From afar when handing out, give each voter his link; tokens are fetched before the vote opens.",
    },
    {
      zh: "把“会场大屏”投到幕布上，请大家扫码试投一遍；计票的两人在“试录纸票”里练一遍。试投的名字是编的，不算票。",
      en: "Show the hall's screen, let everybody scan and try; the counters practise keying. A trial has invented names and counts nothing.",
    },
    { zh: "开始投票；都交了就打铃，大屏上会响。", en: "Open the vote; ring the bell when all have handed in: the hall's screen rings." },
    { zh: "纸票由两人各录一遍，再用两张钥匙条计票。", en: "Two counters key the paper; two keys count." },
    { zh: "打印结果表请监票人签字，扫描上传，审核后公布。", en: "Print the sheet, have it signed, add its scan, publish." },
    {
      zh: "逐一点评的话记在“逐一点评”里：加密，只有负责人和办测评的人看得到，每次查看写明用途。",
      en: "What was said of each goes into its own sealed notes, read by the head and whoever runs it, each time with a purpose.",
    },
    { zh: "登记整改事项，都办结了就归档。", en: "Enter what is to be mended; archive when all is done." },
  ],
  words: [
    {
      word: { zh: "测评办法", en: "Scheme" },
      means: {
        zh: "等次、分值、类别和权重、什么样的票无效，照你们单位的文件写。",
        en: "Grades, values, classes with weights and what voids a ballot, as your office's document says.",
      },
    },
    {
      word: { zh: "投票类别", en: "Class of voters" },
      means: {
        zh: "哪些人投的票算一起，占多少权重；不到五张有效票的类别并到下一类。",
        en: "Whose ballots are summed with which weight; one under five valid ballots joins the next.",
      },
    },
    {
      word: { zh: "钥匙条", en: "Teller's key" },
      means: {
        zh: "开票的钥匙分三份，只印在纸上；丢一份不要紧，丢两份要重投。",
        en: "The opening key in three parts on paper alone; with one lost the vote goes on, with two it is repeated.",
      },
      also: ["监票人钥匙"],
    },
    {
      word: { zh: "远程投票", en: "Vote from afar" },
      means: {
        zh: "在自己的手机上投，票加密后才发出；没有姓名，打铃以前可以改投，最后一次算。一个类别要么在会场投，要么远程投。",
        en: "On one's own phone, encrypted before it is sent, without a name; until the bell one may vote again and the last one counts. A class votes in the hall or from afar.",
      },
    },
    {
      word: { zh: "领票", en: "Token" },
      means: {
        zh: "远程投票的资格，盲签的：知道谁领了，不知道哪张票是谁的。投票开始后不再发。",
        en: "The right to vote from afar, signed blindly: it is known who has one and not whose a ballot is. None is given once the vote is open.",
      },
    },
    {
      word: { zh: "作废重投", en: "Vote again" },
      means: { zh: "已经交的票全部作废，重新发选票。", en: "All ballots handed in are void, and new ones are handed out." },
    },
  ],
});
