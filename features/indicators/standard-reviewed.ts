import type { Indicator } from "@bihuan/indicators";

/** Of what a review found, shown in public and closed by a second person. */
export const REVIEWED_INDICATORS: readonly Indicator[] = [
  {
    code: "stations_passed",
    version: 1,
    unit: "ratio",
    better: "higher",
    expression:
      'ratio(count(station.reviewed where outcome in ("passed")), count(station.reviewed where outcome in ("passed", "to_correct")))',
    name: { zh: "工作站年审通过率", en: "Stations that passed their review" },
    definition: {
      zh: "期内办结的年审中，结论不要求整改的工作站数 ÷ 评了等次的工作站数；免评的不计，公示期满、由另一人办结的才算",
      en: "Of the stations graded in reviews closed in the period, those not asked for correction; excused ones count nowhere, and only what was shown and closed by a second person",
    },
  },
];
