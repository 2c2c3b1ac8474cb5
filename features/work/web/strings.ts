import { defineStrings } from "../../../platform/i18n/strings.ts";

export const workStrings = defineStrings({
  zh: {
    workbench: "等我办", hello: (name: string) => `${name}，您好`, mine: "轮到我办", waiting: "我跟着、等别人办", below: "下级超期", nothing: "没有等您办的事", nothingHint: "新需求请到“科技服务 – 需求”登记；其余会自己来到这里。", overdue: (n: number) => `超期 ${n} 天`, overdueCount: (n: number) => `${n} 件超期`, due: "期限", state: "状态", title: "事项", unit: "单位", owner: "由谁办", cases: "件", none: "暂无",
    handOver: "移交", handOverLead: "移交后，未办结的事项全部转到接手人名下，历史不变。", from: "移交人", to: "接手人", open: (n: number) => `在办 ${n} 件`, moved: (n: number) => `已移交 ${n} 件`, audit: "审计记录", auditLead: "每一次办理、每一次查看敏感信息都在这里；只增不改。", at: "时间", who: "谁", act: "做了什么", subject: "对象", more: "更早的", filter: "按操作筛选，如 sensitive.look", process: "类型", feedback: "投诉建议",
  },
  en: {
    workbench: "My work", hello: (name: string) => `Good day, ${name}`, mine: "My move", waiting: "I follow, others move", below: "Overdue below", nothing: "Nothing waits for you", nothingHint: "Register new needs under Services – Demands; the rest comes here by itself.", overdue: (n: number) => `${n} days overdue`, overdueCount: (n: number) => `${n} overdue`, due: "Due", state: "State", title: "Matter", unit: "Unit", owner: "Whose move", cases: "cases", none: "None",
    handOver: "Hand over", handOverLead: "All open cases go to the successor; their history stays.", from: "From", to: "To", open: (n: number) => `${n} open`, moved: (n: number) => `${n} handed over`, audit: "Audit trail", auditLead: "Every act and every look at sensitive data; nothing is edited.", at: "When", who: "Who", act: "Act", subject: "Record", more: "Earlier", filter: "Filter by act, as sensitive.look", process: "Kind", feedback: "Complaints and suggestions",
  },
});
