import { sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import { refuseRequest } from "../../platform/http/server.ts";

interface Move {
  readonly fundId: number;
  readonly fromNo: number;
  readonly toNo: number;
  readonly amountFen: number;
}

/** A fund's first showing says what each pot is. */
export async function keepShownSums(db: Db, fundId: number): Promise<void> {
  await sql`update fund_pot set shown_fen = total_fen where fund_id = ${fundId} and shown_fen is null`.execute(db);
  await sql`update fund set shown_fen = total_fen where id = ${fundId} and shown_fen is null`.execute(db);
}

/** After a showing no pot is made larger, smaller, new or gone by hand. */
export async function refuseOtherSums(db: Db, fundId: number): Promise<void> {
  const { rows } = await sql`select from fund f where f.id = ${fundId} and f.shown_fen is not null and (f.shown_fen <> f.total_fen
    or exists (select from fund_pot p where p.fund_id = f.id and p.shown_fen is distinct from p.total_fen))`.execute(db);
  if (rows.length > 0)
    refuseRequest("shown-sums", {
      zh: "各资金块的金额公示过了：要改，提出“资金块调剂”，由另一人批准",
      en: "The pots' sums were on show: propose a transfer, which another person approves",
    });
}

/** Whether the fund is being reckoned and the first pot, less its reserve, holds more than is taken from it. */
export const isMovable = async (db: Db, m: Move): Promise<boolean> =>
  (
    await sql`select from fund f join fund_pot a on a.fund_id = f.id and a.no = ${m.fromNo} join fund_pot b on b.fund_id = f.id and b.no = ${m.toNo}
      where f.id = ${m.fundId} and f.state = 'draft' and a.total_fen - coalesce(a.reserve_fen, 0) > ${m.amountFen}`.execute(db)
  ).rows.length > 0;

/** Moves the sum, if the pot still holds it: of two approved at once the second is refused. Tables reckoned before do not hold any more, so none is chosen. */
export async function move(db: Db, m: Move): Promise<void> {
  await sql`select from fund where id = ${m.fundId} for update`.execute(db);
  if (!(await isMovable(db, m)))
    refuseRequest("not-movable", {
      zh: "这时资金块里已经不够调剂这么多：刚才另有一笔调剂获批",
      en: "The pot does not hold so much any more: another transfer was approved just now",
    });
  for (const [no, fen] of [
    [m.fromNo, -m.amountFen],
    [m.toNo, m.amountFen],
  ] as const)
    await sql`update fund_pot set total_fen = total_fen + ${fen}, shown_fen = shown_fen + ${fen} where fund_id = ${m.fundId} and no = ${no}`.execute(
      db,
    );
  await sql`update fund set chosen_draft = null where id = ${m.fundId}`.execute(db);
}
