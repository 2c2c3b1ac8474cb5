import { chinaDay, daysBetween, addMonths } from "@bihuan/kit";
import { sql } from "kysely";
import { actorIdOf, nameActor } from "../access/actor-names.ts";
import type { Actor } from "../access/scope.ts";
import { caseView, eventViews } from "../casework/present.ts";
import { turnOf } from "../casework/turn.ts";
import type { Db } from "../db/database.ts";
import type { Services } from "../http/server.ts";
import type { Values } from "../register/fields.ts";
import { listFieldChanges } from "../register/history.ts";
import type { RecordPageData } from "./contract.ts";
import { storedFields, type Records } from "./define.ts";
import { actionsOf, fileOf, historyOf, mayAddFile, mayWrite, see, type Hand } from "./hand.ts";
import { findRecord, listChildRows, namesOf } from "./rows.ts";

/** Everything the page of a record shows, in one answer. */
export async function recordPage(hand: Hand, db: Db, actor: Actor, id: number, services: Services): Promise<RecordPageData> {
  const { records, special } = hand;
  const now = services.now();
  const today = chinaDay(now);
  const record = await findRecord(db, records, id);
  const subject = `${records.name}:${id}`;
  const children: Record<string, (Values & { id: number })[]> = {};
  for (const name of Object.keys(records.children)) children[name] = await listChildRows(db, records, name, id);
  const computed = (await special.computed?.(db, [id], today))?.get(id) ?? {};
  const seen = see(db, records, record, today, actor);
  const sections: Record<string, unknown> = {};
  for (const [name, make] of Object.entries((special.sections ?? {}) as Record<string, (s: typeof seen) => Promise<unknown>>))
    sections[name] = await make(seen);
  const changes = await listFieldChanges(db, records.name, id);
  const data: Omit<RecordPageData, "papers"> = {
    id,
    version: record.version,
    title: record.title,
    values: { ...masked(records, record.values), ...computed },
    names: await namesOf(db, services.house.titles, [
      { register: records.register, values: record.values },
      ...changes.flatMap((c) =>
        [c.before, c.after].map((value) => ({ register: records.register, values: { [c.field]: value } as Values })),
      ),
      ...Object.entries(children).flatMap(([name, rows]) =>
        rows.map((values) => ({
          register: (records.children[name] as { register: Records["register"] }).register,
          values: values as Values,
        })),
      ),
    ]),
    unitName: record.unitName,
    ...(await caseOf(hand, db, actor, id, now)),
    actions: records.process ? await actionsOf(hand, db, actor, record, today, await historyOf(db, id)) : [],
    children,
    files: await listFiles(db, records, id),
    remarks: await listRemarks(db, subject),
    changes: changes.map((c) => ({ ...c, who: nameActor(c.actorId, c.actorName) })),
    warnings: warningsOf(records, record.values, record.state, today),
    sections,
    can: { edit: mayWrite(hand, record, actor), remark: true, addFile: mayAddFile(hand, record, actor, services.house.files) },
  };
  const papers = Object.entries(services.house.written[records.name] ?? {});
  return {
    ...data,
    papers: papers.flatMap(([key, { label, write }]) => (write({ ...data, papers: [] }) ? [{ key, label }] : [])),
  };
}

const masked = (records: Records, values: Values): Values =>
  Object.fromEntries(
    storedFields(records.register).map((f) => {
      const text = values[f.key];
      return [f.key, f.sensitive && typeof text === "string" ? text.replace(/^(.{0,3}).*?(.{0,4})$/u, "$1****$2") : text];
    }),
  );

async function caseOf({ records }: Hand, db: Db, actor: Actor, id: number, now: number) {
  const { process } = records;
  if (!process) return { case: null, turn: null, events: [] };
  const found = await db
    .selectFrom("work_case as c")
    .innerJoin("unit as u", "u.id", "c.unit_id")
    .leftJoin("person as p", "p.id", "c.adviser_person_id")
    .leftJoin("person as o", "o.id", "c.owner_person_id")
    .selectAll("c")
    .select(["u.name as unit_name", "p.name as adviser_name", "o.name as owner_name"])
    .where("c.id", "=", id)
    .executeTakeFirstOrThrow();
  return {
    case: caseView(found, now),
    turn: await turnOf(db, process, found, actor, chinaDay(now)),
    events: await eventViews(db, process, id),
  };
}

export const listFiles = async (db: Db, records: Records, id: number) =>
  (
    await sql<
      RecordPageData["files"][number]
    >`select id, name, bytes, media_type as "mediaType", encode(sha256, 'hex') as sha256, kind, uploaded_at as "uploadedAt"
      from stored_file where ${fileOf(records, id)} order by id`.execute(db)
  ).rows;

async function listRemarks(db: Db, subject: string) {
  const rows = await db
    .selectFrom("remark as r")
    .leftJoin("person as p", (j) => j.on("r.actor_id", "=", actorIdOf("p.id")))
    .select(["r.id", "r.text", "r.at", "r.actor_id", "p.name"])
    .where("r.subject", "=", subject)
    .orderBy("r.id")
    .execute();
  return rows.map((r) => ({ id: r.id, text: r.text, at: r.at, who: nameActor(r.actor_id, r.name) }));
}

/** Which of the declared warnings a row has on a day, the longest overdue first; `days` past the day, below zero before it. */
export function warningsOf(records: Records, values: Values, state: string | null, today: string) {
  return Object.entries(records.warnings)
    .flatMap(([key, w]) => {
      const from = values[w.past];
      if (typeof from !== "string" || (w.until && values[w.until]) || (w.states && !w.states.includes(state ?? ""))) return [];
      const day = addMonths(from, w.months ?? 0);
      const days = daysBetween(day, today);
      return days > -(w.ahead ?? 0) - 1 && (days > 0 || w.ahead !== undefined) ? [{ key, label: w.label, day, days }] : [];
    })
    .sort((a, b) => b.days - a.days);
}
