/** How a proposal was answered. */
export const CODES = {
  A: { zh: "A 已解决或采纳", en: "A solved or taken up" },
  B: { zh: "B 列入计划", en: "B planned" },
  C: { zh: "C 暂时不能解决", en: "C cannot now" },
  D: { zh: "D 留作参考", en: "D for reference" },
} as const;
