import type { Decimal, Exact, Fen } from "@bihuan/kit";

/** One factor of the method, e.g. confirmed demanders. Weights of a question sum to 100. */
export interface Factor {
  readonly key: string;
  /** In percent: "30", "12.5". */
  readonly weight: Decimal;
  /** A unit without a value: the question is refused (default), it counts as 0, or the unit takes no part. Missing is never 0 by itself. */
  readonly missing?: "refuse" | "zero" | "ineligible";
  /** A factor that is 0 for everybody: refused (default), or its weight falls to the others in proportion. */
  readonly allZero?: "refuse" | "spread";
}

export interface Unit {
  /** Region or unit code: the last tie rule, so it is unique. */
  readonly code: string;
  readonly values: Readonly<Record<string, Decimal | null>>;
  /** Adjustment published beside the amounts, 1 where absent. */
  readonly coefficient?: Decimal;
  /** A unit that is not eligible receives nothing, whatever its bounds. Default true. */
  readonly eligible?: boolean;
  /** Given before the factors are reckoned; part of the amount that the bounds speak of. */
  readonly fixedFen?: Fen;
  readonly floorFen?: Fen;
  readonly capFen?: Fen;
}

export interface Question {
  readonly totalFen: Fen;
  /** Kept back before anything is allotted. */
  readonly reserveFen?: Fen;
  /** Amounts are whole multiples of it (beyond what is fixed); 1 where absent, 10,000 for steps of 100 yuan. */
  readonly stepFen?: Fen;
  readonly factors: readonly Factor[];
  readonly units: readonly Unit[];
  /** Whether a factor's sum runs over the eligible (default) or over all units: it changes the result as soon as there are two factors. */
  readonly sumOver?: "eligible" | "all";
  /** What the caps do not take: the question is refused (default), or it stays in the reserve because the rule says so. */
  readonly rest?: "refuse" | "reserve";
}

/** Why there is no table; `units` are codes, in the order in which they were given. */
export type Refusal =
  | { readonly code: "no-units" | "no-factors" }
  | { readonly code: "unit-twice" | "factor-twice"; readonly key: string }
  | {
      readonly code: "bad-money";
      readonly field: "totalFen" | "reserveFen" | "stepFen" | "fixedFen" | "floorFen" | "capFen";
      readonly unit?: string;
    }
  | { readonly code: "bad-number"; readonly field: string; readonly unit?: string }
  | { readonly code: "weights-sum"; readonly sum: string }
  | { readonly code: "missing-value"; readonly factor: string; readonly units: readonly string[] }
  | { readonly code: "factor-all-zero"; readonly factor: string }
  | { readonly code: "nobody-has-a-share" }
  /** The floor lies above the cap, also after both are moved inward to whole steps. */
  | { readonly code: "bounds-cross"; readonly unit: string; readonly floorFen: Fen; readonly capFen: Fen }
  | { readonly code: "fixed-above-cap"; readonly unit: string; readonly fixedFen: Fen; readonly capFen: Fen }
  | { readonly code: "fixed-above-pool"; readonly fixedFen: Fen; readonly poolFen: Fen }
  /** `units` is the smallest number of units whose floors alone exceed the pool; `shortFen` the least more money that mends it; `scale` what all floors times it would fit. */
  | {
      readonly code: "floors-above-pool";
      readonly floorsFen: Fen;
      readonly poolFen: Fen;
      readonly shortFen: Fen;
      readonly scale: Exact;
      readonly units: readonly string[];
    }
  /** Every cap in `units` is needed for the collision: lifting any one of them mends it. `leftFen` would stay in the reserve. */
  | {
      readonly code: "caps-below-pool";
      readonly capsFen: Fen;
      readonly poolFen: Fen;
      readonly leftFen: Fen;
      readonly units: readonly string[];
    };
