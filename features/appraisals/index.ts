export { beginElection, electionCount, electionSchemes, type ElectionBase } from "./elections.ts";
export { retentionRound } from "./retention.ts";
