import type { ProcessDef } from "@bihuan/casework";
import { processWithHandOver } from "../../platform/casework/process.ts";

export const EARLY = ["draft", "awaiting_confirmation", "awaiting_review", "published", "matching", "introduced", "in_talks"] as const;

/** Acts of a need with screens and endpoints of their own, so not offered as a plain button. */
export const OWN_SCREEN: ReadonlySet<string> = new Set([
  "ask-confirmation",
  "renew-link",
  "pass",
  "return",
  "propose",
  "introduce",
  "sign",
  "take-effect",
  "expire",
  "revive",
  "hand-over",
]);

/** A need, from the phone call to the confirmed effect. Not confirmed by the demander = counts nowhere. */
export const demandProcess: ProcessDef = processWithHandOver({
  name: "demand",
  label: { zh: "需求", en: "Demand" },
  initial: "draft",
  states: {
    draft: { label: { zh: "草稿", en: "Draft" }, final: false, owner: "adviser", limit: { days: 30 }, tone: "active" },
    awaiting_confirmation: {
      label: { zh: "待本人确认", en: "Awaiting confirmation" },
      final: false,
      owner: "demander",
      limit: { days: 14 },
      tone: "waiting",
    },
    awaiting_review: { label: { zh: "待审", en: "Awaiting review" }, final: false, owner: "reviewer", limit: { days: 5 }, tone: "waiting" },
    published: { label: { zh: "已发布", en: "Published" }, final: false, owner: "adviser", limit: { days: 15 }, tone: "active" },
    matching: { label: { zh: "匹配中", en: "Matching" }, final: false, owner: "adviser", limit: { days: 30 }, tone: "active" },
    introduced: { label: { zh: "已引荐", en: "Introduced" }, final: false, owner: "adviser", limit: { days: 60 }, tone: "active" },
    in_talks: { label: { zh: "洽谈中", en: "In talks" }, final: false, owner: "adviser", limit: { days: 180 }, tone: "active" },
    signed: { label: { zh: "已签约", en: "Signed" }, final: false, owner: "adviser", limit: { days: 90 }, tone: "active" },
    performing: { label: { zh: "履约中", en: "Performing" }, final: false, owner: "adviser", limit: { months: 24 }, tone: "active" },
    effective: { label: { zh: "已见效", en: "Effective" }, final: true, tone: "done" },
    ended: { label: { zh: "已终止", en: "Ended" }, final: true, tone: "stopped" },
    expired: { label: { zh: "过期", en: "Expired" }, final: true, tone: "stopped" },
  },
  gates: {
    complete: {
      label: { zh: "要点齐全", en: "Essentials given" },
      unmet: { zh: "先填写名称、现状、需求方和联系电话", en: "First give title, present state, demander and phone" },
    },
    chosen: {
      label: { zh: "供方已同意", en: "The supplier's side agreed" },
      unmet: { zh: "供方保姆尚未同意引荐", en: "The supplier's adviser has not agreed yet" },
    },
    in_force: {
      label: { zh: "协议已生效", en: "An agreement is in force" },
      unmet: {
        zh: "先登记协议：上传文件，并由双方通过链接确认",
        en: "First register the agreement with its document and both sides' confirmation by link",
      },
    },
    milestone: {
      label: { zh: "已有履约节点", en: "A milestone exists" },
      unmet: { zh: "先在协议中添加一个履约节点", en: "First add a milestone to the agreement" },
    },
    effect: {
      label: { zh: "需求方确认见效", en: "Effect confirmed by the demander" },
      unmet: { zh: "回头看后由需求方通过链接确认", en: "The demander confirms by link after a look-back" },
    },
    year_over: {
      label: { zh: "满 12 个月", en: "Twelve months have passed" },
      unmet: { zh: "登记未满 12 个月", en: "Twelve months have not passed" },
    },
  },
  actions: {
    open: { label: { zh: "登记", en: "Register" }, from: [], to: "draft", by: ["adviser", "entry", "system"], fact: "demand.received" },
    "ask-confirmation": {
      label: { zh: "请本人确认", en: "Ask for confirmation" },
      from: ["draft"],
      to: "awaiting_confirmation",
      by: ["adviser", "entry", "system"],
      gates: ["complete"],
    },
    recall: { label: { zh: "撤回修改", en: "Take back to edit" }, from: ["awaiting_confirmation"], to: "draft", by: ["adviser"] },
    "renew-link": { label: { zh: "重发确认链接", en: "Renew the link" }, from: ["awaiting_confirmation"], to: "stay", by: ["adviser"] },
    confirm: {
      label: { zh: "需求方确认", en: "Confirmed by the demander" },
      from: ["awaiting_confirmation"],
      to: "awaiting_review",
      by: ["demander"],
      fact: "demand.confirmed",
    },
    decline: {
      label: { zh: "本人不认可", en: "Declined by the demander" },
      from: ["awaiting_confirmation"],
      to: "ended",
      by: ["demander"],
      fact: "demand.closed",
    },
    pass: {
      label: { zh: "通过并发布", en: "Pass and publish" },
      from: ["awaiting_review"],
      to: "published",
      by: ["reviewer"],
      separateFrom: ["open", "ask-confirmation"],
      fact: "demand.published",
    },
    return: {
      label: { zh: "逐项退回", en: "Return with remarks" },
      from: ["awaiting_review"],
      to: "draft",
      by: ["reviewer"],
      reason: "required",
    },
    propose: { label: { zh: "开始匹配", en: "Start matching" }, from: ["published"], to: "matching", by: ["adviser", "system"] },
    introduce: {
      label: { zh: "引荐成功", en: "Introduced" },
      from: ["matching", "introduced", "in_talks"],
      to: "introduced",
      by: ["adviser", "system"],
      gates: ["chosen"],
      fact: "demand.introduced",
    },
    rematch: {
      label: { zh: "重新匹配", en: "Match again" },
      from: ["introduced", "in_talks"],
      to: "matching",
      by: ["adviser"],
      reason: "required",
    },
    talk: { label: { zh: "记录洽谈", en: "Record talks" }, from: ["introduced", "in_talks"], to: "in_talks", by: ["adviser"] },
    sign: {
      label: { zh: "签约", en: "Sign" },
      from: ["introduced", "in_talks"],
      to: "signed",
      by: ["system"],
      gates: ["in_force"],
      fact: "agreement.signed",
    },
    perform: {
      label: { zh: "进入履约", en: "Start performing" },
      from: ["signed"],
      to: "performing",
      by: ["adviser", "system"],
      gates: ["milestone"],
    },
    "take-effect": {
      label: { zh: "确认见效", en: "Effect confirmed" },
      from: ["signed", "performing"],
      to: "effective",
      by: ["system"],
      gates: ["effect"],
      fact: "effect.confirmed",
    },
    close: {
      label: { zh: "终止", en: "Close" },
      from: EARLY.filter((s) => s !== "awaiting_confirmation"),
      to: "ended",
      by: ["adviser"],
      reason: "required",
      reasons: {
        no_supplier: { zh: "暂无合适供方", en: "No suitable supplier" },
        solved_elsewhere: { zh: "已另行解决", en: "Solved elsewhere" },
        budget: { zh: "经费不落实", en: "No budget" },
        talks_failed: { zh: "洽谈未成", en: "Talks failed" },
        withdrawn: { zh: "需求方撤回", en: "Withdrawn by the demander" },
        duplicate: { zh: "重复登记", en: "Registered twice" },
        not_workable: { zh: "不属科技服务范围", en: "Not a matter of science and technology" },
      },
      fact: "demand.closed",
    },
    break: {
      label: { zh: "协议终止", en: "Agreement ended" },
      from: ["signed", "performing"],
      to: "ended",
      by: ["adviser"],
      reason: "required",
      reasons: {
        not_performed: { zh: "协议未履行", en: "Agreement not performed" },
        no_effect: { zh: "未见成效", en: "No effect" },
        agreed_end: { zh: "双方协商终止", en: "Ended by both sides" },
      },
      fact: "demand.closed",
    },
    expire: {
      label: { zh: "到期失效", en: "Expire" },
      from: EARLY,
      to: "expired",
      by: ["system"],
      gates: ["year_over"],
      fact: "demand.closed",
    },
    revive: {
      label: { zh: "撤销到期失效", en: "Expiry undone" },
      from: ["expired"],
      to: EARLY,
      by: ["system"],
      reverses: true,
    },
  },
});

/** An expression of interest: the demand side's adviser asks, the supplier's adviser answers. */
export const introductionProcess: ProcessDef = processWithHandOver({
  name: "introduction",
  label: { zh: "引荐意向", en: "Introduction" },
  initial: "asked",
  states: {
    asked: {
      label: { zh: "待供方保姆答复", en: "Awaiting the supplier's adviser" },
      final: false,
      owner: "adviser",
      limit: { days: 10 },
      tone: "waiting",
    },
    agreed: { label: { zh: "双方同意", en: "Both agreed" }, final: true, tone: "done" },
    declined: { label: { zh: "已谢绝", en: "Declined" }, final: true, tone: "stopped" },
    withdrawn: { label: { zh: "已撤回", en: "Withdrawn" }, final: true, tone: "stopped" },
  },
  gates: {
    supplier_side: {
      label: { zh: "供方保姆", en: "Supplier's adviser" },
      unmet: {
        zh: "由供方保姆答复；供需两方同一保姆时由审核人或负责人答复",
        en: "The supplier's adviser answers; where one person advises both, a reviewer or leader does",
      },
    },
    demand_side: {
      label: { zh: "需求方保姆", en: "Demander's adviser" },
      unmet: { zh: "由发起的保姆撤回", en: "The asking adviser withdraws" },
    },
  },
  actions: {
    ask: { label: { zh: "发出意向", en: "Send interest" }, from: [], to: "asked", by: ["adviser"] },
    accept: {
      label: { zh: "同意引荐", en: "Accept" },
      from: ["asked"],
      to: "agreed",
      by: ["adviser", "reviewer", "leader"],
      gates: ["supplier_side"],
      separateFrom: ["ask"],
    },
    decline: {
      label: { zh: "谢绝", en: "Decline" },
      from: ["asked"],
      to: "declined",
      by: ["adviser", "reviewer", "leader"],
      gates: ["supplier_side"],
      separateFrom: ["ask"],
      reason: "required",
      reasons: {
        no_capacity: { zh: "近期无力承接", en: "No capacity at present" },
        not_fitting: { zh: "方向不符", en: "Not the right field" },
        expert_declines: { zh: "专家本人谢绝", en: "The expert declines" },
        other_reason: { zh: "其他（请写明）", en: "Other (say which)" },
      },
    },
    withdraw: {
      label: { zh: "撤回意向", en: "Withdraw" },
      from: ["asked"],
      to: "withdrawn",
      by: ["adviser", "system"],
      gates: ["demand_side"],
      reason: "optional",
    },
  },
});
