import { sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import { refuseRequest } from "../../platform/http/server.ts";
import { actOnRecord } from "../../platform/records/hand.ts";
import { refuseFields } from "../../platform/records/rows.ts";
import { serveRecords, type Served } from "../../platform/records/serve.ts";
import type { Done } from "../../platform/records/special.ts";
import { congressOf, doublesOf, peopleOf } from "./gather.ts";
import { delegations, nominees } from "./nominee.ts";
import { objections } from "./objection.ts";
import { alternatesOf } from "./replace-desk.ts";
import { ageOn, electionFault, hasBirthdayOn } from "./rules.ts";
import { unitBase, voteSeen } from "./vote-desk.ts";

type Nominee = (typeof nominees)["register"];
const stateOf = async (db: Db, table: "congress" | "congress_delegation", id: number | null): Promise<string | undefined> =>
  (await rowsOf<{ state: string }>(db, sql`select state from ${sql.table(table)} where id = ${id}`))[0]?.state;

/** Whose nominations this is one of, by the unit's name; each unit enters its own. */
async function settle(s: Done<Nominee>): Promise<void> {
  const open = await rowsOf<{ id: number; name: string; congressId: number; issuerId: number; unitId: number }>(
    s.db,
    sql`select id, name, congress_id as "congressId", issuer_id as "issuerId", unit_id as "unitId" from congress_delegation where state = 'nominating' order by id desc`,
  );
  const mine = open.filter((d) => d.unitId === s.record.unitId);
  const found = mine.find((d) => d.name === s.row.fromUnit.trim());
  if (!found) {
    if (open.some((d) => d.name === s.row.fromUnit.trim()))
      refuseFields({ fromUnit: { zh: "这个单位在平台上办事，由它自己推荐", en: "This unit works here and nominates itself" } });
    const names = mine.slice(0, 8).map((d) => d.name);
    refuseFields({
      fromUnit: {
        zh: names.length > 0 ? `不在推荐中，或名称不一样。正在推荐的：${names.join("、")}` : "现在没有单位在推荐",
        en: names.length > 0 ? `Not nominating, or named otherwise. Nominating now: ${names.join(", ")}` : "No unit is nominating now",
      },
    });
    return;
  }
  const [same] = await rowsOf<{ id: number }>(
    s.db,
    sql`select id from congress_nominee where delegation_id = ${found.id} and id <> ${s.record.id} and name = ${s.row.name} and born_on = ${s.row.bornOn}::date
      and state not in ('withdrawn', 'failed') limit 1`,
  );
  if (same) refuseFields({ name: { zh: "这个人已经推荐过了，不用再写一次", en: "Nominated already" } });
  await sql`update congress_nominee set congress_id = ${found.congressId}, delegation_id = ${found.id}, issuer_id = ${found.issuerId} where id = ${s.record.id}`.execute(
    s.db,
  );
}

/** Whoever reviewed or nominated somebody, and he himself, is no judge of an objection to him. */
const isConcerned = async (db: Db, nomineeId: number, actor: { id: string; name: string }): Promise<boolean> =>
  (
    await rowsOf(
      db,
      sql`select 1 from case_event where case_id = ${nomineeId} and action in ('nominate', 'pass') and actor_id = ${actor.id}
        union all select 1 from congress_nominee where id = ${nomineeId} and name = ${actor.name} limit 1`,
    )
  ).length > 0;

export const servedNominees: Served<Nominee, NonNullable<(typeof nominees)["process"]>> = serveRecords(nominees, {
  gates: {
    sent: async ({ db, row }) => ["submitted", "accepted"].includes((await stateOf(db, "congress_delegation", row.delegationId)) ?? ""),
    sent_back: async ({ db, row }) => (await stateOf(db, "congress_delegation", row.delegationId)) === "nominating",
    single: async ({ db, record }) => (await doublesOf(db, record.id)).every((d) => !d.isSame),
    choosing: async ({ db, row }) => (await stateOf(db, "congress", row.congressId)) === "choosing",
    confirmed: async ({ db, row }) => (await stateOf(db, "congress", row.congressId)) === "seated",
    fills: async ({ db, row }) =>
      row.replacesId !== null &&
      (await rowsOf(db, sql`select 1 from congress_nominee where id = ${row.replacesId} and state = 'left'`)).length > 0,
  },
  on: {
    create: settle,
    edit: settle,
    leave: async (s) => {
      if (s.actor.scope.unitId !== s.row.issuerId)
        refuseRequest("not-your-unit", { zh: "由大会的主办单位办理", en: "Done by the unit that holds the congress" });
    },
    replace: async (s) => {
      await sql`update congress_nominee n set seat_no = l.seat_no from congress_nominee l where n.id = ${s.record.id} and l.id = n.replaces_id`.execute(
        s.db,
      );
    },
  },
  sections: {
    review: async ({ db, record, row }) => {
      const [congress] = await rowsOf<{ id: number }>(db, sql`select id from congress where id = ${row.congressId}`);
      const plan = congress ? await congressOf(db, congress.id) : undefined;
      const own = plan ? (await peopleOf(db, plan.id)).find((p) => p.id === record.id) : undefined;
      const [next] = await rowsOf<{ id: number; name: string }>(
        db,
        sql`select id, name from congress_nominee where replaces_id = ${record.id}`,
      );
      return {
        doubles: await doublesOf(db, record.id),
        ...(plan ? { age: ageOn(row.bornOn, plan.ageOn), ageOn: plan.ageOn, birthday: hasBirthdayOn(row.bornOn, plan.ageOn) } : {}),
        fault: own && plan ? (electionFault(own, own.votesFor, plan) ?? null) : null,
        alternates: record.state === "left" && plan && !next ? await alternatesOf(db, record.id) : null,
        next: next ?? null,
      };
    },
  },
});

export interface ReviewSeen {
  readonly doubles: Awaited<ReturnType<typeof doublesOf>>;
  readonly age?: number;
  readonly ageOn?: string;
  readonly birthday?: boolean;
  readonly fault: { zh: string; en: string } | null;
  readonly alternates: Awaited<ReturnType<typeof alternatesOf>> | null;
  readonly next: { id: number; name: string } | null;
}

const namedBy = (db: Db, delegationId: number, state: string) =>
  rowsOf<{ id: number; votesFor: number | null }>(
    db,
    sql`select id, votes_for as "votesFor" from congress_nominee where delegation_id = ${delegationId} and state = ${state} order by id`,
  );

/** Moves all of a unit's nominees of a state along with it. */
async function moveAll(s: Done<(typeof delegations)["register"]>, from: string, action: string): Promise<void> {
  for (const n of await namedBy(s.db, s.record.id, from))
    await actOnRecord(servedNominees, { actor: s.actor, services: s.services }, s.db, {
      id: n.id,
      action,
      requestKey: `congress-${action}-${n.id}-${s.at}`,
    });
}

export const servedDelegations: Served<(typeof delegations)["register"], NonNullable<(typeof delegations)["process"]>> = serveRecords(
  delegations,
  {
    gates: {
      named: async ({ db, record, row }) =>
        ((
          await rowsOf<{ n: number }>(
            db,
            sql`select count(*)::int as n from congress_nominee where delegation_id = ${record.id} and state not in ('withdrawn', 'failed', 'left')`,
          )
        )[0]?.n ?? 0) >= row.seats,
      recorded: async ({ db, record, row }) =>
        row.electedOn !== null &&
        row.electionBody !== null &&
        row.due !== null &&
        row.present !== null &&
        (await namedBy(db, record.id, "nominated")).every((n) => n.votesFor !== null),
    },
    on: {
      submit: (s) => moveAll(s, "nominated", "hand_in"),
      return: (s) => moveAll(s, "submitted", "send_back"),
      take_back: (s) => moveAll(s, "submitted", "send_back"),
    },
    sections: {
      vote: ({ db, record, actor, today }) =>
        voteSeen({ hand: servedDelegations, state: "nominating", base: unitBase }, db, record, actor, today),
      nominees: ({ db, record }) =>
        rowsOf<{ id: number; name: string; state: string; rank: number | null; votesFor: number | null }>(
          db,
          sql`select id, name, state, rank, votes_for as "votesFor" from congress_nominee where delegation_id = ${record.id} order by rank nulls last, id`,
        ),
    },
  },
);

export const servedObjections = serveRecords(objections, {
  gates: {
    written: ({ row }) => row.outcome !== null && (row.answer ?? "").trim() !== "",
    another: async ({ db, row, actor }) => !(await isConcerned(db, row.nomineeId, actor)),
  },
  on: {
    create: async (s) => {
      const [n] = await rowsOf<{ state: string; congress: string | null }>(
        s.db,
        sql`select n.state, c.state as congress from congress_nominee n left join congress c on c.id = n.congress_id where n.id = ${s.row.nomineeId}`,
      );
      if (n?.state !== "chosen" || n.congress !== "publicity")
        refuseFields({ nomineeId: { zh: "这个人不在公示中的名单上", en: "Not on a list that is shown to the public now" } });
    },
  },
});
