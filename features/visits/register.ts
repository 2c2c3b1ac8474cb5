import { defineRecords } from "../../platform/records/define.ts";
import { field, onChoice, shown } from "../../platform/register/field.ts";
import { defineRegister } from "../../platform/register/fields.ts";
import { conditionOptions } from "../places/rules.ts";
import { bookingProcess } from "./process.ts";

/** Visits that the public asked for. Name and phone of the visitor leave by no file. */
export const bookings = defineRecords({
  register: defineRegister({
    name: "booking",
    label: { zh: "参观预约", en: "Bookings" },
    fields: [
      field("text", "title", "阵地和日期", "Place and day", { required: true, ...shown(260) }),
      field("option", "placeCondition", "阵地状况", "Condition", { computed: true, ...shown(100), options: conditionOptions }),
      field("day", "visitOn", "参观日期", "Day", { required: true, ...shown(140), filter: true, sort: true }),
      field("text", "visitAt", "时间", "Time", { required: true, ...shown(80) }),
      field("integer", "people", "人数", "People", { adds: true, required: true, ...shown(80) }),
      field("text", "operators", "运营单位", "Operators", { computed: true, ...onChoice(240) }),
      field("text", "contactName", "预约人", "Visitor", { sensitive: "contact" }),
      field("phone", "phone", "电话", "Phone", { sensitive: "contact" }),
    ],
  }),
  process: bookingProcess,
  title: "title",
  path: "/places/bookings",
  access: { read: ["operator", "adviser", "reviewer"], edit: [], shared: true },
  sameBy: ["contactName"],
  views: { calendar: "visitOn" },
  words: {
    arise: {
      zh: "公众在“附近的科普点”页面预约。",
      en: "The public books on the page of places nearby.",
    },
    empty: {
      zh: "没有预约。公众在“附近的科普点”页面预约后，会列在这里。",
      en: "No bookings. What the public books on the page of places nearby stands here.",
    },
  },
});
