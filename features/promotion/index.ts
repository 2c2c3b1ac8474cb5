export { needDoor } from "./server.ts";
