export { importPolicy, type PolicyImported } from "./import.ts";
export { deriveLibraryLinks } from "./derive.ts";
export { addPolicy, digestOf } from "./store.ts";
export { readDocument } from "./document.ts";
export { articleOf, findPolicy, standingPolicies } from "./standing.ts";
