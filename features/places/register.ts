import { defineRegister } from "../../platform/register/fields.ts";
import { conditionOptions, groupOptions, kindOptions, qualityOptions, sourceOptions, standingOptions } from "./kinds.ts";

export const MOST_NOTES = 500;

/** Places and resources. Positions are never typed here: they come by import or by pin. */
export const placeRegister = defineRegister({
  name: "place",
  label: { zh: "科普阵地与资源", en: "Places and resources" },
  fields: [
    { key: "name", label: { zh: "名称", en: "Name" }, type: "text", required: true, maxLength: 100, list: "shown", width: 240 },
    {
      key: "kind",
      label: { zh: "类型", en: "Kind" },
      type: "option",
      required: true,
      options: kindOptions,
      list: "shown",
      filter: true,
      width: 160,
    },
    {
      key: "standing",
      label: { zh: "性质", en: "Standing" },
      type: "option",
      required: true,
      options: standingOptions,
      list: "shown",
      filter: true,
      width: 110,
      help: { zh: "只有科普阵地计入覆盖；可转化资源是候选点", en: "Only places cover people; resources are candidates" },
    },
    {
      key: "quality",
      label: { zh: "位置", en: "Position" },
      type: "option",
      computed: true,
      options: qualityOptions,
      list: "shown",
      filter: true,
      width: 120,
    },
    { key: "address", label: { zh: "地址", en: "Address" }, type: "text", maxLength: 200, list: "shown", width: 240 },
    { key: "townName", label: { zh: "乡镇街道", en: "Town" }, type: "text", computed: true, list: "shown", width: 130 },
    {
      key: "hours",
      label: { zh: "开放时间", en: "Opening hours" },
      type: "text",
      maxLength: 200,
      list: "on-choice",
      width: 200,
      help: { zh: "例：周二至周五 9:00-17:00；周末 10:00-16:00", en: "As 周二至周五 9:00-17:00；周末 10:00-16:00" },
    },
    { key: "areaM2", label: { zh: "面积（平方米）", en: "Area (m²)" }, type: "integer", list: "on-choice", adds: true, width: 130 },
    { key: "free", label: { zh: "免费", en: "Free of charge" }, type: "boolean", list: "on-choice", width: 80 },
    {
      key: "groups",
      label: { zh: "服务人群", en: "Groups served" },
      type: "options",
      options: groupOptions,
      list: "on-choice",
      width: 200,
    },
    { key: "barrierFree", label: { zh: "无障碍", en: "Barrier-free" }, type: "boolean", list: "on-choice", width: 80 },
    {
      key: "operators",
      label: { zh: "运营单位", en: "Operators" },
      type: "text",
      maxLength: 300,
      list: "on-choice",
      width: 220,
      help: { zh: "可填两家以上，用顿号分开", en: "Two or more are separated by 、" },
    },
    { key: "phone", label: { zh: "对外电话", en: "Public phone" }, type: "phone", list: "on-choice", width: 130 },
    {
      key: "bookable",
      label: { zh: "接受预约", en: "Takes bookings" },
      type: "boolean",
      help: { zh: "公众可在“附近的科普点”页面预约", en: "The public can book on the page of places nearby" },
    },
    {
      key: "condition",
      label: { zh: "状况", en: "Condition" },
      type: "option",
      options: conditionOptions,
      list: "on-choice",
      filter: true,
      width: 90,
    },
    { key: "checkedOn", label: { zh: "最近核查", en: "Last check" }, type: "day", list: "on-choice", width: 120 },
    { key: "openedOn", label: { zh: "开放日期", en: "Open since" }, type: "day", list: "on-choice", width: 120 },
    {
      key: "closedOn",
      label: { zh: "关停日期", en: "Closed on" },
      type: "day",
      list: "on-choice",
      width: 120,
      help: {
        zh: "状况改为“停用”而不填，按保存当天；此前的日子照旧",
        en: "Put out of use without a day: the day of saving; days before stay",
      },
    },
    {
      key: "notes",
      label: { zh: "备注", en: "Notes" },
      type: "text",
      maxLength: MOST_NOTES,
      list: "on-choice",
      width: 200,
      help: { zh: "导入时没读懂的内容照原样留在这里，核对后可删", en: "What an import did not understand stands here as it was written" },
    },
    { key: "source", label: { zh: "坐标来源", en: "Source of position" }, type: "option", computed: true, options: sourceOptions },
    { key: "doubt", label: { zh: "存疑原因", en: "Why doubtful" }, type: "text", computed: true },
    { key: "unitName", label: { zh: "归属单位", en: "Unit" }, type: "text", computed: true, list: "on-choice", filter: "unit", width: 180 },
  ],
});

export const PLACE_FORM = placeRegister.fields.filter((f) => !f.computed).map((f) => f.key);
/** What an operator may say of a place it runs. */
export const VENUE_FORM = ["hours", "phone", "condition"] as const;
export const OPERATOR_SEPARATOR = /[、,，;；]/;
