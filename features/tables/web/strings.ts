import { defineStrings } from "../../../platform/i18n/strings.ts";

export const tablesStrings = defineStrings({
  zh: {
    title: "导入导出",
    lead: (days: number) => `大表在后台导入、导出，您可以先做别的，做完会有消息。文件保留 ${days} 天。`,
    none: "还没有在后台进行的导入或导出。两万行以内的表当场就办完，不在这里。",
    stopping: "正在停下",
    speed: (n: number) => `每秒 ${n.toLocaleString("zh-CN")} 行`,
    progress: (name: string) => `${name}的进度`,
    sums: (above: number, notes: number, blank: number, read: number) =>
      `表头和标题 ${above} 行，合计、注释等 ${notes} 行，空行 ${blank} 行，数据 ${read} 行`,
    rows: (stored: number, doubtful: number, faulty: number, same: number, refused: number) =>
      `导入 ${stored} 行（其中 ${doubtful} 行有看不懂的格），要改 ${faulty} 行，已经有了 ${same} 行，不能保存 ${refused} 行`,
    exported: (n: number) => `${n.toLocaleString("zh-CN")} 行`,
    refusedRow: (row: number, words: string) => `第 ${row} 行没有导入：${words}`,
    cancel: "停下",
    file: (mb: string) => `下载（${mb} MB）`,
    marked: (mb: string) => `下载标出错误的文件（${mb} MB）`,
    batch: "看这一批，可整批撤销",
  },
  en: {
    title: "Imports and exports",
    lead: (days: number) =>
      `Long tables come in and go out beside your work; a notice tells when they are done. Files are kept for ${days} days.`,
    none: "No long import or export yet. Tables of up to twenty thousand rows are done at once and do not stand here.",
    stopping: "stopping",
    speed: (n: number) => `${n.toLocaleString("en")} rows a second`,
    progress: (name: string) => `Progress of ${name}`,
    sums: (above: number, notes: number, blank: number, read: number) =>
      `${above} rows of titles and headings, ${notes} of totals and notes, ${blank} blank, ${read} of data`,
    rows: (stored: number, doubtful: number, faulty: number, same: number, refused: number) =>
      `${stored} stored (${doubtful} with cells not understood), ${faulty} with faults, ${same} there already, ${refused} that cannot be stored`,
    exported: (n: number) => `${n.toLocaleString("en")} rows`,
    refusedRow: (row: number, words: string) => `Row ${row} was left out: ${words}`,
    cancel: "Stop",
    file: (mb: string) => `Download (${mb} MB)`,
    marked: (mb: string) => `Download the file with its errors (${mb} MB)`,
    batch: "See the batch, take it back",
  },
});
