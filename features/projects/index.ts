export { projectsFacts } from "./facts.ts";
