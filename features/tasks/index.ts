export { votingRule } from "./motions.ts";
export { remindSuperiors } from "./reminders.ts";
