import { defineHelp } from "../../platform/rooms/help.ts";

export const help = defineHelp({
  title: { zh: "导入导出", en: "Tables in and out" },
  purpose: {
    zh: "很长的表格在后台读入和导出；这里看进度、停下、取文件，文件保留七天。",
    en: "Long tables come in and go out beside other work; here they are watched, stopped and fetched, for seven days.",
  },
  who: [{ who: { zh: "每个人", en: "Everybody" }, does: { zh: "只看到自己的。", en: "Sees his own." } }],
  task: { zh: "读入一张很长的表", en: "Bring in a long table" },
  steps: [
    {
      zh: "在台账上点“导入”，选文件；短表当场读完，长表转到这里。",
      en: "Import in a register; a short table is read at once, a long one comes here.",
    },
    {
      zh: "只改几格、添几行的，在清单上直接粘贴 Excel 里的行：认得出的那条列出“现在”和“改为”，确认后才改。",
      en: "For a few cells or rows paste them right on the list: what changes is shown beside what stands, and done when you say so.",
    },
    { zh: "看核对结果：读了多少行，可以存多少行，哪些有错。", en: "Read how many rows can be stored and which cannot." },
    { zh: "确认后存入；随时可以停下，以后再接着存。", en: "Store them; stop at any time and go on later." },
    {
      zh: "上级有自己的表：在“上报表样”里把列名复制进来，按他的标题、列名、顺序导出。",
      en: "Where a superior has a form of his own, set it under Forms and export in it.",
    },
    { zh: "有错的行在退回的表里标出，改好再传一次，已存的不会重复。", en: "Mend the marked rows and send again; nothing is stored twice." },
  ],
  words: [],
});
