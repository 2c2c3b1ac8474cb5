export { openSearchHost, type SearchHost } from "./host.ts";
export { forgetReaders, whatWaits } from "./reader.ts";
export { forgetQuestions, searchedQuestions } from "./past.ts";
