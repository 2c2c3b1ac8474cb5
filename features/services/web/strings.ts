import { defineStrings } from "../../../platform/i18n/strings.ts";

export const servicesStrings = defineStrings({
  zh: {
    demands: "需求", newDemand: "登记需求", demandsEmpty: "还没有需求", demandsHint: "接到电话或走访得知需求后，点“登记需求”，两分钟填完要点，其余稍后再补。",
    newLead: "先填谁的需求、什么需求；五问可以稍后再补。", save: "保存草稿", edit: "修改", handedTo: "需求方本人",
    linkPurpose: "打开后可核对、更正、确认或不认可这件需求，无需账号。", askConfirm: "请本人确认", renew: "重发确认链接", details: "需求内容", contact: "联系方式", look: "查看（将留下记录）",
    quality: "五问", answered: "已答", open: "待补", candidates: "候选供方", propose: "开始匹配", again: "重新匹配", choose: "选这一家", reject: "不选", why: "理由", message: "给供方保姆的话",
    sendInterest: "发出意向", cancel: "取消", status: "状态", proposed: "待决定", chosen: "已选", rejected: "未选", excluded: "已排除", noCandidates: "还没有候选。发布后点“开始匹配”，系统按词语、学科、行业、地区、在办量给出候选和理由。",
    excludedTitle: "已回避或已满", review: "审核", pass: "通过并发布", level: "发布方式", summary: "匿名摘要", full: "全文", directed: "定向", directedTo: "只给这些单位看（输入名称或拼音首字母）", publicSummary: "对外摘要", returnBack: "逐项退回", remark: "退回意见",
    returnHint: "在需要更正的项目下写明意见；没写的视为通过。", related: "引荐与协议", none: "暂无", history: "修改记录", showHistory: "看每一项的修改", timeline: "办理过程", facts: "计入台账的事实", noFacts: "还没有事实。需求方本人确认之前，一律不计数。",
    addAgreement: "登记协议", publications: "需求公告", publicationsLead: "各地已发布、正在找供方的需求。联系方式在双方保姆同意后才开放。", supplies: "供给库", newSupply: "登记供给", suppliesEmpty: "还没有供给",
    introduction: "引荐意向", demandSide: "需求一方", supplySide: "供给一方", bothAgreed: "双方已同意，联系方式互通：", notYet: "双方同意前看不到对方联系方式。", messageFrom: "对方保姆留言", matchReasons: "匹配理由", score: "匹配分",
    accept: "同意引荐", decline: "谢绝", withdraw: "撤回", owner: "当前由谁办", due: "办理期限", overdue: (days: number) => `已超期 ${days} 天`, remarksTitle: "审核意见", saved: "已保存",
  },
  en: {
    demands: "Demands", newDemand: "Register a demand", demandsEmpty: "No demands yet", demandsHint: "After a call or a visit choose “Register a demand”: the essentials take two minutes, the rest can follow.",
    newLead: "First whose need and what need; the five questions may follow later.", save: "Save draft", edit: "Edit", handedTo: "the demander",
    linkPurpose: "Opens a page to check, correct, confirm or decline this demand; no account needed.", askConfirm: "Ask for confirmation", renew: "Renew the link", details: "What is needed", contact: "Contact", look: "Show (will be recorded)",
    quality: "Five questions", answered: "answered", open: "open", candidates: "Candidates", propose: "Start matching", again: "Match again", choose: "Choose", reject: "Reject", why: "Reason", message: "Message to the supplier's adviser",
    sendInterest: "Send interest", cancel: "Cancel", status: "Status", proposed: "open", chosen: "chosen", rejected: "rejected", excluded: "excluded", noCandidates: "No candidates yet. After publication choose “Start matching”: candidates come with reasons by words, field, industry, region and load.",
    excludedTitle: "Conflict or full", review: "Review", pass: "Pass and publish", level: "Publish as", summary: "anonymous summary", full: "full text", directed: "directed", directedTo: "Only these units (name or pinyin initials)", publicSummary: "Public summary", returnBack: "Return with remarks", remark: "Remark",
    returnHint: "Write a remark under each item to correct; items without remark pass.", related: "Introductions and agreements", none: "None yet", history: "Changes", showHistory: "Show changes of every field", timeline: "Course", facts: "Facts in the ledger", noFacts: "No facts yet. Until the demander confirms, nothing counts.",
    addAgreement: "Register an agreement", publications: "Published demands", publicationsLead: "Demands published everywhere that look for a supplier. Contacts open after both advisers agree.", supplies: "Supplies", newSupply: "Register a supply", suppliesEmpty: "No supplies yet",
    introduction: "Introduction", demandSide: "Demand side", supplySide: "Supply side", bothAgreed: "Both agreed; contacts are open to both:", notYet: "Contacts open when both sides agree.", messageFrom: "Message from the other adviser", matchReasons: "Reasons", score: "Score",
    accept: "Accept", decline: "Decline", withdraw: "Withdraw", owner: "Whose move", due: "Due", overdue: (days: number) => `${days} days overdue`, remarksTitle: "Reviewer's remarks", saved: "Saved",
  },
});
