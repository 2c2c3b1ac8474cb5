import { DAY_BY_HAND, inWords, paragraphs, tableOf, type Written } from "../../platform/records/papers.ts";
import type { Values } from "../../platform/register/fields.ts";
import { contentItems as items } from "./items.ts";
import { rumours } from "./rumours.ts";

/** The sheet that the named reviewer signs, with the text as it stands and what it rests on. */
export const contentPapers: Written = {
  content_item: {
    review: {
      label: { zh: "科学审核意见表", en: "Sheet of the scientific review" },
      write: (data) => {
        const w = inWords(items.register, data.values);
        const rows = (name: string) => (data.children[name] ?? []) as unknown as Values[];
        const { sources, reviews, uses } = items.children;
        if (!sources || !reviews || !uses || data.case?.state === "withdrawn") return undefined;
        const version = Number(data.values["versionNumber"] ?? 0) + (data.case?.state === "published" ? 0 : 1);
        return {
          title: "科普作品科学审核意见表",
          blocks: [
            {
              type: "table",
              header: ["作品", data.title],
              rows: [
                ["第几版", String(version)],
                ["形态、学科领域、人群", [w("kind"), w("field"), w("audience")].filter((x) => x !== "").join("，")],
                ["作者", w("author")],
                ...(w("aiShare") === "" ? [] : [["用人工智能做了什么", w("aiShare")]]),
                ["医疗、食品、应急类", data.values["risky"] === true ? "是，须两位审核人" : "否"],
              ],
            },
            { type: "heading", text: "正文" },
            ...paragraphs(data.values["body"]),
            { type: "heading", text: "依据和出处" },
            tableOf(sources, rows("sources"), ["title", "author", "address", "onDay"]),
            ...(rows("uses").length === 0
              ? []
              : [{ type: "heading" as const, text: "用到的素材" }, tableOf(uses, rows("uses"), ["assetId", "place"], data.names)]),
            { type: "heading", text: "审核意见" },
            ...(rows("reviews").length === 0
              ? [
                  { type: "paragraph" as const, text: "核了什么：" },
                  { type: "paragraph" as const, text: "意见：□通过　□修改后通过　□不通过" },
                ]
              : [tableOf(reviews, rows("reviews"), ["reviewerId", "checked", "verdict", "onDay"], data.names)]),
            { type: "paragraph", text: "审核人（签名）：　　　　　　　　单位和职称：" },
          ],
          signature: data.unitName,
          date: DAY_BY_HAND,
        };
      },
    },
  },
  rumour: {
    card: {
      label: { zh: "辟谣卡", en: "Card of the verdict" },
      write: (data) => {
        const w = inWords(rumours.register, data.values);
        if (w("verdict") === "" || data.values["supersededBy"] !== null) return undefined;
        return {
          title: `传言：${w("claim")}`,
          blocks: [
            { type: "paragraph", text: `结论：${w("verdict")}。` },
            { type: "heading", text: "依据" },
            ...paragraphs(data.values["evidence"]),
            { type: "paragraph", text: `见于${w("metWhere")}（${w("metOn")}）。` },
            { type: "paragraph", text: `审核人：${data.names[`content_reviewer:${String(data.values["reviewerId"])}`] ?? ""}` },
          ],
          signature: data.unitName,
          date: w("judgedOn"),
        };
      },
    },
  },
};
