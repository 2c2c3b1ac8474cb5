import { processWithHandOver } from "../../platform/casework/process.ts";
import { defineRecords } from "../../platform/records/define.ts";
import { field, onChoice, shown } from "../../platform/register/field.ts";
import { defineRegister, optionsOf } from "../../platform/register/fields.ts";
import { kindOptions } from "./rules.ts";

const process = processWithHandOver({
  name: "fair_project",
  label: { zh: "参会项目", en: "Project of a fair" },
  initial: "collected",
  states: {
    collected: {
      label: { zh: "已征集，待遴选", en: "Collected" },
      todo: { zh: "核对和遴选", en: "Check and select" },
      final: false,
      owner: "adviser",
      limit: { months: 6 },
    },
    chosen: {
      label: { zh: "拟入选", en: "To be selected" },
      final: false,
      owner: "reviewer",
      todo: { zh: "随名单确认", en: "Confirmed with the list" },
      limit: { months: 2 },
      tone: "waiting",
    },
    passed: {
      label: { zh: "拟不入选", en: "Not to be selected" },
      final: false,
      owner: "reviewer",
      todo: { zh: "随名单确认", en: "Confirmed with the list" },
      limit: { months: 2 },
      tone: "waiting",
    },
    selected: { label: { zh: "已入选", en: "Selected" }, final: true, tone: "done" },
    not_selected: { label: { zh: "未入选", en: "Not selected" }, final: true, tone: "stopped" },
    withdrawn: { label: { zh: "已撤回", en: "Withdrawn" }, final: true, tone: "stopped" },
  },
  gates: {
    reviewed: {
      label: { zh: "专家意见齐了", en: "All experts have answered" },
      unmet: { zh: "专家意见还没有齐", en: "Some experts have not answered" },
      at: "review",
    },
    fresh: {
      label: { zh: "与上一届不重复，或写明了", en: "Not the last fair's, or explained" },
      unmet: {
        zh: "和上一届的项目重复，先在“与上届重复的说明”里写明新在哪里",
        en: "It repeats one of the last fair; first say what is new",
      },
      at: "review",
    },
    checked: {
      label: { zh: "企业自报的已核对", en: "What its owner entered is checked" },
      unmet: { zh: "企业自己报的，先核对属实", en: "Its owner entered it; first make sure it is true" },
      at: "fields",
    },
    settled: {
      label: { zh: "名单已确认", en: "The list is confirmed" },
      unmet: { zh: "公示期满、名单由第二人确认后自动办理", en: "Done with the list, which a second person confirms" },
      at: "review",
    },
  },
  actions: {
    hand_in: { label: { zh: "登记", en: "Hand in" }, from: [], to: "collected", by: ["adviser", "visitor"] },
    check: { label: { zh: "核对属实", en: "Checked" }, from: ["collected"], to: "stay", by: ["adviser"], bulk: true },
    choose: {
      label: { zh: "拟入选", en: "To be selected" },
      from: ["collected"],
      to: "chosen",
      by: ["adviser"],
      gates: ["reviewed", "fresh", "checked"],
      reason: "required",
      bulk: true,
    },
    pass_over: {
      label: { zh: "拟不入选", en: "Not to be selected" },
      from: ["collected"],
      to: "passed",
      by: ["adviser"],
      reason: "required",
      bulk: true,
    },
    reconsider: {
      label: { zh: "重新遴选", en: "Decide anew" },
      from: ["chosen", "passed"],
      to: "collected",
      by: ["adviser", "reviewer"],
      reason: "required",
    },
    enter: {
      label: { zh: "随名单入选", en: "Selected with the list" },
      from: ["chosen"],
      to: "selected",
      by: ["reviewer"],
      gates: ["settled"],
    },
    refuse: {
      label: { zh: "随名单未入选", en: "Not selected with the list" },
      from: ["passed"],
      to: "not_selected",
      by: ["reviewer"],
      gates: ["settled"],
    },
    withdraw: {
      label: { zh: "撤回", en: "Withdraw" },
      from: ["collected", "chosen"],
      to: "withdrawn",
      by: ["adviser"],
      reason: "required",
    },
  },
});

/** 征集 → 拟入选（写明理由）→ 公示 → 入选; three kinds. */
export const projects = defineRecords({
  register: defineRegister({
    name: "fair_project",
    label: { zh: "参会项目", en: "Projects of fairs" },
    fields: [
      field("text", "title", "项目名称", "Title", { required: true, maxLength: 120, ...shown(260) }),
      field("record", "fairId", "洽谈会", "Fair", { of: "fair", required: true, ...shown(220), filter: true }),
      field("option", "kind", "类型", "Kind", { required: true, options: kindOptions, ...shown(90), filter: true }),
      field("record", "zoneId", "专区", "Zone", { of: "fair_zone", ...shown(140), filter: true }),
      field("text", "field", "专业领域", "Field", { required: true, maxLength: 60, ...onChoice(140) }),
      field("text", "owner", "项目单位", "Owner", { required: true, maxLength: 100, ...shown(200) }),
      field("text", "ownerFormer", "项目单位曾用名", "Former names", { help: { zh: "几个用分号隔开", en: "Several: with semicolons" } }),
      field("text", "ownerParents", "上级或控股单位", "Parents", {
        help: { zh: "几个用分号隔开；这些单位的专家也回避", en: "Several: with semicolons; their experts recuse too" },
      }),
      field("longText", "summary", "项目简介", "Summary", { required: true, maxLength: 2000 }),
      field("text", "contactName", "联系人", "Contact", { required: true, maxLength: 40 }),
      field("phone", "contactPhone", "联系电话", "Telephone", { sensitive: "contact" }),
      field("text", "repeatWhy", "与上届重复的说明", "What is new since the last fair"),
      field("record", "likeId", "上一届的同一项目", "The same at the last fair", {
        of: "fair_project",
        computed: "stored",
        ...onChoice(200),
      }),
      field("option", "sentBy", "谁报的", "Entered by", {
        computed: "stored",
        options: optionsOf({ office: { zh: "本单位登记", en: "the office" }, firm: { zh: "企业自报", en: "its owner" } }),
        ...onChoice(110),
      }),
      field("day", "checkedOn", "核对日期", "Checked on", { computed: "stored", ...onChoice(120) }),
      field("integer", "score", "平均分", "Mean score", { computed: "stored", ...shown(90), filter: true, sort: true }),
      field("integer", "spread", "最高最低相差", "Spread", { computed: "stored", ...onChoice(110), filter: true, sort: true }),
    ],
  }),
  process,
  title: "title",
  path: "/fairs/projects",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser"] },
  editIn: ["collected"],
  sameBy: ["title", "owner", "fairId"],
  files: { owner: { zh: "项目单位的附件", en: "Files of the owner" } },
  views: { board: true },
  steps: [
    { title: { zh: "项目", en: "Project" }, fields: ["fairId", "kind", "title", "zoneId", "field"] },
    { title: { zh: "单位", en: "Owner" }, fields: ["owner", "ownerFormer", "ownerParents", "contactName", "contactPhone"] },
    { title: { zh: "内容", en: "Content" }, fields: ["summary", "repeatWhy"] },
  ],
  words: { create: { zh: "登记项目", en: "Enter a project" }, empty: { zh: "还没有项目。", en: "No projects yet." } },
});

const expertProcess = processWithHandOver({
  name: "fair_expert",
  label: { zh: "评审专家", en: "Expert of a fair" },
  initial: "invited",
  states: {
    invited: {
      label: { zh: "评审中", en: "Reviewing" },
      final: false,
      owner: "adviser",
      todo: { zh: "请专家打分，收齐后评完", en: "Ask for the marks; close when they are in" },
      limit: { months: 3 },
      tone: "active",
    },
    done: { label: { zh: "已评完", en: "Done" }, final: true, tone: "done" },
    declined: { label: { zh: "不参加", en: "Declined" }, final: true, tone: "stopped" },
  },
  gates: {
    answered: {
      label: { zh: "分给他的都有了意见", en: "All he was given is answered" },
      unmet: { zh: "还有没评的项目", en: "Some projects wait for him" },
      at: "own",
    },
  },
  actions: {
    invite: { label: { zh: "邀请", en: "Invite" }, from: [], to: "invited", by: ["adviser"] },
    close: {
      label: { zh: "评完", en: "Done" },
      asks: { zh: "这位专家的评审到此结束，他不能再改意见。", en: "This expert has finished and changes no more of what he said." },
      from: ["invited"],
      to: "done",
      by: ["adviser", "reviewer"],
      gates: ["answered"],
      bulk: true,
    },
    decline: { label: { zh: "不参加", en: "Decline" }, from: ["invited"], to: "declined", by: ["adviser"], reason: "required" },
  },
});

/** Who reviews the projects of one fair; by one link he answers all that he is given. */
export const experts = defineRecords({
  register: defineRegister({
    name: "fair_expert",
    label: { zh: "项目评审专家", en: "Experts of fairs" },
    fields: [
      field("text", "name", "姓名", "Name", { required: true, maxLength: 40, ...shown(110) }),
      field("record", "fairId", "洽谈会", "Fair", { of: "fair", required: true, ...shown(220), filter: true }),
      field("text", "employer", "单位", "Employer", { required: true, maxLength: 100, ...shown(220) }),
      field("text", "employerFormer", "单位曾用名", "Former names", { help: { zh: "几个用分号隔开", en: "Several: with semicolons" } }),
      field("text", "employerParents", "上级单位", "Parents", { help: { zh: "几个用分号隔开", en: "Several: with semicolons" } }),
      field("text", "avoids", "还要回避的人和单位", "Whom else he avoids", {
        help: { zh: "合作、亲属、师生、顾问等，用分号隔开", en: "Co-authors, family, pupils, clients; with semicolons" },
      }),
      field("text", "field", "专业领域", "Field", { required: true, maxLength: 60, ...shown(160) }),
      field("integer", "most", "最多评几项", "At most", { required: true, ...shown(90) }),
    ],
  }),
  process: expertProcess,
  title: "name",
  path: "/fairs/experts",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser", "reviewer"] },
  sameBy: ["name", "employer", "fairId"],
  words: { create: { zh: "邀请专家", en: "Invite an expert" }, empty: { zh: "还没有专家。", en: "No experts yet." } },
});
