import { answer } from "../../platform/threads/thread.ts";
import { change, plan, review, type DayWork, type ReviewWork, type Work, type Worked } from "./plan-work.ts";

export interface PlanCalls {
  plan: [input: Work, output: Worked];
  change: [input: DayWork, output: ReturnType<typeof change>];
  review: [input: ReviewWork, output: ReturnType<typeof review>];
}

answer<PlanCalls>({ plan, change, review });
