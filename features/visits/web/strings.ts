import { defineStrings } from "../../../platform/i18n/strings.ts";

export const visitsStrings = defineStrings({
  zh: {
    openPlace: "看点位",
    bookingsLead:
      "公众在“附近的科普点”页面提出，不用账号。运营单位用自己的账号答复，没有账号的由您代为确认或说明理由婉拒；姓名和电话在参观 30 天后删除。",
    bookingsLeadOperator: "公众预约参观本单位运营的阵地。几家单位共同运营的，谁先答复以谁为准；姓名和电话在参观 30 天后删除。",
    visitor: "预约人",
    placeClosed: (on: string | null) =>
      `这个阵地${on === null ? "" : ` ${on} 起`}停用：请给预约人打电话说明，再以“当日不开放”办理“不能安排”；仍能接待的照常办理。`,
    operators: (names: string) => `运营单位：${names}`,
    erased: "（已删除）",
  },
  en: {
    openPlace: "Open the place",
    bookingsLead:
      "Asked for on the public page of places nearby. Operators answer by their own accounts, you for those without one; name and phone are erased 30 days after the visit.",
    bookingsLeadOperator:
      "Visits to the places your organisation runs. Where several run one, the first answer stands; name and phone are erased 30 days after the visit.",
    visitor: "Visitor",
    placeClosed: (on: string | null) =>
      `This place is out of use${on === null ? "" : ` from ${on}`}: tell the visitor by phone and refuse as “Closed that day”; go on as usual if you can receive them.`,
    operators: (names: string) => `Run by ${names}`,
    erased: "(erased)",
  },
});
