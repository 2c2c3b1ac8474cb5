import type pg from "pg";
import { openClient } from "../platform/db/connections.ts";
import { rebuildRollups } from "../platform/ledger/ledger.ts";

export interface Size {
  demands: number;
  facts: number;
}

/**
 * Fills a database of its own with a fixed seed: demands over 3,000 units of Sichuan and elsewhere, 20,000 persons and
 * demanders (seven to a unit, as a body stands in one place), facts of four years. Plain SQL as the owner; the roll-ups are then counted by the product's own rebuild,
 * whose time is one of the measures. Returns that time in seconds; data that stand already are only counted again.
 */
export async function fill(owner: pg.ClientConfig, size: Size, say: (line: string) => void): Promise<number> {
  const client = openClient(owner);
  await client.connect();
  const run = async (what: string, text: string): Promise<void> => {
    const began = Date.now();
    await client.query(text);
    say(`${what}: ${((Date.now() - began) / 1000).toFixed(1)} s`);
  };
  const rebuild = async (): Promise<number> => {
    const began = Date.now();
    await rebuildRollups((text) => client.query(text));
    return (Date.now() - began) / 1000;
  };
  try {
    await client.query("create table if not exists bench_size (demands int, facts int)");
    const { rows } = await client.query<Size>("select demands, facts from bench_size");
    if (rows[0]?.demands === size.demands && rows[0]?.facts === size.facts) return await rebuild();
    if (rows.length > 0) throw new Error("the bench's folder holds data of another size; remove .bihuan/bench");
    await client.query("select setseed(0.42)");
    await client.query("set session_replication_role = replica");
    await run(
      "units of the bench",
      `create table bench_unit as select row_number() over () - 1 as n, id, path, region_code from (
      select id, path, region_code from unit where kind = 'association' and cardinality(path) = 5 and region_code like '51%' order by md5(id::text) limit 2800) x
      union all select row_number() over () + 2799, id, path, region_code from (select id, path, region_code from unit where kind = 'association' and cardinality(path) = 4 and region_code like '51%' order by id) y`,
    );
    await client.query("create index on bench_unit (n); analyze bench_unit");
    const units = Number((await client.query("select count(*) as n from bench_unit")).rows[0].n);
    await run(
      "20,000 persons",
      `insert into person (name, phone, title, unit_id, unit_path, account_id, sample)
      select '人员' || i || '（示例）', '19903' || lpad(i::text, 6, '0'), '保姆', u.id, u.path, 'bench-' || i, true from generate_series(1, 20000) i join bench_unit u on u.n = i % ${units}`,
    );
    // In office, every one: what nobody can carry is an office's exception, not its work.
    await run(
      "their posts",
      "insert into post (person_id, unit_id, role, title, from_on, version) select id, unit_id, 'adviser', '保姆', '2020-01-01', 1 from person where account_id like 'bench-%'",
    );
    await run(
      "20,000 demanders",
      `insert into demander (kind, name, unit_id, unit_path) select 'enterprise', '企业' || i || '（示例）', u.id, u.path from generate_series(1, 20000) i join bench_unit u on u.n = i % ${units}`,
    );
    const first = Number((await client.query("select coalesce(max(id), 0) + 1 as n from work_case")).rows[0].n);
    const person = Number((await client.query("select max(id) - 19999 as n from person")).rows[0].n);
    const demander = Number((await client.query("select max(id) - 19999 as n from demander")).rows[0].n);
    const caseIndexes = await dropIndexes(client, "work_case");
    await run(
      `${size.demands} demands`,
      `insert into work_case (id, process, title, state, since, opened_on, due_on, seq, unit_id, unit_path, owner_person_id, adviser_person_id)
      overriding system value select ${first} + i, 'demand', (array['柑橘园', '铸件', '喷涂', '大棚', '养殖场', '鲜果', '雨水'])[1 + (random() * 6)::int] || '第' || i || '号技术需求',
      (array['draft', 'awaiting_confirmation', 'awaiting_review', 'published', 'matching', 'introduced', 'in_talks', 'signed', 'performing'])[1 + (random() * 8)::int],
      now(), date '2022-01-01' + (random() * 1700)::int, date '2027-01-01', 1, u.id, u.path, ${person} + (i % 20000), ${person} + (i % 20000)
      from generate_series(0, ${size.demands - 1}) i join bench_unit u on u.n = (i::bigint * 7919) % ${units}`,
    );
    await run("their indexes", caseIndexes);
    await run(
      "their contents",
      `insert into demand (id, demander_id, source, present_state) select ${first} + i, ${demander} + (i % 20000), 'phone', '示例' from generate_series(0, ${size.demands - 1}) i`,
    );
    await run(
      "their letters",
      "insert into demand_letters select id, array_to_tsvector(neighbours(title)) from work_case where process = 'demand' on conflict do nothing",
    );
    await run(
      "their tally, at the unit and at its county",
      `insert into case_tally (process, unit_id, unit_path, state, n, added)
      select process, unit_path[depth], unit_path[:depth], state, count(*), false from work_case, generate_series(least(4, cardinality(unit_path)), cardinality(unit_path)) depth
      where process = 'demand' group by 1, 2, 3, 4`,
    );
    const factIndexes = await dropIndexes(client, "ledger_fact");
    await run(
      `${size.facts} facts`,
      `insert into ledger_fact (kind, occurred_on, unit_id, unit_path, region_code, subject, measures, dimensions, keys, evidence, actor_id)
      select k.kind, date '2022-01-01' + (random() * 1700)::int, u.id, u.path, u.region_code, 'demand:' || i, k.measures, k.dimensions, case when k.kind = 'demand.introduced' then jsonb_build_object('days', i % 60, 'demander', u.n * 7 + i / ${units} % 7) else jsonb_build_object('demander', u.n * 7 + i / ${units} % 7) end, '[]', 'system'
      from generate_series(0, ${size.facts - 1}) i join bench_unit u on u.n = (i::bigint * 7919) % ${units}
      join (values (0, 'demand.received', '{}'::jsonb, '{"source":"phone"}'::jsonb), (1, 'demand.confirmed', '{}', '{"source":"phone"}'), (2, 'demand.introduced', '{}', '{}'),
        (3, 'agreement.signed', '{"amountFen":1250000}', '{"type":"contract"}'), (4, 'agreement.signed', '{"amountFen":500000}', '{"type":"intention"}')) k(n, kind, measures, dimensions) on k.n = i % 5`,
    );
    await run("their indexes", factIndexes);
    await client.query("set session_replication_role = origin");
    await client.query("select setval(pg_get_serial_sequence('work_case', 'id'), (select max(id) from work_case))");
    // As autovacuum has done in a ledger that grew by acts.
    await run("analyze of the facts", "analyze ledger_fact");
    const seconds = await rebuild();
    await run("analyze", "analyze");
    await client.query("insert into bench_size values ($1, $2)", [size.demands, size.facts]);
    return seconds;
  } finally {
    await client.end();
  }
}

/** Drops a table's plain indexes for a bulk insert; returns the statements that make them again. */
async function dropIndexes(client: pg.Client, table: string): Promise<string> {
  const { rows } = await client.query<{ name: string; def: string }>(
    "select indexname as name, indexdef as def from pg_indexes where schemaname = 'public' and tablename = $1 and indexdef not like 'CREATE UNIQUE%'",
    [table],
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  return `set maintenance_work_mem = '512MB'; ${rows.map((r) => r.def).join("; ")}`;
}
