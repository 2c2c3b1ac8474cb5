export { planTours, type DayRoute, type Effort, type Hooks, type TourPlan, type Visit } from "./plan.ts";
export type { FixedVisit, Lodging, Span, Stop, TourQuestion, TourRefusal, Vehicle } from "./question.ts";
export type { LeftOut, Reason } from "./reasons.ts";
export { forceStop, marginal, planFair, replan, type Change, type Replanned } from "./what-if.ts";
export { boundCost, boundWays, type WaysBound } from "./ways-bound.ts";
