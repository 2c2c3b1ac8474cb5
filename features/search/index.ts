export { openSearchHost, type SearchHost } from "./host.ts";
export { forgetReaders, whatWaits } from "./reader.ts";
export type { SearchedRegister, SearchedRow } from "./register.ts";
