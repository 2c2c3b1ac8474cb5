import { processWithHandOver } from "../../platform/casework/process.ts";
import { childRows, defineRecords } from "../../platform/records/define.ts";
import { field, onChoice, shown } from "../../platform/register/field.ts";
import { defineRegister, optionsOf } from "../../platform/register/fields.ts";
import { activityKinds, audienceOptions, spanFaults } from "./rules.ts";

const HOST_ROLES = optionsOf({
  host: { zh: "主办", en: "host" },
  carry: { zh: "承办", en: "organiser" },
  help: { zh: "协办", en: "co-organiser" },
  support: { zh: "支持", en: "supporter" },
});

const register = defineRegister({
  name: "activity",
  label: { zh: "科普活动", en: "Activities" },
  fields: [
    field("text", "title", "名称", "Title", { required: true, maxLength: 100, ...shown(280) }),
    field("option", "kind", "形式", "Kind", {
      required: true,
      options: activityKinds,
      ...shown(110),
      filter: true,
    }),
    field("day", "firstOn", "开始", "From", { required: true, ...shown(130), filter: true, sort: true }),
    field("day", "lastOn", "结束", "Until", { required: true, ...shown(130), filter: true, sort: true }),
    field("text", "place", "地点", "Place", { required: true, ...shown(200) }),
    field("longText", "summary", "内容（公开）", "What it is (public)"),
    field("boolean", "takesBookings", "公众可以预约", "Takes bookings", { required: true, ...onChoice(120), filter: true }),
    field("integer", "seats", "名额", "Seats", {
      help: { zh: "不填为不限；约满后排候补", en: "Blank is no limit; when full, people wait in order" },
    }),
    field("text", "contactName", "联系人", "Contact", { maxLength: 40 }),
    field("phone", "contactPhone", "联系电话（公开）", "Telephone (public)", {
      help: { zh: "办公电话，会显示在公众日历上", en: "An office number; it stands in the public calendar" },
    }),
    field("options", "aimedAt", "面向人群（计划）", "Planned for", { options: audienceOptions, ...onChoice(160) }),
    field("text", "hosts", "主办单位", "Hosts", { computed: true, ...onChoice(200) }),
    field("text", "groups", "人群和人数", "Groups and people", { computed: true, ...onChoice(200) }),
    field("integer", "sessionCount", "场次", "Sessions", { computed: true, ...onChoice(80) }),
    field("integer", "volunteerCount", "志愿者（人）", "Volunteers", { computed: true, ...onChoice(100) }),
    field("option", "basis", "怎样确认", "How confirmed", {
      computed: "stored",
      options: optionsOf({
        self: { zh: "场地方自己的链接", en: "by the site's own link" },
        proxy: { zh: "在本单位的电脑或网络上代为确认", en: "from the office's browser or network" },
        sheet: { zh: "另一人凭签到表核实", en: "by a second person and the signed sheet" },
      }),
    }),
  ],
});

const sessions = defineRegister({
  name: "activity_session",
  label: { zh: "场次", en: "Sessions" },
  fields: [
    field("day", "onDay", "日期", "Day", { required: true }),
    field("text", "fromTime", "开始", "From", { required: true, clock: true, help: { zh: "如 09:00", en: "As 09:00" } }),
    field("text", "toTime", "结束", "Until", { required: true, clock: true }),
    field("text", "topic", "内容", "Topic", { maxLength: 100 }),
  ],
});
const hosts = defineRegister({
  name: "activity_host",
  label: { zh: "主办和协办", en: "Hosts" },
  fields: [
    field("text", "name", "单位", "Body", { required: true, maxLength: 100 }),
    field("option", "role", "角色", "Role", { required: true, options: HOST_ROLES }),
    field("record", "partnerId", "登记的社会主体", "Partner on record", { of: "partner" }),
    field("integer", "hours", "投入小时", "Hours given", { help: { zh: "写进它的服务证明", en: "Stands on its proof of service" } }),
  ],
});
const people = defineRegister({
  name: "activity_people",
  label: { zh: "到场人数", en: "People" },
  fields: [
    field("option", "audience", "人群", "Group", { required: true, options: audienceOptions }),
    field("integer", "people", "人数", "People", {
      required: true,
      help: {
        zh: "整个活动里每人只算一次、只算在一类里；来几场都是一个人",
        en: "Each person once in the whole activity, in one group, however many sessions he came to",
      },
    }),
    field("option", "source", "怎么数的", "How counted", {
      required: true,
      options: optionsOf({
        list: { zh: "签到表", en: "sign-in sheet" },
        tickets: { zh: "门票、预约核销", en: "tickets" },
        counted: { zh: "清点", en: "counted" },
        estimated: { zh: "估计", en: "estimated" },
      }),
    }),
  ],
});
const shifts = defineRegister({
  name: "activity_shift",
  label: { zh: "志愿者排班", en: "Shifts of volunteers" },
  fields: [
    field("record", "volunteerId", "志愿者", "Volunteer", { of: "volunteer", required: true }),
    field("day", "onDay", "日期", "Day", { required: true }),
    field("text", "fromTime", "开始", "From", { required: true, clock: true, help: { zh: "如 09:00", en: "As 09:00" } }),
    field("text", "toTime", "结束", "Until", { required: true, clock: true }),
    field("text", "duty", "做什么", "Duty", { required: true, maxLength: 100 }),
    field("boolean", "came", "到岗", "Came", { help: { zh: "活动办完后逐人勾选", en: "Marked when it is over" } }),
  ],
});

const activityProcess = processWithHandOver({
  name: "activity",
  label: { zh: "科普活动", en: "Activity" },
  initial: "plan",
  states: {
    plan: { label: { zh: "筹备", en: "Planned" }, final: false, owner: "adviser", limit: { months: 6 } },
    open: { label: { zh: "已公开", en: "Public" }, final: false, owner: "adviser", limit: { months: 6 }, tone: "active" },
    held: {
      label: { zh: "已办，待确认", en: "Held, to be confirmed" },
      final: false,
      owner: "reviewer",
      limit: { days: 30 },
      tone: "waiting",
    },
    confirmed: { label: { zh: "已确认，计数", en: "Confirmed, counts" }, final: true, tone: "done" },
    cancelled: { label: { zh: "取消", en: "Cancelled" }, final: true, tone: "stopped" },
  },
  gates: {
    timetable: {
      label: { zh: "场次齐全", en: "Sessions entered" },
      unmet: { zh: "先填场次；每一场都要在开始到结束之间", en: "First enter the sessions, each between first and last day" },
      at: "sessions",
    },
    hosted: { label: { zh: "有主办单位", en: "Has a host" }, unmet: { zh: "先填主办单位", en: "First enter the host" }, at: "hosts" },
    over: {
      label: { zh: "活动已结束", en: "It is over" },
      unmet: { zh: "还没到结束那天", en: "Its last day has not come" },
      at: "sessions",
    },
    counted: {
      label: { zh: "填了到场人数", en: "People counted" },
      unmet: { zh: "先按人群填到场人数", en: "First enter the people by group" },
      at: "people",
    },
    marked: {
      label: { zh: "志愿者都已勾到岗", en: "Volunteers marked" },
      unmet: { zh: "还有志愿者没有勾到岗或未到", en: "A volunteer is neither marked as come nor as absent" },
      at: "shifts",
    },
    sheet: { label: { zh: "有签到表", en: "Sign-in sheet" }, unmet: { zh: "先上传签到表", en: "First add the signed sheet" }, at: "files" },
  },
  actions: {
    draft: { label: { zh: "筹备活动", en: "Plan" }, from: [], to: "plan", by: ["adviser"] },
    open: { label: { zh: "公开", en: "Make public" }, from: ["plan"], to: "open", by: ["adviser"], gates: ["timetable", "hosted"] },
    hold: {
      label: { zh: "确认已办，报人数", en: "Say that it was held" },
      from: ["open"],
      to: "held",
      by: ["adviser"],
      gates: ["timetable", "hosted", "over", "counted", "marked"],
    },
    confirm: {
      label: { zh: "场地方确认", en: "Confirmed by the site" },
      from: ["held"],
      to: "confirmed",
      by: ["site"],
      fact: "activity.held",
    },
    verify: {
      label: { zh: "凭签到表核实", en: "Verify by the sheet" },
      from: ["held"],
      to: "confirmed",
      by: ["reviewer"],
      separateFrom: ["hold"],
      gates: ["sheet"],
      fact: "activity.held",
    },
    return: { label: { zh: "退回更正", en: "Return" }, from: ["held"], to: "open", by: ["site", "reviewer"], reason: "required" },
    cancel: { label: { zh: "取消活动", en: "Cancel" }, from: ["plan", "open"], to: "cancelled", by: ["adviser"], reason: "required" },
  },
});

export const activities = defineRecords({
  register,
  process: activityProcess,
  title: "title",
  path: "/outreach/activities",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser"] },
  editIn: ["plan", "open"],
  children: {
    sessions: childRows("activity_id", sessions, spanFaults),
    hosts: childRows("activity_id", hosts),
    people: childRows("activity_id", people),
    shifts: childRows("activity_id", shifts, spanFaults),
  },
  sameBy: ["title", "firstOn"],
  warnings: {
    over: { label: { zh: "已过结束日期，还没有报人数", en: "It is over and nobody reported" }, past: "lastOn", states: ["plan", "open"] },
    soon: { label: { zh: "临近开始", en: "Begins soon" }, past: "firstOn", ahead: 7, states: ["plan", "open"] },
  },
  views: { calendar: "firstOn", timeline: ["firstOn", "lastOn"], board: true },
  steps: [
    { title: { zh: "什么活动", en: "What" }, fields: ["title", "kind", "firstOn", "lastOn", "place"] },
    { title: { zh: "怎么参加", en: "How to take part" }, fields: ["summary", "takesBookings", "seats", "contactName", "contactPhone"] },
    { title: { zh: "给谁办", en: "For whom" }, fields: ["aimedAt"] },
  ],
  files: { plan: { zh: "方案", en: "Plan" }, sheet: { zh: "签到表", en: "Sign-in sheet" } },
  check: (v) => (v.lastOn < v.firstOn ? { lastOn: { zh: "结束不能早于开始", en: "It ends before it begins" } } : {}),
  words: { create: { zh: "筹备科普活动", en: "Plan an activity" }, empty: { zh: "还没有科普活动。", en: "No activities yet." } },
});
