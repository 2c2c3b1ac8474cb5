export { NOTHING_BESIDE, type Beside, type Source } from "./beside.ts";
export {
  catalogueOf,
  FUNCTIONS,
  MOST_MONTHS,
  periodOf,
  populationIn,
  withoutOver,
  type Aggregate,
  type Answer,
  type Catalogue,
  type FactKind,
  type Label,
  type Over,
  type Period,
} from "./catalogue.ts";
export {
  compileIndicator,
  evaluate,
  namesOthers,
  readIndicator,
  type CompiledIndicator,
  type Indicator,
  type IndicatorRefusal,
  type SourceAnswer,
  type SourceOf,
  type Value,
} from "./indicator.ts";
export { lintIndicator, lintText, refusedYardsticks, type LintFinding } from "./lint.ts";
export { parseExpression, type ExpressionFault } from "./parse.ts";
export { aggregateOver, type PlainFact } from "./reference.ts";
export { readSentence, tellAggregate, tellExpression, tellTerm, type KeyWord, type Language, type SentenceFault } from "./sentence.ts";
export { aggregateKey, aggregatesOf, growthOf, perHead, printExpression, type Node } from "./trees.ts";
export { unitOf } from "./units.ts";
