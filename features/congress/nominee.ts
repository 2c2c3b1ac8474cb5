import { processWithHandOver } from "../../platform/casework/process.ts";
import { defineRecords } from "../../platform/records/define.ts";
import { field, onChoice, shown } from "../../platform/register/field.ts";
import { defineRegister, optionsOf } from "../../platform/register/fields.ts";
import { nomineeProcess, UNIT } from "./nominee-process.ts";
import { PARTIES, SECTORS, SEXES } from "./rules.ts";

/** What one unit is asked for, and what its meeting decided. Made with the frozen plan; nobody enters one. */
export const delegations = defineRecords({
  register: defineRegister({
    name: "congress_delegation",
    label: { zh: "推荐任务", en: "Units' nominations" },
    fields: [
      field("text", "title", "大会和单位", "Congress and unit", { required: true, computed: "stored", ...shown(300) }),
      field("text", "name", "单位", "Unit", { required: true, computed: "stored", ...onChoice(160) }),
      field("record", "congressId", "代表大会", "Congress", {
        of: "congress",
        required: true,
        computed: "stored",
        ...onChoice(200),
        filter: true,
      }),
      field("unit", "issuerId", "发起单位", "Asked by", { required: true, computed: "stored" }),
      field("option", "sector", "类别", "Kind", {
        required: true,
        computed: "stored",
        options: optionsOf(SECTORS),
        ...shown(110),
        filter: true,
      }),
      field("integer", "seats", "名额", "Seats", { required: true, computed: "stored", ...shown(80), sort: true }),
      field("day", "ageOn", "年龄计算日", "Day of ages", { required: true, computed: "stored" }),
      field("day", "untilOn", "推荐截止", "Until", { required: true, computed: "stored", ...shown(120), sort: true }),
      field("longText", "asks", "结构要求", "What is asked", { required: true, computed: "stored" }),
      field("day", "electedOn", "选举日期", "Elected on", { ...shown(120), sort: true }),
      field("text", "electionBody", "由什么会议选举", "By which body", {
        maxLength: 80,
        help: { zh: "如全委会、理事会、职工代表大会", en: "e.g. its committee, its council" },
      }),
      field("integer", "due", "应到", "Due"),
      field("integer", "present", "实到", "Present"),
      field("record", "voteId", "投票", "Vote", { of: "appraisal", computed: "stored" }),
    ],
  }),
  process: processWithHandOver({
    name: "congress_delegation",
    label: { zh: "推荐任务", en: "A unit's nominations" },
    initial: "nominating",
    states: {
      nominating: {
        label: { zh: "待推荐", en: "To nominate" },
        final: false,
        owner: "adviser",
        limit: { days: 60 },
        todo: { zh: "去推荐", en: "Nominate" },
        tone: "waiting",
      },
      submitted: {
        label: { zh: "已报送，待收", en: "Handed in" },
        final: false,
        owner: "adviser",
        todo: { zh: "核对名单，收下", en: "Check the names, accept" },
        limit: { days: 15 },
        tone: "active",
      },
      accepted: { label: { zh: "已收下", en: "Accepted" }, final: true, tone: "done" },
      cancelled: { label: { zh: "不再推荐", en: "No longer asked" }, final: true, tone: "stopped" },
    },
    gates: {
      named: {
        label: { zh: "推荐的人数够名额", en: "As many nominees as seats" },
        unmet: { zh: "推荐的人还没有名额多", en: "Fewer nominees than seats" },
        at: "nominees",
      },
      recorded: {
        label: { zh: "选举记录填好了", en: "The election is on record" },
        unmet: {
          zh: "先填选举日期、会议、应到、实到，和每个人的赞成票",
          en: "First the date, the body, those due and present, and each one's votes",
        },
        at: "nominees",
      },
    },
    actions: {
      ask: { label: { zh: "发出", en: "Ask" }, from: [], to: "nominating", by: ["adviser", "reviewer"] },
      submit: {
        label: { zh: "报送", en: "Hand in" },
        from: ["nominating"],
        to: "submitted",
        by: ["adviser", UNIT],
        gates: ["named", "recorded"],
      },
      take_back: { label: { zh: "撤回报送", en: "Take back" }, from: ["submitted"], to: "nominating", by: [UNIT] },
      accept: { label: { zh: "收下", en: "Accept" }, from: ["submitted"], to: "accepted", by: ["adviser"] },
      return: { label: { zh: "退回补正", en: "Return" }, from: ["submitted"], to: "nominating", by: ["adviser"], reason: "required" },
      ask_again: {
        label: { zh: "请补推荐", en: "Ask for more" },
        from: ["accepted"],
        to: "nominating",
        by: ["adviser"],
        reason: "required",
        reverses: true,
      },
      cancel: {
        label: { zh: "不再请它推荐", en: "Ask it no longer" },
        from: ["nominating", "submitted"],
        to: "cancelled",
        by: ["adviser", "reviewer"],
        reason: "required",
      },
    },
  }),
  title: "title",
  path: "/congress/units",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser"] },
  editIn: ["nominating"],
  // What was handed in is looked at by whoever asked.
  levels: { submitted: "issuerId" },
  sameBy: ["name"],
  warnings: { due: { label: { zh: "快到推荐截止", en: "Its last day is near" }, past: "untilOn", ahead: 7, states: ["nominating"] } },
  check: (v, today) => ({
    ...(v.electedOn !== null && v.electedOn > today ? { electedOn: { zh: "不能晚于今天", en: "Not after today" } } : {}),
    ...(v.due !== null && v.due < 1 ? { due: { zh: "至少 1 人", en: "One at least" } } : {}),
    ...(v.present !== null && (v.due === null || v.present > v.due)
      ? { present: { zh: "实到不能多于应到", en: "No more present than due" } }
      : {}),
  }),
  words: {
    arise: { zh: "在“代表大会”里，方案定下来以后每个选举单位自动有一条。", en: "One for each unit once the plan of a congress is frozen." },
    empty: { zh: "方案定下来以后，每个选举单位在这里有一条。", en: "One for each unit once a plan is frozen." },
  },
});

/** 推荐 → 审查 → 拟为代表 → 代表; in reserve, replaced, left. */
export const nominees = defineRecords({
  register: defineRegister({
    name: "congress_nominee",
    label: { zh: "代表人选", en: "Nominees" },
    fields: [
      field("text", "name", "姓名", "Name", { required: true, maxLength: 40, ...shown(120) }),
      field("text", "fromUnit", "推荐单位", "Nominated by", {
        required: true,
        maxLength: 60,
        ...shown(180),
        help: { zh: "照方案里的名称写", en: "As the plan names it" },
      }),
      field("option", "sex", "性别", "Sex", { required: true, options: optionsOf(SEXES), ...shown(70), filter: true }),
      field("day", "bornOn", "出生日期", "Born on", { required: true, ...shown(120), filter: true, sort: true }),
      field("text", "nation", "民族", "Ethnic group", { required: true, maxLength: 20, ...shown(90) }),
      field("option", "party", "政治面貌", "Party", { required: true, options: optionsOf(PARTIES), ...onChoice(110), filter: true }),
      field("text", "employer", "工作单位", "Employer", { required: true, maxLength: 100, ...shown(200) }),
      field("text", "post", "职务", "Post", { maxLength: 60, ...onChoice(140) }),
      field("text", "academicTitle", "职称", "Title", { maxLength: 40, ...onChoice(120) }),
      field("boolean", "senior", "高级职称", "Senior title", { ...onChoice(90), filter: true }),
      field("boolean", "frontLine", "基层一线", "Front line", { ...shown(90), filter: true }),
      field("boolean", "newFace", "新当选", "New", {
        ...onChoice(90),
        filter: true,
        help: { zh: "不是上一届代表", en: "Not a delegate before" },
      }),
      field("integer", "rank", "单位排序", "Unit's order", {
        ...shown(90),
        sort: true,
        help: { zh: "单位会议定的先后，1 在最前", en: "As its meeting put them, 1 first" },
      }),
      field("integer", "votesFor", "赞成票", "Votes for"),
      field("phone", "phone", "电话", "Telephone", { sensitive: "contact" }),
      field("day", "consentOn", "本人同意日期", "Agreed on", {
        help: {
          zh: "本人哪天同意被推荐、同意使用这些信息",
          en: "The day on which he agreed to be nominated and to the use of what stands here",
        },
      }),
      field("text", "takenFrom", "信息来自", "Taken from", { computed: "stored" }),
      field("record", "congressId", "代表大会", "Congress", { of: "congress", computed: "stored", ...onChoice(200), filter: true }),
      field("record", "delegationId", "推荐任务", "Unit's nominations", {
        of: "congress_delegation",
        computed: "stored",
        ...onChoice(200),
        filter: true,
      }),
      field("unit", "issuerId", "发起单位", "Asked by", { computed: "stored" }),
      field("record", "replacesId", "递补谁", "In the place of", { of: "congress_nominee", computed: "stored", ...onChoice(120) }),
      field("integer", "seatNo", "座位号", "Seat", { computed: "stored", ...onChoice(80) }),
    ],
  }),
  process: nomineeProcess,
  title: "name",
  path: "/congress/people",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser"] },
  editIn: ["nominated"],
  levels: { submitted: "issuerId", passed: "issuerId", chosen: "issuerId" },
  sameBy: ["name", "fromUnit", "bornOn"],
  steps: [
    { title: { zh: "人选", en: "Nominee" }, fields: ["name", "fromUnit", "sex", "bornOn", "nation"] },
    { title: { zh: "工作", en: "Work" }, fields: ["party", "employer", "post", "academicTitle", "senior"] },
    { title: { zh: "推荐", en: "Nomination" }, fields: ["frontLine", "newFace", "rank", "votesFor"] },
    { title: { zh: "本人", en: "Himself" }, fields: ["phone", "consentOn"] },
  ],
  check: (v, today) => ({
    ...(v.bornOn >= today ? { bornOn: { zh: "出生日期不对", en: "No such birthday" } } : {}),
    ...(v.rank !== null && (v.rank < 1 || v.rank > 999) ? { rank: { zh: "从 1 到 999", en: "From 1 to 999" } } : {}),
    ...(v.votesFor !== null && v.votesFor < 0 ? { votesFor: { zh: "不能小于 0", en: "Not below zero" } } : {}),
    ...(v.consentOn !== null && v.consentOn > today ? { consentOn: { zh: "不能晚于今天", en: "Not after today" } } : {}),
  }),
  words: { create: { zh: "推荐一人", en: "Nominate somebody" }, empty: { zh: "还没有推荐人选。", en: "Nobody nominated yet." } },
});
