import { addDays, chinaDay, isIdNumber } from "@bihuan/kit";
import { sql } from "kysely";
import type { Actor } from "../../platform/access/scope.ts";
import { nameActor, actorIdOf } from "../../platform/access/actor-names.ts";
import { audit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import { notFound, refuseRequest, type Context } from "../../platform/http/server.ts";
import { isListed, type DueRound } from "../../platform/jobs/due-rounds.ts";
import { vaultOf, type SealedColumn } from "../../platform/sensitive/sealed.ts";
import { lockRecord, refuseOlder } from "../../platform/register/version.ts";
import { personValues, personWithin } from "./persons.ts";

type Asked = Context & { actor: Actor };

/** Where identity numbers lie sealed, for the rotation of keys. */
export const identityColumn: SealedColumn = { table: "person_identity", id: "id", of: (id) => subjectOf(id) };
const subjectOf = (id: number): string => `person:${id}`;

/** 尾号: what is shown before anybody asks to see it. */
export const masked = (number: string): string => `${"●".repeat(14)}${number.slice(-4)}`;

const readNumber = (text: string): string => {
  const number = text.normalize("NFKC").replace(/\s/g, "").toUpperCase();
  return isIdNumber(number)
    ? number
    : refuseRequest(
        "invalid",
        { zh: "有几项需要更正", en: "Some fields need correction" },
        { fields: { number: { zh: "身份证号校验不通过，请核对", en: "The identity number fails its check" } } },
      );
};

/** What the page shows without a look: the last characters, what for, until when, who looked. */
export async function identityShown({ actor, services }: Asked, db: Db, personId: number) {
  if (!actor.permissions.has("person.identity")) return null;
  const row = await db.selectFrom("person_identity").selectAll().where("id", "=", personId).executeTakeFirst();
  const looks = await db
    .selectFrom("audit_entry as a")
    .leftJoin("person as p", (j) => j.on("a.actor_id", "=", actorIdOf("p.id")))
    .select(["a.at", "a.actor_id", "p.name", sql<string>`a.detail ->> 'purpose'`.as("purpose")])
    .where("a.subject", "=", subjectOf(personId))
    .where("a.act", "=", "sensitive.look")
    .where(sql<boolean>`a.detail ? 'purpose'`)
    .orderBy("a.id", "desc")
    .limit(10)
    .execute();
  const vault = row && (await vaultOf(services));
  return {
    stored: row && vault ? { masked: masked(vault.open(row, subjectOf(personId))), purpose: row.purpose, keepUntil: row.keep_until } : null,
    isOver: row !== undefined && row.keep_until < chinaDay(services.now()),
    looks: looks.map((l) => ({ at: l.at, name: nameActor(l.actor_id, l.name), purpose: l.purpose })),
  };
}

export const setIdentity = (
  asked: Asked,
  input: { id: number; version: number; number: string; purpose: string; keepUntil: string },
): Promise<{ ok: true }> =>
  asked.services.database.write(asked.actor.scope, async (tx) => {
    const { actor, services } = asked;
    const number = readNumber(input.number);
    if (input.keepUntil <= chinaDay(services.now()))
      refuseRequest(
        "invalid",
        { zh: "有几项需要更正", en: "Some fields need correction" },
        { fields: { keepUntil: { zh: "保存期限要在今天以后", en: "To be kept until a day to come" } } },
      );
    await lockRecord(tx, "person", input.id);
    const person = await personWithin(tx, actor, input.id);
    refuseOlder(input.version, person.version, personValues(person));
    const sealed = (await vaultOf(services)).seal(number, subjectOf(input.id));
    const row = {
      ...sealed,
      purpose: input.purpose,
      keep_until: input.keepUntil,
      set_by: actor.id,
      set_at: new Date(services.now()).toISOString(),
    };
    await tx
      .insertInto("person_identity")
      .values({ id: input.id, ...row })
      .onConflict((oc) => oc.column("id").doUpdateSet(row))
      .execute();
    // Counts as a change of the person: of two windows the second is told.
    await tx.updateTable("person").set({ name: person.name }).where("id", "=", input.id).execute();
    await audit(tx, actor, {
      act: "identity.set",
      subject: subjectOf(input.id),
      detail: { purpose: input.purpose, keepUntil: input.keepUntil },
    });
    return { ok: true };
  });

/** The number itself: who saw it and what for is written in the same transaction. */
export const lookIdentity = (asked: Asked, input: { id: number; purpose: string }) =>
  asked.services.database.write(asked.actor.scope, async (tx) => {
    const { actor, services } = asked;
    await personWithin(tx, actor, input.id);
    const row = (await tx.selectFrom("person_identity").selectAll().where("id", "=", input.id).executeTakeFirst()) ?? notFound();
    await audit(tx, actor, {
      act: "sensitive.look",
      subject: subjectOf(input.id),
      detail: { fields: ["identity"], purpose: input.purpose },
    });
    return { number: (await vaultOf(services)).open(row, subjectOf(input.id)) };
  });

export const eraseIdentity = ({ actor, services }: Asked, id: number): Promise<{ ok: true }> =>
  services.database.write(actor.scope, async (tx) => {
    await personWithin(tx, actor, id);
    const { numDeletedRows } = await tx.deleteFrom("person_identity").where("id", "=", id).executeTakeFirst();
    if (numDeletedRows === 0n) return notFound();
    await audit(tx, actor, { act: "identity.erase", subject: subjectOf(id) });
    return { ok: true };
  });

/** By the whole number alone, through its keyed hash; the question is written down, the number is not. */
export const findByIdentity = (asked: Asked, input: { number: string; purpose: string }) =>
  asked.services.database.write(asked.actor.scope, async (tx) => {
    const { actor, services } = asked;
    const hashes = (await vaultOf(services)).lookups(readNumber(input.number));
    const rows = await tx
      .selectFrom("person_identity as i")
      .innerJoin("person as p", "p.id", "i.id")
      .innerJoin("unit as u", "u.id", "p.unit_id")
      .select(["p.id", "p.name", "u.name as unitName"])
      .where("i.lookup", "in", hashes)
      .limit(20)
      .execute();
    await audit(tx, actor, { act: "identity.find", detail: { purpose: input.purpose, found: rows.map((r) => r.id) } });
    return rows;
  });

/** What was said when a number was entered holds: after its last day it goes; listed before, and held where somebody still needs it. What is erased stays erased. */
export const identityRound: DueRound = {
  name: "identity.erase",
  label: { zh: "身份证号过了登记时写明的保存期限，删除", en: "Identity numbers are erased after the day they were to be kept until" },
  async find(db, nowMillis, delayMillis) {
    const rows = await db
      .selectFrom("person_identity as i")
      .innerJoin("person as p", "p.id", "i.id")
      .select(["p.id", "p.name", "p.unit_id", "p.unit_path", "i.keep_until"])
      .where("i.keep_until", "<", chinaDay(nowMillis + delayMillis))
      .where((eb) => eb.not(isListed("identity.erase", "person", "p.id")))
      .orderBy("p.id")
      .limit(500)
      .execute();
    return rows.map((r) => ({
      subject: subjectOf(r.id),
      title: r.name,
      unitId: r.unit_id,
      unitPath: r.unit_path,
      notBefore: Date.parse(`${addDays(r.keep_until, 1)}T00:00:00+08:00`),
    }));
  },
  async act(tx, services, actor, id) {
    const gone = await tx
      .deleteFrom("person_identity")
      .where("id", "=", id)
      .where("keep_until", "<", chinaDay(services.now()))
      .returning("keep_until")
      .executeTakeFirst();
    if (!gone) return undefined;
    await audit(tx, actor, { act: "identity.erase", subject: subjectOf(id), detail: { keepUntil: gone.keep_until } });
    return {};
  },
};
