import { defineRegister } from "../../platform/register/fields.ts";
import { conditionOptions, kindOptions } from "./kinds.ts";
import { bookingProcess, buildProcess } from "./process.ts";

const statesOf = (process: typeof buildProcess) => Object.entries(process.states).map(([value, { label }]) => ({ value, label }));

/** The list of places to be built. */
export const buildRegister = defineRegister({
  name: "build",
  label: { zh: "建设清单", en: "Build list" },
  fields: [
    { key: "title", label: { zh: "名称", en: "Name" }, type: "text", computed: true, list: "shown", width: 280 },
    {
      key: "state",
      label: { zh: "状态", en: "State" },
      type: "state",
      computed: true,
      list: "shown",
      filter: true,
      width: 110,
      options: statesOf(buildProcess),
    },
    {
      key: "kind",
      label: { zh: "类型", en: "Kind" },
      type: "option",
      computed: true,
      list: "shown",
      filter: true,
      width: 180,
      options: kindOptions,
    },
    { key: "townName", label: { zh: "乡镇街道", en: "Town" }, type: "text", computed: true, list: "shown", width: 130 },
    { key: "startedOn", label: { zh: "开工", en: "Started" }, type: "day", computed: true, list: "shown", width: 130 },
    { key: "acceptedOn", label: { zh: "验收", en: "Accepted" }, type: "day", computed: true, list: "shown", width: 130 },
    { key: "year", label: { zh: "年度", en: "Year" }, type: "text", computed: true, list: "shown", filter: true, width: 80 },
  ],
});

/** The list of bookings. Name and phone of the visitor stand on the booking's own page and leave by no file. */
export const bookingRegister = defineRegister({
  name: "booking",
  label: { zh: "参观预约", en: "Bookings" },
  fields: [
    { key: "placeName", label: { zh: "阵地", en: "Place" }, type: "text", computed: true, list: "shown", width: 240 },
    {
      key: "state",
      label: { zh: "状态", en: "State" },
      type: "state",
      computed: true,
      list: "shown",
      filter: true,
      width: 120,
      options: statesOf(bookingProcess),
    },
    {
      key: "placeCondition",
      label: { zh: "阵地状况", en: "Condition" },
      type: "option",
      computed: true,
      list: "shown",
      width: 100,
      options: conditionOptions,
    },
    { key: "visitOn", label: { zh: "参观日期", en: "Day" }, type: "day", computed: true, list: "shown", filter: true, width: 140 },
    { key: "visitAt", label: { zh: "时间", en: "Time" }, type: "text", computed: true, list: "shown", width: 80 },
    { key: "people", label: { zh: "人数", en: "People" }, type: "integer", computed: true, list: "shown", width: 80 },
    { key: "operators", label: { zh: "运营单位", en: "Operators" }, type: "text", computed: true, list: "on-choice", width: 240 },
  ],
});
