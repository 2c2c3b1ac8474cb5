import type { FactKind } from "@bihuan/indicators";
import type { OfferedSentence } from "../../platform/rooms/room.ts";

/** A course counts when it was held, by its signed sheet; nobody's hours are measured. */
export const trainingFacts: readonly FactKind[] = [
  {
    kind: "course.held",
    label: { zh: "培训班已办", en: "Course held" },
    measures: {
      sessions: { label: { zh: "节次", en: "sessions" }, unit: "count", bounds: [0, 10_000] },
      named: { label: { zh: "名单人数", en: "people named" }, unit: "count", bounds: [0, 10_000] },
      present: { label: { zh: "到课人数", en: "people present" }, unit: "count", bounds: [0, 10_000] },
    },
    dimensions: {},
    distinct: [],
    distributions: [],
    evidence: "required",
    alone: true,
  },
  {
    kind: "course.answered",
    label: { zh: "学员问题已回答", en: "Question of a course answered" },
    measures: { days: { label: { zh: "天数", en: "days" }, unit: "days", bounds: [0, 3_660] } },
    dimensions: {},
    distinct: [],
    distributions: ["days"],
    evidence: "required",
    alone: true,
  },
];

/** What this room says in a year report. */
export const trainingSentences: readonly OfferedSentence[] = [
  { chapter: "人才培训", text: "答复学员问题的天数中位数为{course_answer_days}。", needs: "course_answer_days" },
];
