export { LEADER_ABOVE_FEN } from "./agreements.ts";
export { projectsFacts } from "./facts.ts";
