import type { RecordPageData } from "../../platform/records/contract.ts";
import { DAY_BY_HAND, inWords, type Written } from "../../platform/records/papers.ts";
import { awards } from "./awards.ts";
import type { NamedView } from "./contract.ts";
import { funds } from "./funds.ts";
import { yuan } from "./rules.ts";

const paragraph = (text: string) => ({ type: "paragraph" as const, text });
const rowsOf = (data: RecordPageData) =>
  ((data.sections["workings"] as NamedView | null)?.rows ?? []).flatMap((r) =>
    r.amountFen === null ? [] : [{ ...r, amountFen: r.amountFen }],
  );

/** Papers of awards: the list as it is shown or decided, the notice of each. No number of an identity card or an account stands in them. */
export const fundPapers: Written = {
  fund: {
    list: {
      label: { zh: "奖补名单", en: "List of awards" },
      write: (data) => {
        const rows = rowsOf(data);
        const state = data.case?.state ?? "";
        if (rows.length === 0 || !["shown", "checked", "decided", "closed"].includes(state)) return undefined;
        const w = inWords(funds.register, data.values);
        const isShown = state === "shown" || state === "checked";
        const firms = data.values["recipients"] === "firm";
        return {
          title: isShown ? `关于${data.title}拟奖补名单的公示` : `${data.title}奖补名单`,
          blocks: [
            paragraph(
              `根据${w("basis")}，经登记册选取、按${w("frozenOn")}冻结的数据审核，${isShown ? "拟" : ""}奖补${firms ? "企业" : "个人"}${rows.length}${firms ? "家" : "名"}，共${yuan(rows.reduce((sum, r) => sum + r.amountFen, 0))}元。`,
            ),
            ...(isShown
              ? [paragraph(`公示到${w("publicUntil")}。对名单有异议的，请在公示期内实名提出，写明理由并附证明：${w("objectTo")}。`)]
              : []),
            { type: "heading", text: "名单" },
            {
              type: "table",
              header: ["序号", firms ? "企业名称" : "姓名", firms ? "统一社会信用代码" : "所在单位", "金额（元）"],
              rows: [
                ...rows.map((r, i) => [String(i + 1), r.name, (firms ? r.code : r.beside) ?? "", yuan(r.amountFen)]),
                ["", "合计", "", yuan(rows.reduce((sum, r) => sum + r.amountFen, 0))],
              ],
            },
          ],
          signature: data.unitName,
          date: DAY_BY_HAND,
        };
      },
    },
  },
  fund_award: {
    notice: {
      label: { zh: "奖补通知", en: "Notice of the award" },
      write: (data) => {
        if (data.case?.state === "withdrawn") return undefined;
        const w = inWords(awards.register, data.values);
        const parts = Object.entries(data.sections["money"] as Record<string, number>);
        return {
          title: `${data.unitName}关于给予${w("title")}奖补的通知`,
          blocks: [
            paragraph(`${w("title")}${w("beside") === "" ? "" : `（${w("beside")}）`}：`),
            paragraph(`根据${w("basis")}，经公示和决定，给予你${w("code") === "" ? "" : "单位"}${w("fundTitle")}奖补${w("amountFen")}。`),
            { type: "heading", text: "附表" },
            {
              type: "table",
              header: ["序号", "奖项", "金额（元）"],
              rows: [...parts.map(([name, fen], i) => [String(i + 1), name, yuan(fen)]), ["", "合计", w("amountFen")]],
            },
          ],
          signature: data.unitName,
          date: DAY_BY_HAND,
        };
      },
    },
  },
};
