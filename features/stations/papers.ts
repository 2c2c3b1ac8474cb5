import { DAY_BY_HAND, inWords, tableOf, type Written } from "../../platform/records/papers.ts";
import type { Values } from "../../platform/register/fields.ts";
import type { ReviewDesk } from "./review-server.ts";
import { stations } from "./stations.ts";

/** 873 → 87.3 */
const points = (tenths: number | null): string => (tenths === null ? "" : (tenths / 10).toFixed(1));

/** The sheet of a review's scores, which attributes none to its expert, and a station's instalments. */
export const stationPapers: Written = {
  station_review: {
    scores: {
      label: { zh: "评分汇总表", en: "Sheet of scores" },
      write: (data) => {
        const desk = data.sections["desk"] as ReviewDesk;
        if (desk.criteria.length === 0 || desk.rows.length === 0) return undefined;
        return {
          title: `${data.title}专家评分汇总表`,
          blocks: [
            {
              type: "paragraph",
              text: `评分项：${desk.criteria.map((c) => `${c.name}（${c.points}分）`).join("、")}。平均分按百分制。`,
            },
            {
              type: "table",
              header: ["序号", "工作站", "单位", "各专家总分（从高到低）", "平均分", "建议等次", "等次"],
              rows: desk.rows.map((r, i) => [
                String(i + 1),
                r.name,
                r.unitName,
                r.said
                  .filter((x) => x.declined === null)
                  .map((x) => x.points)
                  .toSorted((a, b) => b - a)
                  .join("、"),
                points(r.tenths),
                r.proposed ?? "",
                r.grade ?? (r.excused === null ? "" : `免评：${r.excused}`),
              ]),
            },
            { type: "roll", label: "评审专家", text: desk.judges.map((j) => j.name).join("、") },
          ],
          signature: data.unitName,
          date: DAY_BY_HAND,
        };
      },
    },
  },
  station: {
    subsidies: {
      label: { zh: "补助分期表", en: "Instalments" },
      write: (data) => {
        const rows = (data.children["subsidies"] ?? []) as unknown as Values[];
        if (rows.length === 0) return undefined;
        const w = inWords(stations.register, data.values);
        return {
          title: `${data.title}补助分期表`,
          blocks: [
            { type: "paragraph", text: `建站单位：${w("hostName")}。约定${w("subsidyAgreedFen")}，已拨${w("subsidyPaidFen") || "0元"}。` },
            tableOf(stations.children["subsidies"] as never, rows, ["name", "source", "fen", "dueOn", "paidFen", "paidOn", "voucher"]),
          ],
          signature: data.unitName,
          date: DAY_BY_HAND,
        };
      },
    },
  },
};
