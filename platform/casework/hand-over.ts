import { sql } from "kysely";
import type { Actor } from "../access/scope.ts";
import { audit } from "../audit/audit.ts";
import type { Db } from "../db/database.ts";
import { tell } from "../notices/notices.ts";
import type { WorkCase } from "./casework.ts";
import { forWhom } from "./deputies.ts";
import { HAND_OVER, HAND_OVER_ROLE } from "./process.ts";

interface Handing {
  readonly from: number;
  readonly to: number;
  /** ISO instant. */
  readonly at: string;
}

/** Gives one open case, locked by the caller, from one person to another; its history says so and both hear of it. */
export async function handOverCase(tx: Db, actor: Actor, c: WorkCase, { from, to, at }: Handing, requestKey?: string): Promise<void> {
  const seq = c.seq + 1;
  await tx
    .updateTable("work_case")
    .set({
      seq,
      owner_person_id: c.owner_person_id === from ? to : c.owner_person_id,
      adviser_person_id: c.adviser_person_id === from ? to : c.adviser_person_id,
    })
    .where("id", "=", c.id)
    .execute();
  await tx
    .insertInto("case_event")
    .values({
      case_id: c.id,
      seq,
      action: HAND_OVER,
      to_state: c.state,
      at,
      actor_id: actor.id,
      role: HAND_OVER_ROLE,
      data: JSON.stringify({ from, to, ...forWhom(actor) }),
      request_key: requestKey ?? null,
    })
    .execute();
  await tell(
    tx,
    [to, from].filter((id) => id !== actor.personId),
    {
      kind: "moved",
      subject: `${c.process}:${c.id}`,
      caseId: c.id,
      title: c.title,
      byName: actor.name,
      at,
      words: { zh: "已移交", en: "Handed over" },
    },
  );
}

const openOf = (tx: Db, from: number, caseIds?: readonly number[]) => {
  const open = tx
    .selectFrom("work_case")
    .where("closed_on", "is", null)
    .where((eb) => eb.or([eb("owner_person_id", "=", from), eb("adviser_person_id", "=", from)]));
  return caseIds ? open.where("id", "in", [...caseIds]) : open;
};

/** Titles of those that nobody in these units sees. */
export const listHidden = async (
  tx: Db,
  { from, caseIds }: { readonly from: number; readonly caseIds?: readonly number[] | undefined },
  unitIds: readonly number[],
): Promise<string[]> =>
  (
    await openOf(tx, from, caseIds)
      .select("title")
      .where(sql<boolean>`not unit_path && ${[...unitIds]}::int[]`)
      .orderBy("id")
      .execute()
  ).map((c) => c.title);

/** Gives a person's open cases (all, or the named) to another. Returns how many moved. */
export async function handOver(tx: Db, actor: Actor, handing: Handing, caseIds?: readonly number[]): Promise<number> {
  const { from, to } = handing;
  const cases = await openOf(tx, from, caseIds).selectAll().orderBy("id").forUpdate().execute();
  for (const c of cases) await handOverCase(tx, actor, c, handing);
  await audit(tx, actor, { act: "case.hand-over", detail: { from, to, cases: cases.length } });
  return cases.length;
}
