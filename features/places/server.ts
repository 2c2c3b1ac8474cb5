import { implement } from "@orpc/server";
import type { Actor } from "../../platform/access/scope.ts";
import type { Db } from "../../platform/db/database.ts";
import { instant, refuseRequest, wall, type Context } from "../../platform/http/server.ts";
import { getUnit } from "../units/index.ts";
import { placesContract } from "./contract.ts";
import { MOST_ROWS, prepareImport, storeImport, undoImport } from "./import.ts";
import type { SourceSystem } from "./kinds.ts";
import { createPlace, editPlace, movePlace, placePage } from "./places.ts";
import { listBatches, listPlaces } from "./queries.ts";
import { parseTabs, readTable } from "./table.ts";

const api = implement(placesContract).$context<Context>().use(wall);

interface ImportInput {
  text: string;
  system: SourceSystem;
  kind?: string | undefined;
  standing?: "point" | "resource" | undefined;
}

async function ready(db: Db, actor: Actor, input: ImportInput) {
  const cells = parseTabs(input.text);
  if (cells.length > MOST_ROWS + 1) refuseRequest("too-large", { zh: `一次最多 ${MOST_ROWS} 行`, en: `At most ${MOST_ROWS} rows at once` });
  const table = readTable(cells, {
    ...(input.kind === undefined ? {} : { kind: input.kind }),
    ...(input.standing === undefined ? {} : { standing: input.standing }),
  });
  const unit = await getUnit(db, actor.scope.unitId);
  return prepareImport(db, { scope: actor.scope, regionCode: unit.region_code }, table, input.system);
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
  checkImport: api.checkImport.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => (await ready(db, actor, input)).report as never),
  ),
  storeImport: api.storeImport.handler(({ input, context }) => {
    const { actor, services } = context;
    return services.database.write(actor.scope, async (tx) => {
      const prepared = await ready(tx, actor, input);
      if (prepared.places.length === 0) refuseRequest("nothing", { zh: "没有一行可以保存", en: "Not one row can be stored" });
      const batchId = await storeImport(tx, actor, prepared, {
        name: input.name,
        system: input.system,
        unitId: actor.scope.unitId,
        unitPath: actor.scope.unitPath,
        at: instant(context),
      });
      return { batchId, report: prepared.report as never };
    });
  }),
  listBatches: api.listBatches.handler(({ context: { actor, services } }) =>
    services.database.read(actor.scope, (db) => listBatches(db, actor.scope)),
  ),
  undoImport: api.undoImport.handler(({ input, context }) => {
    const { actor, services } = context;
    return services.database.write(actor.scope, async (tx) => {
      const undone = await undoImport(tx, actor, input.id, instant(context));
      return undone.ok ? undone.value : refuseRequest("undone", undone.error);
    });
  }),
});
