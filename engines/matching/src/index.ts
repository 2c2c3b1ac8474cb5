export { textOf, QUESTIONS, type Demand, type Label, type Question, type Refusals, type Supply } from "./fit/sides.ts";
export { wordFits, type WordFit, type WordHit } from "./fit/retrieval.ts";
export { bodyOf, doubtOf, findLimit, LIMIT_LABELS, standingLimits, trimRegion, type Limit, type LimitCode } from "./fit/limits.ts";
export { partsOf, type NameOfCode } from "./fit/parts.ts";
export { proposeCandidates, type Candidate, type Excluded } from "./fit/propose.ts";
export {
  DEFAULT_WEIGHTS,
  findWeightsFault,
  GRADE_LABELS,
  gradeOf,
  GRADES,
  OUTCOMES_NEEDED,
  PART_LABELS,
  PARTS,
  rerank,
  scoreOf,
  type Grade,
  type Part,
  type PartScore,
  type Weights,
} from "./fit/weights.ts";
export { Assignment, AssignmentByKey, MOST_FIT, type Pair } from "@bihuan/assign";
export { explainAssignment, type NeedReport } from "./assign/explain.ts";
export { termsOf } from "./words.ts";
export {
  findDuplicates,
  findSuspects,
  GREY_POINTS,
  searchSuspects,
  type Sign,
  type SignCode,
  type Submission,
  type Suspect,
} from "./signs/signs.ts";
export { likenessOf, NearDuplicates, shinglesOf, similarity, skeletonOf } from "./signs/minhash.ts";
export { PlainSearch } from "./honesty/plain.ts";
export { measureHonesty, type Introduced, type MonthHonesty } from "./honesty/honesty.ts";

export { analyse, analyseInPieces, FIELD_CHARACTERS, type Analysed } from "./index/analyse.ts";
export { mergeSegments, SegmentBuilder } from "./index/build.ts";
export type { Filter } from "./index/classes.ts";
export type { Counts } from "./index/counts.ts";
export { FIELD_NAMES, type Field, type IndexDocument } from "./index/document.ts";
export { LengthSums, type LengthTotals, type UsualLengths } from "./index/lengths.ts";
export { documentsOf, TABLE_DOCUMENTS, type MemoryTable, type TableArrays } from "./index/memory.ts";
export { PART_DOCUMENTS } from "./index/part.ts";
export { coverageOf, SearchIndex, type Answer, type Coverage, type Hit, type SearchOptions } from "./index/search-index.ts";
export { openSegment, searchedBytes, Segment, type SegmentRefusal } from "./index/segment.ts";
export { orderByMeaning, poolMean, unit, type Encoder } from "./meaning/encoder.ts";
export { readVocabulary, tokenNumbers, type Vocabulary, type VocabularyRefusal } from "./meaning/wordpiece.ts";
export { fieldFinder, type FieldHit } from "./words/fields-hit.ts";
export { highlight, type Piece } from "./words/highlight.ts";
export { namesMeant, shortFormOf } from "./words/short-form.ts";
export { SYNONYM_PAIRS, synonymsIn, type Synonym } from "./words/synonyms.ts";
export { normalise } from "./words/normalise.ts";
export type { Language } from "./words/scan.ts";
