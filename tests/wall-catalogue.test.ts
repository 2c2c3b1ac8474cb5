import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type pg from "pg";
import { openClient } from "../platform/db/connections.ts";
import { listMigrations, migrate } from "../platform/db/migrate.ts";
import { cloneDatabase, repositoryRoot, type TestDatabase } from "../platform/testing/database.ts";

/** What PostgreSQL itself says of the walls: every table the application writes, every function that acts beyond its caller. decisions/0038 */
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

/** Tables the application writes without a unit's path in the policy, each with its reason. */
const WITHOUT_PATH: Readonly<Record<string, string>> = {
  "public.account_notice": "told along a unit's true path; the person alone marks his own as seen",
  "public.draft": "a person's own words: the person and the unit are the wall",
  "public.feedback": "given by anybody without a scope, to a unit by its true path; read by unit path",
  "public.ledger_leaf": "over the whole ledger: the root's own rounds alone read and add",
  "public.ledger_seal": "over the whole ledger: the root's own rounds alone read and add",
  "public.seal_check": "over the whole ledger: the root's own rounds alone read and add",
  "public.notice": "told along a case or record the teller sees; the person alone reads and marks his own",
  "public.notice_setting": "a person's own choice: the person is the wall; the root's round takes the day's digests by a function",
  "public.saved_view": "a person's own filters: the person is the wall",
  "public.tour_end": "a person's own first day: the person is the wall",
  "public.search_change": "names of records for the index, written by triggers; the root's round alone reads and clears it",
  "public.search_reader": "indexes that follow the changes: the root's round alone",
  "signin.account": "sign-in alone, on connections without a scope",
  "signin.lockout": "sign-in alone, on connections without a scope",
  "signin.session": "sign-in alone, on connections without a scope",
  "signin.standing": "sign-in alone, on connections without a scope",
  "signin.twoFactor": "sign-in alone, on connections without a scope",
  "signin.user": "sign-in alone, on connections without a scope",
  "signin.verification": "sign-in alone, on connections without a scope",
};

/** Written tables whose write policies do not come down to a unit's path, directly or through the walled record they belong to. */
async function unwalled(): Promise<{ seen: number; open: string[]; listed: string[] }> {
  const { rows } = await owner.query<{ name: string; rls: boolean; checks: (string | null)[] }>(`
    select n.nspname || '.' || c.relname as name, c.relrowsecurity as rls,
      array(select coalesce(pg_get_expr(p.polwithcheck, c.oid), pg_get_expr(p.polqual, c.oid)) from pg_policy p
        where p.polrelid = c.oid and p.polcmd <> 'r' and p.polpermissive and (p.polroles @> array['bihuan_app'::regrole::oid] or p.polroles @> array[0::oid])) as checks
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'f') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg\\_%'
      and (has_table_privilege('bihuan_app', c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE') or has_any_column_privilege('bihuan_app', c.oid, 'INSERT, UPDATE'))`);
  const comesToAPath = (check: string | null) =>
    check !== null &&
    // A path that merely holds the own unit may be made up.
    !/^\(\( SELECT scope_unit\(\) AS scope_unit\) = ANY \(unit_path\)\)$/.test(check) &&
    (/scope_writes\(|scope_unit\(\)[^=]*(= ANY \([^)]*(path|operator_unit_ids)|IN \( SELECT unnest\(unit\.path\))/.test(check) ||
      /EXISTS \( SELECT\s+FROM (work_case|demand|place|policy|confirmation|stored_file|\w+ r\b)/.test(check) ||
      /sees_record\(subject\)/.test(check) ||
      /^\(+unit_id = \( SELECT scope_unit\(\)/.test(check));
  const open = rows
    .filter((r) => !(r.rls && r.checks.every(comesToAPath)))
    .map((r) => r.name)
    .sort();
  return { seen: rows.length, open: open.filter((name) => !(name in WITHOUT_PATH)), listed: open.filter((name) => name in WITHOUT_PATH) };
}

test("every table the application writes has a unit's path in its write policies, or a reason", async () => {
  const { seen, open } = await unwalled();
  assert.ok(seen >= 40, `tables seen: ${seen}`);
  assert.deepEqual(open, []);
});

test("canary: a table without policies, one open to all and one walled by a number are named; a walled one is not", async () => {
  await owner.query(`create table canary_bare (n int); create table canary_open (n int); create table canary_loose (n int); create table canary_good (unit_path int[]); create table canary_made_up (unit_path int[]);
    grant insert on canary_made_up to bihuan_app; alter table canary_made_up enable row level security; create policy p on canary_made_up to bihuan_app using ((select scope_unit()) = any (unit_path));
    grant insert on canary_bare to bihuan_app; grant update (n) on canary_open to bihuan_app; grant delete on canary_loose to bihuan_app; grant insert on canary_good to bihuan_app;
    alter table canary_open enable row level security; create policy p on canary_open to bihuan_app using (true);
    alter table canary_loose enable row level security; create policy p on canary_loose to bihuan_app using (n > scope_unit());
    alter table canary_good enable row level security; create policy p on canary_good for insert to bihuan_app with check (scope_writes(unit_path));`);
  try {
    assert.deepEqual((await unwalled()).open, ["public.canary_bare", "public.canary_loose", "public.canary_made_up", "public.canary_open"]);
  } finally {
    await owner.query("drop table canary_bare, canary_open, canary_loose, canary_good, canary_made_up");
  }
});

test("no reason is kept for a table that needs none, or for an index that crosses nothing", async () => {
  assert.deepEqual((await unwalled()).listed, Object.keys(WITHOUT_PATH).sort());
  assert.deepEqual((await crossing()).listed, Object.keys(UNIQUE_OVER_UNITS).sort());
});

/** What the application reads without a wall of units, each with its reason. */
const READ_BY_ALL: Readonly<Record<string, string>> = {
  "public.ledger_series": "names of kinds and dimensions of facts, without a figure",
  "public.region": "the state's own list of divisions",
  "public.unit": "the tree of units is everybody's map",
};

/** Tables whose reading comes down neither to the scope of the connection nor to a record that it walls. */
async function readable(): Promise<{ seen: number; open: string[] }> {
  const { rows } = await owner.query<{ schema: string; name: string; rls: boolean; quals: string[] }>(`
    select n.nspname as schema, c.relname as name, c.relrowsecurity as rls,
      array(select coalesce(pg_get_expr(p.polqual, c.oid), 'true') from pg_policy p
        where p.polrelid = c.oid and p.polcmd in ('r', '*') and p.polpermissive and (p.polroles @> array['bihuan_app'::regrole::oid] or p.polroles @> array[0::oid])) as quals
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname not in ('pg_catalog', 'information_schema', 'signin') and n.nspname not like 'pg\\_%'
      and (has_table_privilege('bihuan_app', c.oid, 'SELECT') or has_any_column_privilege('bihuan_app', c.oid, 'SELECT'))`);
  const walled = new Set<string>();
  const comesToAWall = (qual: string): boolean =>
    /\b(scope_\w+|sees_\w+|is_whole_tree)\(/.test(qual) ||
    [...qual.matchAll(/EXISTS \( SELECT\s+FROM (\w+)/g)].some((m) => walled.has(m[1] as string));
  for (let before = -1; before < walled.size;) {
    before = walled.size;
    for (const r of rows) if (r.rls && r.quals.every(comesToAWall)) walled.add(r.name);
  }
  return {
    seen: rows.length,
    open: rows
      .filter((r) => !walled.has(r.name))
      .map((r) => `${r.schema}.${r.name}`)
      .sort(),
  };
}

test("every table the application reads is walled by the scope of the connection, directly or through its record, or is everybody's with a reason", async () => {
  const { seen, open } = await readable();
  assert.ok(seen >= 100, `tables seen: ${seen}`);
  assert.deepEqual(open, Object.keys(READ_BY_ALL).sort());
  await owner.query(`create table canary_bare (n int); create table canary_open (n int); create table canary_child (n int); create view canary_view as select 1 as n;
    grant select on canary_bare, canary_open, canary_child, canary_view to bihuan_app;
    alter table canary_open enable row level security; create policy p on canary_open for select to bihuan_app using (n > 0);
    alter table canary_child enable row level security; create policy p on canary_child to bihuan_app using (exists (select from canary_open o where o.n = canary_child.n));`);
  try {
    assert.deepEqual(
      (await readable()).open.filter((name) => !(name in READ_BY_ALL)),
      ["public.canary_bare", "public.canary_child", "public.canary_open", "public.canary_view"],
    );
  } finally {
    await owner.query("drop view canary_view; drop table canary_bare, canary_open, canary_child");
  }
});

/** Functions of ours that break a rule, with the rule. */
async function unsound(): Promise<{ seen: number; faults: string[] }> {
  const { rows } = await owner.query<{ name: string; definer: boolean; owner: string; path: boolean; open: boolean }>(`
    select p.oid::regprocedure::text as name, p.prosecdef as definer, p.proowner::regrole::text as owner,
      coalesce('search_path=public, pg_temp' = any (p.proconfig), false) as path,
      exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where a.grantee = 0) as open
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg\\_%'
      and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')`);
  const faults = rows.flatMap((f) => [
    ...(f.open ? [`${f.name} is open to everybody`] : []),
    ...(f.definer && f.owner !== "bihuan_definer" ? [`${f.name} belongs to ${f.owner}`] : []),
    ...(f.definer && !f.path ? [`${f.name} looks names up by the caller's path`] : []),
  ]);
  return { seen: rows.filter((f) => f.definer).length, faults };
}

test("functions that act beyond their caller belong to a role of no power, look names up by their own path and are open to those named", async () => {
  const { seen, faults } = await unsound();
  assert.ok(seen >= 12, `functions seen: ${seen}`);
  assert.deepEqual(faults, []);
  const { rows } = await owner.query(
    "select rolname from pg_roles where rolname in ('bihuan_definer', 'bihuan_app') and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication or (rolcanlogin and rolname = 'bihuan_definer'))",
  );
  assert.deepEqual(rows, []);
  const { rows: owned } = await owner.query(
    "select oid::regclass::text from pg_class where relowner in ('bihuan_definer'::regrole, 'bihuan_app'::regrole)",
  );
  assert.deepEqual(owned, [], "neither owns a table");
  const { rows: member } = await owner.query(
    "select from pg_auth_members where member in ('bihuan_app'::regrole, 'bihuan_definer'::regrole)",
  );
  assert.deepEqual(member, [], "neither belongs to another role");
});

test("canary: a careless function is named for each of its three faults", async () => {
  await owner.query("create function canary_careless() returns int language sql security definer as 'select 1'");
  try {
    assert.equal((await unsound()).faults.filter((f) => f.startsWith("canary_careless()")).length, 3);
  } finally {
    await owner.query("drop function canary_careless()");
  }
});

test("the application's role makes no temporary table, no table, no schema, no large object", async () => {
  const { rows } = await owner.query<{ mine: boolean }>(
    "SELECT pg_has_role(relowner, proowner, 'USAGE') AS mine FROM pg_class, pg_proc WHERE relname = 'work_case' AND proname = 'lo_creat'",
  );
  // An own server's functions are its superuser's: he does what docs/operations/running.md says.
  if (!rows[0]?.mine) {
    const [statement] =
      /REVOKE EXECUTE ON FUNCTION lo_[^`]+/.exec(readFileSync(join(repositoryRoot, "docs/operations/running.md"), "utf8")) ?? [];
    await owner.query(String(statement));
  }
  const app = openClient(db.app);
  await app.connect();
  for (const text of [
    "create temp table t (n int)",
    "create table t (n int)",
    "create schema s",
    "create function f() returns int language sql as 'select 1'",
    "select lo_create(0)",
    "select lo_creat(-1)",
    "select lo_from_bytea(0, 'x')",
  ])
    await assert.rejects(app.query(text), /permission denied/, text);
  await app.end();
});

test("even where temporary tables were allowed, none stands in for what a function of ours names", async () => {
  await owner.query(`grant temporary on database ${db.owner.database} to bihuan_app`);
  const app = openClient(db.app);
  await app.connect();
  try {
    const { rows } = await owner.query("insert into unit (name, kind, path) values ('示例单位', 'association', '{}') returning id, path");
    const { id, path } = rows[0];
    await owner.query("insert into search_reader (name) values ('示例索引')");
    await app.query(`create temp table search_change (kind text, record_id bigint);
      create temp table unit (id int, path int[]); insert into unit values (${id}, '{${id},999999}');
      create temp table ledger_series (id int, kind text, dimensions jsonb);
      create temp table case_tally (process text, unit_id int, unit_path int[], state text, n int, primary key (process, unit_id, state));
      create function pg_temp.seize() returns trigger language plpgsql as 'begin raise exception ''ran as %'', current_user; end';
      create trigger seize before insert on search_change for each row execute function pg_temp.seize();
      create trigger seize before insert on ledger_series for each row execute function pg_temp.seize();
      create trigger seize before insert on case_tally for each row execute function pg_temp.seize()`);
    await app.query("select set_config('bihuan.unit', $1, false)", [String(id)]);
    await app.query("insert into public.person (name, unit_id, unit_path) values ('某人（示例）', $1, $2)", [id, path]);
    await app.query(
      "insert into public.work_case (process, title, state, since, opened_on, unit_id, unit_path) values ('demand', 'x', 'draft', now(), current_date, $1, $2)",
      [id, path],
    );
    await app.query(
      "insert into public.ledger_fact (kind, occurred_on, unit_id, unit_path, subject, actor_id) values ('k', current_date, $1, $2, 's', 'x')",
      [id, path],
    );
    await assert.rejects(
      app.query(
        "insert into public.work_case (process, title, state, since, opened_on, unit_id, unit_path) values ('demand', 'x', 'draft', now(), current_date, 999999, $1)",
        [[id, 999999]],
      ),
      /row-level security/,
    );
    const { rows: own } = await owner.query(
      "select (select count(*)::int from search_change) as noted, (select n from case_tally) as n, (select total::int from ledger_rollup) as total",
    );
    assert.deepEqual(own, [{ noted: 1, n: 1, total: 1 }]);
  } finally {
    await app.end();
    await owner.query(`revoke temporary on database ${db.owner.database} from bihuan_app`);
  }
});

test("an owner that is no superuser brings its own database up, closed in the same way", async () => {
  const name = `test_${process.pid}_office`;
  const role = `${name}_owner`;
  // Whatever fails, nothing stays open that would keep the run from ending.
  await using left = new AsyncDisposableStack();
  const connect = async (options: pg.ClientConfig): Promise<pg.Client> => {
    const client = openClient(options);
    left.defer(() => client.end());
    await client.connect();
    return client;
  };
  const admin = await connect({ ...db.owner, database: "postgres" });
  await admin.query(`create role ${role} login createrole nosuperuser password 'office-owner-of-tests'`);
  left.defer(() => admin.query(`drop role ${role}`) as Promise<never>);
  // As if it had made the roles itself: whoever makes a role administers it and is no member yet.
  const { rows: version } = await admin.query("select current_setting('server_version_num')::int as n");
  // Before PostgreSQL 16 making roles was enough.
  if (version[0].n >= 160_000) await admin.query(`grant bihuan_app, bihuan_definer to ${role} with admin true, inherit false, set false`);
  await admin.query(`create database ${name} owner ${role}`);
  left.defer(() => admin.query(`drop database if exists ${name} with (force)`) as Promise<never>);
  const office = { ...db.owner, user: role, password: "office-owner-of-tests", database: name };
  await migrate(office, listMigrations(repositoryRoot));
  const [app, own] = [await connect({ ...db.app, database: name }), await connect(office)];
  await assert.rejects(app.query("create temp table t (n int)"), /permission denied/);
  const { rows } = await own.query("insert into unit (name, kind, path) values ('示例单位', 'association', '{}') returning id, path");
  await app.query("select set_config('bihuan.unit', $1, false)", [String(rows[0].id)]);
  await app.query(
    "insert into work_case (process, title, state, since, opened_on, unit_id, unit_path) values ('demand', 'x', 'draft', now(), current_date, $1, $2)",
    [rows[0].id, rows[0].path],
  );
  await app.query(
    "insert into ledger_fact (kind, occurred_on, unit_id, unit_path, subject, actor_id) values ('k', current_date, $1, $2, 's', 'x')",
    [rows[0].id, rows[0].path],
  );
  assert.equal((await app.query("select ledger_position() as at")).rows[0].at, "1");
  assert.equal((await app.query("select n from case_tally")).rows[0].n, 1);
  const { rows: foreign } = await own.query(
    "select oid::regprocedure::text from pg_proc where prosecdef and proowner <> 'bihuan_definer'::regrole and pronamespace = 'public'::regnamespace",
  );
  assert.deepEqual(foreign, []);
});

/** Unique indexes of scoped tables whose key names no unit, person or record of a unit: what one unit stores could block or tell another. */
const UNIQUE_OVER_UNITS: Readonly<Record<string, string>> = {
  appraisal_afar_key_key: "a random name of a vote",
  appraisal_afar_teller_link_key: "a keyed hash of a random link",
  appraisal_voter_link_key: "a keyed hash of a random link",
  unit_credit_code_key: "the tree of units is read by everybody; an organisation stands in it once",
  one_time_link_token_hash_key: "a keyed hash of 100 random bits",
  person_account_id_key: "an account belongs to one person; its id is random and made by sign-in",
  confirmation_fact_pkey: "a confirmation and a fact, both of walled records",
  search_reader_name_key: "names of indexes, by the root's round alone",
  course_person_code_key: "122 random bits the database draws",
  course_person_lookup_key: "a keyed hash of 128 random bits",
  course_certificate_number_version_key: "50 random bits the program draws",
  activity_booking_code_hash_key: "a hash of 100 random bits",
  service_proof_number_key: "50 random bits the program draws",
  study_certificate_code_key: "50 random bits the program draws",
  census_reply_code_key: "122 random bits the database draws",
  file_words_pkey: "a file of a walled record; its words are written once, by the system's round",
  indicator_pkey: "a code bears the number of its unit, a check holds it to",
};

async function crossing(): Promise<{ seen: number; open: string[]; listed: string[] }> {
  const { rows } = await owner.query<{ name: string; columns: string[]; identity: boolean }>(`
    select i.indexrelid::regclass::text as name,
      array(select a.attname::text from pg_attribute a where a.attrelid = i.indrelid and a.attnum = any (i.indkey::int2[])) as columns,
      (i.indnatts = 1 and exists (select from pg_attribute a where a.attrelid = i.indrelid and a.attnum = i.indkey[0] and a.attidentity <> '')) as identity
    from pg_index i join pg_class c on c.oid = i.indrelid
    where i.indisunique and c.relnamespace = 'public'::regnamespace and c.relrowsecurity
      and has_table_privilege('bihuan_app', c.oid, 'INSERT')`);
  // A number of a walled record: whoever writes the row must see that record.
  const ofARecord = new Set([
    "activity_id",
    "actor_id",
    "agreement_id",
    "allotment_id",
    "application_id",
    "appraisal_id",
    "assessment_id",
    "base_id",
    "batch_id",
    "call_id",
    "caravan_id",
    "case_id",
    "centre_id",
    "charter_id",
    "composite_id",
    "congress_id",
    "contract_id",
    "count_id",
    "course_id",
    "delegation_id",
    "demand_id",
    "election_id",
    "event_id",
    "fair_id",
    "from_id",
    "fund_id",
    "innovation_id",
    "item_id",
    "lecture_id",
    "loan_id",
    "meeting_id",
    "of_report",
    "pair_id",
    "partner_id",
    "person_id",
    "policy_id",
    "project_id",
    "quarter_id",
    "replaces_id",
    "reply_id",
    "review_id",
    "round_id",
    "scheme_id",
    "score_id",
    "series_id",
    "society_id",
    "specimen_id",
    "standard_id",
    "station_id",
    "study_id",
    "supersedes",
    "supply_id",
    "survey_id",
    "unit_id",
    "unit_path",
    "visit_id",
  ]);
  const open = rows
    .filter((r) => !r.identity && !r.columns.some((c) => ofARecord.has(c)) && !(r.columns.length === 1 && r.columns[0] === "id"))
    .map((r) => r.name)
    .sort();
  return {
    seen: rows.length,
    open: open.filter((name) => !(name in UNIQUE_OVER_UNITS)),
    listed: open.filter((name) => name in UNIQUE_OVER_UNITS),
  };
}

test("no unique index reaches over units, but for a reason", async () => {
  const { seen, open } = await crossing();
  assert.ok(seen >= 30, `unique indexes seen: ${seen}`);
  assert.deepEqual(open, []);
});

test("canary: a number that is unique over the country is named", async () => {
  await owner.query("create unique index canary_name on demander (name)");
  try {
    assert.deepEqual((await crossing()).open, ["canary_name"]);
  } finally {
    await owner.query("drop index canary_name");
  }
});

test("few conditions watch the cases: PostgreSQL reads each anew with every statement, three microseconds a condition", async () => {
  const { rows } = await owner.query<{ tgname: string }>(
    "select tgname from pg_trigger where tgrelid = 'work_case'::regclass and not tgisinternal and tgqual is not null and tgtype & 16 <> 0 order by 1",
  );
  const names = rows.map((r) => r.tgname);
  assert.deepEqual(names, ["case_row_follow", "search_demand_case", "search_published_case", "work_case_stays"]);
  const { rows: told } = await owner.query(
    "select tgname from pg_trigger where tgrelid = 'work_case'::regclass and tgname like 'search%' and tgtype & 16 <> 0 and tgattr::int2[] = '{}'",
  );
  assert.deepEqual(told, [], "what the search reads of a case no step alters: none is named to it with every step");
});

test("no GIN index keeps a list of what came lately: every question would read it whole until a vacuum", async () => {
  const { rows } = await owner.query<{ name: string; options: string[] | null }>(
    "select c.relname as name, c.reloptions as options from pg_class c join pg_am a on a.oid = c.relam where a.amname = 'gin' and c.relnamespace = 'public'::regnamespace",
  );
  assert.ok(rows.length >= 6, `GIN indexes seen: ${rows.length}`);
  assert.deepEqual(
    rows.filter((r) => !r.options?.includes("fastupdate=off")).map((r) => r.name),
    [],
  );
});

/** Functions beyond the caller's rights that ask neither for his scope nor for a code or hash that only a party has. */
const ASKED_BY_NUMBER: Readonly<Record<string, string>> = {
  case_tally_fold: "adds up counts and tells nothing",
  ledger_position: "a number of the ledger, no row of it",
  ledger_stood_until: "a time of the ledger, no row of it",
  centre_of: "the service centre for a place, which is public",
  materials_above: "titles of what is handed out to everybody",
  demand_has_contact: "yes or no",
};

test("a function beyond its caller's rights asks for his scope, or for what only a party has", async () => {
  const { rows } = await owner.query<{ name: string }>(
    `select distinct p.proname as name from pg_proc p where p.prosecdef and p.pronamespace = 'public'::regnamespace and p.prorettype <> 'trigger'::regtype
      and has_function_privilege('bihuan_app', p.oid, 'execute') and p.prosrc !~ 'scope_(unit|person|writes)|_is_mine'
      and not exists (select from unnest(p.proargtypes) t where t in ('text'::regtype, 'bytea'::regtype, 'bytea[]'::regtype) and p.proname !~ '^file') order by 1`,
  );
  assert.deepEqual(
    rows.map((r) => r.name),
    Object.keys(ASKED_BY_NUMBER).sort(),
  );
});
