import { measureHonesty } from "@bihuan/matching";
import type { Actor } from "../../platform/access/scope.ts";
import type { Context } from "../../platform/http/server.ts";
import { listIntroductionsWithRank } from "./queries.ts";

/** Rows shown; the months count all. */
const SHOWN = 500;

/**
 * The engine judged by what people chose: both orders were kept on the day the candidates were proposed; what was picked by hand, it
 * missed. Whom an assignment gave without his place in the need's own list is told apart and counted by neither.
 */
export async function honestyOf({ actor, services }: Context & { actor: Actor }, period: { from: string; to: string }) {
  const rows = (await services.database.read(actor.scope, (db) => listIntroductionsWithRank(db, actor.scope, period))).map(
    ({ runId, ...r }) => ({ ...r, assigned: runId !== null }),
  );
  const placed = (r: (typeof rows)[number]): boolean => r.rank !== null || r.byHand;
  const known = rows.filter(placed);
  const unknown = rows.length - known.length;
  const assignedUnknown = rows.filter((r) => r.assigned && !placed(r)).length;
  return { months: measureHonesty(known), rows: known.slice(0, SHOWN), unknown: unknown - assignedUnknown, assignedUnknown };
}
