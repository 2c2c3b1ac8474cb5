import { type Exact, type Fen, minus, ok, readDecimal, refuse, type Result } from "@bihuan/kit";
import { allocate, allot, type Table } from "./allocate.ts";
import type { Factor, Question, Refusal, Unit } from "./question.ts";

/**
 * For which weights of one factor a unit gets at least `goalFen`, the other weights keeping their proportion: every whole multiple of 1/`perPercent`
 * percent is computed exactly, and neighbours that reach the goal are joined. Empty: no weight does. Weights that have no table (e.g. caps below the
 * pool) count as not reaching it.
 */
export function weightsReaching(
  question: Question,
  factor: string,
  unit: string,
  goalFen: Fen,
  perPercent = 1,
): Result<{ from: string; to: string }[], Refusal> {
  const now = allocate(question);
  if (!now.ok) return now;
  if (!question.factors.some((f) => f.key === factor)) return refuse({ code: "bad-number", field: factor });
  const ranges: { from: string; to: string }[] = [];
  let reached = false;
  for (let i = 0; i <= 100 * perPercent; i++) {
    const table = allot({ ...question, factors: withWeight(question.factors, factor, i, perPercent) }, true);
    const is = table.ok && (table.value.rows.find((r) => r.code === unit)?.amountFen ?? -1) >= goalFen;
    const text = String(i / perPercent);
    const last = ranges.at(-1);
    if (is && reached && last) last.to = text;
    else if (is) ranges.push({ from: text, to: text });
    reached = is;
  }
  return ok(ranges);
}

/** Factor `key` at i/perPercent percent, the others in their old proportion over the rest; as integers in proportion. */
function withWeight(factors: readonly Factor[], key: string, i: number, perPercent: number): Factor[] {
  const read = factors.map((f) => readDecimal(f.weight) ?? { digits: 0n, places: 0 });
  const places = read.reduce((most, r) => Math.max(most, r.places), 0);
  const digits = read.map((r) => r.digits * 10n ** BigInt(places - r.places));
  const others = factors.reduce((sum, f, k) => (f.key === key ? sum : sum + (digits[k] as bigint)), 0n);
  const rest = BigInt(100 * perPercent - i);
  return factors.map((f, k) => ({
    ...f,
    weight: String(f.key === key ? BigInt(i) * (others === 0n ? 1n : others) : (digits[k] as bigint) * rest),
  }));
}

export type Cause = "total" | "factors" | "coefficient" | "bounds" | "rounding";

/**
 * Why a unit's amount differs between two questions, in parts that sum exactly to the difference: the new total under the old rules, then the new values
 * and weights, then coefficients, then eligibility, fixed sums and bounds; steps of rounding stand apart. The order is the rule of attribution; another
 * order gives other parts. A unit that is new or gone stands only in its own year and is listed with its whole amount under factors.
 */
export function explainChange(
  before: Question,
  after: Question,
): Result<{ code: string; byFen: Readonly<Record<Cause, Exact>>; differenceFen: Fen }[], Refusal> {
  const old = new Map(before.units.map((u) => [u.code, u]));
  const mixed = (of: (was: Unit | undefined, is: Unit) => Unit): readonly Unit[] => after.units.map((is) => of(old.get(is.code), is));
  const bare = (u: Unit): Unit => ({
    code: u.code,
    values: u.values,
    ...(u.coefficient === undefined ? {} : { coefficient: u.coefficient }),
  });
  const stages: readonly Question[] = [
    before,
    { ...before, totalFen: after.totalFen, reserveFen: after.reserveFen ?? 0 },
    {
      ...after,
      units: mixed((was, is) => ({ ...is, ...pick(was ?? is) })),
      ...(before.stepFen === undefined ? {} : { stepFen: before.stepFen }),
    },
    { ...after, units: mixed((was, is) => ({ ...bare(is), ...bounds(was ?? is) })) },
    after,
  ];
  const tables: Table[] = [];
  for (const stage of stages) {
    // A stage between two years may have bounds that do not fit its pool: then the cause is told together with the next one.
    const table = allocate(stage);
    if (table.ok) tables.push(table.value);
    else if (stage === before || stage === after) return table;
    else tables.push(tables.at(-1) as Table);
  }
  const exactIn = (table: Table | undefined, code: string): Exact =>
    table?.rows.find((r) => r.code === code)?.exactFen ?? { num: 0n, den: 1n };
  const amountIn = (table: Table | undefined, code: string): Fen => table?.rows.find((r) => r.code === code)?.amountFen ?? 0;
  const codes = [...new Set([...before.units, ...after.units].map((u) => u.code))];
  return ok(
    codes.map((code) => {
      const at = tables.map((t) => exactIn(t, code));
      const difference = amountIn(tables[4], code) - amountIn(tables[0], code);
      const part = (k: number): Exact => minus(at[k] as Exact, at[k - 1] as Exact);
      return {
        code,
        differenceFen: difference,
        byFen: {
          total: part(1),
          factors: part(2),
          coefficient: part(3),
          bounds: part(4),
          rounding: minus({ num: BigInt(difference), den: 1n }, minus(at[4] as Exact, at[0] as Exact)),
        },
      };
    }),
  );
}

const pick = (u: Unit): Partial<Unit> => ({
  ...(u.coefficient === undefined ? { coefficient: 1 } : { coefficient: u.coefficient }),
  ...bounds(u),
});
const bounds = (u: Unit): Partial<Unit> => ({
  eligible: u.eligible !== false,
  fixedFen: u.fixedFen ?? 0,
  floorFen: u.floorFen ?? 0,
  ...(u.capFen === undefined ? {} : { capFen: u.capFen }),
});
/** What one more of a factor's unit brings a unit, in fen, exactly; bounds and the others' losses counted. */
export function marginal(question: Question, unit: string, factor: string): Result<Exact, Refusal> {
  const now = allocate(question);
  if (!now.ok) return now;
  const more = allocate({
    ...question,
    units: question.units.map((u) => (u.code === unit ? { ...u, values: { ...u.values, [factor]: plusOne(u.values[factor]) } } : u)),
  });
  if (!more.ok) return more;
  const of = (table: Table): Exact => table.rows.find((r) => r.code === unit)?.exactFen ?? { num: 0n, den: 1n };
  return ok(minus(of(more.value), of(now.value)));
}

function plusOne(value: string | number | null | undefined): string {
  const read = readDecimal(value ?? 0) ?? { digits: 0n, places: 0 };
  const text = (read.digits + 10n ** BigInt(read.places)).toString().padStart(read.places + 1, "0");
  return read.places === 0 ? text : `${text.slice(0, -read.places)}.${text.slice(-read.places)}`;
}

/** Units that would lose a step if the total grew by `moreFen`: the paradox of the largest remainder, told before a letter has to explain it. */
export function losersOfGrowth(question: Question, moreFen: Fen): Result<{ code: string; losesFen: Fen }[], Refusal> {
  const now = allocate(question);
  if (!now.ok) return now;
  const grown = allocate({ ...question, totalFen: question.totalFen + moreFen });
  if (!grown.ok) return grown;
  return ok(
    now.value.rows.flatMap((row, i) => {
      const loss = row.amountFen - (grown.value.rows[i]?.amountFen ?? 0);
      return loss > 0 ? [{ code: row.code, losesFen: loss }] : [];
    }),
  );
}

/** Several pots, each with its own sum and rules, over the same units; the sums of a unit over all pots beside. A refusal names its pot. */
export function allocatePots(
  pots: readonly { key: string; question: Question }[],
): Result<{ tables: { key: string; table: Table }[]; sums: { code: string; amountFen: Fen }[] }, { pot: string; refusal: Refusal }> {
  const tables: { key: string; table: Table }[] = [];
  const sums = new Map<string, Fen>();
  for (const pot of pots) {
    const table = allocate(pot.question);
    if (!table.ok) return refuse({ pot: pot.key, refusal: table.error });
    tables.push({ key: pot.key, table: table.value });
    for (const row of table.value.rows) sums.set(row.code, (sums.get(row.code) ?? 0) + row.amountFen);
  }
  return ok({ tables, sums: [...sums].map(([code, amountFen]) => ({ code, amountFen })) });
}
