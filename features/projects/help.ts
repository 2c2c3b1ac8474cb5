import { defineHelp } from "../../platform/rooms/help.ts";

export const help = defineHelp({
  title: { zh: "协议和见效", en: "Agreements and effects" },
  purpose: {
    zh: "登记意向、合同和技术合同，双方确认，跟履约节点和到账，半年、一年后由别人回头看有没有见效。",
    en: "Intentions, contracts and registered contracts, confirmed by both sides; milestones, money in place; after six and twelve months somebody else looks whether it has an effect.",
  },
  who: [
    { who: { zh: "保姆", en: "Adviser" }, does: { zh: "登记协议，上传文件，登记到账。", en: "Enters the agreement, its file and money." } },
    { who: { zh: "审核", en: "Reviewer" }, does: { zh: "打开文件核对，回访。", en: "Opens and checks the file, calls back." } },
    { who: { zh: "负责人", en: "Leader" }, does: { zh: "确认金额较大的协议。", en: "Confirms agreements of larger sums." } },
    { who: { zh: "双方", en: "Both parties" }, does: { zh: "各自用链接确认。", en: "Confirm by their links." } },
  ],
  task: { zh: "登记一份协议", en: "Enter an agreement" },
  steps: [
    { zh: "在需求页面点“登记协议”，双方名称已经填好。", en: "Press the button on the need's page; both names are filled in." },
    { zh: "选类别，填金额和签订日期，上传签字的文件。", en: "Choose the kind, enter sum and day, add the signed file." },
    { zh: "请双方用链接确认。", en: "Ask both sides to confirm by link." },
    {
      zh: "由另一个人打开文件核对，需要时负责人确认，协议生效。",
      en: "Another person checks the file, the leader confirms where needed; it is in force.",
    },
    {
      zh: "到账一笔登记一笔，附凭证；六个月和十二个月后回头看。",
      en: "Enter each payment with its proof; look back after six and twelve months.",
    },
  ],
  words: [
    {
      word: { zh: "履约节点", en: "Milestone" },
      means: { zh: "协议里约定的一步：哪天前做到什么、付多少。", en: "A dated step of an agreement with its sum." },
    },
    {
      word: { zh: "到位金额", en: "Money in place" },
      means: { zh: "有凭证证明已经到账的钱，不是合同上写的数。", en: "Money proven to have arrived, not the sum of the contract." },
    },
    {
      word: { zh: "回头看", en: "Look-back" },
      means: {
        zh: "协议满六个月和十二个月，由不是经办保姆的人去看有没有见效。",
        en: "A visit after six and twelve months by somebody else than the adviser.",
      },
    },
    {
      word: { zh: "意向", en: "Intention" },
      means: {
        zh: "愿意合作但还没有约束力的协议；单独统计，不和合同相加。",
        en: "An agreement without binding force; counted apart from contracts.",
      },
      also: ["合同", "登记技术合同"],
    },
  ],
});
