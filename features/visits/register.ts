import { stateField } from "../../platform/casework/state-field.ts";
import { defineRegister } from "../../platform/register/fields.ts";
import { conditionOptions } from "../places/rules.ts";
import { bookingProcess } from "./process.ts";

/** The list of bookings. Name and phone of the visitor stand on the booking's own page and leave by no file. */
export const bookingRegister = defineRegister({
  name: "booking",
  label: { zh: "参观预约", en: "Bookings" },
  fields: [
    { key: "placeName", label: { zh: "阵地", en: "Place" }, type: "text", computed: true, list: "shown", width: 240 },
    stateField(bookingProcess, 120),
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
