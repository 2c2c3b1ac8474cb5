import { tellAggregate, tellExpression, type Aggregate, type Catalogue, type Node } from "@bihuan/indicators";
import { formatMoney } from "@bihuan/kit";
import type { Label } from "../../platform/http/contract.ts";

/** What an aggregate counts, in words: 「签订协议」的金额合计（类别：合同）. */
export const describeAggregate = (a: Aggregate, facts: Catalogue): Label => ({
  zh: tellAggregate(a, facts, "zh", keyWord),
  en: tellAggregate(a, facts, "en", keyWord),
});

/** A whole expression in words. */
export const describeExpression = (tree: Node, facts: Catalogue): Label => ({
  zh: tellExpression(tree, facts, "zh", keyWord),
  en: tellExpression(tree, facts, "en", keyWord),
});

/** Keys and distributions the catalogue names without a label of their own. */
const WORDS: Record<string, Label> = {
  demander: { zh: "需求方", en: "demander" },
  adviser: { zh: "保姆", en: "adviser" },
  activity: { zh: "活动", en: "activities" },
  centre: { zh: "服务中心", en: "centres" },
  event: { zh: "学术活动", en: "events" },
  item: { zh: "作品", en: "works" },
  person: { zh: "科技工作者", en: "science workers" },
  school: { zh: "学校", en: "schools" },
  trip: { zh: "行程", en: "trips" },
  caravan: { zh: "大篷车", en: "caravans" },
  society: { zh: "学会", en: "societies" },
  station: { zh: "工作站", en: "stations" },
  innovation: { zh: "科创项目", en: "innovation projects" },
  proposal: { zh: "提案", en: "proposals" },
  delegate: { zh: "代表", en: "delegates" },
  talk: { zh: "洽谈", en: "talks" },
  fair: { zh: "洽谈会", en: "fairs" },
  volunteer: { zh: "志愿者", en: "volunteers" },
  days: { zh: "天数", en: "days" },
  satisfactionScore: { zh: "满意度", en: "satisfaction" },
};

/** A key or distribution in words. */
export const keyWord = (key: string): Label => WORDS[key] ?? { zh: key, en: key };

/** A fact's measures and dimensions in words, for the list behind a figure. */
export function describeContent(
  fact: { kind: string; measures: Record<string, number>; dimensions: Record<string, string>; keys: Record<string, number> },
  facts: Catalogue,
): Label {
  const kind = facts.get(fact.kind);
  const parts: Label[] = [
    ...Object.entries(fact.measures).map(([name, value]) => {
      const label = kind?.measures[name]?.label ?? { zh: name, en: name };
      return name.endsWith("Fen")
        ? { zh: formatMoney(value, "zh-CN"), en: formatMoney(value, "en") }
        : { zh: `${label.zh} ${value}`, en: `${label.en} ${value}` };
    }),
    ...Object.entries(fact.dimensions).map(([name, value]) => kind?.dimensions[name]?.values[value] ?? { zh: value, en: value }),
    ...(fact.keys.days === undefined ? [] : [{ zh: `${fact.keys.days} 天`, en: `${fact.keys.days} days` }]),
  ];
  return { zh: parts.map((p) => p.zh).join(" · "), en: parts.map((p) => p.en).join(" · ") };
}

/** Why a definition does not hold, in words. */
export const describeFault = (
  r:
    | { code: "expression"; fault: { at: number; message: { zh: string; en: string } } }
    | { code: "units"; message: { zh: string; en: string } }
    | { code: "banned"; finding: { word: string; rule: { zh: string; en: string }; instead: { zh: string; en: string } } },
) =>
  r.code === "expression"
    ? { message: r.fault.message, at: r.fault.at, instead: null }
    : r.code === "units"
      ? { message: r.message, at: null, instead: null }
      : {
          message: {
            zh: `“${r.finding.word}”不得作为指标：${r.finding.rule.zh}`,
            en: `“${r.finding.word}” cannot be an indicator: ${r.finding.rule.en}`,
          },
          at: null,
          instead: r.finding.instead,
        };
