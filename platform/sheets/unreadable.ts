import type { Label } from "../http/contract.ts";

/** Why a file is not read, in the words of whoever sent it. */
export class Unreadable extends Error {
  readonly code: string;
  readonly label: Label;
  constructor(code: keyof typeof CAUSES, detail = "") {
    super(`${CAUSES[code].en}${detail && ` (${detail})`}`);
    this.code = code;
    this.label = { zh: `${CAUSES[code].zh}${detail && `（${detail}）`}`, en: this.message };
  }
}

const CAUSES = {
  empty: { zh: "文件是空的", en: "The file is empty" },
  unknown: {
    zh: "这不是表格文件；请用 Excel 或 WPS 打开后另存为 .xlsx 再导入",
    en: "This is no table; open it in Excel or WPS, save it as .xlsx and import that",
  },
  "other-kind": { zh: "这是另一种文件，不是表格", en: "This is a file of another kind, not a table" },
  "no-table": { zh: "这份 Word 文件里没有表格", en: "There is no table in this Word document" },
  broken: {
    zh: "文件已损坏，读不完整；请用 Excel 或 WPS 打开后另存一份再导入",
    en: "The file is damaged; open it in Excel or WPS, save it anew and import that",
  },
  bomb: {
    zh: "文件解开后大得不合常理，没有读；请只留下要导入的数据另存一份",
    en: "The file unfolds to a size out of all proportion and was not read; keep only the data and save it anew",
  },
  busy: {
    zh: "正在读的大文件太多，这个没有读，请稍后再试",
    en: "Too many large files are being read; this one was not, please try again shortly",
  },
  "too-large": { zh: "表格太大，读不下；请分成几个文件导入", en: "The table is too large; cut it into several files" },
  password: {
    zh: "文件设了打开密码，读不了；请在 Excel 或 WPS 中输入密码打开，到“文件—信息—保护工作簿”（WPS：文件—文档加密）清除密码，保存后再导入",
    en: "The file has an opening password; open it in Excel or WPS, remove the password (File, Info, Protect Workbook), save it and import again",
  },
  encoding: {
    zh: "文字编码认不出；请用 Excel 或 WPS 打开后另存为 .xlsx 再导入",
    en: "The text's encoding is not known; open it in Excel or WPS, save it as .xlsx and import that",
  },
  heavy: { zh: "这个文件太复杂，读不完；请另存为 .xlsx 再导入", en: "The file takes too much to read; save it as .xlsx and import that" },
} as const satisfies Record<string, Label>;
