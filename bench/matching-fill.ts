import { writeFileSync } from "node:fs";
import type pg from "pg";
import { openClient } from "../platform/db/connections.ts";
import type { SearchRecord } from "../platform/search/search.ts";
import { openCorpus } from "./matching-corpus.ts";

/** What the search is asked and told in a run, drawn beforehand: the measured process holds no other text. */
export interface Asked {
  /** By their length in characters. */
  readonly questions: Readonly<Record<number, readonly string[]>>;
  readonly records: readonly SearchRecord[];
}

const LENGTHS = [1, 4, 20, 300];
const ARTICLES = 134_000;

/** A process of its own, as the clauses take a gigabyte: fills the tables `record` and `article` and writes the questions to a file. */
if (process.send) {
  const [documents, from, connection, file] = process.argv.slice(2) as [string, string, string, string];
  const corpus = openCorpus(from);
  if (!corpus) throw new Error(`${from} is absent`);
  const client = openClient({ ...(JSON.parse(connection) as pg.ClientConfig), database: "postgres" });
  await client.connect();
  const fill = async (table: string, first: number, last: number): Promise<void> => {
    await client.query(`create table if not exists ${table} (id int primary key, data json not null)`);
    const { rows } = await client.query<{ last: number | null }>(`select max(id) as last from ${table}`);
    for (let id = (rows[0]?.last ?? first - 1) + 1; id <= last; id += 5000) {
      const some = Array.from({ length: Math.min(5000, last - id + 1) }, (_, i) => corpus.record(id + i));
      await client.query(`insert into ${table} select (r->>'id')::int, r from json_array_elements($1::json) r`, [JSON.stringify(some)]);
    }
  };
  await fill("record", 1, Number(documents));
  await fill("article", 20_000_001, 20_000_000 + ARTICLES);
  await client.end();
  const asked: Asked = {
    questions: Object.fromEntries(LENGTHS.map((n) => [n, Array.from({ length: 320 }, (_, i) => corpus.question(i, n))])),
    records: Array.from({ length: 20_000 }, (_, i) => corpus.record(10_000_001 + i)),
  };
  writeFileSync(file, JSON.stringify(asked));
  process.disconnect();
}
