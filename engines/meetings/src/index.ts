export { moreByBound, type MeetingBound } from "./bound.ts";
export {
  assignLectures,
  assignReviewers,
  assignShifts,
  type LectureOption,
  type LectureRequest,
  type Reviewable,
  type Reviewed,
} from "./duties.ts";
export { changeDay, type Change, type DayAnswer } from "./on-the-day.ts";
export type { Meeting, MeetingQuestion, MeetingRefusal, Person, Zone } from "./question.ts";
export type { LeftOut, Reason } from "./reasons.ts";
export { scheduleMeetings, type Effort, type Hooks, type MeetingPlan } from "./schedule.ts";
