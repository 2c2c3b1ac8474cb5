import { processWithHandOver } from "../../platform/casework/process.ts";
import { childRows, defineRecords } from "../../platform/records/define.ts";
import { defineRegister, optionsOf } from "../../platform/register/fields.ts";

export const ORIGINS = {
  meeting: { zh: "会议议定", en: "meeting" },
  document: { zh: "来文", en: "document" },
  report: { zh: "报告", en: "report" },
  indicator: { zh: "指标差距", en: "gap of an indicator" },
  oral: { zh: "口头交办", en: "by word of mouth" },
  other: { zh: "其他", en: "other" },
} as const;

const register = defineRegister({
  name: "task",
  label: { zh: "督办任务", en: "Task" },
  fields: [
    { key: "title", label: { zh: "事项", en: "Matter" }, type: "text", required: true, list: "shown", width: 320 },
    { key: "ask", label: { zh: "要求", en: "What is asked" }, type: "longText" },
    {
      key: "leadUnitId",
      label: { zh: "牵头单位", en: "Leading unit" },
      type: "unit",
      required: true,
      help: { zh: "本单位或下属单位", en: "One's own unit or one beneath" },
    },
    { key: "leadPerson", label: { zh: "责任人", en: "Person" }, type: "text", maxLength: 40, list: "shown", width: 100 },
    {
      key: "outsideBody",
      label: { zh: "外单位", en: "Outside body" },
      type: "text",
      maxLength: 80,
      help: {
        zh: "没有账号的配合单位，签收后给它一个链接自己填进展",
        en: "Without an account: it reports by a link once the task is received",
      },
    },
    {
      key: "untilOn",
      label: { zh: "办结期限", en: "Until" },
      type: "day",
      list: "shown",
      filter: true,
      sort: true,
      width: 130,
      help: { zh: "不填的，由牵头单位负责人在签收前定", en: "Left empty: the head of the leading unit sets it before it is received" },
    },
    {
      key: "weight",
      label: { zh: "缓急", en: "Urgency" },
      type: "option",
      required: true,
      options: optionsOf({
        normal: { zh: "一般", en: "normal" },
        urgent: { zh: "急", en: "urgent" },
        most_urgent: { zh: "特急", en: "most urgent" },
      }),
      list: "on-choice",
      filter: true,
      width: 90,
    },
    {
      key: "origin",
      label: { zh: "来源", en: "From" },
      type: "option",
      required: true,
      options: optionsOf(ORIGINS),
      list: "shown",
      filter: true,
      width: 110,
    },
    {
      key: "originRef",
      label: { zh: "来源说明", en: "Source" },
      type: "text",
      help: { zh: "文号、报告里的那句话、指标和差距", en: "Number of the document, sentence of the report, indicator and gap" },
    },
    {
      key: "rhythmId",
      label: { zh: "反馈频次", en: "Rhythm of feedback" },
      type: "record",
      of: "feedback_rhythm",
      help: {
        zh: "周报、双周报等，在“反馈频次”里登记；不选的，按来源自动用",
        en: "As entered under Rhythms of feedback; left empty: by the origin",
      },
    },
    {
      key: "feedbackOn",
      label: { zh: "下次反馈", en: "Next feedback" },
      type: "day",
      computed: "stored",
      list: "on-choice",
      filter: true,
      sort: true,
      width: 120,
    },
    { key: "giverUnitId", label: { zh: "交办单位", en: "Given by" }, type: "unit", computed: "stored" },
    { key: "meetingId", label: { zh: "会议", en: "Meeting" }, type: "record", of: "meeting", computed: "stored" },
    { key: "planId", label: { zh: "实施方案", en: "Plan" }, type: "record", of: "action_plan", computed: "stored" },
    { key: "parentId", label: { zh: "牵头任务", en: "Part of" }, type: "record", of: "task", computed: "stored" },
  ],
});

const progress = defineRegister({
  name: "task_progress",
  label: { zh: "进展", en: "Progress" },
  fields: [
    { key: "onDay", label: { zh: "日期", en: "Day" }, type: "day", required: true },
    { key: "done", label: { zh: "做了什么", en: "What was done" }, type: "text", required: true, maxLength: 500 },
    {
      key: "obstacle",
      label: { zh: "困难", en: "Obstacle" },
      type: "option",
      options: optionsOf({
        none: { zh: "没有", en: "none" },
        money: { zh: "经费", en: "money" },
        staff: { zh: "人手", en: "staff" },
        other_unit: { zh: "等其他单位", en: "waits for another unit" },
        rule: { zh: "政策依据", en: "rules" },
        other: { zh: "其他", en: "other" },
      }),
    },
    {
      key: "proof",
      label: { zh: "办结依据", en: "Proof" },
      type: "text",
      help: {
        zh: "文号、合同号、登记号、收据号；照片和截图不算",
        en: "Number of a document, contract or receipt; no photo, no screenshot",
      },
    },
  ],
});

const taskProcess = processWithHandOver({
  name: "task",
  label: { zh: "督办任务", en: "Task" },
  initial: "draft",
  states: {
    draft: { label: { zh: "立项", en: "Drafted" }, final: false, owner: "adviser", limit: { days: 10 } },
    issued: { label: { zh: "待签收", en: "To be received" }, final: false, owner: "adviser", limit: { days: 2 }, tone: "waiting" },
    // The day that counts is the task's own; settle() writes it over this limit.
    working: { label: { zh: "办理中", en: "Under way" }, final: false, owner: "adviser", limit: { months: 12 }, tone: "active" },
    delay_asked: { label: { zh: "延期待批", en: "Delay asked" }, final: false, owner: "reviewer", limit: { days: 3 }, tone: "waiting" },
    check: { label: { zh: "待核", en: "To be checked" }, final: false, owner: "reviewer", limit: { days: 7 }, tone: "waiting" },
    done: { label: { zh: "办结", en: "Done" }, final: true, tone: "done" },
    revoked: { label: { zh: "撤销", en: "Revoked" }, final: true, tone: "stopped" },
  },
  gates: {
    beneath: {
      label: { zh: "牵头单位归本单位管", en: "The leading unit is one's own or beneath" },
      unmet: { zh: "牵头单位须是本单位或下属的在册单位", en: "The leading unit must be in force and one's own or one beneath" },
      at: "fields",
    },
    dated: {
      label: { zh: "有办结期限", en: "Has its day" },
      unmet: { zh: "会上没有定期限：先由本单位负责人在“期限与分工”里定", en: "No day was set: the head of this unit sets it first" },
      at: "course",
    },
    delay_written: {
      label: { zh: "写明新期限", en: "New day written" },
      unmet: { zh: "要延期的，在“期限与分工”里写新期限和理由", en: "Write the new day and why under Days and parts" },
      at: "course",
    },
    proof: {
      label: { zh: "有办结依据", en: "Has its proof" },
      unmet: { zh: "先上传办结依据，或在“进展”里填依据的编号", en: "First add the file that proves it, or its number in the progress" },
      at: "files",
    },
    parts_done: {
      label: { zh: "分工都已办结", en: "All parts are done" },
      unmet: { zh: "配合单位的分工还没有全部办结，见“期限与分工”", en: "Parts of co-operating units are not done yet; see Days and parts" },
      at: "course",
    },
  },
  actions: {
    draft: { label: { zh: "立项", en: "Draft" }, from: [], to: "draft", by: ["adviser", "reviewer", "leader"] },
    issue: {
      label: { zh: "交办", en: "Give out" },
      from: ["draft"],
      to: "issued",
      by: ["adviser", "reviewer", "leader"],
      gates: ["beneath"],
    },
    receive: { label: { zh: "签收", en: "Receive" }, from: ["issued"], to: "working", by: ["adviser"], gates: ["dated"] },
    // By its link alone: nobody of the staff bears this role.
    outside_report: {
      label: { zh: "外单位报进展", en: "Outside body reports" },
      from: ["working", "delay_asked"],
      to: "stay",
      by: ["outside"],
    },
    submit: { label: { zh: "报办结", en: "Report done" }, from: ["working"], to: "check", by: ["adviser"], gates: ["proof", "parts_done"] },
    ask_delay: {
      label: { zh: "申请延期", en: "Ask for delay" },
      from: ["working"],
      to: "delay_asked",
      by: ["adviser"],
      gates: ["delay_written"],
    },
    grant: { label: { zh: "同意延期", en: "Grant the delay" }, from: ["delay_asked"], to: "working", by: ["reviewer", "leader"] },
    deny: {
      label: { zh: "不同意延期", en: "Deny the delay" },
      from: ["delay_asked"],
      to: "working",
      by: ["reviewer", "leader"],
      reason: "required",
    },
    close: {
      label: { zh: "办结", en: "Close as done" },
      from: ["check"],
      to: "done",
      by: ["reviewer", "leader"],
      gates: ["parts_done"],
      separateFrom: ["submit"],
      fact: "task.closed",
    },
    return: { label: { zh: "退回再办", en: "Return" }, from: ["check"], to: "working", by: ["reviewer", "leader"], reason: "required" },
    revoke: {
      label: { zh: "撤销", en: "Revoke" },
      from: ["draft", "issued", "working", "delay_asked"],
      to: "revoked",
      by: ["reviewer", "leader"],
      reason: "required",
    },
  },
});

export const tasks = defineRecords({
  register,
  process: taskProcess,
  title: "title",
  path: "/tasks",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser", "reviewer", "leader"] },
  editIn: ["draft", "issued", "working"],
  levels: { issued: "own", working: "own", delay_asked: "giverUnitId", check: "giverUnitId" },
  children: { progress: childRows("task_id", progress) },
  sameBy: ["title", "leadUnitId"],
  warnings: {
    due: { label: { zh: "办结期限", en: "Due" }, past: "untilOn", ahead: 3, states: ["issued", "working", "delay_asked"] },
  },
  views: { calendar: "untilOn", board: true },
  steps: [
    { title: { zh: "事项", en: "Matter" }, fields: ["title", "ask", "weight", "rhythmId"] },
    { title: { zh: "谁办、何时", en: "Who and until when" }, fields: ["leadUnitId", "leadPerson", "untilOn", "outsideBody"] },
    { title: { zh: "来源", en: "Source" }, fields: ["origin", "originRef"] },
  ],
  files: {
    proof: { zh: "办结依据", en: "Proof" },
    outside: { zh: "外单位送来的", en: "Sent by the outside body" },
    other: { zh: "其他材料", en: "Other" },
  },
  words: {
    create: { zh: "立项督办", en: "Draft a task" },
    empty: {
      zh: "还没有督办任务。签发会议纪要会自动交办，也可以单独立项。",
      en: "No tasks yet. Signed minutes give them out; one may be drafted by hand.",
    },
  },
});
