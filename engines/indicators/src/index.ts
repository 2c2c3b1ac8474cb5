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
  readIndicator,
  type CompiledIndicator,
  type Indicator,
  type IndicatorRefusal,
  type Value,
} from "./indicator.ts";
export { lintIndicator, lintText, refusedYardsticks, type LintFinding } from "./lint.ts";
export {
  aggregateKey,
  aggregatesOf,
  growthOf,
  parseExpression,
  perHead,
  printExpression,
  type ExpressionFault,
  type Node,
} from "./parse.ts";
export { aggregateOver, type PlainFact } from "./reference.ts";
export { readSentence, tellAggregate, tellExpression, type KeyWord, type Language, type SentenceFault } from "./sentence.ts";
export { unitOf } from "./units.ts";
