export { ok, refuse, type Result } from "./result.ts";
export { seededRandom, type Random } from "./random.ts";
export { Heap } from "./heap.ts";
export {
  afterWorkingDays,
  ageOn,
  addDays,
  addMonths,
  chinaDay,
  dayNumber,
  dayOfNumber,
  daysBetween,
  daysInMonth,
  isDay,
  isWeekend,
  isWorkingDay,
  monthOf,
  readDay,
  weekdayOf,
  writtenDay,
  writtenMonth,
  writtenTime,
  type CalendarSpan,
  type Day,
  type Month,
} from "./dates.ts";
export { editsBetween } from "./edits.ts";
export { formatMoney, halfWidth, parseMoney, ungrouped, type Fen, type MoneyRefusal } from "./money.ts";
export { creditCodeCheck, isCreditCode, isIdNumber, isRegionCode, mobileIn, paperNumber, readPaperNumber, readPhones } from "./codes.ts";
export {
  compare,
  decimalText,
  exact,
  floorOf,
  minus,
  over,
  plus,
  readDecimal,
  showExact,
  times,
  toOneScale,
  type Decimal,
  type Exact,
} from "./exact.ts";
export { byStrokes } from "./strokes.ts";
export { findLevel, type Claim, type Level } from "./level.ts";
export {
  consistencyStretches,
  inclusionStretches,
  leafHash,
  nodeHash,
  Peaks,
  provesConsistency,
  provesInclusion,
  type Hash,
  type Stretch,
} from "./merkle.ts";
export { plainName, visible } from "./names.ts";
export { NUMERAL, readNumeral, writeNumeral } from "./numerals.ts";
