export { importPolicy, type PolicyImported } from "./import.ts";
export { deriveLibraryLinks } from "./derive.ts";
export { addPolicy, digestOf } from "./store.ts";
export { readDocument } from "./document.ts";
export { articleOf, findPolicy, standingPolicies } from "./standing.ts";
export { readPolicyText } from "./text.ts";
export { compareBeside } from "./compare.ts";
export type { Comparison } from "./contract.ts";
