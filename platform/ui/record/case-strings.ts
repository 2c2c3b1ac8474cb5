import { defineStrings } from "../../i18n/strings.ts";

/** A day so many days off sets nothing for whoever reads it: it is the routine of what stands for years. */
export const FAR_DAYS = 730;

export const caseHeadStrings = defineStrings({
  zh: {
    more: "更多",
    path: "办理过程各步",
    beside: (state: string) => `现在是“${state}”`,
    yours: (state: string) => `现在轮到您：${state}。`,
    turnOf: (who: string) => `等${who}办。`,
    nobodys: (who: string) => `${who}还没有能登录办理的人，请负责人移交，或请安全管理员任命。`,
    closedTo: (who: string) => `${who}已办过前面的步骤，这一步须换人办：请安全管理员再任命一人，或请负责人移交。`,
    since: (day: string) => `${day}起`,
    until: (day: string, left: number) =>
      left < 0 ? `${day}到期，超期 ${-left} 天` : left === 0 ? "今天到期" : left === 1 ? "明天到期" : `${day}到期，还剩 ${left} 天`,
    ended: (state: string) => `已办结：${state}`,
    first: (label: string) => `还不能“${label}”：`,
    done: (label: string) => `已办：${label}`,
    usualDays: (n: number) => `${n} 天内`,
    skipped: "没有走这一步",
    usualMonths: (n: number) => `${n} 个月内`,
  },
  en: {
    more: "More",
    path: "Steps of the process",
    beside: (state: string) => `Now: ${state}`,
    yours: (state: string) => `It is your turn: ${state}.`,
    turnOf: (who: string) => `Waiting for ${who}.`,
    nobodys: (who: string) => `${who}: nobody here can sign in and act; a leader hands it over, or the security officer appoints somebody.`,
    closedTo: (who: string) =>
      `${who} did an earlier step; another must do this: the security officer appoints one more, or a leader hands it over.`,
    since: (day: string) => `since ${day}`,
    until: (day: string, left: number) =>
      left < 0
        ? `due ${day}, ${-left} days late`
        : left === 0
          ? "due today"
          : left === 1
            ? "due tomorrow"
            : `due ${day}, ${left} days left`,
    ended: (state: string) => `Closed: ${state}`,
    first: (label: string) => `${label}, not yet:`,
    done: (label: string) => `Done: ${label}`,
    usualDays: (n: number) => `within ${n} days`,
    skipped: "left out",
    usualMonths: (n: number) => `within ${n} months`,
  },
});

export const remindStrings = defineStrings({
  zh: {
    remind: "催办",
    reminded: "今天已催",
    told: (who: string) => `已提醒${who}`,
    remarks: "意见",
    sayHint: "写进展或意见，输入 @姓名 提醒同事",
    say: "发出",
    toldMentioned: (who: string) => `已提醒${who}`,
  },
  en: {
    remind: "Remind",
    reminded: "Reminded today",
    told: (who: string) => `Reminded: ${who}`,
    remarks: "Remarks",
    sayHint: "Progress or a remark; @name reminds a colleague",
    say: "Send",
    toldMentioned: (who: string) => `Told: ${who}`,
  },
});
