import { answer } from "../../platform/threads/thread.ts";
import { change, duty, plan, review, type DayWork, type DutyWork, type ReviewWork, type Work, type Worked } from "./plan-work.ts";

export interface PlanCalls {
  plan: [input: Work, output: Worked];
  change: [input: DayWork, output: ReturnType<typeof change>];
  review: [input: ReviewWork, output: ReturnType<typeof review>];
  duty: [input: DutyWork, output: ReturnType<typeof duty>];
}

answer<PlanCalls>({ plan, change, review, duty });
