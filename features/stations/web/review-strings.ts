import { defineStrings } from "../../../platform/i18n/strings.ts";

export const reviewStrings = defineStrings({
  zh: {
    desk: "年审情况",
    willTake: (n: number) => `开始评定时，把本单位及下属在站的 ${n} 家工作站一次列进来，各项数字从登记簿取。`,
    shownUntil: (day: string) => `${day} 起公示期满（按工作日，扣除登记的放假日）`,
    station: "工作站",
    unit: "单位",
    report: "年报",
    projects: "当年联合项目",
    results: "当年成果应用",
    amount: "成果金额",
    grade: "等次",
    noReport: "没有交",
    late: "（晚交）",
    excused: "免评",
    fault: (f: string) => ({ "no-grade": "没有等次", "other-grade": "不是本批次的等次", "no-grounds": "要整改，没写理由" })[f] ?? f,
    found: "历年年审",
  },
  en: {
    desk: "Stations under review",
    willTake: (n: number) => `As it begins, ${n} stations in force here and beneath are listed at once, with figures from the registers.`,
    shownUntil: (day: string) => `shown until ${day} (working days, without the days off on record)`,
    station: "Station",
    unit: "Unit",
    report: "Report",
    projects: "Projects of the year",
    results: "Results of the year",
    amount: "Amount",
    grade: "Grade",
    noReport: "missing",
    late: "(late)",
    excused: "excused",
    fault: (f: string) =>
      ({ "no-grade": "no grade", "other-grade": "no grade of this review", "no-grounds": "correction without grounds" })[f] ?? f,
    found: "Reviews",
  },
});
