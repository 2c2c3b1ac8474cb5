import { defineStrings } from "../../../platform/i18n/strings.ts";

export const reportsStrings = defineStrings({
  zh: {
    reports: "报告", lead: "报告的每个数字都点得开；冻结之后可复核，之后的更正另行标出。", from: "起", to: "止", draft: "起草", frozen: "已冻结的报告", none: "还没有冻结的报告。选好期间起草，核对后冻结。", freeze: "冻结", download: "下载 Word（GB/T 9704 版式）",
    draftNote: "草稿：数字随台账变化，冻结后不再变。", frozenNote: (when: string, who: string, n: number) => `${when} 由 ${who} 冻结于台账第 ${n} 条，可逐条复核。`, changes: "冻结之后有更正", then: "报告中", now: "现在", unit: "单位", period: "期间", empty: "本期没有可写的内容。先登记并由需求方确认，数字才会出现。",
  },
  en: {
    reports: "Reports", lead: "Every number in a report opens; once frozen it stays reproducible and later corrections are shown apart.", from: "from", to: "to", draft: "Draft", frozen: "Frozen reports", none: "No frozen report yet. Choose a period, draft, check and freeze.", freeze: "Freeze", download: "Download Word (GB/T 9704 layout)",
    draftNote: "Draft: the numbers follow the ledger until it is frozen.", frozenNote: (when: string, who: string, n: number) => `Frozen ${when} by ${who} at fact ${n} of the ledger.`, changes: "Corrected since it was frozen", then: "in the report", now: "now", unit: "Unit", period: "Period", empty: "Nothing to say in this period yet.",
  },
});
