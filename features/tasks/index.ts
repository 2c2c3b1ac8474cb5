export { remindSuperiors } from "./reminders.ts";
