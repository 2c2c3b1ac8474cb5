import type { Indicator } from "@bihuan/indicators";

/** Totals that public reports tell, one indicator each: told apart from what is counted by rows here, and never added to it. */
const REPORTED: readonly (readonly [what: string, zh: string, en: string])[] = [
  ["caravans", "公开报道的大篷车巡展次数", "Caravans as published"],
  ["caravan_counties", "公开报道的大篷车到县数", "Counties of caravans as published"],
  ["caravan_schools", "公开报道的大篷车进校数", "Schools of caravans as published"],
  ["caravan_pupils", "公开报道的大篷车服务学生数", "Pupils of caravans as published"],
  ["expert_reviews", "公开报道的专家论证评审次数", "Expert reviews as published"],
  ["tenders", "公开报道的招标采购项数", "Tenders as published"],
  ["specimens", "公开报道的标本件数", "Specimens as published"],
  ["specimen_batches", "公开报道的标本批次", "Batches of specimens as published"],
  ["bases", "公开报道的研究基地数", "Research bases as published"],
  ["bases_preparing", "公开报道的创建中研究基地数", "Research bases in preparation as published"],
  ["studies", "公开报道的咨询课题数", "Consulting projects as published"],
];

export const REPORTED_INDICATORS: readonly Indicator[] = REPORTED.map(([what, zh, en]) => ({
  code: `reported_${what}`,
  version: 1,
  unit: "count",
  better: "neither",
  expression: `sum(figure.reported, value where what in ("${what}"))`,
  name: { zh, en },
  definition: {
    zh: "期内公开报道载明的合计数，逐项明细未列；不与按台账逐条计算的数相加",
    en: "A total that a public report of the period tells without its rows; never added to what is counted here by rows",
  },
}));
