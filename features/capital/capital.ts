import { processWithHandOver } from "../../platform/casework/process.ts";
import { childRows, defineRecords } from "../../platform/records/define.ts";
import { field, shown } from "../../platform/register/field.ts";
import { defineRegister, optionsOf } from "../../platform/register/fields.ts";

const approvals = defineRegister({
  name: "capital_approval",
  label: { zh: "批复", en: "Approvals" },
  fields: [
    field("option", "kind", "批复", "Approval", {
      required: true,
      options: optionsOf({
        proposal: { zh: "项目建议书", en: "proposal" },
        feasibility: { zh: "可行性研究", en: "feasibility study" },
        estimate: { zh: "初步设计概算", en: "estimate" },
        drawings: { zh: "施工图", en: "drawings" },
      }),
    }),
    field("text", "number", "文号", "Number", { required: true }),
    field("day", "onDay", "日期", "Day", { required: true }),
    field("money", "fen", "金额", "Sum"),
  ],
});
const budget = defineRegister({
  name: "capital_budget",
  label: { zh: "概算", en: "Estimate" },
  fields: [
    field("option", "part", "部分", "Part", {
      required: true,
      options: optionsOf({
        works: { zh: "工程", en: "works" },
        exhibits: { zh: "布展", en: "exhibits" },
        equipment: { zh: "设备", en: "equipment" },
        other: { zh: "其他", en: "other" },
        reserve: { zh: "预备费", en: "reserve" },
      }),
    }),
    field("money", "fen", "金额", "Sum", { required: true }),
  ],
});
const milestones = defineRegister({
  name: "capital_milestone",
  label: { zh: "里程碑", en: "Milestones" },
  fields: [
    field("text", "name", "里程碑", "Milestone", { required: true, maxLength: 80 }),
    field("day", "planFrom", "计划开始", "Planned from", { required: true }),
    field("day", "planTo", "计划完成", "Planned until", { required: true }),
    field("text", "after", "要等谁完成", "Waits for", { help: { zh: "里程碑名称，几个用“；”分开", en: "Names, parted by ;" } }),
    field("day", "forecastTo", "预计完成", "Expected"),
    field("day", "actualFrom", "实际开始", "Began"),
    field("day", "actualTo", "实际完成", "Over"),
    field("text", "proof", "凭什么算完成", "Proof", { help: { zh: "如验收单编号；填实际完成时必填", en: "With the day it was over" } }),
  ],
});
const risks = defineRegister({
  name: "capital_risk",
  label: { zh: "风险", en: "Risks" },
  fields: [
    field("text", "says", "什么风险", "What", { required: true }),
    field("integer", "days", "可能拖几天", "Days it may cost"),
    field("text", "who", "谁负责", "Who sees to it", { maxLength: 40 }),
    field("day", "nextOn", "下次看的日期", "Next look"),
    field("day", "closedOn", "解除日期", "Closed on"),
  ],
});

const state = (zh: string, en: string, days: number) => ({ label: { zh, en }, final: false, owner: "adviser", limit: { days } }) as const;
const step = <const F extends string, const T extends string>(zh: string, en: string, from: F, to: T) =>
  ({ label: { zh, en }, from: [from], to, by: ["adviser"] }) as const;
const process = processWithHandOver({
  name: "capital_project",
  label: { zh: "建设项目", en: "Capital project" },
  initial: "proposal",
  states: {
    proposal: state("立项", "Proposal", 180),
    feasibility: state("可研", "Feasibility", 180),
    design: state("设计", "Design", 365),
    building: { ...state("招标和在建", "Building", 1460), tone: "active" },
    acceptance: {
      ...state("竣工验收", "Acceptance", 120),
      tone: "waiting",
      todo: { zh: "备齐验收材料，请审核通过", en: "Get the acceptance ready; a reviewer passes it" },
    },
    trial: {
      ...state("试运行", "Trial running", 730),
      tone: "active",
      todo: { zh: "记试运行，请审核正式开放", en: "Enter the trial run; a reviewer opens it" },
    },
    open: {
      ...state("已开放，决算中", "Open, accounts", 365),
      tone: "done",
      todo: { zh: "办决算和审计，请审核移交", en: "Settle the accounts; a reviewer hands it over" },
    },
    closed: { label: { zh: "已移交", en: "Handed over" }, final: true, tone: "done" },
    stopped: { label: { zh: "停止", en: "Stopped" }, final: true, tone: "stopped" },
  },
  gates: {
    estimate: {
      label: { zh: "有概算批复", en: "Estimate approved" },
      unmet: { zh: "先登记初步设计概算批复，并填概算", en: "First enter the approved estimate" },
      at: "approvals",
    },
    reached: {
      label: { zh: "里程碑都完成", en: "Milestones reached" },
      unmet: { zh: "还有里程碑没有完成", en: "A milestone is not reached" },
      at: "milestones",
    },
    settled: {
      label: { zh: "合同都付清", en: "Contracts paid" },
      unmet: { zh: "还有合同没有付清", en: "A contract is not paid" },
      at: "desk",
    },
    audited: {
      label: { zh: "决算审定", en: "Accounts audited" },
      unmet: { zh: "还有合同没有审定金额，或审计问题没有销号", en: "A contract is not audited, or a finding not closed" },
      at: "desk",
    },
    acceptance: {
      label: { zh: "有验收报告", en: "Acceptance report" },
      unmet: { zh: "先上传竣工验收报告", en: "First add the report" },
      at: "files",
    },
  },
  actions: {
    begin: { label: { zh: "登记项目", en: "Enter" }, from: [], to: "proposal", by: ["adviser"] },
    study: step("进入可研", "To the feasibility study", "proposal", "feasibility"),
    design: step("进入设计", "To the design", "feasibility", "design"),
    build: { ...step("开始招标、施工", "Begin building", "design", "building"), gates: ["estimate"] },
    finish: step("报竣工验收", "To acceptance", "building", "acceptance"),
    accept: {
      label: { zh: "验收通过，试运行", en: "Accept, run on trial" },
      from: ["acceptance"],
      to: "trial",
      by: ["reviewer"],
      gates: ["acceptance"],
      separateFrom: ["finish"],
    },
    back: {
      label: { zh: "整改后再验", en: "Back to building" },
      from: ["acceptance"],
      to: "building",
      by: ["reviewer"],
      reason: "required",
    },
    open: {
      label: { zh: "正式开放", en: "Open" },
      from: ["trial"],
      to: "open",
      by: ["reviewer"],
      gates: ["reached"],
      fact: "capital.opened",
    },
    close: {
      label: { zh: "决算完成，移交", en: "Hand over" },
      from: ["open"],
      to: "closed",
      by: ["reviewer"],
      gates: ["settled", "audited"],
    },
    stop: {
      label: { zh: "停止项目", en: "Stop" },
      from: ["proposal", "feasibility", "design", "building"],
      to: "stopped",
      by: ["leader"],
      reason: "required",
    },
  },
});

export const projects = defineRecords({
  register: defineRegister({
    name: "capital_project",
    label: { zh: "建设项目", en: "Capital projects" },
    fields: [
      field("text", "name", "项目名称", "Project", { required: true, maxLength: 100, ...shown(280) }),
      field("text", "site", "地点", "Site", shown(180)),
      field("text", "ownerName", "建设单位", "Owner", shown(180)),
      field("integer", "areaM2", "建筑面积（平方米）", "Area, m²", shown(130)),
      field("day", "openingOn", "希望开放日", "Wished opening", { ...shown(130), sort: true, wished: true }),
    ],
  }),
  process,
  title: "name",
  path: "/capital/projects",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser"] },
  children: {
    milestones: childRows("project_id", milestones, (v) => ({
      ...(v.planTo < v.planFrom ? { planTo: { zh: "不能早于开始", en: "Not before its beginning" } } : {}),
      ...(v.actualTo !== null && v.proof === null ? { proof: { zh: "写明凭什么算完成", en: "Say by what it is proved" } } : {}),
      ...(v.actualTo !== null && v.actualFrom !== null && v.actualTo < v.actualFrom
        ? { actualTo: { zh: "不能早于实际开始", en: "Not before it began" } }
        : {}),
    })),
    budget: childRows("project_id", budget),
    approvals: childRows("project_id", approvals),
    risks: childRows("project_id", risks),
  },
  sameBy: ["name"],
  views: { board: true },
  files: {
    approval: { zh: "批复文件", en: "Approvals" },
    progress: { zh: "当日进度照片", en: "Pictures of progress" },
    acceptance: { zh: "竣工验收报告", en: "Acceptance report" },
  },
  words: { create: { zh: "登记建设项目", en: "Enter a project" }, empty: { zh: "还没有建设项目。", en: "No projects yet." } },
});

const opinions = defineRegister({
  name: "meeting_opinion",
  label: { zh: "专家意见和答复", en: "Opinions and answers" },
  fields: [
    field("text", "expert", "专家（单位、职称）", "Expert", { required: true, maxLength: 100 }),
    field("text", "says", "意见", "Opinion", { required: true }),
    field("text", "answer", "怎么采纳、为什么不采纳", "What became of it"),
    field("day", "answeredOn", "答复日期", "Answered on"),
  ],
});
export const meetings = defineRecords({
  register: defineRegister({
    name: "capital_meeting",
    label: { zh: "论证评审会", en: "Expert meetings" },
    fields: [
      field("text", "title", "会议", "Meeting", { required: true, maxLength: 120, ...shown(300) }),
      field("record", "projectId", "项目", "Project", { of: "capital_project", required: true }),
      field("option", "kind", "种类", "Kind", {
        required: true,
        options: optionsOf({
          experts: { zh: "专家论证会", en: "experts" },
          review: { zh: "评审会", en: "review" },
          site: { zh: "现场会", en: "on site" },
          other: { zh: "其他", en: "other" },
        }),
        ...shown(110),
        filter: true,
      }),
      field("day", "onDay", "日期", "Day", { required: true, ...shown(120), sort: true }),
      field("longText", "experts", "参加的专家", "Experts", { maxLength: 1000 }),
      field("longText", "conclusion", "结论", "Conclusion", { maxLength: 2000 }),
      field("integer", "opinions", "意见（条）", "Opinions", { computed: true, ...shown(90) }),
      field("integer", "unanswered", "未答复", "Unanswered", { computed: true, ...shown(90) }),
    ],
  }),
  title: "title",
  path: "/capital/meetings",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser"] },
  children: {
    opinions: childRows("meeting_id", opinions, (v) =>
      (v.answer === null) === (v.answeredOn === null)
        ? {}
        : { answeredOn: { zh: "答复和日期要一起填", en: "The answer and its day go together" } },
    ),
  },
  sameBy: ["title", "onDay"],
  views: { calendar: "onDay" },
  words: { create: { zh: "登记会议", en: "Enter a meeting" }, empty: { zh: "还没有会议。", en: "No meetings yet." } },
});
