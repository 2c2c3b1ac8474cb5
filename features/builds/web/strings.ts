import { defineStrings } from "../../../platform/i18n/strings.ts";

export const buildsStrings = defineStrings({
  zh: {
    buildsLead: "计划、在建、已验收、取消相加等于全部；验收须有注明日期的记录，由建设人以外的人办理。",
    openPlace: "看点位",
    openFact: "看台账事实",
    position: "位置（WGS-84）",
    lat: "纬度",
    lon: "经度",
    savePin: "保存位置",
    notNumber: (axis: string) => `${axis}要填十进制的度数，例：30.1234；没有保存。`,
    offEarth: (axis: string, most: number) => `${axis}在 −${most} 到 ${most} 之间；没有保存。`,
    exchanged: (axis: string) => `这个${axis}不对，经度和纬度像是填反了；没有保存。`,
    acceptedOn: "验收日期",
    onRecord: "依据哪份记录",
  },
  en: {
    buildsLead:
      "Planned, under way, accepted and dropped add up to all; acceptance needs a dated record and somebody other than the builder.",
    openPlace: "Open the place",
    openFact: "Open the fact",
    position: "Position (WGS-84)",
    lat: "Latitude",
    lon: "Longitude",
    savePin: "Save the position",
    notNumber: (axis: string) => `${axis} is written in decimal degrees, as 30.1234; nothing was saved.`,
    offEarth: (axis: string, most: number) => `${axis} lies between −${most} and ${most}; nothing was saved.`,
    exchanged: (axis: string) => `This ${axis.toLowerCase()} cannot be: latitude and longitude look exchanged; nothing was saved.`,
    acceptedOn: "Accepted on",
    onRecord: "On which record",
  },
});
