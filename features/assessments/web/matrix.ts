import type { assessments } from "./api.ts";

export type Matrix = Awaited<ReturnType<typeof assessments.getMatrix>>;
export type MatrixRow = Matrix["rows"][number];

/** A column of the table: one item, or a criterion whose items are folded into the share of its points. */
export interface Column {
  readonly key: string;
  readonly aspect: string;
  readonly name: string;
  /** Places of its items in a row's cells; more than one, or a folded one: shown as a share. */
  readonly at: readonly number[];
  readonly folded: boolean;
}

/** Items of the aspects that are open, criteria of the others. */
export function columnsOf(items: Matrix["items"], open: ReadonlySet<string>): Column[] {
  const out: Column[] = [];
  for (const [k, i] of items.entries()) {
    if (open.has(i.aspect)) out.push({ key: i.no, aspect: i.aspect, name: `${i.name} · ${i.points}`, at: [k], folded: false });
    else {
      const last = out.at(-1);
      if (last?.folded && last.aspect === i.aspect && last.key === i.criterion) out[out.length - 1] = { ...last, at: [...last.at, k] };
      else out.push({ key: i.criterion, aspect: i.aspect, name: i.criterion, at: [k], folded: true });
    }
  }
  return out;
}

/** Percent of the points of some items that a row has; undefined while none of them is decided. */
export function shareOf(items: Matrix["items"], row: MatrixRow, at: readonly number[]): number | undefined {
  if (at.every((k) => row.cells[k]?.standing === "open")) return undefined;
  const most = at.reduce((sum, k) => sum + Number(items[k]?.points), 0);
  const points = at.reduce((sum, k) => sum + Number(row.cells[k]?.points), 0);
  return most === 0 ? undefined : Math.round((points / most) * 100);
}

export const HEAT = [66, 74, 82, 90] as const;
/** Step of a share on the scale of the legend, 0 below its first. */
export const heatOf = (share: number): number => HEAT.filter((from) => share >= from).length;

export const meanOf = (values: readonly number[]): number | undefined =>
  values.length === 0 ? undefined : Math.round((values.reduce((a, b) => a + b, 0) / values.length) * 10) / 10;

/** How much a unit's total differs from that in another round; undefined where it was not in it. */
export function differenceTo(other: Matrix | undefined, row: MatrixRow): number | undefined {
  const was = other?.rows.find((r) => r.unitId === row.unitId);
  return was ? Math.round((Number(row.total) - Number(was.total)) * 100) / 100 : undefined;
}
