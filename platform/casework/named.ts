import type { Db } from "../db/database.ts";

/** Cases with the names a page shows of them: unit `u`, adviser `p`, owner `o`; what `caseView` takes. Rooms join their own table to `c`. */
export const namedCases = (db: Db) =>
  db
    .selectFrom("work_case as c")
    .innerJoin("unit as u", "u.id", "c.unit_id")
    .leftJoin("person as p", "p.id", "c.adviser_person_id")
    .leftJoin("person as o", "o.id", "c.owner_person_id")
    .selectAll("c")
    .select(["u.name as unit_name", "p.name as adviser_name", "o.name as owner_name"]);
