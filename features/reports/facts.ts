import type { FactKind } from "@bihuan/indicators";
import type { OfferedSentence } from "../../platform/rooms/room.ts";

/** What published reports tell in total, before any row of it was kept here: entered as told, with its source, no split invented. */
export const REPORTED = {
  caravans: { zh: "科普大篷车巡展", en: "caravans" },
  caravan_counties: { zh: "大篷车到县", en: "counties of caravans" },
  caravan_schools: { zh: "大篷车进校", en: "schools of caravans" },
  caravan_pupils: { zh: "大篷车服务学生", en: "pupils of caravans" },
  expert_reviews: { zh: "专家论证评审", en: "expert reviews" },
  tenders: { zh: "招标采购", en: "tenders" },
  specimens: { zh: "标本", en: "specimens" },
  specimen_batches: { zh: "标本批次", en: "batches of specimens" },
  bases: { zh: "研究基地", en: "research bases" },
  bases_preparing: { zh: "创建中的研究基地", en: "research bases in preparation" },
  studies: { zh: "咨询课题", en: "consulting projects" },
} as const;

export const reportsFacts: readonly FactKind[] = [
  {
    kind: "figure.reported",
    label: { zh: "见于公开报道的合计数", en: "Total as published" },
    measures: { value: { label: { zh: "数", en: "value" }, unit: "count", bounds: [0, 100_000_000] } },
    dimensions: { what: { label: { zh: "内容", en: "Of what" }, values: REPORTED } },
    distinct: [],
    distributions: [],
    evidence: "required",
  },
];

/** What this room says in a year report. */
export const reportsSentences: readonly OfferedSentence[] = [
  {
    chapter: "科学素质",
    text: "见于公开报道：科普大篷车巡展{reported_caravans}，到{reported_caravan_counties}县、{reported_caravan_schools}学校，服务学生{reported_caravan_pupils}以上。",
    needs: "reported_caravans",
  },
  {
    chapter: "科技场馆建设",
    text: "见于公开报道：专家论证评审{reported_expert_reviews}，招标采购{reported_tenders}；标本{reported_specimens}，分{reported_specimen_batches}。",
    needs: "reported_expert_reviews",
  },
  {
    chapter: "决策咨询",
    text: "见于公开报道：研究基地{reported_bases}，另有创建中的{reported_bases_preparing}；咨询课题{reported_studies}。",
    needs: "reported_bases",
  },
];
