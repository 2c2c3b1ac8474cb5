export { renderActivity, renderCalendar, takeActivityForm, writeCalendar } from "./calendar.ts";
