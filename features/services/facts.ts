import type { FactKind } from "@bihuan/indicators";
import { basisDimension, OUTCOMES, PURPOSE_WORDS } from "./basis.ts";
import type { OfferedSentence } from "../../platform/rooms/room.ts";

const sources = {
  phone: { zh: "电话", en: "phone" },
  visit: { zh: "走访", en: "visit" },
  meeting: { zh: "会议", en: "meeting" },
  message: { zh: "转来信息", en: "forwarded message" },
  import: { zh: "批量导入", en: "import" },
  outreach: { zh: "宣传推介", en: "outreach" },
};
export const SOURCES = sources;

/** What this room accomplishes. A demand that nobody confirmed has no fact but `demand.received`; what a confirmation is worth stands in its basis. */
export const servicesFacts: readonly FactKind[] = [
  {
    kind: "demand.received",
    label: { zh: "登记需求", en: "Demand registered" },
    measures: {},
    dimensions: { source: { label: { zh: "来源", en: "Source" }, values: sources } },
    distinct: ["demander"],
    distributions: [],
    evidence: "optional",
    alone: true,
  },
  {
    kind: "demand.confirmed",
    label: { zh: "确认需求", en: "Demand confirmed" },
    measures: {},
    dimensions: { source: { label: { zh: "来源", en: "Source" }, values: sources }, basis: basisDimension },
    distinct: ["demander"],
    distributions: [],
    evidence: "required",
  },
  {
    kind: "demand.published",
    label: { zh: "发布需求", en: "Demand published" },
    measures: {},
    dimensions: {},
    distinct: ["demander"],
    distributions: [],
    evidence: "optional",
  },
  {
    kind: "demand.introduced",
    label: { zh: "首次引荐", en: "First introduction" },
    measures: {},
    dimensions: { basis: basisDimension },
    distinct: ["demander"],
    distributions: ["days"],
    evidence: "required",
  },
  {
    kind: "demand.closed",
    label: { zh: "办结终止", en: "Demand closed" },
    measures: {},
    dimensions: {
      reason: {
        label: { zh: "原因", en: "Reason" },
        values: {
          declined: { zh: "本人不认可", en: "declined" },
          no_supplier: { zh: "暂无合适供方", en: "no supplier" },
          solved_elsewhere: { zh: "已另行解决", en: "solved elsewhere" },
          budget: { zh: "经费不落实", en: "no budget" },
          talks_failed: { zh: "洽谈未成", en: "talks failed" },
          withdrawn: { zh: "需求方撤回", en: "withdrawn" },
          duplicate: { zh: "重复登记", en: "duplicate" },
          not_workable: { zh: "不属科技服务范围", en: "not workable" },
          not_performed: { zh: "协议未履行", en: "not performed" },
          no_effect: { zh: "未见成效", en: "no effect" },
          agreed_end: { zh: "双方协商终止", en: "ended by both" },
          expired: { zh: "到期失效", en: "expired" },
        },
      },
    },
    distinct: ["demander"],
    distributions: [],
    evidence: "optional",
    alone: true,
  },
  {
    kind: "callback.done",
    label: { zh: "回访核实", en: "Call back made" },
    measures: {},
    dimensions: {
      of: { label: { zh: "核实什么", en: "Of what" }, values: PURPOSE_WORDS },
      cause: {
        label: { zh: "缘由", en: "Why" },
        values: {
          proxy: { zh: "代为确认", en: "confirmed in its stead" },
          drawn: { zh: "随机抽中", en: "drawn at random" },
          staff: { zh: "工作人员代答被拒", en: "answered by staff, refused" },
          milestone: { zh: "单人登记的到位金额", en: "an amount entered by one person" },
        },
      },
      outcome: { label: { zh: "结果", en: "Outcome" }, values: OUTCOMES },
    },
    distinct: [],
    distributions: [],
    evidence: "required",
  },
];

/** What this room says in a year report. */
export const servicesSentences: readonly OfferedSentence[] = [
  {
    chapter: "服务企业和群众",
    text: "本年经确认的需求{confirmed_demands}（本人确认，或代为确认后经第二人回访核实），涉及需求方{confirmed_demanders}；首次引荐率{introduction_rate}，从确认到首次引荐的天数中位数为{days_to_introduction}。",
    needs: "confirmed_demands",
  },
  { chapter: "服务企业和群众", text: "受理保姆服务订单{orders}。", needs: "orders" },
  { chapter: "服务企业和群众", text: "终止的需求中写明原因的占{closed_with_reason}。", needs: "closed_with_reason" },
  { chapter: "服务企业和群众", kind: "chart", by: "months", text: "{confirmed_demands}" },
];
