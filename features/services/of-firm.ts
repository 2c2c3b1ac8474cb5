import { sql } from "kysely";
import { inScope } from "../../platform/access/in-scope.ts";
import type { Scope } from "../../platform/access/scope.ts";
import type { Db } from "../../platform/db/database.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import { spelledLike } from "../../platform/register/spelling.ts";

/** Needs of the demander who bears a credit code, newest first: for the page of whoever looks after the firm. */
export const listNeedsOfFirm = (db: Db, scope: Scope, code: string, most: number) =>
  rowsOf<{ id: number; title: string; state: string; openedOn: string }>(
    db,
    sql`select c.id, c.title, c.state, c.opened_on as "openedOn" from demander d join demand n on n.demander_id = d.id join work_case c on c.id = n.id
      where d.credit_code = ${code} and ${inScope("c", scope)} order by c.id desc limit ${most}`,
  );

/** The entries of one firm under a unit: one of each county that it asked in. */
export const demandersOfFirm = async (db: Db, unitId: number, code: string): Promise<number[]> =>
  (
    await rowsOf<{ id: number }>(db, sql`select id from demander where credit_code = ${code} and ${unitId} = any (unit_path) order by id`)
  ).map(({ id }) => id);

/** Demanders within a scope that are legal persons, by their codes; those whose name or code holds the words, where any are given. */
export const listFirmDemanders = (db: Db, scope: Scope, most: number, words = "") =>
  rowsOf<{ id: number; code: string; name: string; unitName: string }>(
    db,
    sql`select d.id, d.credit_code as code, d.name, u.name as "unitName" from demander d join unit u on u.id = d.unit_id
      where d.credit_code is not null and ${inScope("d", scope)} and (${spelledLike(sql`d.name`, words)} or d.credit_code = ${words}) order by d.id limit ${most}`,
  );
