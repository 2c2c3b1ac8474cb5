import { implement } from "@orpc/server";
import { chinaDay } from "@bihuan/kit";
import { covers } from "../../platform/access/scope.ts";
import { notFound, wall, type Context } from "../../platform/http/server.ts";
import { unitsContract } from "./contract.ts";
import { addUnit, listFormerNames, renameUnit } from "./edit.ts";
import { findSuccessor, findUnit, listChildren, listPostsAt, listVacancies, searchUnits, unitsOfPath } from "./queries.ts";

const api = implement(unitsContract).$context<Context>().use(wall);

export const unitsRouter = api.router({
  searchUnits: api.searchUnits.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, (db) => searchUnits(db, input.words)),
  ),
  browseUnits: api.browseUnits.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => {
      const unit = await findUnit(db, input.id ?? actor.scope.unitId);
      if (!unit) return notFound();
      const mine = covers(actor.scope, unit.path);
      const today = chinaDay(services.now());
      const next = unit.valid_to === null ? undefined : await findSuccessor(db, unit.id);
      const successor = next === undefined ? undefined : await findUnit(db, next);
      return {
        unit: {
          id: unit.id,
          version: unit.version,
          name: unit.name,
          kind: unit.kind,
          regionCode: unit.region_code,
          validFrom: unit.valid_from,
          validTo: unit.valid_to,
          creditCode: unit.credit_code,
          formerNames: await listFormerNames(db, unit.id),
          standing:
            !mine || unit.valid_to !== null
              ? ("elsewhere" as const)
              : unit.id === actor.scope.unitId
                ? ("own" as const)
                : ("below" as const),
          successor: successor ? { id: successor.id, name: successor.name, kind: successor.kind } : null,
        },
        path: await unitsOfPath(db, unit.path),
        below: (await listChildren(db, unit.id)).map((u) => ({ ...u, hasChildren: Boolean(u.hasChildren) })),
        posts: mine ? await listPostsAt(db, unit.id, today) : [],
        vacancies: mine
          ? (await listVacancies(db, unit.id, today))
              .map((v) => ({ ...v, hasLeader: Boolean(v.hasLeader), hasAdviser: Boolean(v.hasAdviser) }))
              .filter((v) => !v.hasLeader || !v.hasAdviser)
          : [],
      };
    }),
  ),
  addUnit: api.addUnit.handler(({ input, context }) => addUnit(context, input.parentId, input.values)),
  renameUnit: api.renameUnit.handler(({ input, context }) => renameUnit(context, input.unitId, input.version, input.values)),
});
