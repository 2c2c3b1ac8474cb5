import type { GateState } from "@bihuan/casework";
import { sql } from "kysely";
import { openCases, takeSteps, type Step } from "../casework/casework.ts";
import type { Db } from "../db/database.ts";
import { stepped } from "../http/refusals.ts";
import { notFound, refuseRequest } from "../http/server.ts";
import type { Values } from "../register/fields.ts";
import type { Records } from "./define.ts";
import { notHere, ownerOf } from "./levels.ts";
import { findRecords, insertRows } from "./rows.ts";

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

/**
 * One step in each of these cases, by statements for five hundred: what an act upon the whole does to each of its parts, once. Whether its gates are
 * met is the act's own to say; nothing follows that a room does at the step of one.
 */
export async function stepEach(
  tx: Db,
  records: Records,
  by: Pick<Step, "actor" | "at"> & { readonly action: string; readonly gates: GateState },
  ids: readonly number[],
): Promise<void> {
  const process = records.process as NonNullable<typeof records.process>;
  const to = process.actions[by.action]?.to as string;
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const some = ids.slice(from, from + AT_ONCE);
    const found = await findRecords(tx, records, some, true);
    const { rows } = await sql<{ id: number; adviser: number | null }>`select id, adviser_person_id as adviser from work_case
      where id = any (${some}::bigint[])`.execute(tx);
    const adviser = new Map(rows.map((r) => [r.id, r.adviser]));
    const steps = some.map((caseId) => {
      const record = found.get(caseId) ?? notFound();
      const words = notHere(records, record, by.actor, by.action);
      if (words) refuseRequest("not-your-unit", words);
      return { caseId, step: { ...by, owner: ownerOf(records, to, record, adviser.get(caseId) ?? null) } };
    });
    stepped(await takeSteps(tx, process, steps), process);
  }
}
