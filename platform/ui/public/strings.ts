import { defineStrings } from "../../i18n/strings.ts";

export const publicStrings = defineStrings({
  zh: { optional: "选填", left: (n: number) => `还可写 ${n} 字`, over: (n: number) => `超出 ${n} 字，请删减`, busy: "正在提交…" },
  en: {
    optional: "optional",
    left: (n: number) => `${n} characters left`,
    over: (n: number) => `${n} characters too many`,
    busy: "Sending…",
  },
});
