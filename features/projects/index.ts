export { LEADER_ABOVE_FEN } from "./agreement-check.ts";
