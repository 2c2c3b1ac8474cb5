export { writeMinutes } from "./minutes-file.ts";
export { remindSuperiors } from "./reminders.ts";
