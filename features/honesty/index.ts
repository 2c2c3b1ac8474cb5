export { lookForSigns } from "./signs.ts";
