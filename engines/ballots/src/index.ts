export { showExact, type Exact } from "@bihuan/kit";
export { makeCodes, parseCode, parseKey, printCode, printKey } from "./codes.ts";
export { detailOf, leak, LEAST, mergeClasses } from "./disclose.ts";
export {
  compareEntries,
  tallySheets,
  voidReason,
  type Cell,
  type Difference,
  type Sheet,
  type SheetRule,
  type Tally,
  type TallyRefusal,
} from "./paper.ts";
export { elect, hasQuorum, reaches, score, shareOf, type Base, type ClassVotes, type Elected, type Threshold } from "./result.ts";
export { joinSecret, splitSecret } from "./shares.ts";
