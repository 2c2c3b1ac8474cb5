import type { FactKind } from "@bihuan/indicators";
import { audienceOptions } from "./rules.ts";

const groups = Object.fromEntries(audienceOptions.map((o) => [o.value, o.label]));
/** From whose browser the answer came: the orderer's own, or one of the office. */
const BASIS = { self: { zh: "本人", en: "self" }, proxy: { zh: "代为", en: "in his stead" } };

/** A lecture counts when who ordered it has said by his own link that it was held, with how many people. */
export const outreachFacts: readonly FactKind[] = [
  {
    kind: "lecture.held",
    label: { zh: "讲座已办（订单方确认）", en: "Lecture held, confirmed by who ordered it" },
    measures: { people: { label: { zh: "到场人数", en: "people present" }, unit: "count", bounds: [0, 20_000] } },
    dimensions: {
      audience: { label: { zh: "对象", en: "audience" }, values: groups },
      basis: { label: { zh: "由谁确认", en: "basis" }, values: BASIS },
    },
    distinct: [],
    distributions: [],
    evidence: "required",
  },
];
