/** Names of the paper forms and of who signs them. */
export const PAPER = {
  agreementForm: { zh: "协议登记表", en: "registration of an agreement" },
  visitForm: { zh: "走访记录", en: "record of a visit" },
  signDemander: { zh: "甲方（需求方）", en: "Demander" },
  signSupplier: { zh: "乙方（供方）", en: "Supplier" },
  signKeeper: { zh: "登记人", en: "Registered by" },
  signOwner: { zh: "承担单位", en: "Owner" },
  signVisitor: { zh: "走访人", en: "Visited by" },
} as const;
