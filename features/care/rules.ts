import { addMonths } from "@bihuan/kit";

/** Words that say why somebody is visited; they belong into the sealed part, nowhere else. */
const REASONS = /困难|特困|贫困|低保|重病|大病|患病|生病|住院|手术|癌|残疾|丧偶|丧事|病故|孤寡|失独/;
export const namesAReason = (text: string): boolean => REASONS.test(text.normalize("NFKC").replace(/\s/g, ""));

/** One row is one person: 等5人 or two names joined is a list. */
export const isSeveral = (name: string): boolean => /等\s{0,3}\d{0,4}\s{0,3}[人名位]|[、，,;；]/.test(name);

/** Who visits is not who is visited. */
export const visitsHimself = (visitors: string, name: string): boolean =>
  visitors
    .split(/[、，,;；\s]+/)
    .map((v) => v.replace(/（.{0,20}）$/, ""))
    .includes(name.replace(/（.{0,20}）$/, ""));

export interface Sum {
  readonly state: string;
  readonly plannedFen: number;
  readonly givenFen: number | null;
}
export interface Account {
  readonly budgetFen: number;
  /** Of visits that are done. */
  readonly givenFen: number;
  /** Approved and still to come. */
  readonly boundFen: number;
  /** Nominated: binds nothing yet. */
  readonly askedFen: number;
  readonly leftFen: number;
}
/** budget = given + bound + left, to the cent; what was declined or dropped binds nothing. */
export function accountOf(budgetFen: number, visits: readonly Sum[]): Account {
  const sum = (state: string, of: (v: Sum) => number): number => visits.filter((v) => v.state === state).reduce((n, v) => n + of(v), 0);
  const givenFen = sum("done", (v) => v.givenFen ?? 0);
  const boundFen = sum("approved", (v) => v.plannedFen);
  return { budgetFen, givenFen, boundFen, askedFen: sum("nominated", (v) => v.plannedFen), leftFen: budgetFen - givenFen - boundFen };
}

/** Whether nobody came for so many months; never is longest. */
export const isUnvisited = (lastOn: string | null, months: number, today: string): boolean =>
  lastOn === null || addMonths(lastOn, months) <= today;

export const monthsSince = (day: string, today: string): number => {
  let n = 0;
  while (addMonths(day, n + 1) <= today) n++;
  return n;
};
