import { defineHelp } from "../../platform/rooms/help.ts";

export const help = defineHelp({
  title: { zh: "封存与核验", en: "Seals" },
  purpose: {
    zh: "每小时给台账打一个封条，夜里重算一遍，谁也不能悄悄改过去的数。",
    en: "Seals the ledger each hour and reckons it again each night, so that nobody changes the past unseen.",
  },
  who: [
    {
      who: { zh: "审计员", en: "Auditor" },
      does: { zh: "看核验结果，保存每日摘要，出具存在证明。", en: "Reads the checks, keeps digests, gives proofs." },
    },
    { who: { zh: "负责人", en: "Leader" }, does: { zh: "看数据有没有被动过。", en: "Sees whether anything was touched." } },
  ],
  task: { zh: "给一条事实出存在证明", en: "Prove a fact" },
  steps: [
    { zh: "在指标里打开那条事实。", en: "Open the fact." },
    { zh: "点“存在证明”，下载一个文件。", en: "Take the proof as a file." },
    { zh: "对方不用进系统，用文件和摘要就能核对。", en: "It can be checked offline with file and digest." },
  ],
  words: [
    {
      word: { zh: "摘要", en: "Digest" },
      means: {
        zh: "一串由全部内容算出的字符；内容改一个字，摘要就完全不同。",
        en: "A string reckoned from the whole content; one changed letter makes another string.",
      },
    },
    {
      word: { zh: "存在证明", en: "Inclusion proof" },
      means: {
        zh: "证明某条事实在某个时刻已经在台账里的文件，不泄露其他内容。",
        en: "A file that shows that a fact stood in the ledger, and opens no other.",
      },
    },
  ],
  picture: "fact",
});
