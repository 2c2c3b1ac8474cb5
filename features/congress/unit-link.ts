import { sql } from "kysely";
import { mintLinkActor, type Actor } from "../../platform/access/scope.ts";
import type { Db } from "../../platform/db/database.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import { notFound, refuseRequest, type Context, type Services } from "../../platform/http/server.ts";
import { actOnRecord, editRecord } from "../../platform/records/hand.ts";
import { answererOf, handLink, hereOf, holderOf } from "../services/index.ts";
import type { Signed } from "./choose-desk.ts";
import { UNIT } from "./nominee-process.ts";
import { delegations } from "./nominee.ts";
import { servedDelegations, servedNominees } from "./people-server.ts";

const PURPOSE = "congress.unit";
/** A call is open for weeks; its last day stands on the page. */
const LINK_DAYS = 120;

interface By {
  readonly actor: Actor;
  readonly services: Services;
}
export interface Delegation {
  readonly id: number;
  readonly title: string;
  readonly name: string;
  readonly issuerName: string;
  readonly unitId: number;
  readonly state: string;
  readonly version: number;
  readonly seats: number;
  readonly untilOn: string;
  readonly ageOn: string;
  readonly asks: string;
  readonly electedOn: string | null;
  readonly electionBody: string | null;
  readonly due: number | null;
  readonly present: number | null;
}
export const delegationOf = async (db: Db, id: number): Promise<Delegation> =>
  (
    await rowsOf<Delegation>(
      db,
      sql`select d.id, d.title, d.name, u.name as "issuerName", d.unit_id as "unitId", d.state, d.version, d.seats, d.until_on as "untilOn", d.age_on as "ageOn", d.asks,
        d.elected_on as "electedOn", d.election_body as "electionBody", d.due, d.present from congress_delegation d join unit u on u.id = d.issuer_id where d.id = ${id}`,
    )
  )[0] ?? notFound();

export interface Named {
  readonly id: number;
  readonly version: number;
  readonly name: string;
  readonly bornOn: string;
  readonly employer: string;
  readonly state: string;
  readonly rank: number | null;
  readonly votesFor: number | null;
}
export const namedOf = (db: Db, id: number): Promise<Named[]> =>
  rowsOf(
    db,
    sql`select id, version, name, born_on as "bornOn", employer, state, rank, votes_for as "votesFor" from congress_nominee
      where delegation_id = ${id} and state not in ('withdrawn', 'failed') order by rank nulls last, id`,
  );

/** Handed while the unit is asked or may still take back; a new one ends the one before. */
export const handUnitLink = (context: Signed, id: number) =>
  context.services.database.write(context.actor.scope, async (tx) => {
    const { unitId, state } = await delegationOf(tx, id);
    if (state !== "nominating" && state !== "submitted")
      refuseRequest("not-from-this-state", { zh: "这个单位的推荐已经办结", en: "This unit's nominations are settled" });
    return handLink(context, tx, context.actor, { caseId: id, unitId, purpose: PURPOSE, party: UNIT, page: "nominate" }, false, LINK_DAYS);
  });

/** The holder acts as the unit whose link it is, and in this one task alone. */
export const asUnit = (held: { link: { id: number }; actor: Actor }, name: string): Actor => ({
  ...mintLinkActor({ id: held.link.id, party: UNIT, unitPath: held.actor.scope.unitPath }),
  name,
});

export async function openNomination(context: Context, token: string) {
  const { link, actor } = await holderOf(context.services, token, PURPOSE);
  return context.services.database.read(actor.scope, async (db) => {
    const { id, version: _, unitId: __, ...d } = await delegationOf(db, link.caseId);
    const people = await namedOf(db, id);
    return {
      ...d,
      stateLabel: delegations.process?.states[d.state as "nominating"]?.label ?? { zh: d.state, en: d.state },
      people: people.map(({ id: n, name, employer, rank, votesFor }) => ({ id: n, name, employer, rank, votesFor })),
      here: await hereOf(context, db, link.id),
    };
  });
}

/** One act of the unit, while its task stands where the page showed it. */
async function actAsUnit<T>(context: Context, token: string, act: (tx: Db, by: By, d: Delegation) => Promise<T>): Promise<T> {
  const held = await answererOf(context, token, PURPOSE);
  const { services } = context;
  return services.database.write(held.actor.scope, async (tx) => {
    const d = await delegationOf(tx, held.link.caseId);
    return act(tx, { actor: asUnit(held, d.name), services }, d);
  });
}
const OK = { ok: true as const };

export const dropNominee = (context: Context, input: { token: string; id: number }) =>
  actAsUnit(context, input.token, async (tx, by, d) => {
    stillOpen(d);
    if (!(await namedOf(tx, d.id)).some((n) => n.id === input.id && n.state === "nominated")) notFound();
    await actOnRecord(servedNominees, by, tx, {
      ...{ id: input.id, action: "withdraw", reason: "单位不再推荐", requestKey: `unit-drop-${input.id}` },
    });
    return OK;
  });

export const handInByLink = (
  context: Context,
  {
    token,
    requestKey,
    ...record
  }: { token: string; requestKey: string; electedOn: string; electionBody: string; due: number; present: number },
) =>
  actAsUnit(context, token, async (tx, by, d) => {
    stillOpen(d);
    await editRecord(servedDelegations, by, tx, { id: d.id, version: d.version, values: record });
    await actOnRecord(servedDelegations, by, tx, { id: d.id, action: "submit", requestKey });
    return OK;
  });

export const takeBackByLink = (context: Context, input: { token: string; requestKey: string }) =>
  actAsUnit(context, input.token, async (tx, by, d) => {
    await actOnRecord(servedDelegations, by, tx, { id: d.id, action: "take_back", requestKey: input.requestKey });
    return OK;
  });

export function stillOpen(d: Delegation): void {
  if (d.state === "nominating") return;
  refuseRequest("not-open", {
    zh: d.state === "submitted" ? "已经报送，要改先撤回" : "这次推荐已经办结",
    en: d.state === "submitted" ? "It was handed in; take it back to change something" : "These nominations are settled",
  });
}
