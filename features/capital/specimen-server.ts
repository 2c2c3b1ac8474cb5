import { catalogueOf } from "@bihuan/indicators";
import { chinaDay } from "@bihuan/kit";
import { implement } from "@orpc/server";
import { sql } from "kysely";
import { audit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import { refuseRequest, wall, type Context } from "../../platform/http/server.ts";
import { actOnRecord, type Asked, type Hand } from "../../platform/records/hand.ts";
import { findRecord, refuseFields } from "../../platform/records/rows.ts";
import { serveRecords } from "../../platform/records/serve.ts";
import { capitalContract } from "./contract.ts";
import { capitalFacts } from "./facts.ts";
import { countOf } from "./rules.ts";
import {
  batchCounts,
  countedUnder,
  loanCounts,
  overused,
  papersFor,
  permitBalance,
  piecesOfBatch,
  piecesOfLoan,
  seenIn,
} from "./specimen-desk.ts";
import { batches, counts, loans, permitRules, permits, specimens } from "./specimens.ts";

export const servedBatches = serveRecords(batches, {
  computed: (db, ids) => batchCounts(db, ids),
  sections: { pieces: ({ db, record }) => piecesOfBatch(db, record.id) },
});
export const servedPermits = serveRecords(permits, {
  computed: (db, ids) => permitBalance(db, ids),
  on: {
    // A permit is not cut below what it covers already.
    edit: async ({ db, record, row }) => {
      const used = (await permitBalance(db, [record.id])).get(record.id)?.used ?? 0;
      if (used > row.pieces) refuseFields({ pieces: { zh: `已用 ${used} 件，不能少于这个数`, en: `${used} are used already` } });
    },
  },
});
export const servedPermitRules = serveRecords(permitRules);

export const servedSpecimens = serveRecords(specimens, {
  facts: catalogueOf(capitalFacts),
  gates: {
    entered: async ({ db, row }) =>
      (await rowsOf(db, sql`select from specimen_batch where id = ${row.batchId} and entry_on is not null`)).length > 0,
    papers: async ({ db, record }) => ["covered", "none_needed"].includes((await papersFor(db, [record.id])).get(record.id)?.state ?? ""),
    cleared: async ({ db, row, today }) =>
      (
        await rowsOf(
          db,
          sql`select from specimen_batch where id = ${row.batchId} and (country is null or country ~ '^(中国|中华人民共和国|国内)'
            or (cleared_on <= ${today}::date and healthy_on <= ${today}::date)) and (quarantine_until is null or quarantine_until <= ${today}::date)`,
        )
      ).length > 0,
    place: ({ row }) => row.place !== null,
    approval: async ({ files }) => (await files("approval")) > 0,
  },
  on: {
    child: async ({ db, record, row, set }) => {
      // Whoever uses a permit waits for one another: two cannot take the last piece.
      await sql`select id from permit where id in (select permit_id from specimen_permit where specimen_id = ${record.id}) order by id for update`.execute(
        db,
      );
      const [over] = await overused(db, record.id);
      if (over)
        refuseFields({
          pieces: {
            zh: `批件 ${over.number} 只批 ${over.pieces} 件，这样就用了 ${over.used} 件`,
            en: `${over.number} is for ${over.pieces}; that would use ${over.used}`,
          },
        });
      const [latest] = await rowsOf<{ grade: "good" | "fair" | "damaged" }>(
        db,
        sql`select grade from specimen_condition where specimen_id = ${record.id} order by on_day desc, id desc limit 1`,
      );
      if (latest && latest.grade !== row.condition) await set({ condition: latest.grade });
    },
    arrive: (s) => s.set({ arrivedOn: s.today }),
    accept: async (s) => {
      await s.set({ acceptedOn: s.today });
      const papers = (await papersFor(s.db, [s.record.id])).get(s.record.id)?.state === "none_needed" ? "none_needed" : "covered";
      // A replica is shown and counted, but it is no specimen.
      if (s.row.basis === "specimen") await s.fact("specimen.accepted", { measures: { pieces: s.row.pieces }, dimensions: { papers } });
    },
    shelve: (s) => s.set({ lastSeenOn: s.today }),
    take_back: (s) => s.set({ lastSeenOn: s.today }),
  },
  sections: { papers: async ({ db, record }) => (await papersFor(db, [record.id])).get(record.id) },
});

export const servedLoans = serveRecords(loans, {
  computed: (db, ids) => loanCounts(db, ids),
  sections: { pieces: ({ db, record }) => piecesOfLoan(db, record.id) },
});

export const servedCounts = serveRecords(counts, {
  on: {
    settle: async ({ db, record, row, today }) => {
      const { seen } = countOf(
        row.place,
        await countedUnder(db, record.unitId),
        (await seenIn(db, record.id)).map((s) => s.code),
      );
      await sql`update specimen set last_seen_on = ${today}::date where id = any (${seen.map((s) => s.id)}::bigint[])`.execute(db);
    },
  },
  sections: {
    result: async ({ db, record, row }) =>
      countOf(
        row.place,
        await countedUnder(db, record.unitId),
        (await seenIn(db, record.id)).map((s) => s.code),
      ),
  },
});

const api = implement(capitalContract).$context<Context>().use(wall);

/** The specimens of some labels, in their order; one that no specimen bears ends the whole, so that nothing is moved by half. */
async function byCode(tx: Db, unitId: number, codes: readonly string[]): Promise<number[]> {
  const rows = await rowsOf<{ id: number; code: string }>(
    tx,
    sql`select id, catalog_number as code from specimen where ${unitId} = any (unit_path) and catalog_number = any (${[...codes]}::text[])`,
  );
  const ids = new Map(rows.map((r) => [r.code, r.id]));
  const unknown = codes.filter((c) => !ids.has(c));
  if (unknown.length > 0)
    refuseRequest("unknown-label", { zh: `没有这些总账号：${unknown.join("、")}`, en: `No such numbers: ${unknown.join(", ")}` });
  return [...new Set(codes.map((c) => ids.get(c) as number))];
}

async function move(hand: Hand, asked: Asked, tx: Db, ids: readonly number[], action: "lend" | "take_back", loanId: number): Promise<void> {
  for (const id of ids) await actOnRecord(hand, asked, tx, { id, action, requestKey: `loan-${loanId}-${action}-${id}` });
}

export async function seePieces({ actor, services }: Asked, tx: Db, countId: number, codes: readonly string[]) {
  const count = await findRecord(tx, counts as never, countId, true);
  if (count.state !== "counting") refuseRequest("not-from-this-state", { zh: "这次盘点已经完成", en: "This count is settled" });
  const known = new Map((await countedUnder(tx, count.unitId)).map((s) => [s.code, s.id]));
  await tx
    .insertInto("stock_seen")
    .values(
      [...new Set(codes)].map((c) => ({
        count_id: countId,
        code: c,
        specimen_id: known.get(c) ?? null,
        seen_at: new Date(services.now()).toISOString(),
        actor_id: actor.id,
      })),
    )
    .onConflict((oc) => oc.columns(["count_id", "code"]).doNothing())
    .execute();
  return { seen: (await seenIn(tx, countId)).length, unknown: codes.filter((c) => !known.has(c)) };
}

export async function lendPieces(asked: Asked, tx: Db, loanId: number, codes: readonly string[]) {
  const loan = await findRecord(tx, loans as never, loanId, true);
  const ids = await byCode(tx, loan.unitId, codes);
  const there = (await piecesOfLoan(tx, loanId)).find((k) => ids.includes(k.specimenId));
  if (there) refuseRequest("on-loan", { zh: `${there.code} 已经在这笔外借里`, en: `${there.code} is on this loan already` });
  await move(servedSpecimens, asked, tx, ids, "lend", loanId);
  await tx
    .insertInto("loan_piece")
    .values(ids.map((id) => ({ loan_id: loanId, specimen_id: id, out_on: chinaDay(asked.services.now()) })))
    .execute();
  await audit(tx, asked.actor, { act: "specimen_loan.edit", subject: `specimen_loan:${loanId}`, detail: { out: ids.length } });
  return { moved: ids.length };
}

export const specimenRouter = api.router({
  seePieces: api.seePieces.handler(({ input, context }) =>
    context.services.database.write(context.actor.scope, (tx) => seePieces(context, tx, input.countId, input.codes)),
  ),
  lendPieces: api.lendPieces.handler(({ input, context }) =>
    context.services.database.write(context.actor.scope, (tx) => lendPieces(context, tx, input.loanId, input.codes)),
  ),
  returnPieces: api.returnPieces.handler(({ input, context }) =>
    context.services.database.write(context.actor.scope, async (tx) => {
      const loan = await findRecord(tx, loans as never, input.loanId, true);
      const ids = await byCode(tx, loan.unitId, input.codes);
      const out = (await piecesOfLoan(tx, input.loanId)).filter((k) => k.backOn === null);
      const others = ids.filter((id) => !out.some((k) => k.specimenId === id));
      if (others.length > 0)
        refuseRequest("not-on-loan", {
          zh: `有 ${others.length} 件不在这笔外借里，或已经归还`,
          en: `${others.length} are not out on this loan`,
        });
      await move(servedSpecimens, context, tx, ids, "take_back", input.loanId);
      await sql`update loan_piece set back_on = ${chinaDay(context.services.now())}::date where loan_id = ${input.loanId} and specimen_id = any (${ids}::bigint[])`.execute(
        tx,
      );
      await audit(tx, context.actor, { act: "specimen_loan.edit", subject: `specimen_loan:${input.loanId}`, detail: { back: ids.length } });
      return { moved: ids.length };
    }),
  ),
  findPiece: api.findPiece.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => {
      const [found] = await rowsOf<{ id: number }>(
        db,
        sql`select id from specimen where ${actor.scope.unitId} = any (unit_path) and catalog_number = ${input.code} order by id limit 1`,
      );
      return { id: found?.id ?? null };
    }),
  ),
  listLabels: api.listLabels.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, (db) => piecesOfBatch(db, input.batchId)),
  ),
});
