import { sql } from "kysely";
import { inScope } from "../../platform/access/in-scope.ts";
import type { Scope } from "../../platform/access/scope.ts";
import type { Db } from "../../platform/db/database.ts";
import { rowsOf } from "../../platform/db/rows.ts";

/** Needs of the demander who bears a credit code, newest first: for the page of whoever looks after the firm. */
export const listNeedsOfFirm = (db: Db, scope: Scope, code: string, most: number) =>
  rowsOf<{ id: number; title: string; state: string; openedOn: string }>(
    db,
    sql`select c.id, c.title, c.state, c.opened_on as "openedOn" from demander d join demand n on n.demander_id = d.id join work_case c on c.id = n.id
      where d.credit_code = ${code} and ${inScope("c", scope)} order by c.id desc limit ${most}`,
  );

/** Demanders within a scope that are legal persons, by their codes. */
export const listFirmDemanders = (db: Db, scope: Scope, most: number) =>
  rowsOf<{ id: number; code: string; name: string; unitName: string }>(
    db,
    sql`select d.id, d.credit_code as code, d.name, u.name as "unitName" from demander d join unit u on u.id = d.unit_id
      where d.credit_code is not null and ${inScope("d", scope)} order by d.id limit ${most}`,
  );
