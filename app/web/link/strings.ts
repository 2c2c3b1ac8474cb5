import { defineStrings } from "../../../platform/i18n/strings.ts";

export const linkStrings = defineStrings({
  zh: {
    product: "闭环",
    skip: "跳到正文",
    feedback: "投诉建议",
    lost: "没有这个页面",
    lostHint: "请核对链接是否完整，或向发给您的人再要一次。",
    toCode: "手里有纸上的编号：在这里输入",
    toNear: "看附近的科普点",
    fault: "页面出错了，请刷新重试。",
    otherLanguage: "English",
  },
  en: {
    product: "Bihuan",
    skip: "Skip to content",
    feedback: "Complaints and suggestions",
    lost: "No such page",
    lostHint: "Check that the link is whole, or ask the sender for it again.",
    toCode: "You hold a printed code: enter it here",
    toNear: "See places nearby",
    fault: "This page failed; load it again.",
    otherLanguage: "中文",
  },
});
