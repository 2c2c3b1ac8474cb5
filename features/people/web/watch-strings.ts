import { defineStrings } from "../../../platform/i18n/strings.ts";

export const watchStrings = defineStrings({
  zh: {
    accounts: (n: number, isMore: boolean) => `待开账号（${n}${isMore ? " 以上" : ""}）`,
    noAccounts: "在任的人都有账号。",
    open: "开账号",
    waits: (n: number) => `${n} 件等着`,
    odd: "需要看一眼的登录",
    oddLead: "近 14 天：被锁定、一天失败 3 次以上、夜里（0—5 点）登录、第一次从没见过的网络登录。点姓名可看在线会话，必要时结束。",
    noOdd: "没有异常。",
    locked: "登录被锁定",
    failed: "一天内多次登录失败",
    night: "夜里登录",
    "new-network": "从没见过的网络登录",
    times: (n: number) => `（${n} 次）`,
  },
  en: {
    accounts: (n: number, isMore: boolean) => `Accounts to open (${n}${isMore ? " and more" : ""})`,
    noAccounts: "Everybody in office has an account.",
    open: "Open one",
    waits: (n: number) => `${n} waiting`,
    odd: "Sign-ins to look at",
    oddLead:
      "The last 14 days: locked, three failures a day, by night (0 to 5), or from a network never seen before. A name opens the sessions, which can be ended.",
    noOdd: "Nothing odd.",
    locked: "sign-in locked",
    failed: "failed several times in a day",
    night: "signed in by night",
    "new-network": "signed in from a network never seen",
    times: (n: number) => ` (${n} times)`,
  },
});
