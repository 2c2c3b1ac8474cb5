import { defineStrings } from "../../../platform/i18n/strings.ts";

export const projectsStrings = defineStrings({
  zh: {
    agreements: "协议台账", empty: "还没有协议", emptyHint: "在一件已引荐的需求里点“登记协议”。", newAgreement: "登记协议", newLead: "意向、合同、登记技术合同分开登记；上传文件、双方链接确认之后才计数。",
    content: "协议内容", files: "协议文件", upload: "上传协议文件（PDF、图片、Word、Excel）", noFiles: "还没有文件", submit: "请双方确认", links: "两条一次性链接，分别交给双方", demander: "需求方", supplier: "供方", purpose: "打开后核对协议内容，确认或提出异议，无需账号。",
    confirmed: "已确认", waiting: "待确认", both: "双方确认", milestones: "履约节点", addMilestone: "添加节点", milestoneTitle: "节点名称", dueOn: "计划日期", doneOn: "完成日期", inPlace: "到位金额（例：8 万元）", proof: "证明文件", reach: "登记完成", done: "已完成", open: "未完成", add: "添加",
    lookbacks: "回头看", lookback: "回头看", timeline: "办理过程", fact: "已计入台账", openFact: "看这条事实", months: (n: number) => `${n} 个月`, visit: "登记回访", visitedOn: "回访日期", finding: "使用情况", inUse: "在用", partly: "部分在用", notInUse: "未使用", text: "看到了什么", renew: "重发确认链接",
    effectPurpose: "请需求方确认是否见效并评分，无需账号。", satisfaction: "满意度", none: "暂无", due: "应于", edit: "保存修改", parties: "当事双方", noMilestones: "还没有节点。添加第一个节点后，需求进入履约中。", needFile: "先在上面上传证明文件，再登记完成。",
  },
  en: {
    agreements: "Agreements", empty: "No agreements yet", emptyHint: "Choose “Register an agreement” in an introduced demand.", newAgreement: "Register an agreement", newLead: "Intention, contract and registered contract are kept apart; an agreement counts after its document is uploaded and both sides confirmed by link.",
    content: "Agreement", files: "Documents", upload: "Upload the document (PDF, picture, Word, Excel)", noFiles: "No document yet", submit: "Ask both sides", links: "Two one-time links, one for each side", demander: "Demander", supplier: "Supplier", purpose: "Opens a page to check the agreement and confirm or dispute it; no account needed.",
    confirmed: "confirmed", waiting: "waiting", both: "Both sides", milestones: "Milestones", addMilestone: "Add a milestone", milestoneTitle: "Milestone", dueOn: "Planned for", doneOn: "Done on", inPlace: "Amount in place (as 8 万元)", proof: "Document", reach: "Record as done", done: "done", open: "open", add: "Add",
    lookbacks: "Look-backs", lookback: "Look-back", timeline: "Course", fact: "In the ledger", openFact: "Open the fact", months: (n: number) => `${n} months`, visit: "Record the visit", visitedOn: "Visited on", finding: "Use", inUse: "in use", partly: "partly", notInUse: "not in use", text: "What was seen", renew: "Renew the link",
    effectPurpose: "The demander says whether it took effect and how satisfied they are; no account needed.", satisfaction: "Satisfaction", none: "None", due: "Due", edit: "Save changes", parties: "Parties", noMilestones: "No milestones yet. With the first one the demand is being performed.", needFile: "First upload the document above, then record it as done.",
  },
});
