export { LEADER_ABOVE_FEN } from "./agreements.ts";
