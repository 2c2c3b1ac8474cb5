export { checkSheet, type SheetFault } from "./check.ts";
export { decompose, imbalance, type Mode } from "./decompose.ts";
export { itemsOf, type Band, type Group, type Item, type RankRule, type Relation, type Rule, type Sheet } from "./rule.ts";
export { settleTwoScores } from "./score-group.ts";
export type { ItemScore, Parts, Pieces, Value } from "./score-item.ts";
export { compareScores, keepScores, scoreUnits, whatWouldLift, type GroupScore, type SheetScore, type UnitValues } from "./score-sheet.ts";
export type { Words } from "./words.ts";
export { readRule, tellRule, type RuleRead, type RuleWording } from "./read-rule.ts";
export { compose, type Composed, type Part } from "./compose.ts";
