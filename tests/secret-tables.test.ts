import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type pg from "pg";
import { openClient } from "../platform/db/connections.ts";
import { cloneDatabase, type TestDatabase } from "../platform/testing/database.ts";

/**
 * Tables whose comment begins with `secret:` hold what somebody voted or said, or the right to. Nothing in them may tell who or when: docs/trust-votes.md.
 */
let db: TestDatabase;
let owner: pg.Client;
before(async () => {
  db = await cloneDatabase();
  owner = openClient(db.owner);
  await owner.connect();
});
after(async () => {
  await owner.end();
  await db[Symbol.asyncDispose]();
});

/** What a secret table may belong to: a vote or a place of many people, never one of them. */
const OF_MANY = ["appraisal", "survey", "survey_station"];

async function faults(): Promise<{ seen: string[]; faults: string[] }> {
  const { rows } = await owner.query<{
    name: string;
    walled: boolean;
    open: boolean;
    logged: boolean;
    triggers: string[];
    columns: { name: string; type: string; number: boolean; made: string | null }[];
    leads: string[];
    policies: string[];
  }>(`select c.relname as name, c.relrowsecurity as walled, c.relpersistence = 'p' as logged,
      has_table_privilege('bihuan_app', c.oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE') or has_any_column_privilege('bihuan_app', c.oid, 'SELECT, INSERT, UPDATE') as open,
      array(select t.tgname::text from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal) as triggers,
      array(select f.confrelid::regclass::text from pg_constraint f where f.conrelid = c.oid and f.contype = 'f') as leads,
      array(select r::regrole::text from pg_policy p, unnest(p.polroles) r where p.polrelid = c.oid) as policies,
      (select json_agg(json_build_object('name', a.attname, 'type', a.atttypid::regtype, 'number', a.attidentity <> '', 'made', pg_get_expr(d.adbin, d.adrelid)))
        from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns
    from pg_class c where c.relkind in ('r', 'p') and obj_description(c.oid, 'pg_class') like 'secret:%' order by 1`);
  const out: string[] = [];
  for (const t of rows) {
    const say = (words: string): number => out.push(`${t.name}: ${words}`);
    if (!t.walled || t.open || t.policies.some((p) => p !== "bihuan_definer")) say("the application reaches it");
    if (!t.logged) say("is lost in a crash");
    for (const trigger of t.triggers) say(`${trigger} writes along with it`);
    for (const to of t.leads) if (!OF_MANY.includes(to)) say(`leads to ${to}`);
    for (const c of t.columns) {
      if (/^(date|time|timestamp|interval|tstz|ts|daterange)/.test(c.type)) say(`${c.name} is a time`);
      if (c.number) say(`${c.name} is numbered`);
      // A random name alone may be made by the table.
      if (c.made !== null && c.made !== "(gen_random_uuid())::text" && c.made !== "gen_random_uuid()")
        say(`${c.name} is made by ${c.made}`);
      if (/(^|_)(by|person|user|voter|actor|name|phone|address|ip|device|session|at|on)(_id)?$/.test(c.name))
        say(`${c.name} tells who or when`);
    }
  }
  return { seen: rows.map((r) => r.name), faults: out };
}

test("a table that is marked secret tells neither who nor when, by no column, number, default, key or trigger", async () => {
  const found = await faults();
  assert.deepEqual(found.seen, [
    "appraisal_afar_entry",
    "appraisal_afar_signer",
    "appraisal_cell",
    "appraisal_code",
    "appraisal_pile",
    "survey_answer",
    "survey_code",
  ]);
  assert.deepEqual(found.faults, []);
});

test("canary: a careless table is named for each of its faults", async () => {
  await owner.query("begin");
  try {
    await owner.query(`create unlogged table careless (id bigint generated always as identity primary key, serial_no serial,
        person_id bigint references person, "at" timestamptz not null default now(), sheet text);
      comment on table careless is 'secret: by its comment alone';
      grant select on careless to bihuan_app;
      create trigger careless_search after insert on careless for each row execute function appraisal_roll_closed()`);
    assert.deepEqual((await faults()).faults.sort(), [
      "careless: at is a time",
      "careless: at is made by now()",
      "careless: at tells who or when",
      "careless: careless_search writes along with it",
      "careless: id is numbered",
      "careless: is lost in a crash",
      "careless: leads to person",
      "careless: person_id tells who or when",
      "careless: serial_no is made by nextval('careless_serial_no_seq'::regclass)",
      "careless: the application reaches it",
    ]);
  } finally {
    await owner.query("rollback");
  }
});
