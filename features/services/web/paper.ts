/** Names of the paper forms and of who signs them. */
export const PAPER = {
  demandForm: { zh: "需求登记表", en: "registration of a need" },
  introductionForm: { zh: "对接单", en: "introduction" },
  signDemander: { zh: "需求方", en: "Demander" },
  signAdviser: { zh: "保姆", en: "Adviser" },
  signReviewer: { zh: "审核人", en: "Reviewer" },
  signDemandAdviser: { zh: "需求方保姆", en: "Adviser of the demander" },
  signSupplyAdviser: { zh: "供方保姆", en: "Adviser of the supplier" },
} as const;
