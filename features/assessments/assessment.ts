import { processWithHandOver } from "../../platform/casework/process.ts";
import { defineRecords } from "../../platform/records/define.ts";
import { defineRegister } from "../../platform/register/fields.ts";

const assessmentProcess = processWithHandOver({
  name: "assessment",
  label: { zh: "被考核单位", en: "Assessed unit" },
  initial: "self",
  states: {
    self: { label: { zh: "自评", en: "Self-assessment" }, final: false, owner: "adviser", limit: { days: 30 } },
    first: { label: { zh: "初审", en: "First look" }, final: false, owner: "reviewer", limit: { days: 15 }, tone: "waiting" },
    scoring: { label: { zh: "评分", en: "Scored" }, final: false, owner: "reviewer", limit: { days: 30 }, tone: "waiting" },
    amend: { label: { zh: "退回补正", en: "Returned" }, final: false, owner: "adviser", limit: { days: 10 }, tone: "stopped" },
    scored: { label: { zh: "已评，等公示", en: "Scored" }, final: false, owner: "adviser", limit: { days: 90 }, tone: "active" },
    shown: { label: { zh: "公示", en: "On show" }, final: false, owner: "leader", limit: { days: 45 }, tone: "waiting" },
    final: { label: { zh: "已定", en: "Final" }, final: true, tone: "done" },
  },
  gates: {
    filled: {
      label: { zh: "各项都有数或说明", en: "Every item has a value or a word" },
      unmet: { zh: "还有自报项没有填；确实没有的写明“没有”", en: "A reported item is blank; say so where there is none" },
      at: "card",
    },
    marked: {
      label: { zh: "指明了退回哪项", en: "Items to return are marked" },
      unmet: { zh: "先在要退回的项上写明理由", en: "First mark an item with a reason" },
      at: "card",
    },
    amended: {
      label: { zh: "退回的项都补了", en: "Returned items are mended" },
      unmet: { zh: "还有退回的项没有补正", en: "A returned item is not mended" },
      at: "card",
    },
    clear: {
      label: { zh: "没有要退回的项", en: "Nothing is marked for return" },
      unmet: { zh: "已有项写了退回理由，请先退回", en: "An item is marked for return; return it first" },
      at: "card",
    },
    with_round: {
      label: { zh: "随考核一起", en: "With its round" },
      unmet: { zh: "由考核的公示、决定统一办理", en: "Done with the round's showing and decision" },
    },
    settled: {
      label: { zh: "每项都定了分", en: "Every item settled" },
      unmet: { zh: "还有项没有评，或两人相差过大等第三人评", en: "An item is not scored, or waits for a third" },
      at: "card",
    },
  },
  actions: {
    assign: { label: { zh: "下发", en: "Given out" }, from: [], to: "self", by: ["adviser"] },
    submit: { label: { zh: "提交自评", en: "Submit" }, from: ["self"], to: "first", by: ["adviser"], gates: ["filled"] },
    pass: {
      label: { zh: "初审通过，送评分", en: "Pass on" },
      from: ["first"],
      to: "scoring",
      by: ["reviewer"],
      gates: ["clear"],
      separateFrom: ["submit"],
    },
    return_first: { label: { zh: "逐项退回", en: "Return items" }, from: ["first"], to: "self", by: ["reviewer"], gates: ["marked"] },
    return: { label: { zh: "逐项退回", en: "Return items" }, from: ["scoring"], to: "amend", by: ["reviewer"], gates: ["marked"] },
    resend: { label: { zh: "补正后再报", en: "Send again" }, from: ["amend"], to: "scoring", by: ["adviser"], gates: ["amended"] },
    settle: { label: { zh: "评分完毕", en: "Settle" }, from: ["scoring"], to: "scored", by: ["reviewer"], gates: ["settled", "clear"] },
    show: { label: { zh: "公示", en: "Shown" }, from: ["scored"], to: "shown", by: ["adviser"], gates: ["with_round"] },
    finish: { label: { zh: "定分", en: "Final" }, from: ["shown"], to: "final", by: ["leader"], gates: ["with_round"] },
  },
});

export const assessments = defineRecords({
  register: defineRegister({
    name: "assessment",
    label: { zh: "自评和得分", en: "Scorecards" },
    fields: [
      {
        key: "title",
        label: { zh: "考核", en: "Assessment" },
        type: "text",
        computed: "stored",
        required: true,
        list: "shown",
        width: 320,
      },
      {
        key: "roundId",
        label: { zh: "属于哪次考核", en: "Round" },
        type: "record",
        of: "assessment_round",
        computed: "stored",
        required: true,
      },
      { key: "firstUnitId", label: { zh: "初审单位", en: "First look by" }, type: "unit", computed: "stored", required: true },
      { key: "scoreUnitId", label: { zh: "评分单位", en: "Scored by" }, type: "unit", computed: "stored", required: true },
      { key: "class", label: { zh: "类别", en: "Class" }, type: "text", computed: "stored" },
      { key: "sampled", label: { zh: "抽到", en: "Sampled" }, type: "boolean", computed: "stored", list: "on-choice" },
      { key: "total", label: { zh: "最终得分", en: "Points" }, type: "text", computed: "stored", list: "shown", width: 100 },
      { key: "grade", label: { zh: "等次", en: "Grade" }, type: "text", computed: "stored", list: "shown", width: 100 },
    ],
  }),
  process: assessmentProcess,
  title: "title",
  path: "/assessments/cards",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser", "reviewer"] },
  editIn: ["self", "amend", "first", "scoring", "scored"],
  levels: { self: "own", amend: "own", first: "firstUnitId", scoring: "scoreUnitId", scored: "scoreUnitId", shown: "scoreUnitId" },
  files: { proof: { zh: "证明材料", en: "Proof" } },
  words: {
    arise: { zh: "在“考核”里，上级下发以后每个单位自动有一条。", en: "One for each unit once a round is given out by the unit above." },
    empty: { zh: "还没有下发给本单位的考核。", en: "No assessment was given to this unit." },
  },
});

const objectionProcess = processWithHandOver({
  name: "assessment_objection",
  label: { zh: "评分异议", en: "Objection" },
  initial: "sent",
  states: {
    sent: {
      label: { zh: "待答复", en: "Waiting" },
      todo: { zh: "答复异议", en: "Answer the objection" },
      final: false,
      owner: "reviewer",
      limit: { days: 10 },
      tone: "waiting",
    },
    kept: {
      label: { zh: "维持，可申诉", en: "Kept; may be appealed" },
      final: false,
      owner: "adviser",
      limit: { days: 5 },
      tone: "waiting",
    },
    appealed: {
      label: { zh: "申诉待答复", en: "Appeal waiting" },
      todo: { zh: "答复申诉", en: "Answer the appeal" },
      final: false,
      owner: "leader",
      limit: { days: 10 },
      tone: "waiting",
    },
    changed: { label: { zh: "采纳，已改", en: "Changed" }, final: true, tone: "done" },
    accepted: { label: { zh: "接受答复", en: "Accepted" }, final: true, tone: "done" },
    upheld: { label: { zh: "申诉后维持", en: "Upheld" }, final: true, tone: "done" },
  },
  gates: {
    uninvolved: {
      label: { zh: "没有给这个单位评过分", en: "Scored nothing of this unit" },
      unmet: {
        zh: "给这个单位评过分的人不答复它的异议：请另一位审核人或负责人答复",
        en: "Whoever scored this unit does not answer its objection",
      },
    },
    corrected: {
      label: { zh: "登记了更正后的值", en: "The corrected value is entered" },
      unmet: { zh: "先在得分单的这一项登记更正后的值", en: "First enter the corrected value at the item of the scorecard" },
    },
  },
  actions: {
    object: { label: { zh: "提出异议", en: "Object" }, from: [], to: "sent", by: ["adviser"] },
    keep: {
      label: { zh: "维持，写明理由", en: "Keep, with reason" },
      from: ["sent"],
      to: "kept",
      by: ["reviewer", "leader"],
      reason: "required",
      gates: ["uninvolved"],
    },
    change: {
      label: { zh: "采纳，写明改哪里", en: "Change" },
      from: ["sent"],
      to: "changed",
      by: ["reviewer", "leader"],
      reason: "required",
      gates: ["uninvolved", "corrected"],
    },
    accept: { label: { zh: "接受", en: "Accept" }, from: ["kept"], to: "accepted", by: ["adviser"] },
    appeal: { label: { zh: "申诉", en: "Appeal" }, from: ["kept"], to: "appealed", by: ["adviser"], reason: "required" },
    uphold: {
      label: { zh: "维持，写明理由", en: "Uphold" },
      from: ["appealed"],
      to: "upheld",
      by: ["leader"],
      reason: "required",
      gates: ["uninvolved"],
      separateFrom: ["keep"],
    },
    grant: {
      label: { zh: "采纳申诉", en: "Grant" },
      from: ["appealed"],
      to: "changed",
      by: ["leader"],
      reason: "required",
      gates: ["uninvolved", "corrected"],
      separateFrom: ["keep"],
    },
  },
});

export const objections = defineRecords({
  register: defineRegister({
    name: "assessment_objection",
    label: { zh: "评分异议", en: "Objections to scores" },
    fields: [
      { key: "claim", label: { zh: "要求怎么改", en: "What should change" }, type: "text", required: true, list: "shown", width: 320 },
      { key: "item", label: { zh: "哪一项", en: "Item" }, type: "text", required: true, list: "shown", width: 80, maxLength: 20 },
      { key: "reason", label: { zh: "理由和证明", en: "Why, with proof" }, type: "longText", required: true, maxLength: 1000 },
      { key: "assessmentId", label: { zh: "得分单", en: "Scorecard" }, type: "record", of: "assessment", required: true },
      { key: "answerUnitId", label: { zh: "由谁答复", en: "Answered by" }, type: "unit", computed: "stored" },
      { key: "answer", label: { zh: "答复", en: "Answer" }, type: "longText", computed: "stored" },
      { key: "appealAnswer", label: { zh: "申诉答复", en: "Answer to the appeal" }, type: "longText", computed: "stored" },
    ],
  }),
  process: objectionProcess,
  title: "claim",
  path: "/assessments/objections",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser"] },
  editIn: [],
  levels: { sent: "answerUnitId", kept: "own", appealed: "answerUnitId" },
  sameBy: ["claim", "item"],
  files: { proof: { zh: "证明", en: "Proof" } },
  words: {
    arise: { zh: "对公示中的得分，在得分单的那一项上提。", en: "They are made at the item of a scorecard on show." },
    empty: {
      zh: "没有异议。对公示中的得分，在得分单的那一项上提。",
      en: "No objections. They are made at the item of a scorecard on show.",
    },
  },
});
