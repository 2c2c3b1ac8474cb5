import { normalise } from "@bihuan/matching";
import { sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import { serveRecords } from "../../platform/records/serve.ts";
import { aliases } from "./aliases.ts";
import type { Reading } from "./meant.ts";

export const servedAliases = serveRecords(aliases);

const MOST = 6;

/** The question with what offices entered put in the place of how it was said; a body or law that is the whole question is meant by name. */
export async function aliasReadings(db: Db, text: string, address: string): Promise<Reading[]> {
  const normal = normalise(text);
  const { rows } = await sql<{ said: string; means: string; kind: string }>`
    select distinct said, means, kind from alias where position(lower(said) in ${normal}) > 0
      or (kind in ('crop', 'trade') and position(lower(means) in ${normal}) > 0) order by said, means limit ${MOST}`.execute(db);
  return rows.flatMap(({ said, means, kind }): Reading[] => {
    const [from, to] = normal.includes(normalise(said)) ? [said, means] : [means, said];
    const isWhole = (kind === "body" || kind === "law") && normalise(`${from}${address}`) === normal.replace(/[\s《》〈〉“”"]/gu, "");
    return isWhole
      ? [{ text: `${to}${address}`, word: to, by: "name" }]
      : [{ text: normal.replace(normalise(from), to), word: to, by: "synonym" }];
  });
}
