import { openCases, type Step } from "../casework/casework.ts";
import type { Db } from "../db/database.ts";
import { stepped } from "../http/refusals.ts";
import type { Values } from "../register/fields.ts";
import type { Records } from "./define.ts";
import { insertRows } from "./rows.ts";

/** What one unit is given: a case of its own, at itself from the first moment. */
export interface Given {
  readonly title: string;
  readonly unit: { readonly id: number; readonly path: readonly number[] };
  readonly adviserPersonId?: number | null;
  /** Whose move it is, where not the unit's own. */
  readonly ownerUnitId?: number;
  readonly values: Values;
  /** Columns beside the register's fields. */
  readonly more?: Readonly<Record<string, unknown>>;
}

/** So many a statement: PostgreSQL takes 65,535 values in one. */
const AT_ONCE = 500;

/**
 * Opens a case for each of many units and stores its row, in this order; all name the same fields. By statements for five hundred, so that a round of
 * every county of the country does not wait twenty thousand times. Called within one act that happens once, whose request key stands for all.
 */
export async function giveOut(
  tx: Db,
  records: Records,
  by: Pick<Step, "action" | "actor" | "at">,
  given: readonly Given[],
): Promise<number[]> {
  const process = records.process as NonNullable<typeof records.process>;
  const ids: number[] = [];
  for (let from = 0; from < given.length; from += AT_ONCE) {
    const some = given.slice(from, from + AT_ONCE);
    const openings = some.map(({ title, unit, adviserPersonId = null, ownerUnitId = unit.id }) => ({
      placement: { title, unitId: unit.id, unitPath: unit.path, adviserPersonId },
      step: { ...by, owner: { unitId: ownerUnitId } },
    }));
    const opened = stepped(await openCases(tx, process, openings), process).map((o) => o.case.id);
    await insertRows(
      tx,
      records.register,
      some.map(({ values, more }, i) => ({ values, more: { id: opened[i], ...more } })),
    );
    ids.push(...opened);
  }
  return ids;
}
