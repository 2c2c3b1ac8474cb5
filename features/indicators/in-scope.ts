import { covers, type Actor } from "../../platform/access/scope.ts";
import type { Db } from "../../platform/db/database.ts";
import { notFound } from "../../platform/http/server.ts";
import { findUnit } from "../units/index.ts";

/** The unit asked for, if the actor's scope holds it; their own when none is named. */
export async function unitInScope(db: Db, actor: Actor, unitId: number | undefined) {
  const unit = await findUnit(db, unitId ?? actor.scope.unitId);
  if (!unit || !covers(actor.scope, unit.path)) return notFound();
  return unit;
}
