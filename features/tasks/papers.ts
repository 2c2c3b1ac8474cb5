import { DAY_BY_HAND, inWords, tableOf, type Written } from "../../platform/records/papers.ts";
import { showDay } from "../../platform/register/fields.ts";
import type { PairDesk } from "./pair-server.ts";
import { pairs } from "./pairs.ts";

const child = (name: string) => pairs.children[name] as NonNullable<(typeof pairs.children)[string]>;

/** What whoever is looked after gets: a card of who to turn to, and, as somebody else takes over, a letter with all that is open. */
export const pairPapers: Written = {
  pair: {
    card: {
      label: { zh: "联系卡", en: "Card" },
      write: (data) => {
        if (data.case?.state !== "active") return undefined;
        const w = inWords(pairs.register, data.values);
        return {
          title: "挂包联系卡",
          blocks: [
            {
              type: "table",
              header: ["联系对象", data.title],
              rows: [
                ["挂包人", w("leaderName")],
                ["职务", w("leaderPost")],
                ["单位", data.unitName],
                ["下次联系", `不晚于${w("nextOn")}`],
                ["电话", ""],
              ],
            },
            {
              type: "paragraph",
              text: "有科技需求、政策疑问或办不下来的事，请直接找挂包人。提的问题会登记、定答复日期，办完后回访您是否满意；不收任何费用，不要求装软件、拍照、打卡。",
            },
          ],
          signature: data.unitName,
          date: DAY_BY_HAND,
        };
      },
    },
    handover: {
      label: { zh: "移交函", en: "Letter of hand-over" },
      write: (data) => {
        if (data.case?.state !== "handed") return undefined;
        const w = inWords(pairs.register, data.values);
        const { successor } = data.sections["desk"] as PairDesk;
        if (!successor) return undefined;
        const open = successor.problems;
        return {
          title: `关于更换${data.title}挂包人的函`,
          blocks: [
            { type: "paragraph", text: `${data.title}：` },
            {
              type: "paragraph",
              text: `原由${w("leaderName")}${w("leaderPost") === "" ? "" : `（${w("leaderPost")}）`}与你们联系${w("lastOn") === "" ? "" : `，最近一次联系是${w("lastOn")}`}。因工作变动，现由${successor.leaderName}继续联系，${showDay(successor.firstOn, "zh-CN")}前先与你们联系一次${open.length === 0 ? "。" : `；没有办完的 ${open.length} 个问题一并接着办。`}`,
            },
            ...(open.length === 0 ? [] : [tableOf(child("problems"), open, ["matter", "raisedOn", "handedTo", "dueOn"])]),
            { type: "paragraph", text: "移交人（签名）：　　　　　　接任人（签名）：" },
          ],
          signature: data.unitName,
          date: DAY_BY_HAND,
        };
      },
    },
  },
};
