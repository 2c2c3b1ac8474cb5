import { openEntry } from "./owner-file.ts";
import { catalogueOf } from "@bihuan/indicators";
import { addDays, chinaDay } from "@bihuan/kit";
import { implement } from "@orpc/server";
import { sql } from "kysely";
import { rowsOf } from "../../platform/db/rows.ts";
import { notFound, refuseRequest, wall, type Context, type Services } from "../../platform/http/server.ts";
import { actOnRecord, createRecord } from "../../platform/records/hand.ts";
import { serveRecords } from "../../platform/records/serve.ts";
import { findUnit } from "../units/index.ts";
import {
  answerReview,
  askTalk,
  handExpertLink,
  handLinks,
  handPartyLink,
  openExpert,
  openParty,
  readPublicity,
  tellHours,
  talksOf,
  tellTalk,
} from "./by-link.ts";
import { makeAgreement, startAgreement } from "./agreement-desk.ts";
import { readFollow, sayCause } from "./follow-desk.ts";
import { answerQuestion } from "./question-desk.ts";
import { listParties, madeOf, makeNeed, readDay, talkNow } from "./day-desk.ts";
import { addAdvisers, swapDuty, listAdvisers, planDuty, readDuty, setAdviser } from "./duty-desk.ts";
import { actOnGuest, enterParties, listBadges, placeGuest, readDoor } from "./door-desk.ts";
import { handDoorLink, openBadge, turnDoor } from "./door-link.ts";
import { isErased } from "./guests-kept.ts";
import { guests } from "./guest.ts";
import { checkFairOf, checkPair, checkPlaces, layOut } from "./checks.ts";
import { fairsContract, publicFairsContract } from "./contract.ts";
import { fairsFacts } from "./facts.ts";
import { fairs, templates, zones } from "./fair.ts";
import { countProjects, fairOf } from "./gather.ts";
import {
  cancelTimetable,
  chooseTimetable,
  dropOut,
  hitsNow,
  listTimetables,
  lookAtTimetable,
  readTimetable,
  settle,
  startTimetable,
  withdrawTalks,
} from "./plan-desk.ts";
import { experts, projects } from "./project.ts";
import { addReviewer, assignReviews, compareWithLast, isReviewed, reviewsOf } from "./review-desk.ts";
import { renderHall as render, takeHall as take, type HallHands } from "./hall-visit.ts";
import { listPitches as readPitches, writePitches } from "./pitch-desk.ts";
import { objections, questions } from "./question.ts";
import { parties, talks } from "./talk.ts";

export const servedTemplates = serveRecords(templates);
export const servedZones = serveRecords(zones, {
  on: { create: (s) => checkFairOf(s.db, s.row), edit: (s) => checkFairOf(s.db, s.row) },
});

export const servedProjects = serveRecords(projects, {
  gates: {
    reviewed: ({ db, record, row }) => isReviewed(db, record.id, row.fairId),
    fresh: ({ row }) => row.likeId === null || (row.repeatWhy ?? "") !== "",
    checked: ({ row }) => row.sentBy !== "firm" || row.checkedOn !== null,
    settled: async ({ db, row }) => ["scheduling", "proposed", "frozen", "held"].includes((await fairOf(db, row.fairId)).state ?? ""),
  },
  on: {
    create: async (s) => {
      await checkFairOf(s.db, s.row, ["collecting"]);
      await s.set({ likeId: await compareWithLast(s.db, { id: s.record.id, ...s.row }) });
    },
    check: (s) => s.set({ checkedOn: s.today }),
    edit: async (s) => {
      await checkFairOf(s.db, s.row, ["collecting", "reviewing", "publicity"]);
      await s.set({ likeId: await compareWithLast(s.db, { id: s.record.id, ...s.row }) });
    },
  },
  sections: { review: ({ db, record, row }) => reviewsOf(db, record.id, row.fairId) },
});

export const servedExperts = serveRecords(experts, {
  gates: {
    answered: async ({ db, record }) =>
      (
        await rowsOf(
          db,
          sql`select 1 from fair_review where expert_id = ${record.id} and returned_on is null and recused_on is null limit 1`,
        )
      ).length === 0,
  },
  on: { create: (s) => checkFairOf(s.db, s.row), edit: (s) => checkFairOf(s.db, s.row) },
  sections: {
    own: ({ db, record }) =>
      rowsOf<{ title: string; answered: boolean }>(
        db,
        sql`select p.title, (r.returned_on is not null or r.recused_on is not null) as answered from fair_review r join fair_project p on p.id = r.project_id
          where r.expert_id = ${record.id} order by r.id`,
      ),
  },
});

export const servedParties = serveRecords(parties, {
  gates: {
    settled: async ({ db, record }) => (await talksOf(db, record.id)).every((t) => t.state !== "asked" && t.state !== "intended"),
  },
  on: {
    create: (s) => checkFairOf(s.db, s.row),
    edit: (s) => checkFairOf(s.db, s.row),
    leave: (s) =>
      withdrawTalks(servedTalks, { actor: s.actor, services: s.services }, s.db, { id: s.record.id, name: s.row.name }, s.today),
  },
  sections: { programme: ({ db, record }) => talksOf(db, record.id) },
});

export const servedTalks = serveRecords(talks, {
  facts: catalogueOf(fairsFacts),
  gates: {
    begun: ({ row, today }) => row.onDay !== null && row.onDay <= today,
    cause: ({ row }) => row.cause !== null,
  },
  on: {
    create: (s) => checkPair(s.db, s.record.id, s.row),
    edit: (s) => checkPair(s.db, s.record.id, s.row),
    interest: async (s) => void (await s.fact("fair.intended", await toldOf(s.db, s.record.id, s.row))),
    land: async (s) => void (await s.fact("fair.landed", await toldOf(s.db, s.record.id, s.row))),
  },
  sections: { talk: async ({ db, record, row }) => ({ placed: row.onDay !== null, ...(await madeOf(db, record.id)) }) },
});

/** Who answers stands beside the answer, by name. */
const named = (s: { actor: { name: string }; today: string }) => ({ answeredBy: s.actor.name, answeredOn: s.today });

export const servedQuestions = serveRecords(questions, {
  gates: { words: ({ row }) => (row.answer ?? "").trim() !== "" },
  on: {
    create: (s) => checkFairOf(s.db, s.row),
    edit: (s) => checkFairOf(s.db, s.row),
    answer: (s) => s.set(named(s)),
    take_down: (s) => s.set({ answeredBy: null, answeredOn: null }),
  },
  computed: async (db, ids) =>
    new Map(
      (
        await rowsOf<{ id: number; session: string }>(
          db,
          sql`select q.id, s.title as session from fair_question q join fair_session s on s.id = q.session_id where q.id = any (${[...ids]}::bigint[])`,
        )
      ).map(({ id, session }) => [id, { session }]),
    ),
  sections: { answer: ({ row }) => Promise.resolve({ text: row.text, shownAs: row.shownAs, answer: row.answer }) },
});

export const servedObjections = serveRecords(objections, {
  gates: { words: ({ row }) => (row.answer ?? "").trim() !== "" },
  on: {
    create: (s) => checkFairOf(s.db, s.row),
    edit: (s) => checkFairOf(s.db, s.row),
    uphold: (s) => s.set(named(s)),
    dismiss: (s) => s.set(named(s)),
  },
});

export const servedGuests = serveRecords(guests, {
  on: {
    create: async (s) => {
      await checkFairOf(s.db, s.row);
      const standing = await placeGuest(s.db, s.row.fairId);
      if (standing) await s.set({ standing });
    },
    edit: async (s) => {
      await checkFairOf(s.db, s.row);
      if (await isErased(s.db, s.record.id))
        refuseRequest("erased", { zh: "这条已按保留期清除，不能再改", en: "It was erased at the end of its time of keeping" });
    },
  },
  sections: { door: ({ record, row }) => Promise.resolve({ fairId: row.fairId, standing: row.standing, version: record.version }) },
});
/** What an intention or a landing is told with. What staff enters for a party is in its stead. */
async function toldOf(db: Parameters<typeof rowsOf>[0], id: number, row: { basis: string | null; fairId: number }) {
  const [project] = await rowsOf<{ kind: string }>(
    db,
    sql`select p.kind from fair_talk t join fair_party q on q.id in (t.from_id, t.with_id) join fair_project p on p.id = q.project_id where t.id = ${id} order by p.id limit 1`,
  );
  return { dimensions: { basis: row.basis ?? "proxy", project: project?.kind ?? "none" }, keys: { talk: id, fair: row.fairId } };
}

export const servedFairs = serveRecords(fairs, {
  gates: {
    criteria: async (s) => (await s.children("criteria")) > 0,
    decided: async ({ db, record }) =>
      (await rowsOf(db, sql`select 1 from fair_project where fair_id = ${record.id} and state = 'collected' limit 1`)).length === 0 &&
      (await rowsOf(db, sql`select 1 from fair_project where fair_id = ${record.id} and state in ('chosen', 'selected') limit 1`))
        .length === 1,
    unopposed: async ({ db, record }) =>
      (await rowsOf(db, sql`select 1 from fair_objection where fair_id = ${record.id} and state = 'raised' limit 1`)).length === 0,
    shown: ({ row, today }) => row.publicityOn !== null && addDays(row.publicityOn, row.publicityDays) <= today,
    chosen: ({ row }) => row.planId !== null,
    sound: async ({ db, record, row, today }) => row.planId !== null && (await hitsNow(db, record.id, today)).length === 0,
    over: ({ row, today }) => row.toOn <= today,
  },
  on: {
    child: (s) => checkPlaces(s.db, s.record.id),
    publish: (s) => s.set({ publicityOn: s.today }),
    // The list becomes what it was shown as; each selected project comes to the fair.
    confirm: async (s) => {
      const asked = { actor: s.actor, services: s.services };
      const all = await rowsOf<{
        id: number;
        title: string;
        state: string;
        zone: number | null;
        contact: string;
        phone: string | null;
        version: number;
      }>(
        s.db,
        sql`select id, title, state, zone_id as zone, contact_name as contact, contact_phone as phone from fair_project
          where fair_id = ${s.record.id} and state in ('chosen', 'passed') order by id`,
      );
      for (const p of all) {
        await actOnRecord(servedProjects, asked, s.db, {
          id: p.id,
          action: p.state === "chosen" ? "enter" : "refuse",
          requestKey: `fair-${s.record.id}-list-${p.id}`,
        });
        if (p.state === "chosen")
          await createRecord(servedParties, asked, s.db, {
            values: {
              ...{
                name: [...p.title].slice(0, 100).join(""),
                fairId: s.record.id,
                side: "project",
                projectId: p.id,
                contactName: p.contact,
              },
              ...(p.zone === null ? {} : { zoneId: p.zone }),
              ...(p.phone === null ? {} : { contactPhone: p.phone }),
            },
            requestKey: `fair-${s.record.id}-party-${p.id}`,
          });
      }
    },
    freeze: (s) => settle(s.db, s.row.planId ?? 0),
  },
  sections: {
    fair: async ({ db, record, today }) => ({ counts: await countProjects(db, record.id), hits: await hitsNow(db, record.id, today) }),
  },
});
const hands = { party: servedParties, talk: servedTalks };

const api = implement(fairsContract).$context<Context>().use(wall);

export const fairsRouter = api.router({
  applyTemplate: api.applyTemplate.handler(({ input, context }) => layOut(servedFairs, servedZones, context, input)),
  listTemplates: api.listTemplates.handler(({ context: { actor, services } }) =>
    services.database.read(actor.scope, (db) =>
      rowsOf<{ id: number; name: string }>(db, sql`select id, name from fair_template order by id limit 100`),
    ),
  ),
  countProjects: api.countProjects.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => {
      await fairOf(db, input.fairId);
      return countProjects(db, input.fairId);
    }),
  ),
  assignReviews: api.assignReviews.handler(({ input, context }) => assignReviews(context, input.fairId)),
  addReviewer: api.addReviewer.handler(({ input, context }) => addReviewer(context, input)),
  startTimetable: api.startTimetable.handler(({ input, context }) => startTimetable(context, input)),
  lookAtTimetable: api.lookAtTimetable.handler(({ input, context }) => lookAtTimetable(context, input.run)),
  cancelTimetable: api.cancelTimetable.handler(({ input, context }) => cancelTimetable(context, input.run)),
  listTimetables: api.listTimetables.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => {
      const { title, state, version, fair } = await fairOf(db, input.fairId);
      return {
        ...{ title, state: state ?? "", version, planId: fair.planId },
        canEdit: state === "scheduling" && actor.permissions.has("fair.edit"),
        plans: await listTimetables(db, input.fairId),
        hits: await hitsNow(db, input.fairId, chinaDay(services.now())),
      };
    }),
  ),
  getTimetable: api.getTimetable.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, (db) => readTimetable(db, input.id)),
  ),
  chooseTimetable: api.chooseTimetable.handler(({ input, context }) => chooseTimetable(servedFairs, context, input)),
  dropOut: api.dropOut.handler(({ input, context }) => dropOut(servedParties, context, input)),
  readProgramme: api.readProgramme.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => {
      const [party] = await rowsOf<{ name: string; fairTitle: string; place: string }>(
        db,
        sql`select p.name, f.title as "fairTitle", f.place from fair_party p join fair f on f.id = p.fair_id where p.id = ${input.id}`,
      );
      return { ...(party ?? notFound()), talks: await talksOf(db, input.id) };
    }),
  ),
  handExpertLink: api.handExpertLink.handler(({ input, context }) => handExpertLink(context, input.id)),
  handPartyLink: api.handPartyLink.handler(({ input, context }) => handPartyLink(context, input.id)),
  handPartyLinks: api.handPartyLinks.handler(({ input, context }) => handLinks(context, "party", input.fairId)),
  handExpertLinks: api.handExpertLinks.handler(({ input, context }) => handLinks(context, "expert", input.fairId)),
  readDuty: api.readDuty.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, (db) => readDuty(db, input.fairId)),
  ),
  listAdvisers: api.listAdvisers.handler(({ input, context }) =>
    context.services.database.read(context.actor.scope, (db) => listAdvisers(db, context, input.fairId)),
  ),
  addAdvisers: api.addAdvisers.handler(({ input, context }) =>
    context.services.database.write(context.actor.scope, (tx) => addAdvisers(servedFairs, context, tx, input)),
  ),
  setAdviser: api.setAdviser.handler(({ input, context }) =>
    context.services.database.write(context.actor.scope, (tx) => setAdviser(servedFairs, context, tx, input)),
  ),
  planDuty: api.planDuty.handler(({ input, context }) => planDuty(servedFairs, context, input)),
  swapDuty: api.swapDuty.handler(async ({ input, context }) => {
    await context.services.database.write(context.actor.scope, (tx) => swapDuty(servedFairs, context, tx, input));
    return { ok: true as const };
  }),
  readDay: api.readDay.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, (db) => readDay(db, input.fairId, services.now())),
  ),
  talkNow: api.talkNow.handler(({ input, context }) =>
    context.services.database.write(context.actor.scope, (tx) => talkNow(servedTalks, context, tx, input)),
  ),
  listParties: api.listParties.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, (db) => listParties(db, input.fairId, input.words)),
  ),
  makeNeed: api.makeNeed.handler(({ input, context }) => makeNeed(context, input)),
  readDoor: api.readDoor.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, (db) => readDoor(db, input.fairId, chinaDay(services.now()))),
  ),
  handDoorLink: api.handDoorLink.handler(({ input, context }) => handDoorLink(context, input.id)),
  listBadges: api.listBadges.handler(({ input, context }) =>
    context.services.database.write(context.actor.scope, (tx) => listBadges(context, tx, input)),
  ),
  enterParties: api.enterParties.handler(({ input, context }) =>
    context.services.database.write(context.actor.scope, (tx) => enterParties(context, tx, input.fairId)),
  ),
  actOnGuest: api.actOnGuest.handler(async ({ input, context }) => {
    await context.services.database.write(context.actor.scope, (tx) => actOnGuest(servedGuests, context, tx, input));
    return { ok: true as const };
  }),
  answerQuestion: api.answerQuestion.handler(async ({ input, context }) => {
    await context.services.database.write(context.actor.scope, (tx) => answerQuestion(servedQuestions, context, tx, input));
    return { ok: true as const };
  }),
  listPitches: api.listPitches.handler(({ input, context }) =>
    context.services.database.read(context.actor.scope, (db) => readPitches(db, input.fairId)),
  ),
  writePitches: api.writePitches.handler(({ input, context }) =>
    context.services.database.write(context.actor.scope, (tx) => writePitches(servedFairs, context, tx, input)),
  ),
  readFollow: api.readFollow.handler(({ input, context }) =>
    context.services.database.read(context.actor.scope, (db) => readFollow(db, input)),
  ),
  sayCause: api.sayCause.handler(({ input, context }) => sayCause(context, input)),
  startAgreement: api.startAgreement.handler(({ input, context }) => startAgreement(context, input.talkId)),
  makeAgreement: api.makeAgreement.handler(({ input, context }) => makeAgreement(context, input)),
  readDoorAddress: api.readDoorAddress.handler(({ context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => {
      const region = (await findUnit(db, actor.scope.unitId))?.region_code;
      return { path: region ? `/fair/${region.slice(0, 6)}` : null };
    }),
  ),
});

const open = implement(publicFairsContract).$context<Context>().use(wall);

export const publicFairsRouter = open.router({
  readPublicity: open.readPublicity.handler(({ input, context }) => readPublicity(context.services, input.region)),
  openEntry: open.openEntry.handler(({ input, context }) => openEntry(context, input.token)),
  openExpert: open.openExpert.handler(({ input, context }) => openExpert(context, input.token)),
  answerReview: open.answerReview.handler(({ input, context }) => answerReview(context, input)),
  openParty: open.openParty.handler(({ input, context }) => openParty(context, input.token)),
  turnDoor: open.turnDoor.handler(({ input, context }) => turnDoor(servedGuests, context, input)),
  openBadge: open.openBadge.handler(({ input, context }) => openBadge(context.services, input.text)),
  tellHours: open.tellHours.handler(({ input, context }) => tellHours(context, input)),
  askTalk: open.askTalk.handler(({ input, context }) => askTalk(hands, context, input)),
  tellTalk: open.tellTalk.handler(({ input, context }) => tellTalk(hands, context, input)),
});

const hallHands: HallHands = { question: servedQuestions, objection: servedObjections, project: servedProjects };
/** The public pages of fairs, and what their forms send. */
export const renderHall = (services: Services, where: Parameters<typeof render>[1], locale: "zh" | "en") => render(services, where, locale);
export const takeHall = (services: Services, where: Parameters<typeof render>[1], locale: "zh" | "en", sent: URLSearchParams) =>
  take(hallHands, services, where, locale, sent);
