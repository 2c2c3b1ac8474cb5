import { sql } from "kysely";
import { inScope } from "../../platform/access/in-scope.ts";
import type { Actor, Scope } from "../../platform/access/scope.ts";
import { inOffice } from "../../platform/casework/turn.ts";
import type { Db } from "../../platform/db/database.ts";
import { fillForm } from "../../platform/forms/fill.ts";
import type { Answers, FormDefinition } from "../../platform/forms/form.ts";
import { refuseRequest, type Services } from "../../platform/http/server.ts";
import { giveOut } from "../../platform/records/give-out.ts";
import { compiledOf } from "./form-desk.ts";
import { mergedAnswers, type Part } from "./merged.ts";
import { replies } from "./replies.ts";
import { carriedOver, openFields } from "./rules.ts";

const MOST_UNITS = 1000;

export interface AskedUnit {
  readonly id: number;
  readonly name: string;
  readonly path: number[];
  readonly canSignIn: boolean;
}
/** The units of these kinds beneath one, in force on the day; whether somebody there can sign in and answer. */
export async function unitsToAsk(db: Db, unitId: number, kinds: readonly string[], today: string): Promise<AskedUnit[]> {
  const { rows } = await sql<AskedUnit>`select u.id, u.name, u.path, exists (select from post t join person p on p.id = t.person_id
      where t.unit_id = u.id and t.role = 'adviser' and ${inOffice(today)}) as "canSignIn"
    from unit u where ${unitId} = any (u.path) and u.id <> ${unitId} and u.kind = any (${[...kinds]}::text[])
      and (u.valid_to is null or u.valid_to > ${today}::date) order by u.path limit ${MOST_UNITS + 1}`.execute(db);
  return rows;
}

export interface Round {
  readonly id: number;
  readonly title: string;
  readonly unitId: number;
  readonly untilOn: string;
  readonly kinds: readonly string[];
}

/** Asks every unit: a reply of its own for each, due on the round's day, waiting for its adviser or for whoever holds the link. */
export async function askUnits(
  tx: Db,
  by: { actor: Actor; services: Services },
  round: Round,
  definition: FormDefinition,
  today: string,
  at: string,
): Promise<number> {
  const units = await unitsToAsk(tx, round.unitId, round.kinds, today);
  if (units.length > MOST_UNITS)
    refuseRequest("too-many", {
      zh: `一轮最多问 ${MOST_UNITS} 家；请下级分开发`,
      en: `At most ${MOST_UNITS} units a round: let those beneath ask theirs`,
    });
  const form = compiledOf(definition);
  const ids = await giveOut(
    tx,
    replies,
    { action: "give", actor: by.actor, at },
    units.map((unit) => {
      const title = `${round.title}：${unit.name}`.slice(0, 250);
      const values = { title, roundId: round.id, askedId: unit.id, issuerId: round.unitId, untilOn: round.untilOn };
      // Where nobody can sign in, whoever asked carries it: he hands on the link.
      return { title, unit, adviserPersonId: unit.canSignIn ? null : by.actor.personId, values };
    }),
  );
  for (const [k, unit] of units.entries()) {
    const id = ids[k] as number;
    const begun = await begunWith(tx, id, definition);
    const fields = openFields(fillForm(form, begun?.answers ?? {}, { today, now: at }));
    await sql`update census_reply set fields = ${fields} where id = ${id}`.execute(tx);
    await settle(tx, id, unit, round.untilOn);
  }
  return units.length;
}

export const canSignIn = async (db: Db, unitId: number, today: string): Promise<boolean> =>
  (
    await sql`select from post t join person p on p.id = t.person_id where t.unit_id = ${unitId} and t.role = 'adviser' and ${inOffice(today)} limit 1`.execute(
      db,
    )
  ).rows.length > 0;

/** Who moves an open reply: the unit's adviser, or where nobody there can sign in, whoever holds the link. */
export async function settle(tx: Db, id: number, unit: { id: number; canSignIn: boolean }, dueOn: string): Promise<void> {
  await tx
    .updateTable("work_case")
    .set(unit.canSignIn ? { due_on: dueOn } : { due_on: dueOn, owner_unit_id: null, owner_person_id: null, owner_role: "respondent" })
    .where("id", "=", id)
    .execute();
}

export interface Begun {
  /** One of each unit, the one that is asked before those merged into it. */
  readonly parts: readonly Part[];
  readonly answers: Answers;
  readonly repliedOn: string;
}
/** Last round's answers of the unit a reply is about, as far as this form still asks for them; of those that were merged into it since, put together. */
export async function begunWith(db: Db, replyId: number, definition: FormDefinition): Promise<Begun | undefined> {
  const { rows } = await sql<{ unitName: string; answers: Answers; definition: FormDefinition; repliedOn: string }>`
    select unit_name as "unitName", answers, definition, replied_on as "repliedOn" from census_earlier(${replyId})`.execute(db);
  const parts = rows.map((r) => ({ unitName: r.unitName, answers: carriedOver(definition, r.definition, r.answers) }));
  const [one] = parts;
  if (!one) return undefined;
  return {
    parts,
    answers:
      parts.length === 1
        ? one.answers
        : mergedAnswers(
            definition,
            parts.map((p) => p.answers),
          ),
    repliedOn: rows.reduce((day, r) => (r.repliedOn > day ? r.repliedOn : day), ""),
  };
}

export interface Burden {
  readonly unitId: number;
  readonly unitName: string;
  readonly rounds: number;
  readonly fields: number;
  readonly seconds: number;
  /** Answered, so that their time is known. */
  readonly answered: number;
}
/** What each unit of one's area was asked in a month, whoever asked: fields that began blank, and the time measured while the form was worked on. */
export async function burdenOf(db: Db, scope: Scope, month: string, units?: readonly number[]): Promise<Burden[]> {
  const { rows } =
    await sql<Burden>`select r.unit_id as "unitId", u.name as "unitName", count(*)::int as rounds, sum(r.fields)::int as fields,
      sum(r.seconds)::int as seconds, count(*) filter (where r.replied_on is not null)::int as answered
    from census_reply r join unit u on u.id = r.unit_id
    where ${inScope("r", scope)} and r.opened_on between ${`${month}-01`}::date and (${`${month}-01`}::date + interval '1 month - 1 day')::date
      ${units ? sql`and r.unit_id = any (${[...units]}::int[])` : sql``}
    group by r.unit_id, u.name order by sum(r.seconds) desc, sum(r.fields) desc, r.unit_id limit 500`.execute(db);
  return rows;
}

/** What the system knows of a unit already, so that no form asks it: its own entry, and how many rows it keeps in each register. */
export async function knownOf(db: Db, services: Services, unitId: number): Promise<Known[]> {
  const counts: Known[] = [];
  for (const { records } of services.house.records.values()) {
    if (records.process || records.name.startsWith("census_")) continue;
    const { rows: n } = await sql<{
      n: number;
    }>`select count(*)::int as n from ${sql.table(records.name)} where unit_id = ${unitId}`.execute(db);
    if ((n[0]?.n ?? 0) > 0) counts.push({ label: `${records.register.label.zh}（登记数）`, value: String(n[0]?.n) });
  }
  return [...((await entriesOf(db, [unitId])).get(unitId) ?? []), ...counts];
}

export interface Known {
  readonly label: string;
  readonly value: string;
}
/** The own entries of units: name, code, region, whom they stand beneath. */
export async function entriesOf(db: Db, unitIds: readonly number[]): Promise<Map<number, Known[]>> {
  const { rows } = await sql<{ id: number; name: string; code: string | null; region: string | null; above: string | null }>`
    select u.id, u.name, u.credit_code as code, g.name as region, a.name as above from unit u left join region g on g.code = u.region_code
    left join unit a on a.id = u.parent_id where u.id = any (${[...unitIds]}::int[])`.execute(db);
  return new Map(
    rows.map((u) => {
      const own: [string, string | null][] = [
        ["单位名称", u.name],
        ["统一社会信用代码", u.code],
        ["行政区划", u.region],
        ["上级单位", u.above],
      ];
      return [u.id, own.flatMap(([label, value]) => (value ? [{ label, value }] : []))];
    }),
  );
}
