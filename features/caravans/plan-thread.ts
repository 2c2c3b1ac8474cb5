import { answer } from "../../platform/threads/thread.ts";
import { drive, type DriveWork } from "./driven.ts";
import { plan, rain, type Rain, type Work, type Worked } from "./plan-work.ts";

export interface PlanCalls {
  plan: [input: Work, output: Worked];
  drive: [input: DriveWork, output: ReturnType<typeof drive>];
  rain: [input: Rain, output: ReturnType<typeof rain>];
}

answer<PlanCalls>({ plan, drive, rain });
