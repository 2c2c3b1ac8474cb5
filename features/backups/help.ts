import { defineHelp } from "../../platform/rooms/help.ts";

export const help = defineHelp({
  title: { zh: "备份", en: "Backups" },
  purpose: {
    zh: "看最近一次备份和试恢复是什么时候、成不成功；没设置时写明怎么设。",
    en: "When the last backup and tried restore were and how they went; what to do where nothing is set.",
  },
  who: [
    {
      who: { zh: "系统管理员", en: "System officer" },
      does: { zh: "每天看一眼；出问题会收到邮件。", en: "Looks each day; gets a mail when something is wrong." },
    },
    { who: { zh: "审计员", en: "Auditor" }, does: { zh: "核对备份是否真能恢复。", en: "Checks that a restore really works." } },
  ],
  task: { zh: "确认备份可用", en: "See that backups work" },
  steps: [
    { zh: "打开“备份”，看第一行的结论。", en: "Open the page, read the first line." },
    { zh: "看“试恢复”的日期：没有试恢复过的备份不算数。", en: "Look at the day of the tried restore." },
    { zh: "有红色提示时，照下面写的办法处理。", en: "Do what stands below when something is marked." },
  ],
  words: [
    {
      word: { zh: "试恢复", en: "Tried restore" },
      means: { zh: "把备份真的恢复到一个空的地方再核对一遍，证明它能用。", en: "The backup is really restored elsewhere and compared." },
    },
  ],
});
