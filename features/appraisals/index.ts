export { retentionRound } from "./retention.ts";
