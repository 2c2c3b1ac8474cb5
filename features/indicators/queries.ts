import type { Indicator } from "@bihuan/indicators";
import { sql } from "kysely";
import { actorIdOf, nameActor } from "../../platform/access/actor-names.ts";
import type { Db } from "../../platform/db/database.ts";
import type { House } from "../../platform/rooms/room.ts";
import { describeContent } from "./words.ts";

/** Facts by id with unit, name of the record and who recorded them; newest first. */
export async function findFacts(db: Db, { facts, titles }: Pick<House, "facts" | "titles">, ids: readonly number[]) {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom("ledger_fact as f")
    .innerJoin("unit as u", "u.id", "f.unit_id")
    .leftJoin("ledger_fact as later", "later.supersedes", "f.id")
    .leftJoin("work_case as c", (j) =>
      j.on(sql<boolean>`c.id = substring(f.subject from '[0-9]+$')::bigint and f.subject = c.process || ':' || c.id`),
    )
    .leftJoin("person as p", (j) => j.on("f.actor_id", "=", actorIdOf("p.id")))
    .selectAll("f")
    .select(["u.name as unit_name", "later.id as superseded_by", "c.title", "p.name as person_name"])
    .where("f.id", "in", [...ids])
    .orderBy("f.id", "desc")
    .execute();
  const names = await namesOf(db, titles, rows.filter((r) => r.title === null).map((r) => r.subject)); // prettier-ignore
  return rows.map((r) => ({
    id: r.id,
    kind: r.kind,
    label: facts.get(r.kind)?.label ?? { zh: r.kind, en: r.kind },
    occurredOn: r.occurred_on,
    recordedAt: r.recorded_at,
    unitId: r.unit_id,
    unitName: r.unit_name,
    subject: r.subject,
    title: r.title ?? names.get(r.subject) ?? null,
    caseId: r.title === null ? null : Number(r.subject.split(":")[1]),
    measures: r.measures as Record<string, number>,
    dimensions: r.dimensions as Record<string, string>,
    keys: r.keys as Record<string, number>,
    words: describeContent(
      {
        kind: r.kind,
        measures: r.measures as Record<string, number>,
        dimensions: r.dimensions as Record<string, string>,
        keys: r.keys as Record<string, number>,
      },
      facts,
    ),
    evidence: r.evidence as { type: "file" | "link" | "case" | "source"; ref: string; label: string }[],
    supersedes: r.supersedes,
    supersededBy: r.superseded_by,
    void: r.void,
    reason: r.reason,
    actorName: nameActor(r.actor_id, r.person_name),
  }));
}

/** What records that are no cases are called, by subject (`agreement:41`), each as its own register names it. */
async function namesOf(db: Db, titles: House["titles"], subjects: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const out = new Map<string, string>();
  const of = Map.groupBy(new Set(subjects), (s) => s.split(":")[0] as string);
  for (const [table, some] of of) {
    const title = titles.get(table);
    const ids = some.map((s) => Number(s.split(":")[1])).filter(Number.isSafeInteger);
    if (title === undefined || ids.length === 0) continue;
    const { rows } = await sql<{ id: number; name: string | null }>`
      select id, ${sql.ref(title)}::text as name from ${sql.table(table)} where id = any (${ids}::int8[])`.execute(db);
    for (const r of rows) if (r.name !== null) out.set(`${table}:${r.id}`, r.name);
  }
  return out;
}

export const listBelow = (db: Db, unitId: number) =>
  db
    .selectFrom("unit")
    .select(["id", "name"])
    .where("parent_id", "=", unitId)
    .where("kind", "=", "association")
    .orderBy("region_code")
    .orderBy("id")
    .execute();

/**
 * What a release brings is the standard: a definition that differs from what the last release brought is a new version. One that the
 * root's own two persons put in force since stays in force while releases say nothing new about it.
 */
export async function saveIndicators(tx: Db, root: readonly number[], indicators: readonly Indicator[], activeFrom: string): Promise<void> {
  const stored = await tx
    .selectFrom("indicator")
    .selectAll()
    .where("unit_id", "=", root[0] as number)
    .orderBy("version")
    .execute();
  for (const [position, i] of indicators.entries()) {
    const same = stored.filter((s) => s.code === i.code);
    const shipped = same.findLast((s) => s.created_by === "system");
    const words = {
      name_zh: i.name.zh,
      name_en: i.name.en,
      definition_zh: i.definition.zh,
      definition_en: i.definition.en,
      expression: i.expression,
      unit: i.unit,
      better: i.better,
    };
    if (shipped && Object.entries(words).every(([key, value]) => shipped[key as keyof typeof words] === value)) continue;
    await tx
      .insertInto("indicator")
      .values({
        code: i.code,
        version: (same.at(-1)?.version ?? i.version - 1) + 1,
        ...words,
        position,
        active_from: activeFrom,
        created_by: "system",
        unit_id: root[0] as number,
        unit_path: [...root],
        in_force: true,
        decided_by: "system",
        decided_at: sql`now()`,
      })
      .execute();
  }
}
