export { votingRule } from "./motions.ts";
export { sayVotingRule } from "./voting.ts";
export { remindSuperiors } from "./reminders.ts";
