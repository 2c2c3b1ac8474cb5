export { trainingFacts } from "./facts.ts";
