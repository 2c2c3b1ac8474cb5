import { sql } from "kysely";
import { inScope } from "../../platform/access/in-scope.ts";
import type { Scope } from "../../platform/access/scope.ts";
import type { Db } from "../../platform/db/database.ts";
import { rowsOf } from "../../platform/db/rows.ts";

/** Agreements that came of a firm's needs, and the visits that looked back at them. */
export const listAgreementsOfFirm = (db: Db, scope: Scope, code: string, most: number) =>
  rowsOf<{ id: number; title: string; state: string; type: "intention" | "contract" | "registered"; signedOn: string }>(
    db,
    sql`select a.id, a.title, a.state, a.type, a.signed_on as "signedOn" from demander d join demand n on n.demander_id = d.id join agreement a on a.demand_id = n.id
      where d.credit_code = ${code} and ${inScope("a", scope)} order by a.id desc limit ${most}`,
  );

export const listLookbacksOfFirm = (db: Db, scope: Scope, code: string, most: number) =>
  rowsOf<{ id: number; title: string; months: number; visitedOn: string | null }>(
    db,
    sql`select l.id, a.title, l.months, l.visited_on as "visitedOn" from demander d join demand n on n.demander_id = d.id
      join agreement a on a.demand_id = n.id join lookback l on l.agreement_id = a.id where d.credit_code = ${code} and ${inScope("a", scope)}
      order by l.id desc limit ${most}`,
  );
