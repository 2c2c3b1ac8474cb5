import type { FactKind } from "@bihuan/indicators";
import { activityKinds, audienceOptions } from "./rules.ts";

const groups = Object.fromEntries(audienceOptions.map((o) => [o.value, o.label]));
/** From whose browser the answer came: the orderer's own, or one of the office. */
const BASIS = { self: { zh: "本人", en: "self" }, proxy: { zh: "代为", en: "in his stead" } };

const CONFIRMED = { ...BASIS, sheet: { zh: "凭签到表", en: "by the sheet" } };
const KINDS = Object.fromEntries(activityKinds.map((o) => [o.value, o.label]));

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
  {
    kind: "activity.held",
    label: { zh: "科普活动已办（经确认）", en: "Activity held, confirmed" },
    measures: { sessions: { label: { zh: "场次", en: "sessions" }, unit: "count", bounds: [0, 1_000] } },
    dimensions: {
      kind: { label: { zh: "形式", en: "kind" }, values: KINDS },
      basis: { label: { zh: "怎样确认", en: "basis" }, values: CONFIRMED },
    },
    distinct: ["activity"],
    distributions: [],
    evidence: "required",
  },
  {
    kind: "activity.group",
    label: { zh: "重点人群参加活动（经确认）", en: "A group at an activity, confirmed" },
    measures: {
      sessions: { label: { zh: "场次", en: "sessions" }, unit: "count", bounds: [0, 1_000] },
      people: { label: { zh: "人数", en: "people" }, unit: "count", bounds: [0, 1_000_000] },
    },
    dimensions: {
      audience: { label: { zh: "人群", en: "group" }, values: groups },
      basis: { label: { zh: "怎样确认", en: "basis" }, values: CONFIRMED },
    },
    distinct: ["activity"],
    distributions: [],
    evidence: "required",
  },
  {
    kind: "volunteer.served",
    label: { zh: "志愿服务（经确认）", en: "Volunteer's service, confirmed" },
    measures: { minutes: { label: { zh: "分钟", en: "minutes" }, unit: "count", bounds: [0, 1_440] } },
    dimensions: { basis: { label: { zh: "怎样确认", en: "basis" }, values: CONFIRMED } },
    distinct: ["volunteer"],
    distributions: [],
    evidence: "required",
  },
];
