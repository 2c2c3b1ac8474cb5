import { formatMoney } from "@bihuan/kit";
import type { Block } from "../../platform/documents/gbt9704.ts";
import type { WrittenPaper } from "../../platform/records/papers.ts";
import { showDay } from "../../platform/register/fields.ts";
import type { ProjectDesk } from "./capital-desk.ts";

const sum = (fen: number | null): string => (fen === null ? "" : formatMoney(fen));

/** A project's final accounts out of its contracts and what the audit found; nothing before the first sum is submitted. */
const accounts: WrittenPaper = {
  label: { zh: "竣工财务决算情况", en: "Final accounts" },
  write: (data) => {
    const desk = data.sections["desk"] as ProjectDesk;
    const { submitted, audited, cut } = desk.accounts;
    if (submitted.contracts === 0) return undefined;
    const open = desk.findings.filter((f) => f.state !== "closed");
    const found: Block[] =
      desk.findings.length === 0
        ? []
        : [
            { type: "heading", text: "三、审计问题和整改" },
            {
              type: "paragraph",
              text: `查出问题${desk.findings.length}个，已销号${desk.findings.length - open.length}个，未销号${open.length}个。`,
            },
            {
              type: "table",
              header: ["问题", "涉及金额", "谁整改", "期限", "状态", "整改情况"],
              rows: desk.findings.map((f) => [f.title, sum(f.fen), f.who, showDay(f.untilOn, "zh-CN"), f.stateLabel.zh, f.answer ?? ""]),
            },
          ];
    return {
      title: `${data.title}竣工财务决算情况`,
      blocks: [
        { type: "heading", text: "一、总的情况" },
        {
          type: "paragraph",
          text: `概算${sum(desk.money.budgetFen)}，合同${desk.contracts.length}份，合同加已签变更${sum(desk.money.totalFen)}，已付${sum(desk.money.paidFen)}。送审${submitted.contracts}份${sum(submitted.fen)}，审定${audited.contracts}份${sum(audited.fen)}，${cut.fen < 0 ? `核增${sum(-cut.fen)}` : `核减${sum(cut.fen)}`}。`,
        },
        { type: "heading", text: "二、各合同" },
        {
          type: "table",
          header: ["合同", "对方单位", "合同加变更", "送审", "审核", "审定", "核减", "原因"],
          rows: desk.contracts.map((c) => [
            c.title,
            c.party,
            sum(c.money.totalFen),
            ...[c.account.submittedFen, c.account.reviewedFen, c.account.auditedFen, c.account.cutFen].map(sum),
            c.account.reasons.join("；"),
          ]),
        },
        ...found,
      ],
      signature: data.unitName,
      date: showDay(desk.today, "zh-CN"),
    };
  },
};
export const capitalPapers = { accounts };
