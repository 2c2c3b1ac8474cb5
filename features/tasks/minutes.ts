import { sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import { putChild } from "../../platform/records/children.ts";
import type { Asked, Hand } from "../../platform/records/hand.ts";
import { findRecord, listChildRows, type Found } from "../../platform/records/rows.ts";
import type { Done } from "../../platform/records/special.ts";
import type { ReadRow } from "./contract.ts";
import type { meetings } from "./meetings.ts";
import { giveOut } from "./orders.ts";
import { faultsOf, readDecisions, type DecisionRow } from "./reading.ts";

type Stored = DecisionRow & { id: number; matter: string; leadPerson: string | null; outsideBody: string | null; taskId: number | null };

export const decisionsOf = async (db: Db, hand: Hand, id: number): Promise<Stored[]> =>
  (await listChildRows(db, hand.records, "decisions", id)) as unknown as Stored[];

/** The sentences of the minutes with the units they name; a name that fits none or several is left to the writer. */
export async function readMinutes(hand: Hand, { actor }: Asked, db: Db, id: number): Promise<ReadRow[]> {
  const { values } = await findRecord(db, hand.records, id);
  const read = readDecisions(String(values["minutes"] ?? ""), String(values["heldOn"]));
  const taken = new Set((await decisionsOf(db, hand, id)).map((d) => d.matter));
  const units = await unitsNamed(db, actor.scope.unitId, [...new Set(read.map((r) => r.leads))]);
  return read.map((r) => ({
    ...r,
    with: [...r.with],
    leadUnitId: units.get(r.leads)?.id ?? null,
    leadUnitName: units.get(r.leads)?.name ?? null,
    taken: taken.has(r.matter),
  }));
}

/** Units of a scope by the short names of minutes: 雁江区科协 is 四川省资阳市雁江区科学技术协会. */
export async function unitsNamed(db: Db, scopeUnit: number, names: readonly string[]): Promise<Map<string, { id: number; name: string }>> {
  const found = new Map<string, { id: number; name: string }>();
  for (const name of names) {
    const [place, isAssociation] = [name.replace(/科(学技术)?协(会)?$/, ""), /科(学技术)?协(会)?$/.test(name)];
    const like = `%${place.replace(/[\\%_]/g, "\\$&")}%${isAssociation ? "科%协%" : ""}`;
    const { rows } = await sql<{ id: number; name: string }>`select id, name from unit where ${scopeUnit} = any (path) and valid_to is null
      and name like ${like} order by char_length(name), id limit 3`.execute(db);
    const exact = rows.find((r) => r.name === name);
    const only = exact ?? (rows.length === 1 || (rows[0] && rows[1] && rows[0].name.length < rows[1].name.length) ? rows[0] : undefined);
    if (only) found.set(name, only);
  }
  return found;
}

/** Enters what was read and confirmed as decisions, each co-operating unit as a row of its own. */
export async function takeDecisions(
  hand: Hand,
  asked: Asked,
  tx: Db,
  input: {
    id: number;
    version: number;
    rows: readonly { matter: string; leadUnitId: number | null; person: string | null; untilOn: string | null; with: readonly string[] }[];
  },
): Promise<number> {
  let no = Math.max(0, ...(await decisionsOf(tx, hand, input.id)).map((d) => d.no));
  let { version } = input;
  let taken = 0;
  const put = async (values: Record<string, unknown>) => {
    ({ version } = await putChild(hand, asked, tx, { id: input.id, version, child: "decisions", values }));
    taken++;
  };
  for (const row of input.rows) {
    no++;
    const lead = no;
    await put({ no, matter: row.matter, leadUnitId: row.leadUnitId, leadPerson: row.person, untilOn: row.untilOn });
    const units = await unitsNamed(tx, asked.actor.scope.unitId, row.with);
    const outside = row.with.filter((name) => !units.has(name));
    for (const unit of new Map([...units.values()].map((u) => [u.id, u])).values()) {
      if (unit.id === row.leadUnitId) continue;
      no++;
      await put({ no, matter: `配合：${row.matter}`.slice(0, 200), leadUnitId: unit.id, untilOn: row.untilOn, partOf: lead });
    }
    if (outside.length > 0) await noteOutside(tx, input.id, lead, outside.join("、").slice(0, 80));
  }
  return taken;
}

const noteOutside = (tx: Db, meetingId: number, no: number, names: string) =>
  sql`update meeting_decision set outside_body = ${names} where meeting_id = ${meetingId} and no = ${no}`.execute(tx);

/** Signed minutes give every decision out: those that lead first, then the parts of co-operating units. */
export const giveOutDecisions =
  (meetingHand: () => Hand, taskHand: () => Hand) =>
  async (s: Done<(typeof meetings)["register"]>): Promise<void> => {
    const rows = await decisionsOf(s.db, meetingHand(), s.record.id);
    const tasks = new Map<number, number>();
    for (const d of rows.toSorted((a, b) => Number(a.partOf !== null) - Number(b.partOf !== null) || a.no - b.no)) {
      const parentId = d.partOf === null ? undefined : tasks.get(d.partOf);
      const id = await giveOut(taskHand(), s, s.db, {
        values: {
          title: d.matter,
          leadUnitId: d.leadUnitId,
          leadPerson: d.leadPerson,
          outsideBody: d.outsideBody,
          untilOn: d.untilOn,
          weight: "normal",
          origin: "meeting",
          originRef: `${s.row.title}${s.row.issue === null ? "" : `（纪要${s.row.issue}）`}第${d.no}项`.slice(0, 200),
        },
        meetingId: s.record.id,
        ...(parentId === undefined ? {} : { parentId }),
        requestKey: `meeting:${s.record.id}:${d.no}`,
      });
      tasks.set(d.no, id);
      await sql`update meeting_decision set task_id = ${id} where id = ${d.id}`.execute(s.db);
    }
  };

/** What keeps the minutes from being signed: row by row, those led by a unit that is not beneath among them. */
export async function decisionFaults(db: Db, hand: Hand, { id, unitId }: Pick<Found, "id" | "unitId">, heldOn: string) {
  const rows = await decisionsOf(db, hand, id);
  const { rows: beneath } = await sql<{ id: number }>`select id from unit where id = any (${rows.flatMap((r) => r.leadUnitId ?? [])}::int[])
    and ${unitId} = any (path) and valid_to is null`.execute(db);
  const led = new Set(beneath.map((u) => u.id));
  return [
    ...faultsOf(rows, heldOn),
    ...rows.filter((r) => r.leadUnitId !== null && !led.has(r.leadUnitId)).map((r) => ({ no: r.no, fault: "not-beneath" })),
  ];
}
