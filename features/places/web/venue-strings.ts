import { defineStrings } from "../../../platform/i18n/strings.ts";

export const venueStrings = defineStrings({
  zh: {
    add: "添加",
    venues: "本单位运营的阵地",
    venuesLead: "公众在“附近的科普点”页面看到这里的开放时间和电话；状况报“停用”后不再公开，不接受新预约，当天起不计入覆盖。",
    noVenues: "还没有指定本单位运营的阵地",
    noVenuesHint: "由登记该阵地的科协在阵地页面指定运营单位。",
    runBy: (names: string) => `运营：${names}`,
    waitingBookings: (n: number) => (n === 0 ? "没有待答复的预约" : `${n} 件预约待答复`),
    noNewBookings: "停用中，不接受新预约。",
    report: "更正或报告",
    reported: "已保存，公众页面随即更新。",
    back: "返回",
    operatorUnits: "有账号的运营单位",
    operatorUnitsLead: "它们的“场馆运营”岗位可答复本阵地的预约，更正开放时间、电话，报告状况；看不到别的。",
    noOperatorUnits: "还没有：预约由本单位答复。",
    addOperator: "添加运营单位",
    takeOff: "移除",
  },
  en: {
    add: "Add",
    venues: "Places we run",
    venuesLead:
      "The public reads these hours and this phone on the page of places nearby; a place out of use is no longer shown, takes no bookings and covers nobody from that day on.",
    noVenues: "No place names your organisation as its operator",
    noVenuesHint: "The association that registers the place names its operators on the place's page.",
    runBy: (names: string) => `Run by ${names}`,
    waitingBookings: (n: number) => (n === 0 ? "No booking waits for an answer" : `${n} bookings wait for an answer`),
    noNewBookings: "Out of use: no new bookings.",
    report: "Correct or report",
    reported: "Saved; the public page follows at once.",
    back: "Back",
    operatorUnits: "Operators with accounts",
    operatorUnitsLead:
      "Their post “place operator” answers this place's bookings, corrects hours and phone and reports its condition; it sees nothing else.",
    noOperatorUnits: "None yet: your unit answers its bookings.",
    addOperator: "Add an operator",
    takeOff: "Take off",
  },
});
