import type { FullPlan } from "./PlanRoom.tsx";

export const schoolOf = (plan: FullPlan, id: string): string => plan.input.schools.find((x) => x.id === id)?.school ?? id;
export const plateOf = (plan: FullPlan, id: string): string => plan.input.vehicles.find((x) => x.id === id)?.plate ?? id;
