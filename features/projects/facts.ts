import type { FactKind } from "@bihuan/indicators";
import { basisDimension } from "../services/index.ts";
import type { OfferedSentence } from "../../platform/rooms/room.ts";

/** 100 亿元: what is larger was typed with a wrong unit. */
export const LARGEST_AGREEMENT_FEN = 1_000_000_000_000;

/** Agreements, their performance and their effect; and the conferences and fairs at which they are signed. */
export const projectsFacts: readonly FactKind[] = [
  {
    kind: "agreement.signed",
    label: { zh: "签订协议", en: "Agreement signed" },
    measures: { amountFen: { label: { zh: "金额", en: "Amount" }, unit: "fen", bounds: [0, LARGEST_AGREEMENT_FEN] } },
    dimensions: {
      type: {
        label: { zh: "类别", en: "Kind" },
        values: {
          intention: { zh: "意向", en: "intention" },
          contract: { zh: "合同", en: "contract" },
          registered: { zh: "登记技术合同", en: "registered contract" },
          unspecified: { zh: "未区分", en: "not specified" },
        },
      },
      basis: basisDimension,
    },
    distinct: ["demander"],
    distributions: [],
    evidence: "required",
  },
  {
    kind: "milestone.reached",
    label: { zh: "履约节点", en: "Milestone reached" },
    measures: { inPlaceFen: { label: { zh: "到位金额", en: "Amount in place" }, unit: "fen", bounds: [0, LARGEST_AGREEMENT_FEN] } },
    dimensions: { basis: basisDimension },
    distinct: [],
    distributions: [],
    evidence: "required",
  },
  {
    kind: "lookback.done",
    label: { zh: "回头看", en: "Look-back" },
    measures: {},
    dimensions: {
      months: {
        label: { zh: "期次", en: "After" },
        values: { "6": { zh: "6 个月", en: "6 months" }, "12": { zh: "12 个月", en: "12 months" } },
      },
      finding: {
        label: { zh: "结果", en: "Finding" },
        values: {
          in_use: { zh: "在用", en: "in use" },
          partly: { zh: "部分在用", en: "partly" },
          not_in_use: { zh: "未使用", en: "not in use" },
        },
      },
    },
    distinct: [],
    distributions: [],
    evidence: "required",
  },
  {
    kind: "effect.confirmed",
    label: { zh: "确认见效", en: "Effect confirmed" },
    measures: { satisfaction: { label: { zh: "满意度", en: "Satisfaction" }, unit: "score", bounds: [1, 5] } },
    dimensions: { basis: basisDimension },
    distinct: ["demander"],
    distributions: ["satisfactionScore"],
    evidence: "required",
  },
  {
    kind: "agreement.reported",
    label: { zh: "公开报道的签约合计", en: "Agreements as published in total" },
    measures: {
      agreements: { label: { zh: "项数", en: "Agreements" }, unit: "count", bounds: [0, 100_000] },
      amountFen: { label: { zh: "金额", en: "Amount" }, unit: "fen", bounds: [0, 1_000 * LARGEST_AGREEMENT_FEN] },
    },
    dimensions: {},
    distinct: [],
    distributions: [],
    evidence: "required",
  },
  {
    kind: "conference.held",
    label: { zh: "产业技术发展大会", en: "Industry conference" },
    measures: {},
    dimensions: {},
    distinct: [],
    distributions: [],
    evidence: "required",
  },
  {
    kind: "project.shown",
    label: { zh: "科博会入选项目", en: "Fair project" },
    measures: {},
    dimensions: {},
    distinct: [],
    distributions: [],
    evidence: "required",
  },
  {
    kind: "order.taken",
    label: { zh: "保姆服务订单", en: "Adviser's order" },
    measures: {},
    dimensions: {},
    distinct: ["adviser"],
    distributions: [],
    evidence: "optional",
  },
];

/** What this room says in a year report. */
export const projectsSentences: readonly OfferedSentence[] = [
  { chapter: "协议和成果", text: "举办产业技术发展大会{conferences}。", needs: "conferences" },
  {
    chapter: "协议和成果",
    text: "见于公开报道的签约合计{reported_agreements}，金额{reported_amount}，未分意向与合同，不与下列合同相加。",
    needs: "reported_agreements",
  },
  {
    chapter: "协议和成果",
    text: "签订合同{agreements}，合同金额合计{agreement_amount}；另有意向协议{intentions}；履约节点到位金额{amount_in_place}。",
    needs: "agreements",
  },
  { chapter: "协议和成果", text: "经需求方确认见效{effect_confirmed}。", needs: "effect_confirmed" },
  { chapter: "协议和成果", text: "离开项目库的科创项目中，转化的占{innovations_turned}。", needs: "innovations_turned" },
  { chapter: "协议和成果", kind: "table", by: "units", text: "{agreements}{agreement_amount}" },
];
