import { processWithHandOver } from "../../platform/casework/process.ts";
import type { Label } from "../../platform/http/contract.ts";
import { childRows, defineRecords } from "../../platform/records/define.ts";
import { field, shown } from "../../platform/register/field.ts";
import { defineRegister, optionsOf } from "../../platform/register/fields.ts";
import { BASES, BODIES, MATTERS } from "./voting.ts";

const articles = defineRegister({
  name: "charter_article",
  label: { zh: "条文", en: "Articles" },
  fields: [
    field("integer", "no", "序号", "No.", { required: true }),
    field("text", "address", "条", "Article", { required: true, maxLength: 40, help: { zh: "如：第十二条", en: "As 第十二条" } }),
    field("text", "heading", "章节", "Chapter", { maxLength: 120 }),
    field("longText", "body", "正文", "Text", { required: true }),
  ],
});

const fractionFault = (den: string, n: number, d: number): Readonly<Record<string, Label>> =>
  n < 1 || d < 1 || n > d ? { [den]: { zh: "分母不能小于分子，都从 1 起", en: "A fraction from 1 of n" } } : {};

const rules = childRows(
  "charter_id",
  defineRegister({
    name: "charter_rule",
    label: { zh: "表决规则", en: "How it votes" },
    fields: [
      field("option", "body", "什么会", "Body", { required: true, options: optionsOf(BODIES) }),
      field("option", "matter", "表决什么", "On what", { required: true, options: optionsOf(MATTERS) }),
      field("integer", "quorumNum", "到会：几", "Quorum: so many", {
        required: true,
        help: { zh: "应到人数的三分之二写 2", en: "Two thirds of those due: 2" },
      }),
      field("integer", "quorumDen", "到会：几分之", "of so many", { required: true, help: { zh: "三分之二写 3", en: "Two thirds: 3" } }),
      field("boolean", "quorumAbove", "到会要超过（不含等于）", "Quorum: more than, not equal", { required: true }),
      field("option", "base", "赞成按什么算", "Votes for are of", { required: true, options: optionsOf(BASES) }),
      field("integer", "majorityNum", "赞成：几", "Majority: so many", { required: true }),
      field("integer", "majorityDen", "赞成：几分之", "of those", { required: true }),
      field("boolean", "majorityAbove", "赞成要超过（不含等于）", "Majority: more than, not equal", { required: true }),
      field("text", "article", "写在第几条", "Article", {
        required: true,
        maxLength: 40,
        help: { zh: "条文里要有这一条", en: "It must stand in the text" },
      }),
    ],
  }),
  (v) => ({
    ...fractionFault("quorumDen", v.quorumNum, v.quorumDen),
    ...fractionFault("majorityDen", v.majorityNum, v.majorityDen),
    ...(v.majorityNum * 2 < v.majorityDen
      ? {
          majorityNum: { zh: "不到一半就通过，同一件事正反两面都能通过", en: "Below half a motion and its opposite would both be carried" },
        }
      : {}),
  }),
);

const process = processWithHandOver({
  name: "charter",
  label: { zh: "章程和规则", en: "Charter and rules" },
  initial: "draft",
  states: {
    draft: {
      label: { zh: "草案", en: "Draft" },
      final: false,
      owner: "adviser",
      todo: { zh: "写好草案，请审核登记通过", en: "Write the draft; a reviewer enters its adoption" },
      limit: { months: 6 },
    },
    // A term of the committee lasts five years: then the text is looked at again.
    adopted: {
      label: { zh: "已通过", en: "Passed" },
      final: false,
      owner: "leader",
      todo: { zh: "执行，到期修订", en: "In force; revise in time" },
      limit: { months: 60 },
      tone: "active",
    },
    replaced: { label: { zh: "有新版本", en: "Replaced" }, final: true, tone: "done" },
    repealed: { label: { zh: "已废止", en: "Repealed" }, final: true, tone: "stopped" },
    dropped: { label: { zh: "不办了", en: "Dropped" }, final: true, tone: "stopped" },
  },
  gates: {
    written: {
      label: { zh: "有条文", en: "Has its articles" },
      unmet: { zh: "先把全文贴进来，分成一条一条", en: "First paste the text; it is cut into articles" },
      at: "text",
    },
    ruled: {
      label: { zh: "表决规则都有出处", en: "Each rule stands in the text" },
      unmet: {
        zh: "有的表决规则写的条在条文里没有；章程至少要有一条表决规则",
        en: "A rule names an article that is not there; a charter has at least one rule",
      },
      at: "rules",
    },
    sole: {
      label: { zh: "同一事项只有一处规定", en: "One rule for each matter" },
      unmet: {
        zh: "同一个会、同一事项，另一件施行中的章程或规则已有表决规则，见“版本和表决规则”",
        en: "Another document in force has a rule for the same body and matter; see Versions and rules",
      },
      at: "text",
    },
    later: {
      label: { zh: "晚于以前的版本", en: "Later than earlier versions" },
      unmet: { zh: "施行日期要晚于已通过的同名版本", en: "It must come into force after every passed version of its name" },
      at: "fields",
    },
    passed: {
      label: { zh: "有通过的凭据", en: "It was passed" },
      unmet: {
        zh: "填写由谁、哪天通过；并且会议上表决通过了提到它的议案，或者上传“通过的决定”",
        en: "Say who passed it and when; and a motion that names it was carried, or the decision is added as a file",
      },
      at: "files",
    },
    succeeded: {
      label: { zh: "新版本已通过", en: "A newer version was passed" },
      unmet: { zh: "新版本通过时自动办理", en: "Done by itself when a newer version is passed" },
      at: "text",
    },
  },
  actions: {
    draft: { label: { zh: "起草", en: "Draft" }, from: [], to: "draft", by: ["adviser"] },
    adopt: {
      label: { zh: "登记通过", en: "Enter as passed" },
      from: ["draft"],
      to: "adopted",
      by: ["reviewer", "leader"],
      gates: ["written", "ruled", "sole", "later", "passed"],
      separateFrom: ["draft"],
    },
    supersede: {
      label: { zh: "由新版本替代", en: "Replaced by the newer version" },
      from: ["adopted"],
      to: "replaced",
      by: ["reviewer", "leader"],
      gates: ["succeeded"],
    },
    repeal: { label: { zh: "废止", en: "Repeal" }, from: ["adopted"], to: "repealed", by: ["reviewer", "leader"], reason: "required" },
    drop: { label: { zh: "不办了", en: "Drop" }, from: ["draft"], to: "dropped", by: ["adviser"], reason: "required" },
  },
});

/** One version of the charter or of standing rules: its text by article, when it is in force, who passed it, how meetings vote under it. */
export const charters = defineRecords({
  register: defineRegister({
    name: "charter",
    label: { zh: "章程和规则", en: "Charter and rules" },
    fields: [
      field("text", "title", "名称", "Name", {
        required: true,
        maxLength: 80,
        ...shown(260),
        help: { zh: "各版本用同一个名称", en: "The same for all versions" },
      }),
      field("option", "kind", "类别", "Kind", {
        required: true,
        options: optionsOf({ charter: { zh: "章程", en: "charter" }, rules: { zh: "规则", en: "rules" } }),
        ...shown(90),
        filter: true,
      }),
      field("text", "edition", "版本", "Version", {
        required: true,
        maxLength: 40,
        ...shown(150),
        help: { zh: "如：2026年修订", en: "As 2026年修订" },
      }),
      field("day", "fromOn", "施行", "In force from", { required: true, ...shown(130), filter: true, sort: true }),
      field("day", "toOn", "到期", "Until", { computed: "stored", ...shown(130), filter: true, sort: true }),
      field("text", "passedBy", "由谁通过", "Passed by", {
        maxLength: 100,
        ...shown(200),
        help: { zh: "哪一届哪一次会议", en: "Which meeting of which term" },
      }),
      field("day", "passedOn", "通过日期", "Passed on"),
    ],
  }),
  process,
  title: "title",
  path: "/charters",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser"] },
  editIn: ["draft"],
  levels: { draft: "own", adopted: "own" },
  children: { articles: childRows("charter_id", articles), rules },
  sameBy: ["title", "edition"],
  steps: [
    { title: { zh: "哪一件、哪一版", en: "Which, and which version" }, fields: ["title", "kind", "edition", "fromOn"] },
    { title: { zh: "通过", en: "Passed" }, fields: ["passedBy", "passedOn"] },
  ],
  files: { decision: { zh: "通过的决定", en: "The decision that passed it" }, text: { zh: "正式文本", en: "The text as issued" } },
  check: (v) => ({
    ...(v.passedOn !== null && v.fromOn < v.passedOn ? { fromOn: { zh: "不能早于通过日期", en: "Not before it was passed" } } : {}),
  }),
  words: {
    create: { zh: "登记章程或规则", en: "Enter a charter or rules" },
    empty: { zh: "还没有章程和规则。会议表决要按其中的表决规则。", en: "None yet. Meetings vote by the rules in them." },
  },
});
