import { byStrokes } from "@bihuan/kit";
import { catalogueOf } from "@bihuan/indicators";
import { implement } from "@orpc/server";
import { sql } from "kysely";
import { refuseRequest, wall, type Context } from "../../platform/http/server.ts";
import { answerAsOf, type Among } from "../../platform/records/as-of.ts";
import { actOnRecord } from "../../platform/records/hand.ts";
import { serveRecords } from "../../platform/records/serve.ts";
import type { Done } from "../../platform/records/special.ts";
import { publicityEnds } from "../training/index.ts";
import { askUnits } from "./ask-units.ts";
import { compose, readChoice, saveChoice } from "./choose-desk.ts";
import { congresses } from "./congress.ts";
import { congressContract, publicCongressContract } from "./contract.ts";
import { handProposalLink, openProposal, tellProposal } from "./duty-server.ts";
import { servedElections } from "./election-server.ts";
import { congressFacts } from "./facts.ts";
import { congressOf, floorsOf, gapsOf, holds, openObjections, peopleOf, progressOf, unitsOf } from "./gather.ts";
import { nominees } from "./nominee.ts";
import { servedDelegations, servedNominees } from "./people-server.ts";
import { alternatesOf, replaceBy } from "./replace-desk.ts";
import { findPeople, nominateFrom } from "./from-people.ts";
import { dropNominee, handInByLink, handUnitLink, openNomination, takeBackByLink } from "./unit-link.ts";
import { planFaults, sayFloor, sharedOut } from "./rules.ts";
import { shareSeats, whatIf } from "./share-desk.ts";
import {
  electionBase,
  electionStanding,
  holdVote,
  takeElection,
  takeUnit,
  takeVote,
  unitBase,
  unitStanding,
  type Vote,
} from "./vote-desk.ts";

export { servedDelegations, servedNominees, servedObjections } from "./people-server.ts";

type Congress = Done<(typeof congresses)["register"]>;
const CHOSEN: Readonly<Record<string, string>> = { seated: "delegate", ended: "delegate" };

/** A floor that can never hold is refused while it is written, in the words of its own numbers. */
async function checkFloors(s: Congress): Promise<void> {
  const [fault] = planFaults(s.row.seats, await floorsOf(s.db, s.record.id), []);
  if (fault) refuseRequest("invalid", fault);
}

/** Everybody who moves with the list, one after the other. */
async function moveAll(s: Congress, from: readonly string[], action: string, reason?: string): Promise<number> {
  const people = await peopleOf(s.db, s.record.id, from);
  for (const p of people)
    await actOnRecord(servedNominees, { actor: s.actor, services: s.services }, s.db, {
      id: p.id,
      action,
      requestKey: `congress-${action}-${p.id}-${s.at}`,
      ...(reason === undefined ? {} : { reason }),
    });
  return people.length;
}

export const servedCongresses = serveRecords(congresses, {
  facts: catalogueOf(congressFacts),
  gates: {
    shared: async ({ db, record, row }) => {
      const units = await unitsOf(db, record.id);
      return units.length > 0 && units.every((u) => u.seats !== null) && sharedOut(units) === row.seats;
    },
    sound: async ({ db, record, row }) => planFaults(row.seats, await floorsOf(db, record.id), await unitsOf(db, record.id)).length === 0,
    handed_in: async ({ db, record }) => (await progressOf(db, record.id)).every((p) => p.state === "accepted" || p.state === "cancelled"),
    reviewed: async ({ db, record }) => (await peopleOf(db, record.id, ["nominated", "submitted"])).length === 0,
    filled: async ({ db, record }) => (await holds(db, await congressOf(db, record.id), "chosen")).filled,
    floors: async ({ db, record }) => (await holds(db, await congressOf(db, record.id), "chosen")).floors,
    elected: async ({ db, record }) => (await holds(db, await congressOf(db, record.id), "chosen")).elected,
    shown: async ({ db, record, row, today }) => {
      const ends = await publicityEnds(db, row.publishedOn, row.publicityDays, record.unitPath);
      return ends !== null && ends <= today;
    },
    answered: async ({ db, record }) => (await openObjections(db, record.id)) === 0,
  },
  on: {
    child: checkFloors,
    edit: checkFloors,
    freeze: (s) => askUnits(servedDelegations, { actor: s.actor, services: s.services }, s.db, s.record.id, s.at, s.today),
    publish: (s) => s.set({ publishedOn: s.today }),
    choose_again: (s) => s.set({ publishedOn: null }),
    seat: async (s) => {
      const all = byStrokes(await peopleOf(s.db, s.record.id, ["chosen"]));
      const delegates = await moveAll(s, ["chosen"], "seat");
      await moveAll(s, ["passed"], "pass_over");
      await sql`update congress_nominee n set seat_no = o.no from unnest(${all.map((p) => p.id)}::bigint[]) with ordinality o(id, no) where n.id = o.id`.execute(
        s.db,
      );
      await s.set({ seatedOn: s.today });
      await s.fact("congress.seated", { measures: { delegates } });
    },
    drop: async (s) => {
      for (const d of await progressOf(s.db, s.record.id))
        if (d.state === "nominating" || d.state === "submitted")
          await actOnRecord(servedDelegations, { actor: s.actor, services: s.services }, s.db, {
            ...{ id: d.id, action: "cancel", reason: "大会不办了", requestKey: `congress-drop-${d.id}` },
          });
      await moveAll(s, ["nominated", "submitted", "passed", "chosen"], "withdraw", "大会不办了");
    },
  },
  sections: {
    desk: async ({ db, record, row }) => {
      const congress = await congressOf(db, record.id);
      const state = CHOSEN[congress.state] ?? "chosen";
      const { floors, units, people, gaps } = await gapsOf(db, congress, [state]);
      const list = gaps.list();
      return {
        faults: planFaults(congress.seats, floors, units),
        given: sharedOut(units),
        chosen: people.length,
        floors: floors.map((f, i) => ({
          name: sayFloor(f, congress.seats),
          kind: f.kind,
          have: list[i]?.have ?? 0,
          missing: list[i]?.missing ?? 0,
          over: list[i]?.over ?? 0,
        })),
        progress: await progressOf(db, record.id),
        publicityEnds: await publicityEnds(db, row.publishedOn, row.publicityDays, record.unitPath),
        objections: await openObjections(db, record.id),
      };
    },
  },
});
export interface DeskSeen {
  readonly faults: ReturnType<typeof planFaults>;
  readonly given: number;
  readonly chosen: number;
  readonly floors: { name: string; kind: string; have: number; missing: number; over: number }[];
  readonly progress: Awaited<ReturnType<typeof progressOf>>;
  readonly publicityEnds: string | null;
  readonly objections: number;
}

const VOTES: Readonly<Record<"congress_election" | "congress_delegation", Vote>> = {
  congress_election: {
    ...{ hand: servedElections, state: "listed", standing: electionStanding, base: electionBase },
    take: (context, tx, record, count) => takeElection(servedElections, context, tx, record, count),
  },
  congress_delegation: {
    ...{ hand: servedDelegations, state: "nominating", standing: unitStanding, base: unitBase },
    take: (context, tx, record, count) => takeUnit(servedDelegations, servedNominees, context, tx, record, count),
  },
};

const api = implement(congressContract).$context<Context>().use(wall);

export const congressRouter = api.router({
  whatIf: api.whatIf.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, (db) => whatIf(db, input.id, input.seats)),
  ),
  shareSeats: api.shareSeats.handler(({ input, context }) => shareSeats(servedCongresses, context, input)),
  readChoice: api.readChoice.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, (db) => readChoice(db, input.id)),
  ),
  compose: api.compose.handler(async ({ input, context }) => {
    const { chosen, missed, ...rest } = await compose(context, input);
    return { ...rest, chosen: [...chosen], missed: [...missed] };
  }),
  saveChoice: api.saveChoice.handler(({ input, context }) => saveChoice(servedNominees, context, input)),
  listAlternates: api.listAlternates.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, (db) => alternatesOf(db, input.id)),
  ),
  replaceBy: api.replaceBy.handler(({ input, context }) => replaceBy(servedNominees, context, input)),
  handProposalLink: api.handProposalLink.handler(({ input, context }) => handProposalLink(context, input.id)),
  handUnitLink: api.handUnitLink.handler(({ input, context }) => handUnitLink(context, input.id)),
  findPeople: api.findPeople.handler(({ input, context }) => findPeople(context, input.words)),
  nominateFrom: api.nominateFrom.handler(({ input, context }) => nominateFrom(context, input)),
  holdVote: api.holdVote.handler(({ input: { of, ...input }, context }) => holdVote(context, VOTES[of], input)),
  takeVote: api.takeVote.handler(({ input: { of, id }, context }) => takeVote(context, VOTES[of], id)),
  rosterAsOf: api.rosterAsOf.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => {
      const page = await answerAsOf(db, actor.scope, nominees as never, input, services.now(), mandated);
      const { rows } = await sql<{ id: number; title: string }>`select r.id, coalesce(c.title, d.title) as title from congress_nominee r
        left join congress c on c.id = r.congress_id left join congress_delegation d on d.id = r.delegation_id
        where r.id = any (${page.rows.map((r) => r.id)}::bigint[])`.execute(db);
      const titles = new Map(rows.map((r) => [r.id, r.title]));
      return { ...page, rows: page.rows.map((r) => ({ ...r, congress: titles.get(r.id) ?? null })) };
    }),
  ),
});

/** Whose mandate holds: a delegate of a congress whose term has not ended. */
export const mandated: Among = (end) => sql`e.to_state = 'delegate' and (select x.to_state from case_event x
  where x.case_id = r.congress_id and x.at < ${end} order by x.seq desc limit 1) is distinct from 'ended'`;

/** Read with nobody's eyes: what is shown is what the meeting decided to show, for as long as it does. */
const openPublicList = (services: Context["services"], id: number) =>
  services.database.asRoot(services.rootUnitId, async (db) => {
    const congress = await congressOf(db, id);
    if (congress.state !== "publicity" || congress.publishedOn === null)
      return refuseRequest("not-shown", {
        zh: "这份名单现在不在公示期",
        en: "This list is not shown to the public now",
      });
    const { rows } = await sql<{ name: string }>`select name from unit where id = ${congress.unitId}`.execute(db);
    return {
      ...{ title: congress.title, unitName: rows[0]?.name ?? "", fromOn: congress.publishedOn, objectTo: congress.objectTo },
      endsOn: await publicityEnds(db, congress.publishedOn, congress.publicityDays, congress.unitPath),
      names: byStrokes(await peopleOf(db, id, ["chosen"])).map((p) => ({
        name: p.name,
        from: p.unitName,
        employer: p.employer,
        post: p.post,
      })),
    };
  });

const open = implement(publicCongressContract).$context<Context>().use(wall);
export const publicCongressRouter = open.router({
  openPublicList: open.openPublicList.handler(({ input, context }) => openPublicList(context.services, input.id)),
  openNomination: open.openNomination.handler(({ input, context }) => openNomination(context, input.token)),
  dropNominee: open.dropNominee.handler(({ input, context }) => dropNominee(context, input)),
  handInNomination: open.handInNomination.handler(({ input, context }) => handInByLink(context, input)),
  takeBackNomination: open.takeBackNomination.handler(({ input, context }) => takeBackByLink(context, input)),
  openProposal: open.openProposal.handler(({ input, context }) => openProposal(context, input.token)),
  tellProposal: open.tellProposal.handler(({ input, context }) => tellProposal(context, input)),
});
