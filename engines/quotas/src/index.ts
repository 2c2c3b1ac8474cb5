export { apportion, oneSeatMore, type Apportioned, type ApportionRefusal, type Method, type Party } from "./apportion.ts";
export { biproportional, type BiproportionalRefusal } from "./biproportional.ts";
export { Gaps, leastOf, mostOf, type Amount, type Bound, type Gap, type Nominee, type QuotaPlan } from "./plan.ts";
export { alternates, committee, firstChoice, modelText, select, type Selection, type SelectAnswer } from "./select.ts";
export { relax, type Changes, type Conflict } from "./conflict.ts";
export type { Effort, Solve, Solved } from "./model.ts";
export { byHand, draw, isDrawn, sheetDigest, sheetOf, shortfallOf, type Draw, type Drawn, type DrawSheet } from "./draw.ts";
export { lottery, type Lottery, type LotteryAnswer, type LotteryOptions } from "./lottery.ts";
export { marginals, type Marginals, type MarginalsAnswer } from "./marginals.ts";
