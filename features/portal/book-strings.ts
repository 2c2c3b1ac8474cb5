import { defineStrings } from "../../platform/i18n/strings.ts";

/** Of the booking form for browsers without JavaScript; the words of its fields are those of `visit-strings.ts`. */
export const bookStrings = defineStrings({
  zh: {
    product: "闭环",
    other: "English",
    back: "附近的科普点",
    feedback: "投诉建议",
    gone: "没有这个地方，或它现在不接受预约。",
    phone: (n: string) => `也可以打电话约：${n}`,
    consentFirst: "请先勾选同意",
    correct: "还没有提交：有几项需要更正。",
    code: "预约编号",
    keep: "请记下编号。要查看是否确认或取消，请在能运行 JavaScript 的浏览器里打开下面的链接，或打电话说明编号。",
    busy: (seconds: number) => `操作太频繁，请 ${seconds} 秒后再试。`,
    foreign: "这个表单要从本站的页面提交。",
  },
  en: {
    product: "Bihuan",
    other: "中文",
    back: "Places nearby",
    feedback: "Complaints and suggestions",
    gone: "There is no such place, or it takes no bookings now.",
    phone: (n: string) => `You may also call: ${n}`,
    consentFirst: "Please agree first",
    correct: "Not sent yet: some fields need correction.",
    code: "Code of the booking",
    keep: "Please note the code. To see whether it is confirmed, or to cancel, open the link in a browser that runs JavaScript, or call and give the code.",
    busy: (seconds: number) => `Too many requests. Try again in ${seconds} seconds.`,
    foreign: "This form is sent from this site's own page.",
  },
});
