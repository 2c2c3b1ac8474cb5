import { catalogueOf } from "@bihuan/indicators";
import { chinaDay } from "@bihuan/kit";
import { implement } from "@orpc/server";
import { sql } from "kysely";
import { auditLook } from "../../platform/audit/audit.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import { wall, type Context } from "../../platform/http/server.ts";
import { findRecord } from "../../platform/records/rows.ts";
import { serveRecords } from "../../platform/records/serve.ts";
import { findUnit } from "../units/index.ts";
import { answerVisit, handTripLink, handVisitLink, logTrip, openTrip, openVisit, readDoor, requestVisit } from "./by-link.ts";
import { caravansContract, publicCaravansContract } from "./contract.ts";
import { caravansFacts } from "./facts.ts";
import { settle } from "./freeze.ts";
import { judge } from "./judge.ts";
import { cancelPlan, choosePlan, listPlans, lookAtPlan, readPlan, replanTour, saveRoutes, startPlan } from "./plan-desk.ts";
import { requests } from "./requests.ts";
import { tours, trips } from "./tours.ts";
import { follow, schoolKey, tripKey, yearOf } from "./trip-desk.ts";
import { caravanRules, caravans, drivers, lodgings, ways } from "./vehicles.ts";

export const servedCaravans = serveRecords(caravans);
export const servedDrivers = serveRecords(drivers);
export const servedLodgings = serveRecords(lodgings);
export const servedWays = serveRecords(ways);
export const servedCaravanRules = serveRecords(caravanRules);

export const servedRequests = serveRecords(requests, {
  facts: catalogueOf(caravansFacts),
  gates: {
    placed: ({ row }) => row.caravanId !== null && row.onDay !== null,
    begun: ({ row, today }) => row.onDay !== null && row.onDay <= today,
  },
  on: {
    // Its hours are the vehicle's again.
    release: (s) => s.set({ tourId: null, caravanId: null, onDay: null, fromTime: null, toTime: null }),
    confirm: async (s) =>
      void (await s.fact("caravan.visited", {
        occurredOn: s.row.onDay ?? s.today,
        measures: { pupils: s.row.present ?? 0 },
        dimensions: { basis: s.row.basis ?? "proxy" },
        keys: {
          school: await schoolKey(s.db, s.record.unitId, s.row.school),
          trip: tripKey(s.row.caravanId ?? 0, s.row.onDay ?? s.today),
          caravan: s.row.caravanId ?? 0,
        },
      })),
  },
  sections: { visit: ({ row }) => Promise.resolve({ planned: row.onDay !== null }) },
});

export const servedTours = serveRecords(tours, {
  gates: {
    chosen: ({ row }) => row.planId !== null,
    sound: async ({ db, row }) => {
      if (row.planId === null) return false;
      const { input, routes } = await readPlan(db, row.planId);
      return judge(input.question, routes).breaches.length === 0;
    },
    over: ({ row, today }) => row.toOn <= today,
  },
  on: { freeze: (s) => settle(servedRequests, { actor: s.actor, services: s.services }, s.db, s.record.id, s.row.planId ?? 0) },
  sections: { plan: ({ db, record }) => listPlans(db, record.id) },
});

export const servedTrips = serveRecords(trips, {
  on: {
    create: (s) => follow(servedRequests, { actor: s.actor, services: s.services }, s.db, { id: s.record.id, ...s.row }),
    edit: (s) => follow(servedRequests, { actor: s.actor, services: s.services }, s.db, { id: s.record.id, ...s.row }),
  },
});

const api = implement(caravansContract).$context<Context>().use(wall);

export const caravansRouter = api.router({
  startPlan: api.startPlan.handler(({ input, context }) => startPlan(servedTours, context, input)),
  lookAtPlan: api.lookAtPlan.handler(({ input, context }) => lookAtPlan(context, input.run)),
  cancelPlan: api.cancelPlan.handler(({ input, context }) => cancelPlan(context, input.run)),
  listPlans: api.listPlans.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => {
      const tour = await findRecord(db, tours, input.tourId);
      return {
        ...{ title: tour.title, state: tour.state ?? "", version: tour.version, planId: tour.values["planId"] as number | null },
        canEdit: tour.state === "drafted" && actor.permissions.has("caravan_tour.edit"),
        today: chinaDay(services.now()),
        plans: await listPlans(db, input.tourId),
      };
    }),
  ),
  getPlan: api.getPlan.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => {
      const plan = await readPlan(db, input.id);
      const ids = plan.input.question.stops.map((s) => Number(s.id));
      const schools = await rowsOf<{ id: string; address: string; power: string | null; ground: string | null; state: string }>(
        db,
        sql`select id::text as id, address, power, ground, state from caravan_request where id = any (${ids}::bigint[]) order by id`,
      );
      return { ...plan, schools };
    }),
  ),
  listContacts: api.listContacts.handler(({ input, context: { actor, services } }) =>
    services.database.write(actor.scope, async (tx) => {
      const plan = await readPlan(tx, input.planId);
      const known = new Set(plan.input.question.stops.map((s) => s.id));
      const ids = input.stops.filter((s) => known.has(s)).map(Number);
      for (const id of ids) await auditLook(tx, actor, `caravan_request:${id}`, ["contactPhone"]);
      return {
        contacts: await rowsOf<{ id: string; name: string; phone: string | null }>(
          tx,
          sql`select id::text as id, contact_name as name, contact_phone as phone from caravan_request where id = any (${ids}::bigint[]) order by id`,
        ),
      };
    }),
  ),
  savePlan: api.savePlan.handler(({ input, context }) => saveRoutes(servedTours, context, input)),
  choosePlan: api.choosePlan.handler(({ input, context }) => choosePlan(servedTours, context, input)),
  replanTour: api.replanTour.handler(({ input, context }) => replanTour(servedTours, context, input)),
  handVisitLink: api.handVisitLink.handler(({ input, context }) => handVisitLink(context, input.id)),
  handTripLink: api.handTripLink.handler(({ input, context }) => handTripLink(context, input.id)),
  readYear: api.readYear.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, (db) => yearOf(db, actor.scope.unitPath, input.year, chinaDay(services.now()))),
  ),
  readDoorAddress: api.readDoorAddress.handler(({ context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => {
      const region = (await findUnit(db, actor.scope.unitId))?.region_code;
      return { path: region ? `/link/caravan/${region.slice(0, 6)}` : null };
    }),
  ),
});

const open = implement(publicCaravansContract).$context<Context>().use(wall);

export const publicCaravansRouter = open.router({
  readDoor: open.readDoor.handler(({ input, context }) => readDoor(context.services, input.region)),
  requestVisit: open.requestVisit.handler(({ input, context }) => requestVisit(servedRequests, context, input)),
  openVisit: open.openVisit.handler(({ input, context }) => openVisit(context, input.token)),
  answerVisit: open.answerVisit.handler(({ input, context }) => answerVisit(servedRequests, context, input)),
  openTrip: open.openTrip.handler(({ input, context }) => openTrip(context, input.token)),
  logTrip: open.logTrip.handler(({ input, context }) => logTrip(servedTrips, context, input)),
});
