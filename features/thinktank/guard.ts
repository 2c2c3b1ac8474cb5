import type { Guard } from "../../platform/register/guard.ts";
import { lookThrough, NotLookedThrough } from "./file-marks.ts";
import { markIn } from "./marks.ts";

const SECRET = {
  zh: "发现疑似国家秘密标志，没有保存。请勿再次上传，请联系本单位保密员。",
  en: "It seems to bear a mark of state secrets and was not stored. Do not send it again; speak to your secrecy officer.",
};
const WORK = {
  zh: "发现疑似工作秘密标志，没有保存。请勿再次上传，请联系本单位保密员。",
  en: "It seems to bear a mark of work secrets and was not stored. Do not send it again; speak to your secrecy officer.",
};
const CLOSED = {
  zh: "文件加了密、嵌套太深或太大，没法检查，没有保存。请另存为普通的 Word 或 PDF 再传。",
  en: "The file is locked, nested too deep or too large to be looked through, and was not stored. Save it as plain Word or PDF.",
};
const UNREAD = {
  zh: "读不出文字（可能是扫描件），没法检查，没有保存。请改传能选中文字的文件；图片请作为 JPG、PNG 上传。",
  en: "No text can be read (a scan?), so it could not be looked through and was not stored. Send a file whose text can be selected; pictures as JPG or PNG.",
};

/** Refuses what bears a mark, by its shape and place; it helps, it does not classify. */
export const secrecyGuard: Guard = {
  text: (text) => {
    const mark = markIn(text);
    return mark && (mark.rule === "work" ? WORK : SECRET);
  },
  file: async (name, bytes) => {
    try {
      const { mark, readable } = await lookThrough(name, bytes);
      if (mark) return mark.rule === "work" ? WORK : SECRET;
      return readable || /\.(jpe?g|png|gif|webp|heic)$/i.test(name) ? undefined : UNREAD;
    } catch (error) {
      if (error instanceof NotLookedThrough || error instanceof RangeError || error instanceof TypeError) return CLOSED;
      throw error;
    }
  },
};
