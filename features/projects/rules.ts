export const AGREEMENT_TYPES = {
  intention: { zh: "意向", en: "intention" },
  contract: { zh: "合同", en: "contract" },
  registered: { zh: "登记技术合同", en: "registered contract" },
} as const;
