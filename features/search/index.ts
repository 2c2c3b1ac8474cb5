export { changesWait, openSearchHost, type SearchHost } from "./host.ts";
export type { SearchedRegister, SearchedRow } from "./register.ts";
