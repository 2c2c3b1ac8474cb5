import { sql } from "kysely";
import type { Actor } from "../access/scope.ts";
import { inScope } from "../access/in-scope.ts";
import type { Db } from "../db/database.ts";
import { spelledLike } from "../register/spelling.ts";
import type { House } from "../rooms/room.ts";
import { columnOf, type Records } from "./define.ts";

export interface OfCode {
  readonly records: Records;
  readonly id: number;
  readonly title: string;
  readonly state: string | null;
}

/** The field by which a register names a legal person. */
const codeField = (records: Records): string | undefined =>
  records.register.fields.find((f) => f.type === "creditCode" && f.computed !== true)?.key;

/** Records of all rooms that bear a credit code, as far as this actor may read them; `but` names the register one stands in. */
export async function listOfCode(db: Db, house: House, actor: Actor, code: string, but: string, most = 10): Promise<OfCode[]> {
  const out: OfCode[] = [];
  for (const { records } of house.records.values()) {
    const key = codeField(records);
    if (key === undefined || records.name === but || !actor.permissions.has(`${records.name}.read`)) continue;
    const { rows } = await sql<{
      id: number;
      title: string;
      state: string | null;
    }>`select r.id, ${sql.ref(`r.${columnOf(records.title)}`)} as title,
      ${records.process ? sql`r.state` : sql`null::text`} as state from ${sql.table(records.name)} r
      where ${inScope("r", actor.scope)} and ${sql.ref(`r.${columnOf(key)}`)} = ${code} order by r.id desc limit ${most}`.execute(db);
    out.push(...rows.map((r) => ({ records, ...r })));
  }
  return out;
}

/** Every code that a register holds within a scope, with the name it stands under; those whose name or code holds the words, where any are given. */
export async function listCodes(db: Db, actor: Actor, records: Records, most: number, words = "") {
  const key = codeField(records);
  if (key === undefined || !actor.permissions.has(`${records.name}.read`)) return [];
  const { rows } = await sql<{
    id: number;
    code: string;
    name: string;
    unitName: string;
  }>`select r.id, ${sql.ref(`r.${columnOf(key)}`)} as code,
    ${sql.ref(`r.${columnOf(records.title)}`)} as name, u.name as "unitName" from ${sql.table(records.name)} r join unit u on u.id = r.unit_id
    where ${inScope("r", actor.scope)} and ${sql.ref(`r.${columnOf(key)}`)} is not null and (${spelledLike(sql.ref(`r.${columnOf(records.title)}`), words)} or ${sql.ref(`r.${columnOf(key)}`)} = ${words})
    order by r.id limit ${most}`.execute(db);
  return rows;
}
