import { chinaDay } from "@bihuan/kit";
import { implement } from "@orpc/server";
import type { Actor } from "../../platform/access/scope.ts";
import type { Db } from "../../platform/db/database.ts";
import { instant, refuseRequest, wall, type Context } from "../../platform/http/server.ts";
import { getUnit } from "../units/index.ts";
import { placesContract, visitContract } from "./contract.ts";
import { prepareImport, previewUndo, storeImport, storeSlice, undoImport } from "./import.ts";
import type { SourceSystem } from "./kinds.ts";
import { actOnBooking, bookingPage, listBookings, lookAtBooking } from "./bookings.ts";
import { acceptTarget, actOnTarget, listTargets, pinTarget, planTargets, sumTargets, targetPage } from "./builds.ts";
import { comparePlans } from "./compare.ts";
import { coveragePage, reachedWith } from "./coverage.ts";
import { recordCoverage } from "./recorded.ts";
import { isochronesPage, listCandidates, mapPage, networkLines, whatIfMoved } from "./maps.ts";
import { createPlace, editPlace, movePlace, placePage } from "./places.ts";
import { listBatches, listPlaces } from "./queries.ts";
import { cancelSiting, keepPlan, listPlans, lookAtSiting, startSiting } from "./sitings.ts";
import { readPasted } from "./read-beside.ts";
import type { RepeatedRow } from "./table.ts";
import { listVenues, reportVenue, setOperators } from "./venues.ts";
import { bookablePlace, cancelBooking, openBookingLink, requestVisit } from "./visits.ts";

const api = implement(placesContract).$context<Context>().use(wall);

interface ImportInput {
  text: string;
  system: SourceSystem;
  kind?: string | undefined;
  standing?: "point" | "resource" | undefined;
  slice?:
    | {
        from: number;
        of: number;
        batchId?: number | undefined;
        mark: string;
        repeats?: (RepeatedRow & { same: boolean })[] | undefined;
      }
    | undefined;
  keepRepeats?: boolean | undefined;
}

/** What was pasted, read before any row of the database is held. */
const read = ({ text, kind, standing, slice }: ImportInput) =>
  readPasted({ text, kind, standing, of: slice?.of ?? 0, seeksRepeats: slice?.repeats === undefined });

async function ready(db: Db, actor: Actor, input: ImportInput, { table, repeats }: Awaited<ReturnType<typeof read>>) {
  const unit = await getUnit(db, actor.scope.unitId);
  const prepared = await prepareImport(db, { scope: actor.scope, regionCode: unit.region_code }, table, input.system, {
    ownBatch: input.slice?.batchId,
    repeats: input.slice?.repeats ?? repeats,
    keepRepeats: input.keepRepeats,
  });
  const { from = 0 } = input.slice ?? {};
  // Rows are told as they stand in the whole table.
  const told = <R extends { row: number }>(rows: readonly R[]): R[] => rows.map((r) => ({ ...r, row: r.row + from }));
  const { report } = prepared;
  return {
    ...prepared,
    report: {
      ...report,
      faults: told(report.faults),
      repeatedRows: told(report.repeatedRows),
      duplicateRows: told(report.duplicateRows),
    },
  };
}

export const placesRouter = api.router({
  listPlaces: api.listPlaces.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => ({
      ...(await listPlaces(db, actor.scope, input)),
      can: { create: actor.permissions.has("place.edit") },
    })),
  ),
  getPlace: api.getPlace.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, (db) => placePage(db, actor, input.id)),
  ),
  createPlace: api.createPlace.handler(({ input, context }) => createPlace(context, input)),
  editPlace: api.editPlace.handler(({ input, context }) => editPlace(context, input)),
  movePlace: api.movePlace.handler(({ input, context }) => movePlace(context, input)),
  checkImport: api.checkImport.handler(async ({ input, context: { actor, services } }) => {
    const pasted = await read(input);
    return services.database.read(actor.scope, async (db) => (await ready(db, actor, input, pasted)).report as never);
  }),
  storeImport: api.storeImport.handler(async ({ input, context }) => {
    const { actor, services } = context;
    const pasted = await read(input);
    return services.database.write(actor.scope, async (tx) => {
      const { slice } = input;
      if (slice?.batchId !== undefined) {
        const next = await storeSlice(tx, actor, { id: slice.batchId, from: slice.from }, () => ready(tx, actor, input, pasted));
        return next.ok
          ? { batchId: slice.batchId, ...(next.value as never as { report: never; stored: number }) }
          : refuseRequest("batch", next.error);
      }
      const prepared = await ready(tx, actor, input, pasted);
      const whole = slice === undefined || slice.of <= prepared.report.rows;
      if (prepared.places.length === 0 && whole)
        refuseRequest(
          "nothing",
          prepared.report.already > 0
            ? { zh: "没有新的点位：这些行都已登记过", en: "Nothing new: these rows are registered already" }
            : { zh: "没有一行可以保存", en: "Not one row can be stored" },
        );
      const batchId = await storeImport(tx, actor, prepared, {
        name: input.name,
        system: input.system,
        unitId: actor.scope.unitId,
        unitPath: actor.scope.unitPath,
        at: instant(context),
        ...(slice === undefined ? {} : { rowsTotal: slice.of, mark: slice.mark }),
      });
      return { batchId, report: prepared.report as never, stored: prepared.places.length };
    });
  }),
  listBatches: api.listBatches.handler(({ context: { actor, services } }) =>
    services.database.read(actor.scope, (db) => listBatches(db, actor.scope)),
  ),
  previewUndo: api.previewUndo.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => {
      const would = await previewUndo(db, input.id);
      return would.ok ? would.value : refuseRequest("undone", would.error);
    }),
  ),
  undoImport: api.undoImport.handler(({ input, context }) => {
    const { actor, services } = context;
    return services.database.write(actor.scope, async (tx) => {
      const undone = await undoImport(tx, actor, input.id, instant(context));
      return undone.ok ? undone.value : refuseRequest("undone", undone.error);
    });
  }),
  getMap: api.getMap.handler(({ context }) => mapPage(context)),
  getLines: api.getLines.handler(({ context }) => networkLines(context)),
  getCoverage: api.getCoverage.handler(({ input, context }) => coveragePage(context, input)),
  getReachedWith: api.getReachedWith.handler(({ input, context }) => reachedWith(context, input)),
  getIsochrones: api.getIsochrones.handler(({ input, context }) => isochronesPage(context, input)),
  whatIf: api.whatIf.handler(({ input, context }) => whatIfMoved(context, input)),
  listCandidates: api.listCandidates.handler(({ input, context }) => listCandidates(context, input)),
  recordCoverage: api.recordCoverage.handler(({ context }) => recordCoverage(context)),
  startSiting: api.startSiting.handler(({ input, context }) => startSiting(context, input)),
  lookAtSiting: api.lookAtSiting.handler(({ input, context }) => lookAtSiting(context, input.run) as never),
  cancelSiting: api.cancelSiting.handler(({ input, context }) => cancelSiting(context, input.run)),
  keepPlan: api.keepPlan.handler(({ input, context }) => keepPlan(context, input)),
  comparePlans: api.comparePlans.handler(({ input, context }) => comparePlans(context, input) as never),
  listPlans: api.listPlans.handler(({ context }) => listPlans(context) as never),

  listTargets: api.listTargets.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => ({
      ...(await listTargets(db, actor.scope, input)),
      can: { plan: actor.permissions.has("build.edit") },
    })),
  ),
  sumTargets: api.sumTargets.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, (db) => sumTargets(db, actor.scope, input.year)),
  ),
  getTarget: api.getTarget.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, (db) => targetPage(db, actor, input.id, services.now())),
  ),
  planTargets: api.planTargets.handler(({ input, context }) => planTargets(context, input)),
  pinTarget: api.pinTarget.handler(({ input, context }) => pinTarget(context, input)),
  actOnTarget: api.actOnTarget.handler(({ input, context }) => actOnTarget(context, input)),
  acceptTarget: api.acceptTarget.handler(({ input, context }) => acceptTarget(context, input)),
  listBookings: api.listBookings.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => ({ ...(await listBookings(db, actor.scope, input, services.now())), can: {} })),
  ),
  getBooking: api.getBooking.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, (db) => bookingPage(db, actor, input.id, services.now())),
  ),
  lookAtBooking: api.lookAtBooking.handler(({ input, context }) => lookAtBooking(context, input.id)),
  actOnBooking: api.actOnBooking.handler(({ input, context }) => actOnBooking(context, input)),
  listVenues: api.listVenues.handler(({ context }) => listVenues(context)),
  reportVenue: api.reportVenue.handler(({ input, context }) => reportVenue(context, input)),
  setOperators: api.setOperators.handler(({ input, context }) => setOperators(context, input)),
});

const visits = implement(visitContract).$context<Context>().use(wall);

export const visitRouter = visits.router({
  getBookable: visits.getBookable.handler(async ({ input, context: { services } }) => {
    const { name, address, hours, phone, operators } = await bookablePlace(services, input.id);
    return { name, address, hours, phone, operators, today: chinaDay(services.now()) };
  }),
  requestVisit: visits.requestVisit.handler(({ input, context }) => requestVisit(context, input)),
  openBookingLink: visits.openBookingLink.handler(({ input, context }) => openBookingLink(context, input.token)),
  cancelBooking: visits.cancelBooking.handler(({ input, context }) => cancelBooking(context, input.token)),
});
