import { defineStrings } from "../../../platform/i18n/strings.ts";

export const indicatorsStrings = defineStrings({
  zh: {
    scorecard: "指标", lead: "每个数字都可点开到背后的事实；带分子分母。", period: "期间", from: "起", to: "止", year: "逐月", below: "下级单位", unit: "单位", facts: "背后的事实", total: (n: number) => `共 ${n} 条`, more: "再看 100 条", day: "日期", what: "事实", record: "记录", measures: "数值", evidence: "依据", recorded: "记入时间", by: "记入人",
    superseded: "已被更正", corrects: "更正了", void: "已撤销", reason: "原因", fact: "事实", chain: "更正链", correct: "更正", correctLead: "事实不能改也不能删；更正是一条新事实，旧的仍可查，已冻结的报告不变。", withdraw: "撤销这条事实（误录）", amount: "金额（分）", save: "写入更正", missing: "暂无数据",
    define: "自定指标", name: "名称", nameEn: "英文名称", definition: "口径", definitionEn: "英文口径", code: "代码", expression: "算式", better: "方向", higher: "越高越好", lower: "越低越好", neither: "不评高低", try: "试算", publish: "启用", instead: "可改为：", trial: "试算结果", saved: "已启用", at: (n: number) => `第 ${n + 1} 个字`, count: "件数", fen: "金额", days: "天数", ratio: "比率", funnel: "漏斗", empty: "没有事实", versions: "口径版本", help: "例：ratio(count(demand.introduced), count(demand.confirmed))",
  },
  en: {
    scorecard: "Indicators", lead: "Every number opens to the facts behind it, with numerator and denominator.", period: "Period", from: "from", to: "to", year: "By month", below: "Units below", unit: "Unit", facts: "Facts behind", total: (n: number) => `${n} in all`, more: "100 more", day: "Day", what: "Fact", record: "Record", measures: "Values", evidence: "Evidence", recorded: "Recorded", by: "By",
    superseded: "superseded", corrects: "corrects", void: "withdrawn", reason: "Reason", fact: "Fact", chain: "Corrections", correct: "Correct", correctLead: "A fact is neither edited nor deleted; a correction is a new fact, the old one stays readable and frozen reports do not change.", withdraw: "Withdraw this fact (recorded by mistake)", amount: "Amount (fen)", save: "Write the correction", missing: "no figure",
    define: "Own indicator", name: "Name", nameEn: "English name", definition: "Definition", definitionEn: "English definition", code: "Code", expression: "Expression", better: "Direction", higher: "higher is better", lower: "lower is better", neither: "neither", try: "Try", publish: "Put in force", instead: "Instead: ", trial: "Trial", saved: "In force", at: (n: number) => `at character ${n + 1}`, count: "count", fen: "amount", days: "days", ratio: "ratio", funnel: "Funnel", empty: "No facts", versions: "Rule version", help: "As ratio(count(demand.introduced), count(demand.confirmed))",
  },
});
