import { sql } from "kysely";
import type { Actor } from "../../platform/access/scope.ts";
import { actorIdOf, nameActor } from "../../platform/access/actor-names.ts";
import { audit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import { notFound, refuseRequest, type Context } from "../../platform/http/server.ts";
import { vaultOf, type SealedColumn } from "../../platform/sensitive/sealed.ts";

type Asked = Context & { actor: Actor };
const noteOf = (personId: number): string => `appraisal_person:${personId}`;

/** Where notes lie sealed, for the rotation of keys. */
export const noteColumn: SealedColumn = { table: "appraisal_note", id: "id", of: noteOf };

/** Of the appraisal's own office: its head, and whoever runs the meeting. */
async function mayKnow(db: Db, actor: Actor, appraisalId: number): Promise<{ may: boolean; state: string }> {
  const found = await db
    .selectFrom("work_case")
    .select(["unit_id", "adviser_person_id", "state"])
    .where("id", "=", appraisalId)
    .where("process", "=", "appraisal")
    .executeTakeFirst();
  const isOwn = found !== undefined && found.unit_id === actor.scope.unitId && actor.permissions.has("appraisal_note.read");
  return {
    may: isOwn && (actor.permissions.has("appraisal_note.all") || found.adviser_person_id === actor.scope.personId),
    state: found?.state ?? "",
  };
}

const at = (set: string | Date | null | undefined): string | null => (set ? new Date(set).toISOString() : null);

/** The person's appraisal, for who may know; nothing that names a person is written while ballots are. */
async function openNote(tx: Db, actor: Actor, personId: number): Promise<number> {
  const [person] = await rowsOf<{ appraisalId: number }>(
    tx,
    sql`select appraisal_id as "appraisalId" from appraisal_person where id = ${personId}`,
  );
  const { may, state } = person ? await mayKnow(tx, actor, person.appraisalId) : { may: false, state: "" };
  if (!person || !may) return notFound();
  if (state === "voting" || state === "counting")
    refuseRequest("not-now", {
      zh: "投票和计票的时候，不写也不看点评记录",
      en: "Notes are neither written nor read while the vote is open or counted",
    });
  return person.appraisalId;
}

export const writeNote = (
  { actor, services }: Asked,
  input: { personId: number; seen: string | null; text: string },
): Promise<{ ok: true }> =>
  services.database.write(actor.scope, async (tx) => {
    const appraisalId = await openNote(tx, actor, input.personId);
    const standing = await tx.selectFrom("appraisal_note").select("set_at").where("id", "=", input.personId).forUpdate().executeTakeFirst();
    if (at(standing?.set_at) !== input.seen)
      refuseRequest("stale", {
        zh: "您打开之后，他人已改过这条点评。您写的还在，没有保存；请先看过现在的内容再保存。",
        en: "Somebody changed this note after you opened it. What you wrote is here and not saved; look at what stands first.",
      });
    const row = {
      ...(await vaultOf(services)).seal(input.text, noteOf(input.personId)),
      set_by: actor.id,
      set_at: new Date(services.now()).toISOString(),
    };
    await tx
      .insertInto("appraisal_note")
      .values({ id: input.personId, ...row })
      .onConflict((oc) => oc.column("id").doUpdateSet(row))
      .execute();
    await audit(tx, actor, { act: "appraisal.note-set", subject: `appraisal:${appraisalId}`, detail: { person: input.personId } });
    return { ok: true };
  });

export const lookNote = ({ actor, services }: Asked, input: { personId: number; purpose: string }): Promise<{ text: string }> =>
  services.database.write(actor.scope, async (tx) => {
    const appraisalId = await openNote(tx, actor, input.personId);
    const row = (await tx.selectFrom("appraisal_note").selectAll().where("id", "=", input.personId).executeTakeFirst()) ?? notFound();
    await audit(tx, actor, {
      act: "sensitive.look",
      subject: `appraisal:${appraisalId}`,
      detail: { fields: ["note"], person: input.personId, purpose: input.purpose },
    });
    return { text: (await vaultOf(services)).open(row, noteOf(input.personId)) };
  });

/** What the page shows without a look: of whom there is a note, and who looked; to those who may know it, to others nothing. */
export async function notesShown(db: Db, actor: Actor, appraisalId: number) {
  const { may, state } = await mayKnow(db, actor, appraisalId);
  if (!may || state === "voting" || state === "counting") return null;
  const persons = await rowsOf<{ id: number; name: string; set: string | null }>(
    db,
    sql`select p.id, p.name, n.set_at as set from appraisal_person p left join appraisal_note n on n.id = p.id
      where p.appraisal_id = ${appraisalId} order by p.no`,
  );
  const looks = await db
    .selectFrom("audit_entry as a")
    .leftJoin("person as p", (j) => j.on("a.actor_id", "=", actorIdOf("p.id")))
    .select(["a.at", "a.actor_id", "p.name", sql<string>`a.detail ->> 'purpose'`.as("purpose")])
    .where("a.subject", "=", `appraisal:${appraisalId}`)
    .where("a.act", "=", "sensitive.look")
    .orderBy("a.id", "desc")
    .limit(20)
    .execute();
  return {
    persons: persons.map(({ set, ...p }) => ({ ...p, setAt: at(set) })),
    looks: looks.map((l) => ({ at: l.at, name: nameActor(l.actor_id, l.name), purpose: l.purpose })),
  };
}
export type NotesShown = Awaited<ReturnType<typeof notesShown>>;
