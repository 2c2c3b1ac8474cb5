import { covers, lookingAt, type Actor } from "../../platform/access/scope.ts";
import type { Services } from "../../platform/http/server.ts";
import { findUnit } from "../units/index.ts";

/** Whose ground is looked at: one's own unit's, else that of a unit beneath it; undefined for any other. */
export async function onGround(services: Services, actor: Actor, unitId: number | undefined): Promise<Actor | undefined> {
  if (unitId === undefined || unitId === actor.scope.unitId) return actor;
  const unit = await services.database.read(actor.scope, (db) => findUnit(db, unitId));
  return unit && covers(actor.scope, unit.path) ? lookingAt(actor, unit.path) : undefined;
}
