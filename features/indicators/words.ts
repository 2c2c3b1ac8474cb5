import type { Aggregate, Catalogue } from "@bihuan/indicators";
import { formatMoney } from "@bihuan/kit";
import type { Label } from "../../platform/http/contract.ts";

const FUNCTION: Record<Aggregate["fn"], Label> = {
  count: { zh: "件数", en: "number" },
  sum: { zh: "合计", en: "total" },
  balance: { zh: "期末累计", en: "balance at the period's end" },
  distinct: { zh: "不重复数", en: "distinct number" },
  median: { zh: "中位数", en: "median" },
};

/** Over which months, where they are not the period's. */
function overWords({ over = {} }: Pick<Aggregate, "over">): Label {
  const { months, back } = over;
  const window =
    months === undefined ? { zh: "", en: "" } : { zh: `截至期末 ${months} 个月内`, en: `in the ${months} months to the period's end, ` };
  const before =
    back === undefined
      ? { zh: "", en: "" }
      : back === 12
        ? { zh: "上年同期", en: "in the same months a year before, " }
        : { zh: `${back} 个月前同期`, en: `in the same months ${back} months before, ` };
  return { zh: before.zh + window.zh, en: before.en + window.en };
}

/** What an aggregate counts, in words: 「签订协议」的金额合计（类别：合同）. */
export function describeAggregate(a: Aggregate, facts: Catalogue): Label {
  const kind = facts.get(a.kind);
  const of = a.of === undefined ? undefined : (kind?.measures[a.of]?.label ?? WORDS[a.of]);
  const where = a.where.map((w) => {
    const dimension = kind?.dimensions[w.dimension];
    const values = w.values.map((v) => dimension?.values[v] ?? { zh: v, en: v });
    return {
      zh: `${dimension?.label.zh ?? w.dimension}：${values.map((v) => v.zh).join("、")}`,
      en: `${dimension?.label.en ?? w.dimension}: ${values.map((v) => v.en).join(", ")}`,
    };
  });
  const over = overWords(a);
  return {
    zh: `${over.zh}「${kind?.label.zh ?? a.kind}」${of ? `的${of.zh}` : "的"}${FUNCTION[a.fn].zh}${where.length > 0 ? `（${where.map((w) => w.zh).join("；")}）` : ""}`,
    en: `${over.en}${FUNCTION[a.fn].en} of ${of ? `${of.en} of ` : ""}“${kind?.label.en ?? a.kind}”${where.length > 0 ? ` (${where.map((w) => w.en).join("; ")})` : ""}`,
  };
}

/** Keys and distributions the catalogue names without a label of their own. */
const WORDS: Record<string, Label> = {
  demander: { zh: "需求方", en: "demander" },
  adviser: { zh: "保姆", en: "adviser" },
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
