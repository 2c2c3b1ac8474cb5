import { chinaDay } from "@bihuan/kit";
import { implement } from "@orpc/server";
import type { Actor } from "../../platform/access/scope.ts";
import type { Db } from "../../platform/db/database.ts";
import { instant, refuseRequest, wall, type Context } from "../../platform/http/server.ts";
import { getUnit } from "../units/index.ts";
import { placesContract } from "./contract.ts";
import { prepareImport, previewUndo, storeImport, storeSlice, undoImport } from "./import.ts";
import type { SourceSystem } from "./kinds.ts";
import { createPlace, editPlace, movePlace, placePage } from "./places.ts";
import { listBatches, listPlaces } from "./queries.ts";
import { readPasted } from "./read-beside.ts";
import type { RepeatedRow } from "./table.ts";
import { listVenues, reportVenue, setOperators } from "./venues.ts";

const api = implement(placesContract).$context<Context>().use(wall);

interface ImportInput {
  text: string;
  system: SourceSystem;
  kind?: string | undefined;
  standing?: "point" | "resource" | undefined;
  since1904?: boolean | undefined;
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
const read = ({ text, kind, standing, since1904, slice }: ImportInput) =>
  readPasted({ text, kind, standing, since1904, of: slice?.of ?? 0, seeksRepeats: slice?.repeats === undefined });

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
      kept: told(report.kept),
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
    services.database.read(actor.scope, (db) => placePage(db, actor, { id: input.id, today: chinaDay(services.now()) })),
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
  listVenues: api.listVenues.handler(({ context }) => listVenues(context)),
  reportVenue: api.reportVenue.handler(({ input, context }) => reportVenue(context, input)),
  setOperators: api.setOperators.handler(({ input, context }) => setOperators(context, input)),
});
