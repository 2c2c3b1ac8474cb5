export { checkNightly } from "./nightly.ts";
