import { defineStrings } from "../../../platform/i18n/strings.ts";

export const answerStrings = defineStrings({
  zh: {
    title: "匿名问卷",
    code: "答卷码（纸条上的 8 位）",
    open: "打开问卷",
    by: (unit: string) => `${unit}发起`,
    anonymous: "不记姓名、时间和地址；码用一次就作废，和名单没有联系。答案只按站点类型合计公布，人少的格子隐去。",
    left: (n: number) => `还有 ${n} 题要填或更正`,
    send: "交卷",
    sent: "已交卷",
    sentLead: "谢谢。这个码已经作废，关掉页面即可。",
  },
  en: {
    title: "Anonymous survey",
    code: "Code (the eight characters of the slip)",
    open: "Open the survey",
    by: (unit: string) => `By ${unit}`,
    anonymous:
      "No name, time or address is kept; a code works once and is tied to no list. Answers are published as sums by kind of station alone, small cells hidden.",
    left: (n: number) => `${n} answers are missing or wrong`,
    send: "Send",
    sent: "Sent",
    sentLead: "Thank you. The code has ended; close the page.",
  },
});
