import { defineStrings } from "../../i18n/strings.ts";

export const publicStrings = defineStrings({
  zh: {
    optional: "选填",
    left: (n: number) => `还可写 ${n} 字`,
    over: (n: number) => `超出 ${n} 字，请删减`,
    busy: "正在提交…",
    filesSent: (n: number) => (n === 0 ? "还没有附件" : `已收到 ${n} 份附件`),
    fileHint: (most: number, mb: number, kinds: string) =>
      `最多 ${most} 份，每份不超过 ${mb} MB，可用 ${kinds}；收到后先检查再保存，只有主办单位看得到。`,
    chooseFile: "选一份文件发送",
    sendingFile: "正在发送…",
    fileKept: (name: string) => `${name} 已收到。`,
    tooLarge: (mb: number) => `超过 ${mb} MB，没有发送`,
    otherKind: "不是可以收的类型，没有发送",
  },
  en: {
    optional: "optional",
    left: (n: number) => `${n} characters left`,
    over: (n: number) => `${n} characters too many`,
    busy: "Sending…",
    filesSent: (n) => (n === 0 ? "No files yet" : `${n} files received`),
    fileHint: (most, mb, kinds) => `At most ${most} of ${mb} MB each, as ${kinds}; checked before they are kept, seen by the office alone.`,
    chooseFile: "Choose a file and send it",
    sendingFile: "Sending…",
    fileKept: (name) => `${name} is received.`,
    tooLarge: (mb) => `Larger than ${mb} MB: not sent`,
    otherKind: "No kind that is taken: not sent",
  },
});
