import { findLevel, type Claim, type Exact, type Fen, ok, refuse, type Result } from "@bihuan/kit";
import type { Question, Refusal, Unit } from "./question.ts";
import { findShares, type Shares, type Term } from "./shares.ts";
import { toWholeSteps } from "./steps.ts";

export interface Row {
  readonly code: string;
  readonly amountFen: Fen;
  readonly fixedFen: Fen;
  /** Whether it took part in the sharing. */
  readonly eligible: boolean;
  /** Its part of the whole after coefficients, before bounds. */
  readonly share: Exact;
  /** What its share alone would have brought, plus what is fixed, in fen. */
  readonly unboundFen: Exact;
  /** After bounds, before whole steps, in fen. */
  readonly exactFen: Exact;
  /** The bound that holds it back or up. */
  readonly held: "floor" | "cap" | undefined;
  /** The factors' parts, coefficient not yet applied; computed when asked. */
  terms(): Term[];
}

export interface Table {
  readonly rows: readonly Row[];
  /** Allotted: Σ of all amounts, to the fen. */
  readonly allottedFen: Fen;
  /** Kept back by the question. */
  readonly reserveFen: Fen;
  /** Stays in the reserve: less than a step, or what the caps do not take. allotted + reserve + residue = total. */
  readonly residueFen: Fen;
  /** Fen per share of everybody whom no bound holds: the certificate of fairness, see `isFairest`. */
  readonly level: Exact;
  /** Factors that were 0 for everybody and gave their weight to the others. */
  readonly spread: readonly string[];
}

/**
 * Allots a sum by factors: shares, floors and caps by the level rule, whole steps by the largest remainder. Exact throughout; the same question gives
 * the same table to the last fen, whatever the order of its units and factors.
 */
export const allocate = (question: Question): Result<Table, Refusal> => allot(question, false);

/** As `allocate`; with `anyScale` the weights are proportions that need not sum to 100. */
export function allot(question: Question, anyScale: boolean): Result<Table, Refusal> {
  const fault = checkForm(question);
  if (fault) return refuse(fault);
  const found = findShares(question, anyScale);
  if (!found.ok) return found;
  const shares = found.value;
  const step = BigInt(question.stepFen ?? 1);
  const claims = readClaims(question, shares, step);
  if (!claims.ok) return claims;
  const fixed = question.units.reduce((sum, u, i) => sum + (shares.eligible[i] ? BigInt(u.fixedFen ?? 0) : 0n), 0n);
  const open = BigInt(question.totalFen) - BigInt(question.reserveFen ?? 0);
  if (fixed > open) return refuse({ code: "fixed-above-pool", fixedFen: Number(fixed), poolFen: Number(open) });
  let pool = open - fixed;
  let residue = pool % step;
  pool -= residue;
  if (shares.sum === 0n && pool > 0n && question.rest !== "reserve") return refuse({ code: "nobody-has-a-share" });
  const fit = checkFit(question, claims.value, pool, step);
  if (fit.fault) return refuse(fit.fault);
  residue += fit.left;
  pool -= fit.left;
  const level = findLevel(claims.value, pool);
  if (level === undefined) throw new Error("bounds that fit the pool have no level");
  const codes = question.units.map((u) => u.code);
  const variable = toWholeSteps(level.amounts, codes, step);
  const rows = question.units.map((u, i): Row => {
    const own = shares.eligible[i] ? BigInt(u.fixedFen ?? 0) : 0n;
    const exact = level.amounts[i] as Exact;
    const weight = shares.weights[i] as bigint;
    const total = shares.sum === 0n ? 1n : shares.sum;
    return {
      code: u.code,
      amountFen: Number(own + (variable[i] as bigint)),
      fixedFen: Number(own),
      eligible: shares.eligible[i] as boolean,
      share: { num: weight, den: total },
      unboundFen: { num: weight * (open - fixed) + own * total, den: total },
      exactFen: { num: exact.num + own * exact.den, den: exact.den },
      held: level.held[i],
      terms: () => shares.termsOf(i),
    };
  });
  return ok({
    rows,
    allottedFen: Number(pool + fixed),
    reserveFen: question.reserveFen ?? 0,
    residueFen: Number(residue),
    // The level speaks of integers in the shares' proportion; per share it is that times their sum.
    level: { num: level.level.num * (shares.sum === 0n ? 1n : shares.sum), den: level.level.den },
    spread: shares.spread,
  });
}

/** What each unit may receive beyond what is fixed, bounds moved inward to whole steps. Whoever takes no part may receive nothing. */
function readClaims(question: Question, shares: Shares, step: bigint): Result<Claim[], Refusal> {
  const claims: Claim[] = [];
  for (const [i, u] of question.units.entries()) {
    if (!shares.eligible[i]) {
      claims.push({ weight: 0n, floor: 0n, cap: 0n });
      continue;
    }
    const fixed = BigInt(u.fixedFen ?? 0);
    const floor = BigInt(u.floorFen ?? 0) > fixed ? (BigInt(u.floorFen ?? 0) - fixed + step - 1n) / step : 0n;
    if (u.capFen !== undefined && BigInt(u.capFen) < fixed)
      return refuse({ code: "fixed-above-cap", unit: u.code, fixedFen: u.fixedFen ?? 0, capFen: u.capFen });
    const cap = u.capFen === undefined ? undefined : (BigInt(u.capFen) - fixed) / step;
    if (cap !== undefined && floor > cap)
      return refuse({ code: "bounds-cross", unit: u.code, floorFen: u.floorFen ?? 0, capFen: u.capFen as number });
    claims.push({ weight: shares.weights[i] as bigint, floor: floor * step, cap: cap === undefined ? undefined : cap * step });
  }
  return ok(claims);
}

/** Whether the bounds leave room for the pool: the smallest colliding set and the least change where they do not. */
function checkFit(question: Question, claims: readonly Claim[], pool: bigint, step: bigint): { fault?: Refusal; left: bigint } {
  const codeOf = (i: number): string => (question.units[i] as Unit).code;
  const floors = claims.reduce((sum, c) => sum + c.floor, 0n);
  if (floors > pool) {
    const largest = claims
      .map((c, i) => ({ floor: c.floor, i }))
      .sort((a, b) => (a.floor > b.floor ? -1 : a.floor < b.floor ? 1 : codeOf(a.i) < codeOf(b.i) ? -1 : 1));
    const units: number[] = [];
    for (let sum = 0n, k = 0; sum <= pool; k++) {
      const { floor, i } = largest[k] as (typeof largest)[number];
      sum += floor;
      units.push(i);
    }
    return {
      left: 0n,
      fault: {
        code: "floors-above-pool",
        floorsFen: Number(floors),
        poolFen: Number(pool),
        shortFen: Number(floors - pool),
        scale: { num: pool, den: floors },
        units: units.sort((a, b) => a - b).map(codeOf),
      },
    };
  }
  // A unit of share 0 stays at its floor, so that is all it takes.
  const most = claims.map((c) => (c.weight === 0n ? c.floor : c.cap));
  if (most.some((m) => m === undefined)) return { left: 0n };
  const caps = (most as bigint[]).reduce((a, b) => a + b, 0n);
  if (caps >= pool) return { left: 0n };
  if (question.rest === "reserve") return { left: ((pool - caps) / step) * step };
  const binding = claims.flatMap((c, i) => (c.weight > 0n ? [codeOf(i)] : []));
  return {
    left: 0n,
    fault: { code: "caps-below-pool", capsFen: Number(caps), poolFen: Number(pool), leftFen: Number(pool - caps), units: binding },
  };
}

function checkForm(question: Question): Refusal | undefined {
  if (question.units.length === 0) return { code: "no-units" };
  if (question.factors.length === 0) return { code: "no-factors" };
  const unit = twice(question.units.map((u) => u.code));
  if (unit !== undefined) return { code: "unit-twice", key: unit };
  const factor = twice(question.factors.map((f) => f.key));
  if (factor !== undefined) return { code: "factor-twice", key: factor };
  for (const field of ["totalFen", "reserveFen", "stepFen"] as const)
    if (!isMoney(question[field]) || (field === "stepFen" && question.stepFen === 0)) return { code: "bad-money", field };
  for (const u of question.units)
    for (const field of ["fixedFen", "floorFen", "capFen"] as const)
      if (!isMoney(u[field])) return { code: "bad-money", field, unit: u.code };
  return undefined;
}

const isMoney = (fen: Fen | undefined): boolean => fen === undefined || (Number.isSafeInteger(fen) && fen >= 0);

function twice(keys: readonly string[]): string | undefined {
  const seen = new Set<string>();
  for (const key of keys) {
    if (seen.has(key)) return key;
    seen.add(key);
  }
  return undefined;
}
