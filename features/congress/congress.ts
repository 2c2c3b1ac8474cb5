import { processWithHandOver } from "../../platform/casework/process.ts";
import { childRows, defineRecords } from "../../platform/records/define.ts";
import { field, onChoice, shown } from "../../platform/register/field.ts";
import { defineRegister, optionsOf } from "../../platform/register/fields.ts";
import { floorFaults, GROUPS, KINDS, MAJORITIES, MEASURES, METHODS, QUORUMS, SECTORS } from "./rules.ts";

const unit = defineRegister({
  name: "congress_unit",
  label: { zh: "选举单位", en: "Electing units" },
  fields: [
    field("text", "name", "单位", "Unit", { required: true, maxLength: 60 }),
    field("option", "sector", "类别", "Kind", { required: true, options: optionsOf(SECTORS) }),
    field("integer", "weight", "权数", "Weight", { required: true, help: { zh: "如会员数、科技工作者数", en: "e.g. members" } }),
    field("integer", "floor", "至少几名", "At least"),
    field("integer", "ceiling", "至多几名", "At most"),
    field("unit", "orgId", "平台上的单位", "Unit on this platform", {
      help: {
        zh: "在平台上办事的单位选上，由它自己推荐；没有的留空，推荐表由主办单位录入或从 Excel 导入",
        en: "It nominates itself; blank for others, whose sheets the office enters or imports",
      },
    }),
    field("integer", "seats", "名额", "Seats", { computed: "stored" }),
  ],
});

const floor = defineRegister({
  name: "congress_floor",
  label: { zh: "结构要求", en: "Floors" },
  fields: [
    field("text", "name", "名称", "Name", { required: true, maxLength: 60 }),
    field("option", "who", "哪些人", "Who", { required: true, options: optionsOf(GROUPS) }),
    field("option", "also", "并且是", "Who are also", { options: optionsOf(GROUPS) }),
    field("integer", "ageMost", "最大年龄", "Up to the age", { help: { zh: "按年龄计算日的周岁", en: "Full years on the day of ages" } }),
    field("option", "sector", "哪类单位", "Kind of unit", { options: optionsOf(SECTORS) }),
    field("option", "measure", "单位", "In", { required: true, options: optionsOf(MEASURES) }),
    field("integer", "least", "下限", "At least"),
    field("integer", "most", "上限", "At most"),
    field("option", "kind", "性质", "Force", { required: true, options: optionsOf(KINDS) }),
    field("text", "source", "依据", "Source", { required: true }),
  ],
});

const process = processWithHandOver({
  name: "congress",
  label: { zh: "代表大会", en: "Congress" },
  initial: "draft",
  states: {
    draft: { label: { zh: "拟方案", en: "Being planned" }, final: false, owner: "adviser", limit: { months: 3 } },
    proposed: { label: { zh: "方案待定", en: "Plan to be frozen" }, final: false, owner: "reviewer", limit: { days: 14 }, tone: "waiting" },
    nominating: { label: { zh: "推荐和审查", en: "Nominations" }, final: false, owner: "adviser", limit: { months: 3 }, tone: "active" },
    choosing: { label: { zh: "拟定代表人选", en: "Being composed" }, final: false, owner: "adviser", limit: { months: 2 }, tone: "active" },
    publicity: {
      label: { zh: "公示中", en: "Shown to the public" },
      final: false,
      owner: "reviewer",
      limit: { days: 30 },
      tone: "waiting",
    },
    seated: {
      label: { zh: "代表名单已定", en: "Delegates seated" },
      final: false,
      owner: "adviser",
      todo: { zh: "名单有变动时更新", en: "Keep the list up to date" },
      limit: { months: 66 },
      tone: "done",
    },
    ended: { label: { zh: "届满", en: "Term ended" }, final: true, tone: "done" },
    dropped: { label: { zh: "不办了", en: "Dropped" }, final: true, tone: "stopped" },
  },
  gates: {
    shared: {
      label: { zh: "名额分到了各单位", en: "Seats are shared out" },
      unmet: { zh: "先登记选举单位，并把全部名额分配下去", en: "First enter the units and share out all seats" },
      at: "desk",
    },
    sound: {
      label: { zh: "结构要求自身不矛盾", en: "The floors can hold" },
      unmet: { zh: "有的结构要求不可能达到，见“结构和名额”", en: "Some floor can never hold; see Floors and seats" },
      at: "desk",
    },
    handed_in: {
      label: { zh: "各单位都报送了", en: "All units have handed in" },
      unmet: { zh: "还有单位没有报送，或报送的还没有收下", en: "Some units have not handed in, or it is not accepted yet" },
      at: "desk",
    },
    reviewed: {
      label: { zh: "人选都审查过了", en: "Everybody is reviewed" },
      unmet: { zh: "还有人选没有审查", en: "Some nominees are not reviewed" },
      at: "desk",
    },
    filled: {
      label: { zh: "人数等于名额", en: "All seats are filled" },
      unmet: { zh: "勾选的人数和名额不等，到“拟定人选”页勾选", en: "Those chosen are not as many as the seats; see the page of choosing" },
      at: "desk",
    },
    floors: {
      label: { zh: "结构要求都达到了", en: "All floors hold" },
      unmet: { zh: "有结构要求没有达到，到“拟定人选”页看缺口", en: "Some floor does not hold; see the gaps on the page of choosing" },
      at: "desk",
    },
    elected: {
      label: { zh: "每个人选都有选举记录", en: "Everybody chosen was elected by his unit" },
      unmet: {
        zh: "有人选没有合格的选举记录，名字见“拟定人选”页",
        en: "Some chosen lack a valid election record; see the page of choosing",
      },
      at: "desk",
    },
    shown: {
      label: { zh: "公示期满", en: "Shown long enough" },
      unmet: { zh: "公示期还没有满（按工作日算）", en: "It was not shown long enough yet (working days)" },
      at: "desk",
    },
    answered: {
      label: { zh: "异议都答复了，没有属实的", en: "Objections are answered and none stands" },
      unmet: { zh: "还有异议没有答复，或属实的人选还在名单上", en: "An objection is open, or was upheld against somebody still listed" },
      at: "desk",
    },
  },
  actions: {
    begin: { label: { zh: "新建", en: "Begin" }, from: [], to: "draft", by: ["adviser"] },
    propose: { label: { zh: "送定方案", en: "Propose" }, from: ["draft"], to: "proposed", by: ["adviser"], gates: ["shared", "sound"] },
    return: { label: { zh: "退回修改", en: "Return" }, from: ["proposed"], to: "draft", by: ["reviewer"], reason: "required" },
    freeze: {
      label: { zh: "定方案，发推荐通知", en: "Freeze and ask for nominations" },
      from: ["proposed"],
      to: "nominating",
      by: ["reviewer"],
      separateFrom: ["propose"],
      gates: ["shared", "sound"],
    },
    change_plan: {
      label: { zh: "修改方案", en: "Change the plan" },
      from: ["nominating", "choosing"],
      to: "draft",
      by: ["adviser"],
      reason: "required",
    },
    close_call: {
      label: { zh: "推荐结束，拟定人选", en: "Close the call and compose" },
      from: ["nominating"],
      to: "choosing",
      by: ["adviser"],
      gates: ["handed_in", "reviewed"],
    },
    reopen_call: {
      label: { zh: "继续推荐", en: "Call again" },
      from: ["choosing"],
      to: "nominating",
      by: ["adviser"],
      reason: "required",
    },
    publish: {
      label: { zh: "公示", en: "Show to the public" },
      asks: {
        zh: "名单从现在起对外公示，谁都能看到；退回要由审核写明理由。",
        en: "The list is public from now on; only the reviewer sends it back, with a reason.",
      },
      from: ["choosing"],
      to: "publicity",
      by: ["adviser"],
      gates: ["filled", "floors", "elected"],
    },
    choose_again: {
      label: { zh: "退回重新拟定", en: "Back to composing" },
      from: ["publicity"],
      to: "choosing",
      by: ["reviewer"],
      reason: "required",
    },
    seat: {
      label: { zh: "确认代表名单", en: "Confirm the delegates" },
      from: ["publicity"],
      to: "seated",
      by: ["reviewer"],
      separateFrom: ["publish"],
      gates: ["filled", "floors", "elected", "shown", "answered"],
      fact: "congress.seated",
    },
    end: { label: { zh: "届满", en: "The term ends" }, from: ["seated"], to: "ended", by: ["adviser"], reason: "required" },
    drop: {
      label: { zh: "不办了", en: "Drop" },
      from: ["draft", "proposed", "nominating", "choosing"],
      to: "dropped",
      by: ["adviser"],
      reason: "required",
    },
  },
});

/** 拟方案 → 定方案 → 推荐和审查 → 拟定人选 → 公示 → 代表名单已定 → 届满. */
export const congresses = defineRecords({
  register: defineRegister({
    name: "congress",
    label: { zh: "代表大会", en: "Congresses" },
    fields: [
      field("text", "title", "名称", "Title", { required: true, maxLength: 100, ...shown(280) }),
      field("integer", "seats", "代表名额", "Seats", { required: true, ...shown(100) }),
      field("day", "ageOn", "年龄计算日", "Day of ages", { required: true, ...onChoice(120) }),
      field("day", "nominateUntil", "推荐截止", "Nominate until", { required: true, ...shown(120) }),
      field("integer", "publicityDays", "公示几个工作日", "Working days of publicity", { required: true }),
      field("text", "objectTo", "异议怎么提", "How to object", {
        required: true,
        maxLength: 200,
        help: { zh: "受理单位、电话、地址，写在公示页面上", en: "Who takes it, telephone, address; stands on the public page" },
      }),
      field("option", "quorum", "选举要到多少人", "Quorum of the units' meetings", { required: true, options: optionsOf(QUORUMS) }),
      field("option", "majority", "赞成票要过多少", "Majority", { required: true, options: optionsOf(MAJORITIES) }),
      field("option", "method", "名额分配办法", "How seats are shared", { required: true, options: optionsOf(METHODS) }),
      field("text", "source", "依据", "Source", {
        required: true,
        help: { zh: "章程条款或通知的名称、文号、日期", en: "Document, number, day" },
      }),
      field("day", "heldOn", "召开日期", "Held on", { ...shown(120), filter: true, sort: true }),
      field("day", "termUntil", "届满日期", "Term until", { ...onChoice(120), filter: true, sort: true }),
      field("day", "publishedOn", "公示开始", "Shown since", { computed: "stored", ...onChoice(120) }),
      field("day", "seatedOn", "名单确认", "Seated on", { computed: "stored", ...onChoice(120) }),
    ],
  }),
  process,
  title: "title",
  path: "/congress/all",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser"] },
  editIn: ["draft"],
  levels: { proposed: "own", publicity: "own" },
  children: { units: childRows("congress_id", unit, unitFaults), floors: childRows("congress_id", floor, (v) => floorFaults(v)) },
  sameBy: ["title"],
  warnings: {
    late: { label: { zh: "推荐截止日过了", en: "The last day of nominations has passed" }, past: "nominateUntil", states: ["nominating"] },
    term: { label: { zh: "快届满了", en: "The term is near its end" }, past: "termUntil", ahead: 180, states: ["seated"] },
  },
  steps: [
    { title: { zh: "大会", en: "Congress" }, fields: ["title", "seats", "heldOn", "termUntil", "source"] },
    {
      title: { zh: "推荐和选举", en: "Nominations and elections" },
      fields: ["ageOn", "nominateUntil", "quorum", "majority", "publicityDays", "objectTo"],
    },
    { title: { zh: "分配办法", en: "Sharing" }, fields: ["method"] },
  ],
  check: (v) => ({
    ...(v.seats < 1 ? { seats: { zh: "至少一个名额", en: "One seat at least" } } : {}),
    ...(v.publicityDays < 1 ? { publicityDays: { zh: "至少一天", en: "One day at least" } } : {}),
    ...(v.termUntil !== null && v.heldOn !== null && v.termUntil <= v.heldOn
      ? { termUntil: { zh: "届满要晚于召开", en: "The term ends after it is held" } }
      : {}),
  }),
  words: { create: { zh: "新建代表大会", en: "Begin a congress" }, empty: { zh: "还没有代表大会。", en: "No congress yet." } },
});

function unitFaults(v: { weight: number; floor: number | null; ceiling: number | null }) {
  return {
    ...(v.weight < 0 ? { weight: { zh: "不能小于 0", en: "Not below zero" } } : {}),
    ...(v.floor !== null && v.ceiling !== null && v.ceiling < v.floor
      ? { ceiling: { zh: "至多少于至少", en: "The ceiling is below the floor" } }
      : {}),
  };
}
