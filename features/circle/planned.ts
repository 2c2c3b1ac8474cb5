import { inScope } from "../../platform/access/in-scope.ts";
import type { Scope } from "../../platform/access/scope.ts";
import type { Db } from "../../platform/db/database.ts";

const MOST_PLANNED = 500;

/** What is planned or under way and has its pin, of all years; at most `MOST_PLANNED`, the oldest first. */
export const listPlanned = (db: Db, scope: Scope) =>
  db
    .selectFrom("work_case as c")
    .innerJoin("build as b", "b.id", "c.id")
    .select(["c.id", "c.title", "c.state", "b.year", "b.lat", "b.lon"])
    .where("c.process", "=", "build")
    .where("c.closed_on", "is", null)
    .where(inScope("c", scope))
    .where("b.lat", "is not", null)
    .$narrowType<{ lat: number; lon: number }>()
    .orderBy("c.id")
    .limit(MOST_PLANNED)
    .execute();
export type Planned = Awaited<ReturnType<typeof listPlanned>>[number];
