export { findContentFile, renderContent, renderContentList } from "./public.ts";
export { licenceRound, publishByTheClock } from "./server.ts";
export { asWebVtt, subtitleText } from "./subtitles.ts";
