import { processWithHandOver } from "../../platform/casework/process.ts";
import { defineRecords } from "../../platform/records/define.ts";
import { field, onChoice, shown } from "../../platform/register/field.ts";
import { defineRegister } from "../../platform/register/fields.ts";

const register = defineRegister({
  name: "action_plan",
  label: { zh: "实施方案", en: "Plans" },
  fields: [
    field("text", "title", "方案名称", "Plan", { required: true, maxLength: 120, ...shown(320) }),
    field("text", "number", "文号", "Number", { maxLength: 60, ...shown(160), help: { zh: "印发的文号", en: "As issued" } }),
    field("day", "issuedOn", "印发日期", "Issued on", { ...shown(120), sort: true }),
    field("day", "toOn", "实施期止", "Until", { ...onChoice(120), sort: true }),
    field("day", "belowBy", "下级出台期限", "Units beneath by", {
      ...shown(130),
      sort: true,
      help: {
        zh: "要求下级科协出台本地方案的，填到哪天；印发后下级各有一件“待出台”，到期提醒",
        en: "Where units beneath are to issue theirs: each has its draft with this day when this plan is issued",
      },
    }),
    field("text", "basis", "依据文件", "Rests on", {
      maxLength: 200,
      help: { zh: "上级文件的名称或文号", en: "Title or number of the superior's paper" },
    }),
    { key: "aboveId", label: { zh: "上级方案", en: "Plan above" }, type: "record", of: "action_plan", computed: "stored" },
    { key: "aboveTitle", label: { zh: "上级方案名称", en: "Plan above, by name" }, type: "text", computed: "stored" },
  ],
});

const planProcess = processWithHandOver({
  name: "action_plan",
  label: { zh: "实施方案", en: "Plan" },
  initial: "draft",
  states: {
    // The day a superior set is written over this limit.
    draft: { label: { zh: "待出台", en: "To be issued" }, final: false, owner: "adviser", limit: { days: 60 }, tone: "waiting" },
    issued: {
      label: { zh: "已出台", en: "Issued" },
      final: false,
      owner: "adviser",
      todo: { zh: "推进各项任务，请审核办结", en: "See to its tasks; a reviewer closes it" },
      limit: { months: 60 },
      tone: "active",
    },
    finished: { label: { zh: "实施完毕", en: "Carried out" }, final: true, tone: "done" },
    waived: { label: { zh: "不另出台", en: "None of its own" }, final: true, tone: "stopped" },
  },
  gates: {
    dated: {
      label: { zh: "文号、印发日期、实施期齐全", en: "Number, day of issue and period" },
      unmet: { zh: "先填文号、印发日期（不晚于今天）和实施期止", en: "Enter number, day of issue (not after today) and the last day" },
      at: "fields",
    },
    paper: {
      label: { zh: "有印发的方案", en: "The paper as issued" },
      unmet: { zh: "先上传印发的方案", en: "Add the paper as issued" },
      at: "files",
    },
    tasks_over: {
      label: { zh: "任务都已办结", en: "All its tasks are over" },
      unmet: { zh: "还有任务没有办结，见“任务分工”", en: "Tasks of the plan are still open" },
      at: "tasks",
    },
  },
  actions: {
    draft: { label: { zh: "起草", en: "Draft" }, from: [], to: "draft", by: ["adviser", "reviewer", "leader"] },
    issue: {
      label: { zh: "登记出台", en: "Enter as issued" },
      from: ["draft"],
      to: "issued",
      by: ["adviser", "reviewer", "leader"],
      gates: ["dated", "paper"],
    },
    waive: { label: { zh: "不另出台", en: "None of its own" }, from: ["draft"], to: "waived", by: ["leader"], reason: "required" },
    finish: {
      label: { zh: "实施完毕", en: "Carried out" },
      from: ["issued"],
      to: "finished",
      by: ["reviewer", "leader"],
      gates: ["tasks_over"],
    },
  },
});

export const plans = defineRecords({
  register,
  process: planProcess,
  title: "title",
  path: "/tasks/plans",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser", "reviewer", "leader"] },
  levels: { draft: "own", issued: "own" },
  sameBy: ["title"],
  warnings: { late: { label: { zh: "下级出台期限", en: "Units beneath" }, past: "belowBy", ahead: 15, states: ["issued"] } },
  views: { board: true, timeline: ["issuedOn", "toOn"] },
  steps: [
    { title: { zh: "方案", en: "Plan" }, fields: ["title", "number", "issuedOn", "toOn"] },
    { title: { zh: "上下衔接", en: "Above and beneath" }, fields: ["basis", "belowBy"] },
  ],
  files: { paper: { zh: "印发的方案", en: "Paper as issued" }, other: { zh: "其他材料", en: "Other" } },
  words: {
    create: { zh: "起草实施方案", en: "Draft a plan" },
    empty: {
      zh: "还没有实施方案。上级要求出台的，会自动出现在这里。",
      en: "No plans yet. What a superior asks for appears here by itself.",
    },
  },
});
