import { processWithHandOver } from "../../platform/casework/process.ts";
import { defineRecords } from "../../platform/records/define.ts";
import { field, onChoice, shown } from "../../platform/register/field.ts";
import { defineRegister, optionsOf } from "../../platform/register/fields.ts";
import { audienceOptions, orderFaults } from "./rules.ts";

export const orderRegister = defineRegister({
  name: "lecture_order",
  label: { zh: "讲座订单", en: "Lecture orders" },
  fields: [
    field("text", "school", "学校、村或社区", "School, village or neighbourhood", { required: true, maxLength: 100, ...shown(220) }),
    field("option", "kind", "类别", "Kind", {
      required: true,
      options: optionsOf({
        school: { zh: "学校", en: "school" },
        village: { zh: "村", en: "village" },
        neighbourhood: { zh: "社区", en: "neighbourhood" },
        other: { zh: "其他", en: "other" },
      }),
      ...onChoice(90),
      filter: true,
    }),
    field("record", "lectureId", "讲座", "Lecture", { of: "lecture", required: true, ...shown(220) }),
    field("option", "audience", "听众", "Listeners", { required: true, options: audienceOptions, ...shown(120), filter: true }),
    field("text", "grade", "年级或人群", "Grade", { maxLength: 60 }),
    field("integer", "expected", "预计人数", "People expected", { required: true }),
    field("text", "address", "地点", "Place", { required: true }),
    field("day", "firstOn", "最早", "Not before", { required: true, ...shown(120), filter: true, sort: true }),
    field("day", "lastOn", "最晚", "Not after", { required: true, wished: true, ...shown(120), filter: true, sort: true }),
    field("option", "half", "上午还是下午", "Morning or afternoon", {
      required: true,
      options: optionsOf({
        any: { zh: "都可以", en: "either" },
        morning: { zh: "上午", en: "morning" },
        afternoon: { zh: "下午", en: "afternoon" },
      }),
    }),
    field("text", "contactName", "联系人", "Contact", { required: true, maxLength: 40 }),
    field("phone", "contactPhone", "联系电话", "Telephone", { sensitive: "contact" }),
    field("text", "equipment", "现有设备", "Equipment there"),
    field("integer", "travelMinutes", "路上单程（分钟）", "Travel one way (minutes)", {
      help: { zh: "前后各留这么久，专家这段时间不再排别的", en: "Kept free before and after" },
    }),
    field("record", "teacherId", "专家", "Expert", { of: "teacher", computed: "stored", ...shown(120) }),
    field("day", "onDay", "讲座日期", "On", { computed: "stored", ...shown(120), filter: true, sort: true }),
    field("text", "fromTime", "开始", "From", { computed: "stored", ...onChoice(80) }),
    field("text", "toTime", "结束", "Until", { computed: "stored", ...onChoice(80) }),
    field("integer", "present", "到场人数（订单方确认）", "People present, as confirmed", { computed: "stored" }),
    field("text", "verdict", "订单方评价", "What they said", { computed: "stored" }),
    field("option", "basis", "怎样确认", "How confirmed", {
      computed: "stored",
      options: optionsOf({
        self: { zh: "订单方自己的链接", en: "by their own link" },
        proxy: { zh: "在本单位的电脑或网络上代为确认", en: "from the office's browser or network" },
      }),
    }),
  ],
});

const orderProcess = processWithHandOver({
  name: "lecture_order",
  label: { zh: "讲座订单", en: "Lecture order" },
  initial: "ordered",
  states: {
    ordered: { label: { zh: "已点单，待派单", en: "Ordered" }, final: false, owner: "adviser", limit: { days: 7 } },
    assigned: {
      label: { zh: "已派单，等专家接单", en: "Offered to an expert" },
      final: false,
      owner: "adviser",
      todo: { zh: "催专家接单", en: "Ask the expert to accept" },
      limit: { days: 3 },
      tone: "waiting",
    },
    accepted: {
      label: { zh: "已接单", en: "Accepted" },
      final: false,
      owner: "adviser",
      todo: { zh: "讲完请点单方评单", en: "After the lecture, ask the orderer to confirm" },
      limit: { months: 6 },
      tone: "active",
    },
    confirmed: { label: { zh: "已评单，计数", en: "Confirmed, counts" }, final: true, tone: "done" },
    unconfirmed: { label: { zh: "未经确认，不计", en: "Unconfirmed, not counted" }, final: true, tone: "stopped" },
    not_held: { label: { zh: "没有举办", en: "Not held" }, final: true, tone: "stopped" },
    cancelled: { label: { zh: "已取消", en: "Cancelled" }, final: true, tone: "stopped" },
  },
  gates: {
    placed: {
      label: { zh: "选定专家和时间", en: "Expert and time chosen" },
      unmet: { zh: "先在“派单”里选专家和时间", en: "Choose expert and time under Assignment" },
      at: "desk",
    },
    begun: {
      label: { zh: "到了讲座那天", en: "The day has come" },
      unmet: { zh: "还没到讲座日期", en: "Its day has not come" },
      at: "desk",
    },
  },
  actions: {
    order: { label: { zh: "点单", en: "Order" }, from: [], to: "ordered", by: ["adviser", "orderer"] },
    assign: { label: { zh: "派单", en: "Offer" }, from: ["ordered"], to: "assigned", by: ["adviser"], gates: ["placed"] },
    accept: { label: { zh: "接单", en: "Accept" }, from: ["assigned"], to: "accepted", by: ["expert"] },
    accept_by_phone: {
      label: { zh: "专家电话接单", en: "Accepted by telephone" },
      from: ["assigned"],
      to: "accepted",
      by: ["adviser"],
      reason: "required",
    },
    decline: {
      label: { zh: "专家不能讲，重新派单", en: "Declined, offer anew" },
      from: ["assigned", "accepted"],
      to: "ordered",
      by: ["expert", "adviser"],
      reason: "required",
    },
    confirm: {
      label: { zh: "评单", en: "Confirm" },
      from: ["accepted"],
      to: "confirmed",
      by: ["orderer"],
      gates: ["begun"],
      fact: "lecture.held",
    },
    close: {
      label: { zh: "等不到确认，办结不计", en: "Close without confirmation" },
      from: ["accepted"],
      to: "unconfirmed",
      by: ["adviser"],
      gates: ["begun"],
      reason: "required",
    },
    miss: {
      label: { zh: "没有举办", en: "It was not held" },
      from: ["accepted"],
      to: "not_held",
      by: ["orderer", "adviser"],
      gates: ["begun"],
      reason: "required",
    },
    cancel: {
      label: { zh: "取消订单", en: "Cancel" },
      from: ["ordered", "assigned", "accepted"],
      to: "cancelled",
      by: ["orderer", "adviser"],
      reason: "required",
    },
  },
});

/** 点单–派单–接单–评单. */
export const orders = defineRecords({
  register: orderRegister,
  process: orderProcess,
  title: "school",
  path: "/outreach/orders",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser"] },
  editIn: ["ordered"],
  sameBy: ["school", "lectureId", "firstOn"],
  warnings: {
    late: {
      label: { zh: "最晚日期将到，还没有派单", en: "Its last day comes near and nobody is offered it" },
      past: "lastOn",
      ahead: 14,
      states: ["ordered"],
    },
    unheard: {
      label: { zh: "讲座已过，订单方还没有评单", en: "Held, and the orderer has said nothing" },
      past: "onDay",
      states: ["accepted"],
    },
    unanswered: {
      label: { zh: "临近讲座，专家还没有接单", en: "Its day comes near and the expert has not answered" },
      past: "onDay",
      ahead: 7,
      states: ["assigned"],
    },
  },
  views: { calendar: "onDay", board: true },
  steps: [
    { title: { zh: "谁点单", en: "Who orders" }, fields: ["school", "kind", "address", "contactName", "contactPhone"] },
    { title: { zh: "点什么", en: "What" }, fields: ["lectureId", "audience", "grade", "expected", "equipment"] },
    { title: { zh: "什么时候", en: "When" }, fields: ["firstOn", "lastOn", "half", "travelMinutes"] },
  ],
  check: (v) => orderFaults(v),
  words: { create: { zh: "替来电点单", en: "Enter an order" }, empty: { zh: "还没有讲座订单。", en: "No orders yet." } },
});
