import { answer } from "../../platform/threads/thread.ts";
import { plan, rain, type Rain, type Work, type Worked } from "./plan-work.ts";

export interface PlanCalls {
  plan: [input: Work, output: Worked];
  rain: [input: Rain, output: ReturnType<typeof rain>];
}

answer<PlanCalls>({ plan, rain });
