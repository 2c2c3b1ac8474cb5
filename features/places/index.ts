export { placesFacts } from "./facts.ts";
