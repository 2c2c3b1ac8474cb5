import { chinaDay } from "@bihuan/kit";
import { sql } from "kysely";
import { inOffice } from "../../platform/casework/turn.ts";
import type { Db } from "../../platform/db/database.ts";
import { notFound, refuseRequest } from "../../platform/http/server.ts";
import { createRecord, type Asked } from "../../platform/records/hand.ts";
import { serveRecords, type Served } from "../../platform/records/serve.ts";
import type { Done, Seen } from "../../platform/records/special.ts";
import { assessments, objections } from "./assessment.ts";
import { addEntry, entriesOf, findAssessment, openReturn, roundOf } from "./entries.ts";
import { isSettled } from "./values.ts";

type SeenCard = Seen<(typeof assessments)["register"]>;
const withEntries = async ({ db, record }: SeenCard) => ({
  kept: (await roundOf(db, record.id)).sheet,
  entries: (await entriesOf(db, [record.id])).get(record.id) ?? [],
});

export const servedAssessments = serveRecords(assessments, {
  gates: {
    filled: async (s) => {
      const { kept, entries } = await withEntries(s);
      return (
        kept.items.every((i) => i.source === "indicator" || entries.some((e) => e.item === i.no && e.col === "self")) &&
        kept.items.every((i) => !openReturn(entries, i.no))
      );
    },
    marked: async (s) => {
      const { kept, entries } = await withEntries(s);
      return kept.items.some((i) => openReturn(entries, i.no));
    },
    amended: async (s) => {
      const { kept, entries } = await withEntries(s);
      return kept.items.every((i) => !openReturn(entries, i.no));
    },
    clear: async (s) => {
      const { kept, entries } = await withEntries(s);
      return kept.items.every((i) => !openReturn(entries, i.no));
    },
    with_round: async ({ db, record, row }) => {
      const round = (await roundOf(db, record.id)).state;
      return row.roundId !== null && (round === "shown" || round === "decided");
    },
    settled: async (s) => {
      const { kept, entries } = await withEntries(s);
      return isSettled(kept, entries);
    },
  },
  sections: { card: async () => null },
});

type SeenObjection = Seen<(typeof objections)["register"]>;
type DoneObjection = Done<(typeof objections)["register"]>;
const lastReason = async (db: Db, id: number): Promise<string | null> =>
  (await db.selectFrom("case_event").select("reason").where("case_id", "=", id).orderBy("seq", "desc").limit(1).executeTakeFirstOrThrow())
    .reason;

/** Whoever scored this unit in this round, looked at its sample or first: he answers no objection to it and corrects none of it. */
const hasScored = (assessmentId: number, person: ReturnType<typeof sql>) => sql<boolean>`exists (select from assessment_entry e
  where e.assessment_id = ${assessmentId} and e.col in ('score', 'sample', 'first') and e.person_id = ${person})`;
const isTrue = async (db: Db, condition: ReturnType<typeof sql<boolean>>): Promise<boolean> =>
  (await sql<{ is: boolean }>`select ${condition} as is`.execute(db)).rows[0]?.is === true;

/** Waits for a reviewer who may answer; where all of them scored the unit, for a leader. */
async function toWhoMayAnswer(s: DoneObjection): Promise<void> {
  const a = await findAssessment(s.db, s.row.assessmentId);
  await s.set({ answerUnitId: a.scoreUnitId });
  const may = await isTrue(
    s.db,
    sql`exists (select from post t join person p on p.id = t.person_id where t.unit_id = ${a.scoreUnitId} and t.role = 'reviewer'
      and ${inOffice(chinaDay(Date.parse(s.at)))} and not ${hasScored(a.id, sql`p.id`)})`,
  );
  await s.db
    .updateTable("work_case")
    .set({ owner_unit_id: a.scoreUnitId, owner_person_id: null, ...(may ? {} : { owner_role: "leader" }) })
    .where("id", "=", s.record.id)
    .execute();
}
const answered = async (s: DoneObjection): Promise<void> => s.set({ answer: await lastReason(s.db, s.record.id) });
const appealAnswered = async (s: DoneObjection): Promise<void> => s.set({ appealAnswer: await lastReason(s.db, s.record.id) });
/** A corrected value of the item that is younger than the objection. */
const corrected = ({ db, record, row }: SeenObjection): Promise<boolean> =>
  isTrue(
    db,
    sql`exists (select from assessment_entry e where e.assessment_id = ${row.assessmentId} and e.item = ${row.item} and e.col = 'appeal'
      and e.at >= (select min(at) from case_event where case_id = ${record.id}))`,
  );
/** Whoever has no name here has scored nothing. */
const uninvolved = async ({ db, row, actor }: SeenObjection): Promise<boolean> =>
  !(await isTrue(db, hasScored(row.assessmentId as number, sql`${actor.personId}::bigint`)));

export const servedObjections: Served<(typeof objections)["register"], NonNullable<(typeof objections)["process"]>> = serveRecords(
  objections,
  {
    gates: { corrected, uninvolved },
    sections: { correct: async () => null },
    on: {
      create: toWhoMayAnswer,
      keep: answered,
      change: answered,
      uphold: appealAnswered,
      grant: appealAnswered,
    },
  },
);

/** An objection to one item of a scorecard on show, one at a time for each item. */
export async function object(
  asked: Asked,
  tx: Db,
  input: { id: number; item: string; claim: string; reason: string; requestKey: string },
  today: string,
): Promise<{ id: number }> {
  const a = await findAssessment(tx, input.id);
  const round = await roundOf(tx, input.id);
  if (a.state !== "shown" || round.state !== "shown" || round.publicUntil === null || today > round.publicUntil)
    return refuseRequest("not-on-show", {
      zh: "得分没有在公示，或公示期已过，不再收异议",
      en: "These scores are not on show, or their showing is over",
    });
  if (a.unitId !== asked.actor.scope.unitId)
    return refuseRequest("not-your-unit", { zh: "异议由被考核单位自己提", en: "A unit objects to its own scores" });
  if (!round.sheet.items.some((i) => i.no === input.item)) return notFound();
  const open = await tx
    .selectFrom("assessment_objection")
    .select("id")
    .where("assessment_id", "=", input.id)
    .where("item", "=", input.item)
    .where("closed_on", "is", null)
    .executeTakeFirst();
  if (open) return refuseRequest("objected-already", { zh: "这一项已有一件异议在办", en: "An objection to this item is open already" });
  const { id: assessmentId, requestKey, ...values } = input;
  return createRecord(servedObjections, asked, tx, { values: { ...values, assessmentId }, requestKey });
}

/** The value that an objection or appeal was granted, entered by who answers it. */
export async function correct(
  asked: Asked,
  tx: Db,
  input: { id: number; value: string; words: string },
): Promise<{ id: number; roundId: number }> {
  const o =
    (await tx
      .selectFrom("assessment_objection")
      .select(["assessment_id", "item", "state", "answer_unit_id"])
      .where("id", "=", input.id)
      .executeTakeFirst()) ?? notFound();
  const a = await findAssessment(tx, o.assessment_id);
  if (!["sent", "appealed"].includes(o.state) || o.answer_unit_id !== asked.actor.scope.unitId)
    return refuseRequest("not-open", { zh: "这件异议现在不由本单位答复", en: "This objection is not this unit's to answer now" });
  if (await isTrue(tx, hasScored(a.id, sql`${asked.actor.personId}::bigint`)))
    return refuseRequest("same-person", { zh: "给这个单位评过分的人不改它的分", en: "Whoever scored this unit does not correct it" });
  const id = await addEntry(tx, asked.actor.personId as number, a.id, {
    item: o.item,
    col: "appeal",
    state: "value",
    value: input.value,
    words: input.words,
  });
  return { id, roundId: a.roundId };
}
