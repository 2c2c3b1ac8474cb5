export { fundFile } from "./notices.ts";
