import type { Label } from "../../platform/http/contract.ts";

/** A page worth seeing on the first day and what it is for. */
export interface TourStep {
  readonly href: string;
  readonly say: Label;
}

const bench: TourStep = {
  href: "/",
  say: {
    zh: "首页就是等您办的事：每行以要做的动作开头，先办今天的。",
    en: "The first page is what waits for you; each row begins with the act, today's first.",
  },
};
const notices: TourStep = {
  href: "/work/notices",
  say: {
    zh: "别人办了什么、谁提到您、什么快到期，都在消息里；在这里也能设成每天一封邮件。",
    en: "What others did, who named you and what is soon due; it can come as a daily mail.",
  },
};
const help: TourStep = {
  href: "/help",
  say: {
    zh: "不会就点右上角的问号，说的就是您正在看的房间；全部说明可以打印成手册。",
    en: "The question mark above explains the room you are in; all of it prints as a manual.",
  },
};
const search: TourStep = {
  href: "/search",
  say: { zh: "记得一两个字就能查到：按斜线键，搜全部登记。", en: "Some words are enough: press the slash key and search everything." },
};
const demands: TourStep = {
  href: "/services/demands",
  say: {
    zh: "全部需求在这张表里：点表头排序，加条件筛选，能打印也能导出。",
    en: "All needs: sort by the heads, filter, print and export.",
  },
};
const policies: TourStep = {
  href: "/policies",
  say: { zh: "拿不准的规定先查法规政策库，写着现在有没有效。", en: "Look rules up here; it says whether they hold." },
};
const indicators: TourStep = {
  href: "/indicators",
  say: { zh: "每个数都能点开，看到是哪几件事、凭什么。", en: "Every figure opens to what it counts and on what proof." },
};
const people: TourStep = {
  href: "/people",
  say: { zh: "谁在哪个单位任什么岗、有没有账号，都在这里。", en: "Who holds which post where, and who has an account." },
};
const units: TourStep = {
  href: "/units",
  say: { zh: "单位树：从省到镇，点开看岗位和空缺。", en: "The tree of units, with posts and vacancies." },
};
const account: TourStep = {
  href: "/account",
  say: {
    zh: "先把密码和两步验证设好，看看自己在哪些电脑上登录着。",
    en: "Set your password and the second step; see where you are signed in.",
  },
};

/** Five steps a role; each leads to a page this role may open. */
export const TOURS: Readonly<Record<string, readonly TourStep[]>> = {
  adviser: [
    bench,
    demands,
    {
      href: "/services/supplies",
      say: {
        zh: "供给库是能帮忙的专家和团队；匹配时从这里找，每个候选都说明理由。",
        en: "Experts and teams who can help; every candidate comes with reasons.",
      },
    },
    notices,
    help,
  ],
  entry: [
    {
      href: "/services/demands/new",
      say: {
        zh: "把原话粘进去，系统先分到五个问题里，您再改；写到一半会自动存下。",
        en: "Paste the words; they are split into five questions, and drafts keep themselves.",
      },
    },
    demands,
    search,
    notices,
    help,
  ],
  reviewer: [
    bench,
    {
      href: "/services/demands",
      say: {
        zh: "待审的需求点开，逐项写意见退回，或者通过并公布。",
        en: "Open what waits for review: return it field by field, or publish it.",
      },
    },
    policies,
    indicators,
    help,
  ],
  leader: [
    {
      href: "/",
      say: { zh: "首页先看五个数和超期的是谁；可以打印成一张纸。", en: "Five figures and what is late, by name; it prints on one sheet." },
    },
    indicators,
    { href: "/reports", say: { zh: "报告里的数都来自指标，定稿后不再变。", en: "A report's numbers are indicators, frozen with it." } },
    {
      href: "/work/hand-over",
      say: { zh: "有人离岗，把他的事一次交给别人，或分给几个人。", en: "When somebody leaves, hand the cases over to one or to several." },
    },
    help,
  ],
  operator: [
    {
      href: "/places/venues",
      say: { zh: "您管的场馆在这里：开放时间和状况要随时改对。", en: "The places you run; keep hours and condition true." },
    },
    {
      href: "/places/bookings",
      say: { zh: "公众的预约在这里答复，能接待就确认，不能就写明原因。", en: "Answer bookings here: confirm, or say why not." },
    },
    account,
    {
      href: "/places/venues",
      say: { zh: "临时闭馆先改状况，公众页面马上看得到。", en: "When closed, change the condition; the public page shows it at once." },
    },
    help,
  ],
  registrar: [search, policies, units, account, help],
  system_officer: [
    { href: "/", say: { zh: "首页列出有岗位没账号、有事没人办的。", en: "The first page lists who has a post and no account." } },
    people,
    { href: "/backups", say: { zh: "每天看一眼备份和试恢复。", en: "Look at backups and tried restores each day." } },
    account,
    help,
  ],
  security_officer: [
    { href: "/", say: { zh: "首页列出没人担任的岗位和异常登录。", en: "The first page lists vacant posts and odd sign-ins." } },
    people,
    {
      href: "/parameters",
      say: { zh: "参数要两个人才能改，您可以提出或同意。", en: "Parameters take two persons; you may propose or agree." },
    },
    account,
    help,
  ],
  auditor: [
    { href: "/work/audit", say: { zh: "谁在什么时候做了什么，全在审计记录里。", en: "Who did what when: the audit trail." } },
    {
      href: "/seals",
      say: { zh: "台账每小时封存、每夜重算，结果在这里。", en: "The ledger is sealed each hour and reckoned each night." },
    },
    { href: "/backups", say: { zh: "看备份有没有真的恢复过一次。", en: "See whether a restore was really tried." } },
    account,
    help,
  ],
};
