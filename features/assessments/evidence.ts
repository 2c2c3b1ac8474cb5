import { sql } from "kysely";
import { audit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import { notFound, refuseRequest, type Services } from "../../platform/http/server.ts";
import { factsOf } from "../../platform/ledger/ledger.ts";
import type { Asked } from "../../platform/records/hand.ts";
import { assessments } from "./assessment.ts";
import { findAssessment, mayEnter, roundOf } from "./entries.ts";
import { indicatorsOf } from "./values.ts";

export interface EvidenceFile {
  readonly id: number;
  readonly assessmentId: number;
  readonly item: string;
  readonly fileId: number;
  readonly name: string;
  readonly kind: string;
  readonly sha256: string;
  readonly who: string;
  readonly at: string;
  /** Other units whose evidence of the same round has the same content: told to whoever sees them. */
  readonly elsewhere: string[];
}

export async function filesOf(db: Db, ids: readonly number[]): Promise<EvidenceFile[]> {
  return (
    await sql<EvidenceFile>`select v.id, v.assessment_id as "assessmentId", v.item, v.file_id as "fileId", v.name, v.kind, encode(v.sha256, 'hex') as sha256,
      coalesce(p.name, '') as who, v.at, coalesce((select array_agg(distinct u.name) from assessment_evidence o join assessment b on b.id = o.assessment_id
        join assessment mine on mine.id = v.assessment_id join unit u on u.id = b.unit_id
        where o.sha256 = v.sha256 and o.dropped_at is null and b.round_id = mine.round_id and b.id <> mine.id), '{}') as elsewhere
      from assessment_evidence v left join person p on p.id = v.person_id
      where v.assessment_id = any (${[...ids]}::bigint[]) and v.dropped_at is null order by v.item, v.id`.execute(db)
  ).rows;
}

/** Of each assessment, how many files prove which item, as text: 1.1.1=2;1.1.2=1. */
export const fileCounts = async (db: Db, ids: readonly number[]): Promise<Map<number, string>> =>
  new Map(
    (
      await sql<{
        id: number;
        counts: string;
      }>`select id, string_agg(item || '=' || n, ';' order by item) as counts from (
        select assessment_id as id, item, count(*) as n from assessment_evidence
        where assessment_id = any (${[...ids]}::bigint[]) and dropped_at is null group by 1, 2) c group by 1`.execute(db)
    ).rows.map((r) => [r.id, r.counts]),
  );
export const readCounts = (counts: string | undefined): Map<string, number> =>
  new Map((counts?.split(";") ?? []).map((c) => [c.slice(0, c.lastIndexOf("=")), Number(c.slice(c.lastIndexOf("=") + 1))]));

interface Offered {
  readonly fileId: number;
  readonly name: string;
  readonly from: { zh: string; en: string };
  readonly at: string;
  readonly sha256: string;
}

/** What was gathered when the work was done: files of the facts behind the item's figure, then what the unit gave for the same item or kind before, then what hangs on this scorecard. */
export async function offerEvidence(db: Db, services: Services, id: number, no: string): Promise<Offered[]> {
  const a = await findAssessment(db, id);
  const round = await roundOf(db, id);
  const item = round.sheet.items.find((i) => i.no === no) ?? notFound();
  const compiled = (await indicatorsOf(db, services, { ...round.sheet, items: [item] })).get(no);
  const files = new Set<number>();
  for (const aggregate of compiled?.aggregates ?? []) {
    const facts = await factsOf(db, { unitPath: a.unitPath, period: { from: round.periodFrom, to: round.periodTo } }, aggregate)
      .select("evidence")
      .orderBy("id", "desc")
      .limit(200)
      .execute();
    for (const f of facts)
      for (const e of f.evidence as { type: string; ref: string }[])
        if (e.type === "file" && /^\d{1,15}$/.test(e.ref)) files.add(Number(e.ref));
  }
  const { rows } = await sql<Omit<Offered, "from"> & { source: string }>`
    select distinct on (f.sha256) f.id as "fileId", f.name, f.uploaded_at as at, encode(f.sha256, 'hex') as sha256, s.source from (
      select unnest(${[...files]}::bigint[]) as id, 'fact' as source
      union all select id, 'here' from stored_file where case_id = ${id}
      union all select v.file_id, 'before' from assessment_evidence v join assessment b on b.id = v.assessment_id
        where b.unit_id = ${a.unitId} and v.dropped_at is null and (v.item = ${no} or v.kind = ${item.evidence ?? ""})) s
    join stored_file f on f.id = s.id
    where not exists (select from assessment_evidence v where v.assessment_id = ${id} and v.item = ${no} and v.file_id = f.id and v.dropped_at is null)
    order by f.sha256, s.source limit 60`.execute(db);
  const words: Readonly<Record<string, { zh: string; en: string }>> = {
    fact: { zh: "办事时留下的", en: "from the work itself" },
    here: { zh: "已传到本次考核", en: "on this scorecard" },
    before: { zh: "以前用过", en: "used before" },
  };
  return rows
    .map(({ source, ...r }) => ({ ...r, from: words[source] as { zh: string; en: string } }))
    .toSorted((x, y) => (x.at < y.at ? 1 : -1));
}

/** A file proves an item: its content is named by hash, with kind, who and when. It is refused to nobody that other units use it too, but told. */
export async function attachEvidence({ actor }: Asked, tx: Db, input: { id: number; item: string; fileId: number; kind: string }) {
  const a = await findAssessment(tx, input.id);
  const refusal = await mayEnter(tx, { actor }, a, "self");
  if (refusal) return refuseRequest("not-your-column", refusal);
  const round = await roundOf(tx, input.id);
  if (!round.sheet.items.some((i) => i.no === input.item)) return notFound();
  const file =
    (await tx.selectFrom("stored_file").select(["id", "name", "sha256"]).where("id", "=", input.fileId).executeTakeFirst()) ?? notFound();
  const { rows } = await sql<{ id: number }>`insert into assessment_evidence (assessment_id, item, kind, file_id, sha256, name, person_id)
    values (${input.id}, ${input.item}, ${input.kind}, ${file.id}, ${file.sha256}, ${file.name}, ${actor.personId})
    on conflict (assessment_id, item, file_id) do update set dropped_at = null, kind = excluded.kind returning id`.execute(tx);
  const id = rows[0]?.id as number;
  await audit(tx, actor, {
    act: `${assessments.name}.edit`,
    subject: `assessment:${input.id}`,
    detail: { item: input.item, evidence: id },
  });
  return { id, elsewhere: (await filesOf(tx, [input.id])).find((f) => f.id === id)?.elsewhere ?? [] };
}

export async function dropEvidence({ actor }: Asked, tx: Db, input: { id: number; evidenceId: number }) {
  const a = await findAssessment(tx, input.id);
  const refusal = await mayEnter(tx, { actor }, a, "self");
  if (refusal) return refuseRequest("not-your-column", refusal);
  await sql`update assessment_evidence set dropped_at = now() where id = ${input.evidenceId} and assessment_id = ${input.id} and dropped_at is null`.execute(
    tx,
  );
  await audit(tx, actor, {
    act: `${assessments.name}.edit`,
    subject: `assessment:${input.id}`,
    detail: { evidence: input.evidenceId, dropped: true },
  });
  return { ok: true as const };
}
