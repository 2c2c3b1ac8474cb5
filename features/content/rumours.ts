import { defineRecords } from "../../platform/records/define.ts";
import { field, onChoice, shown } from "../../platform/register/field.ts";
import { defineRegister, optionsOf } from "../../platform/register/fields.ts";

/** A claim people meet, judged by a named reviewer on evidence; what no longer holds is superseded and stays. */
export const rumours = defineRecords({
  register: defineRegister({
    name: "rumour",
    label: { zh: "传言卡", en: "Claims" },
    fields: [
      field("text", "claim", "传言怎么说", "The claim", { required: true, maxLength: 200, ...shown(320) }),
      field("text", "metWhere", "在哪里见到", "Where it was met", { required: true, maxLength: 120, ...shown(160) }),
      field("day", "metOn", "哪天见到", "Met on", { required: true, ...shown(120), sort: true }),
      field("option", "verdict", "结论", "Verdict", {
        options: optionsOf({
          false: { zh: "不实", en: "false" },
          half: { zh: "半真半假", en: "half true" },
          open: { zh: "现在没有定论", en: "not settled" },
        }),
        ...shown(120),
        filter: true,
      }),
      field("longText", "evidence", "依据", "Evidence", {
        maxLength: 2000,
        help: { zh: "文献、标准、试验，写明出处", en: "Papers, standards, trials, each with its source" },
      }),
      field("record", "reviewerId", "具名审核人", "Named reviewer", { of: "content_reviewer", ...shown(140) }),
      field("day", "judgedOn", "下结论的日期", "Judged on", { ...shown(130), sort: true }),
      field("record", "supersededBy", "被哪张卡取代", "Superseded by", {
        of: "rumour",
        help: { zh: "有新证据时另写一张，旧的留着", en: "New evidence makes a new one; the old one stays" },
      }),
      field("record", "itemId", "写成了哪件作品", "Made into", { of: "content_item", ...onChoice(160) }),
    ],
  }),
  title: "claim",
  path: "/content/rumours",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser", "reviewer"] },
  sameBy: ["claim"],
  check: (v, today) => ({
    ...(v.verdict !== null && v.reviewerId === null
      ? { reviewerId: { zh: "下结论要有具名审核人", en: "A verdict has its named reviewer" } }
      : {}),
    ...(v.verdict !== null && v.evidence === null ? { evidence: { zh: "下结论要写依据", en: "A verdict has its evidence" } } : {}),
    ...((v.verdict === null) !== (v.judgedOn === null) ? { judgedOn: { zh: "结论和日期一起填", en: "Verdict and day together" } } : {}),
    ...(v.judgedOn !== null && v.judgedOn < v.metOn ? { judgedOn: { zh: "不能早于见到的日期", en: "Not before it was met" } } : {}),
    ...([v.metOn, v.judgedOn ?? ""].some((day) => day > today) ? { metOn: { zh: "日期还没有到", en: "That day has not come yet" } } : {}),
  }),
  words: {
    create: { zh: "登记传言", en: "Enter a claim" },
    empty: {
      zh: "还没有登记传言。见到的先记下来，再请本领域审核人看。",
      en: "No claims yet. What is met is noted, then judged by a reviewer of the field.",
    },
  },
});
