import type { Values } from "../../platform/register/fields.ts";

/** The five questions that make a need workable. Advice: only the present state is required before asking for confirmation. */
const QUESTIONS = [
  {
    question: "presentState",
    label: { zh: "现状", en: "Present state" },
    hint: { zh: "现在怎么做，问题出在哪里", en: "How it is done now and where it fails" },
  },
  {
    question: "target",
    label: { zh: "目标", en: "Target" },
    hint: { zh: "希望达到的数字，如“误报率低于 5%”", en: "Figures to reach, as “false alarms below 5%”" },
  },
  { question: "tried", label: { zh: "尝试", en: "Tried" }, hint: { zh: "试过什么，为什么不行", en: "What was tried and why it failed" } },
  {
    question: "limits",
    label: { zh: "限制", en: "Constraints" },
    hint: { zh: "场地、用电、季节、标准等限制", en: "Site, power, season, standards" },
  },
  {
    question: "budgetFen",
    label: { zh: "预算与时间", en: "Budget and date" },
    hint: { zh: "愿意投入多少，何时要用", en: "How much, and by when" },
  },
] as const;

export const qualityOf = (values: Values) =>
  QUESTIONS.map((q) => ({ ...q, answered: Boolean(values[q.question]) || (q.question === "budgetFen" && Boolean(values.wantedBy)) }));
