export { findContentFile, renderContent, renderContentList } from "./public.ts";
export { licenceRound, publishByTheClock } from "./server.ts";
