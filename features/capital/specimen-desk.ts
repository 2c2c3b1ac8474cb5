import { sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import { papersOf, type Counted, type Papers, type Piece } from "./rules.ts";

interface Row extends Omit<Piece, "permits"> {
  readonly id: number;
  readonly unitPath: number[];
}
/** What holds for the papers of some specimens, each judged of its batch's day of entry by the rules in force that day. */
export async function papersFor(db: Db, ids: readonly number[]): Promise<Map<number, Papers>> {
  const pieces = await rowsOf<Row>(
    db,
    sql`select s.id, s.pieces, s.appendix, s.permit_truth as "permitTruth", s.none_ground as "noneGround", b.entry_on as "entryOn", s.unit_path as "unitPath"
      from specimen s join specimen_batch b on b.id = s.batch_id where s.id = any (${[...ids]}::bigint[])`,
  );
  const uses = await rowsOf<Piece["permits"][number] & { specimenId: number }>(
    db,
    sql`select u.specimen_id as "specimenId", p.number, p.kind, p.from_on as "fromOn", p.to_on as "toOn", u.pieces
      from specimen_permit u join permit p on p.id = u.permit_id where u.specimen_id = any (${[...ids]}::bigint[]) order by p.number`,
  );
  const rules = await rowsOf<{ unitId: number; appendix: string; kind: string; fromOn: string; toOn: string | null }>(
    db,
    sql`select unit_id as "unitId", appendix, kind, from_on as "fromOn", to_on as "toOn" from permit_rule order by kind`,
  );
  const permits = Map.groupBy(uses, (u) => u.specimenId);
  return new Map(
    pieces.map(({ id, unitPath, ...piece }) => {
      const day = piece.entryOn ?? "";
      const asked = rules.filter(
        (r) => unitPath.includes(r.unitId) && r.appendix === piece.appendix && r.fromOn <= day && (r.toOn === null || r.toOn >= day),
      );
      return [id, papersOf({ ...piece, permits: permits.get(id) ?? [] }, [...new Set(asked.map((r) => r.kind))])];
    }),
  );
}

/** Pieces of a batch: ordered are those that came, those still missing and those sent back. Replicas are no specimens, and stand in no count. */
export async function batchCounts(db: Db, ids: readonly number[]) {
  const rows = await rowsOf<{ id: number; ordered: number; arrived: number; accepted: number; refused: number }>(
    db,
    sql`select b.id, b.ordered_pieces as ordered,
      coalesce(sum(s.pieces) filter (where s.state in ('arrived', 'accepted', 'shelved', 'lent', 'written_off')), 0)::int as arrived,
      coalesce(sum(s.pieces) filter (where s.accepted_on is not null), 0)::int as accepted,
      coalesce(sum(s.pieces) filter (where s.state = 'refused'), 0)::int as refused
      from specimen_batch b left join specimen s on s.batch_id = b.id and s.basis = 'specimen' where b.id = any (${[...ids]}::bigint[]) group by b.id`,
  );
  return new Map(rows.map(({ id, ordered, ...c }) => [id, { ...c, missing: ordered - c.arrived - c.refused }]));
}

export async function permitBalance(db: Db, ids: readonly number[]) {
  const rows = await rowsOf<{ id: number; used: number; left: number }>(
    db,
    sql`select p.id, coalesce(sum(u.pieces), 0)::int as used, p.pieces - coalesce(sum(u.pieces), 0)::int as left from permit p
      left join specimen_permit u on u.permit_id = p.id where p.id = any (${[...ids]}::bigint[]) group by p.id`,
  );
  return new Map(rows.map(({ id, ...b }) => [id, b]));
}

/** Permits that cover more pieces than they are for. */
export const overused = (db: Db, specimenId: number) =>
  rowsOf<{ number: string; pieces: number; used: number }>(
    db,
    sql`select p.number, p.pieces, sum(o.pieces)::int as used from permit p join specimen_permit o on o.permit_id = p.id
      where p.id in (select permit_id from specimen_permit where specimen_id = ${specimenId}) group by p.id having sum(o.pieces) > p.pieces`,
  );

/** The pieces of a batch with what their papers lack: for its page and its labels. */
export async function piecesOfBatch(db: Db, batchId: number) {
  const pieces = await rowsOf<{
    id: number;
    code: string;
    name: string;
    scientificName: string;
    appendix: string;
    pieces: number;
    state: string;
    place: string | null;
    basis: string;
  }>(
    db,
    sql`select id, catalog_number as code, name, scientific_name as "scientificName", appendix, pieces, state, place, basis from specimen
      where batch_id = ${batchId} order by catalog_number, id limit 2000`,
  );
  const papers = await papersFor(
    db,
    pieces.map((p) => p.id),
  );
  return pieces.map((p) => ({ ...p, papers: papers.get(p.id) as Papers }));
}

export const loanCounts = async (db: Db, ids: readonly number[]) =>
  new Map(
    (
      await rowsOf<{ id: number; out: number; back: number }>(
        db,
        sql`select l.id, (count(k.id) - count(k.back_on))::int as out, count(k.back_on)::int as back from specimen_loan l
          left join loan_piece k on k.loan_id = l.id where l.id = any (${[...ids]}::bigint[]) group by l.id`,
      )
    ).map(({ id, ...c }) => [id, c]),
  );

export const piecesOfLoan = (db: Db, loanId: number) =>
  rowsOf<{ id: number; specimenId: number; code: string; name: string; outOn: string; backOn: string | null }>(
    db,
    sql`select k.id, s.id as "specimenId", s.catalog_number as code, s.name, k.out_on as "outOn", k.back_on as "backOn" from loan_piece k
      join specimen s on s.id = k.specimen_id where k.loan_id = ${loanId} order by s.catalog_number`,
  );

/** What a unit's labels stand for, in its own subtree. */
export const countedUnder = (db: Db, unitId: number) =>
  rowsOf<Counted & { name: string }>(
    db,
    sql`select id, catalog_number as code, place, state, name from specimen where ${unitId} = any (unit_path) and state <> 'refused' order by catalog_number`,
  );
export const seenIn = (db: Db, countId: number) =>
  rowsOf<{ code: string }>(db, sql`select code from stock_seen where count_id = ${countId} order by id`);
