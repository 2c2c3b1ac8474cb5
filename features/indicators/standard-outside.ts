import type { Indicator } from "@bihuan/indicators";

/** What people outside the house confirm by their own links: fairs, caravans, delegates' proposals. */
export const OUTSIDE_INDICATORS: readonly Indicator[] = [
  {
    code: "fair_landed_rate",
    version: 1,
    unit: "ratio",
    better: "higher",
    expression: 'ratio(count(fair.landed where basis in ("self", "called", "unstated")), count(fair.intended))',
    name: { zh: "洽谈会意向落地率", en: "Intentions of fairs that landed" },
    definition: {
      zh: "期内由一方自己确认落地的意向数 ÷ 期内谈出意向的全部洽谈数；没有落地的和还在跟进的都在分母里，代为确认的不进分子",
      en: "Intentions that a party confirmed as landed ÷ all talks that ended in an intention; those that came to nothing and those still open are in the denominator",
    },
  },
  {
    code: "proposals_answered_in_time",
    version: 1,
    unit: "ratio",
    better: "higher",
    expression:
      'ratio(count(congress.answered where timely = "yes" and basis in ("self", "called", "unstated")), count(congress.proposed))',
    name: { zh: "代表提案按期答复率", en: "Proposals answered in time" },
    definition: {
      zh: "期内由提案代表自己表示收到答复、且在期限内答复的提案数 ÷ 期内立案的全部提案数；满意不满意都算答复，书面或代为填写的不进分子，没答复的都在分母里",
      en: "Proposals answered within their term, as the delegate himself says by his link, ÷ all taken in; satisfied or not, both are answers; what the office enters for him counts nowhere",
    },
  },
  {
    code: "caravan_schools",
    version: 1,
    unit: "count",
    better: "higher",
    expression: 'distinct(caravan.visited, school where basis in ("self", "called", "unstated"))',
    name: { zh: "大篷车到过的学校", en: "Schools a caravan came to" },
    definition: {
      zh: "期内经学校确认大篷车来过的学校数，一所学校去几次都算一所；司机记录、代为确认而未经核实的不计",
      en: "Schools that have confirmed that a caravan came, each once; drivers' logs and what others confirmed without a call-back count nowhere",
    },
  },
];
