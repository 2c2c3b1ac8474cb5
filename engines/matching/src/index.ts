export {
  buildIndex,
  DEFAULT_WEIGHTS,
  proposeCandidates,
  type Candidate,
  type Demand,
  type Excluded,
  type Supply,
  type SupplyIndex,
  type Weights,
} from "./match.ts";
export { sharedWords, termsOf } from "./words.ts";
