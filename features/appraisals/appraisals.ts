import { processWithHandOver } from "../../platform/casework/process.ts";
import { childRows, defineRecords } from "../../platform/records/define.ts";
import { field, onChoice, shown } from "../../platform/register/field.ts";
import { defineRegister, optionsOf } from "../../platform/register/fields.ts";
import { BODIES } from "./rules.ts";
import { access } from "./schemes.ts";

/** An election has candidates, and they state nothing. */
const NO_ELECTION = { unless: { kind: ["candidates"] } };

const process = processWithHandOver({
  name: "appraisal",
  label: { zh: "考核测评", en: "Appraisal" },
  initial: "plan",
  states: {
    plan: { label: { zh: "筹备和述职", en: "Plan and statements" }, final: false, owner: "adviser", limit: { months: 3 } },
    meeting: {
      label: { zh: "签到和发选票", en: "Check-in and ballots" },
      final: false,
      owner: "adviser",
      limit: { days: 30 },
      tone: "active",
    },
    voting: { label: { zh: "投票中", en: "Voting" }, final: false, owner: "adviser", limit: { days: 1 }, tone: "active" },
    counting: { label: { zh: "计票", en: "Counting" }, final: false, owner: "adviser", limit: { days: 2 }, tone: "active" },
    signing: {
      label: { zh: "待监票人签字、审核公布", en: "To be signed and published" },
      final: false,
      owner: "reviewer",
      limit: { days: 5 },
      tone: "waiting",
    },
    published: {
      label: { zh: "已公布，整改中", en: "Published" },
      final: false,
      owner: "adviser",
      todo: { zh: "督促整改，办完归档", en: "See to the mending, then file it" },
      limit: { months: 12 },
      tone: "done",
    },
    archived: { label: { zh: "已归档", en: "Archived" }, final: true, tone: "done" },
    cancelled: { label: { zh: "不办了", en: "Cancelled" }, final: true, tone: "stopped" },
  },
  gates: {
    ready: {
      label: { zh: "办法和被测评人齐全", en: "Scheme and persons are complete" },
      unmet: {
        zh: "办法、被测评人或监票人有问题，见“投票和计票”",
        en: "Something is wrong with scheme, persons or tellers; see Vote and count",
      },
      at: "vote",
    },
    dealt: {
      label: { zh: "票发好了，人数够", en: "Ballots are handed out, a quorum is there" },
      unmet: { zh: "先签到、发选票；人数不够不能投", en: "First check in and hand out ballots; there must be a quorum" },
      at: "vote",
    },
    counted: {
      label: { zh: "计过票", en: "Counted" },
      unmet: { zh: "先计票：两名计票人的录入一致，两把钥匙齐全", en: "First count: both tellers' entries agree, two keys are there" },
      at: "vote",
    },
    signed: {
      label: { zh: "有监票人签字的结果表", en: "The sheet is signed" },
      unmet: { zh: "先上传监票人签字的结果表", en: "First add the sheet that the tellers signed" },
      at: "files",
    },
    mended: {
      label: { zh: "整改事项都有结果", en: "Every improvement is done" },
      unmet: { zh: "还有整改事项没有办结", en: "An improvement is not done" },
      at: "improvements",
    },
  },
  actions: {
    draft: { label: { zh: "安排一次测评", en: "Plan an appraisal" }, from: [], to: "plan", by: ["adviser"] },
    convene: {
      label: { zh: "筹备好了，开始签到", en: "Begin check-in" },
      asks: {
        zh: "从现在起签到、发选票。会还没有到日子，名单和述职还没有收齐的，先不要开始。",
        en: "Check-in and ballots begin now. Where the day has not come, or roll and statements are not whole, wait.",
      },
      from: ["plan"],
      to: "meeting",
      by: ["adviser"],
      gates: ["ready"],
    },
    revise: { label: { zh: "退回筹备", en: "Back to planning" }, from: ["meeting"], to: "plan", by: ["adviser"], reason: "required" },
    open: { label: { zh: "开始投票", en: "Open the vote" }, from: ["meeting"], to: "voting", by: ["adviser"], gates: ["dealt"] },
    bell: { label: { zh: "打铃，停止投票", en: "Ring the bell: voting ends" }, from: ["voting"], to: "counting", by: ["adviser"] },
    restart: {
      label: { zh: "作废重投", en: "Void: vote again" },
      from: ["voting", "counting", "signing"],
      to: "meeting",
      by: ["adviser"],
      reason: "required",
    },
    settle: {
      label: { zh: "送监票人签字", en: "To the tellers for signing" },
      from: ["counting"],
      to: "signing",
      by: ["adviser"],
      gates: ["counted"],
    },
    publish: {
      label: { zh: "审核公布", en: "Publish" },
      from: ["signing"],
      to: "published",
      by: ["reviewer"],
      gates: ["signed"],
      fact: "appraisal.held",
    },
    archive: { label: { zh: "归档", en: "Archive" }, from: ["published"], to: "archived", by: ["adviser"], gates: ["mended"] },
    cancel: { label: { zh: "不办了", en: "Cancel" }, from: ["plan", "meeting"], to: "cancelled", by: ["adviser"], reason: "required" },
  },
});

export const appraisals = defineRecords({
  register: defineRegister({
    name: "appraisal",
    label: { zh: "考核测评", en: "Appraisals" },
    fields: [
      field("text", "title", "名称", "Title", { required: true, maxLength: 100, ...shown(280) }),
      field("option", "kind", "测评谁", "Of whom", {
        required: true,
        options: optionsOf({
          team: { zh: "领导班子和成员", en: "the leading team" },
          middle: { zh: "中层干部", en: "heads of departments" },
          staff: { zh: "工作人员", en: "staff" },
          candidates: { zh: "选举的候选人", en: "candidates of an election" },
          other: { zh: "其他", en: "others" },
        }),
        ...shown(140),
        filter: true,
      }),
      field("record", "schemeId", "测评办法", "Scheme", { of: "appraisal_scheme", required: true, ...shown(220) }),
      field("integer", "seats", "应选几名（选举）", "Seats (of an election)", {
        help: { zh: "办法是选举的才填", en: "Where the scheme is an election" },
        unless: { kind: ["team", "middle", "staff"] },
      }),
      field("day", "meetingOn", "开会日期", "Meeting on", { required: true, ...shown(130), filter: true, sort: true }),
      field("text", "place", "地点", "Place", { maxLength: 100, ...onChoice(160) }),
      field("text", "chair", "主持人", "Chair", { maxLength: 40 }),
      field("option", "body", "在哪个会上", "At which body's meeting", {
        options: optionsOf(BODIES),
        help: {
          zh: "选了，到会人数按章程里这个会的表决规则；不选按测评办法",
          en: "Then the quorum is the charter's for this body; else the scheme's",
        },
      }),
      field("day", "statementsUntil", "述职述廉截止", "Statements until", NO_ELECTION),
      field("integer", "statementLeast", "述职最少字数", "Statement: least", NO_ELECTION),
      field("integer", "statementMost", "述职最多字数", "Statement: most", NO_ELECTION),
      field("integer", "keepYears", "档案保存年限", "Kept for (years)", {
        required: true,
        help: { zh: "按你们的档案规定", en: "As your archive's rule says" },
      }),
    ],
  }),
  process,
  title: "title",
  path: "/appraisals",
  access,
  editIn: ["plan", "meeting"],
  children: {
    persons: childRows(
      "appraisal_id",
      defineRegister({
        name: "appraisal_person",
        label: { zh: "被测评人", en: "Who is appraised" },
        fields: [
          field("integer", "no", "序号", "No.", {
            required: true,
            help: { zh: "票上的顺序；选举一律按姓氏笔画排", en: "The order on the ballot; in an election always by strokes" },
          }),
          field("text", "name", "姓名", "Name", { required: true, maxLength: 40 }),
          field("text", "post", "职务", "Post", { required: true, maxLength: 60 }),
        ],
      }),
    ),
    agenda: childRows(
      "appraisal_id",
      defineRegister({
        name: "appraisal_agenda",
        label: { zh: "议程", en: "Agenda" },
        fields: [
          field("integer", "no", "序号", "No.", { required: true }),
          field("text", "item", "事项", "Item", { required: true, maxLength: 200 }),
          field("text", "speaker", "发言人", "Speaker", { maxLength: 40 }),
          field("integer", "minutes", "分钟", "Minutes"),
        ],
      }),
    ),
    tellers: childRows(
      "appraisal_id",
      defineRegister({
        name: "appraisal_teller",
        label: { zh: "监票人和计票人", en: "Tellers" },
        fields: [
          field("text", "name", "姓名", "Name", { required: true, maxLength: 40 }),
          field("option", "role", "做什么", "Role", {
            required: true,
            options: optionsOf({
              chief: { zh: "总监票人", en: "chief teller" },
              watch: { zh: "监票人", en: "teller" },
              count: { zh: "计票人", en: "counter" },
            }),
          }),
        ],
      }),
    ),
  },
  sameBy: ["title", "meetingOn"],
  warnings: {
    statements: { label: { zh: "述职述廉已到截止", en: "Statements are due" }, past: "statementsUntil", ahead: 7, states: ["plan"] },
  },
  views: { calendar: "meetingOn", board: true },
  steps: [
    { title: { zh: "测评", en: "The appraisal" }, fields: ["title", "kind", "schemeId", "seats", "keepYears"] },
    { title: { zh: "会议", en: "The meeting" }, fields: ["meetingOn", "body", "place", "chair"] },
    { title: { zh: "述职述廉", en: "Statements" }, fields: ["statementsUntil", "statementLeast", "statementMost"] },
  ],
  files: { signed: { zh: "监票人签字的结果表", en: "The signed sheet" }, minutes: { zh: "会议纪要", en: "Minutes" } },
  check: (v) => ({
    ...(v.seats !== null && (v.seats < 1 || v.seats > 200) ? { seats: { zh: "从 1 到 200", en: "From 1 to 200" } } : {}),
    ...(v.statementsUntil !== null && v.statementsUntil > v.meetingOn
      ? { statementsUntil: { zh: "不能晚于开会日期", en: "Not after the meeting" } }
      : {}),
    ...(v.statementLeast !== null && v.statementMost !== null && v.statementLeast > v.statementMost
      ? { statementMost: { zh: "不能少于最少字数", en: "Not below the least" } }
      : {}),
  }),
  words: {
    create: { zh: "安排一次测评", en: "Plan an appraisal" },
    empty: { zh: "还没有考核测评。", en: "No appraisals yet." },
  },
});
