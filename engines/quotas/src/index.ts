export { apportion, oneSeatMore, type Apportioned, type ApportionRefusal, type Method, type Party } from "./apportion.ts";
export { biproportional, type BiproportionalRefusal } from "./biproportional.ts";
export { Gaps, leastOf, mostOf, type Amount, type Bound, type Gap, type Nominee, type QuotaPlan } from "./plan.ts";
export { alternates, committee, select, type Conflict, type Selection, type SelectAnswer, type Solve, type Solved } from "./select.ts";
export { byHand, draw, isDrawn, sheetDigest, sheetOf, type Draw, type Drawn, type DrawSheet } from "./draw.ts";
export { lottery, type Lottery, type LotteryAnswer, type LotteryOptions } from "./lottery.ts";
export { marginals, type Marginals, type MarginalsAnswer } from "./marginals.ts";
export { relax, type Changes } from "./relax.ts";
