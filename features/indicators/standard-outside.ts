import type { Indicator } from "@bihuan/indicators";

/** What firms and schools outside the house confirm by their own links: fairs and caravans. */
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
