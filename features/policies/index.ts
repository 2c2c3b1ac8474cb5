export { importPolicy, type PolicyImported } from "./import.ts";
export { deriveLibraryLinks } from "./derive.ts";
export { addPolicy, digestOf } from "./store.ts";
export { readAbout } from "./about.ts";
export { readPolicyText } from "./text.ts";
