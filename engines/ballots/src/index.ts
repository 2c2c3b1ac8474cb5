export { showExact, type Exact } from "@bihuan/kit";
export { makeBallot, makeCredential, type BallotFault, type Choice, type Form } from "./afar/ballot.ts";
export { checkToken, finishToken, isSigned, requestToken, type TokenKey, type TokenRequest } from "./afar/blind.ts";
export { readBoard, type Board, type Entry, type EntryFault } from "./afar/board.ts";
export { fingerprint, openElection, tokenMessage, type Election, type ElectionRefusal, type Opened } from "./afar/election.ts";
export { publish } from "./afar/file.ts";
export { deal, makeOffer, takePart, type Dealt, type Offer, type TellerPart, type TellerSecret } from "./afar/keys.ts";
export { combine, openShare, type Opening, type Share, type TellerRefusal } from "./afar/teller.ts";
export { verifyBallot, verifyMany, type Verified } from "./afar/verify.ts";
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
  type Written,
} from "./paper.ts";
export {
  elect,
  hasQuorum,
  leastCandidates,
  reaches,
  score,
  shareOf,
  type Base,
  type ClassVotes,
  type Elected,
  type Threshold,
} from "./result.ts";
export { joinSecret, splitSecret } from "./shares.ts";
