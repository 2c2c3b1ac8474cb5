export { tellOfTroubles } from "./tell.ts";
