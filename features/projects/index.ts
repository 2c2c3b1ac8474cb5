export { projectsFacts } from "./facts.ts";
export { agreementProcess, lookbackProcess } from "./process.ts";
export { searchedAgreements } from "./searched.ts";
