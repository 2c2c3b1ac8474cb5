import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import pg from "pg";
import { SAMPLE_PASSWORD } from "../app/sample.ts";
import { startEmbedded } from "../platform/db/embedded.ts";
import { repositoryRoot } from "../platform/testing/database.ts";

/** The whole program on its own data folder, killed the hard way. */
const folder = mkdtempSync(join(tmpdir(), "bihuan-crash-"));
const children: ChildProcess[] = [];
after(async () => {
  for (const child of children) child.kill("SIGKILL");
  await (await startEmbedded(folder)).stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Started {
  child: ChildProcess;
  origin: string;
  output: () => string;
}

async function start(): Promise<Started> {
  const port = 20_000 + Math.floor(Math.random() * 30_000);
  const child = spawn(process.execPath, ["app/server.ts"], {
    cwd: repositoryRoot,
    env: { ...process.env, BIHUAN_DATA: folder, PORT: String(port), NODE_TEST_CONTEXT: "" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  children.push(child);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (d) => (output += d));
  for (let waited = 0; waited < 120_000 && !output.includes("Ready:"); waited += 50) {
    if (child.exitCode !== null) break;
    await sleep(50);
  }
  return { child, origin: `http://127.0.0.1:${port}`, output: () => output };
}
const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
const ended = (child: ChildProcess): Promise<void> =>
  child.exitCode !== null || child.signalCode !== null ? Promise.resolve() : new Promise((done) => child.once("exit", () => done()));

async function cookieOf(origin: string): Promise<string> {
  const response = await fetch(`${origin}/api/auth/sign-in/username`, {
    method: "POST",
    headers: { "content-type": "application/json", origin },
    body: JSON.stringify({ username: "baomu", password: SAMPLE_PASSWORD }),
  });
  assert.equal(response.status, 200);
  return response.headers
    .getSetCookie()
    .map((c) => c.split(";")[0])
    .join("; ");
}

async function act(origin: string, cookie: string, key: string): Promise<number | undefined> {
  try {
    const response = await fetch(`${origin}/api/rpc/services/createDemand`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-bihuan": "1", cookie },
      body: JSON.stringify({
        json: {
          requestKey: key,
          duplicateReason: "连发试验（示例）",
          values: {
            title: `连发 ${key}`,
            demanderName: "某合作社（示例）",
            demanderKind: "cooperative",
            contactName: "联系人（示例）",
            phone: "19900200000",
            source: "phone",
          },
        },
      }),
    });
    return response.status === 200 ? ((await response.json()) as { json: { id: number } }).json.id : undefined;
  } catch {
    return undefined;
  }
}

test(
  "kill -9 of server and PostgreSQL amid 1,000 acts: every acknowledged act is there, no half of one",
  { timeout: 480_000 },
  async () => {
    const first = await start();
    assert.match(first.output(), /Ready:/, first.output());

    const second = await start();
    await ended(second.child);
    assert.notEqual(second.child.exitCode, 0, "a second server on the same data is refused");
    assert.match(second.output(), /already running on this data/);

    const cookie = await cookieOf(first.origin);
    const keys = Array.from({ length: 1000 }, (_, i) => `crash-${String(i).padStart(5, "0")}`);
    const acknowledged = new Map<string, number>();
    let next = 0;
    let killed = false;
    const postmaster = Number(readFileSync(join(folder, "postgres/postmaster.pid"), "utf8").split("\n")[0]);
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        while (!killed && next < keys.length) {
          const key = keys[next++] as string;
          const id = await act(first.origin, cookie, key);
          if (id !== undefined) acknowledged.set(key, id);
          if (acknowledged.size >= 400 && !killed) {
            killed = true;
            process.kill(postmaster, "SIGKILL");
            first.child.kill("SIGKILL");
          }
        }
      }),
    );
    await ended(first.child);
    assert.ok(acknowledged.size >= 400 && acknowledged.size < 1000, `acknowledged ${acknowledged.size}`);

    const again = await start();
    assert.match(again.output(), /Ready:/, again.output());
    const owner = new pg.Client((await startEmbedded(folder)).owner);
    await owner.connect();
    const { rows } = await owner.query<{ key: string; id: string; whole: boolean }>(`
    select e.request_key as key, e.case_id::text as id,
      exists (select from demand d where d.id = e.case_id) and exists (select from ledger_fact f where f.subject = 'demand:' || e.case_id and f.kind = 'demand.received')
      and exists (select from audit_entry a where a.subject = 'demand:' || e.case_id) as whole
    from case_event e where e.request_key like 'crash-%'`);
    const stored = new Map(rows.map((r) => [r.key, r]));
    for (const [key, id] of acknowledged) assert.equal(Number(stored.get(key)?.id), id, `${key} was acknowledged`);
    assert.ok(
      rows.every((r) => r.whole),
      "no half of an act",
    );
    const facts = await owner.query<{ facts: number; rollup: number }>(
      "select (select count(*)::int from ledger_fact where kind = 'demand.received') as facts, (select sum(total)::int from ledger_rollup r join ledger_series s on s.id = r.series where kind = 'demand.received' and measure = '' and cardinality(unit_path) <= 4) as rollup",
    );
    assert.equal(facts.rows[0]?.facts, facts.rows[0]?.rollup, "the roll-ups stand with their facts");

    // The clerk presses again: what had been stored is not stored twice.
    const cookieAgain = await cookieOf(again.origin);
    for (const key of keys.slice(0, 500)) {
      const id = await act(again.origin, cookieAgain, key);
      if (acknowledged.has(key)) assert.equal(id, acknowledged.get(key));
    }
    const { rows: twice } = await owner.query(
      "select request_key from case_event where request_key like 'crash-%' group by 1 having count(*) > 1",
    );
    assert.equal(twice.length, 0);

    await owner.query("insert into schema_migration (name, digest) values ('29991231T0000_future', 'x')").catch(async () => {
      const { rows: columns } = await owner.query(
        "select column_name from information_schema.columns where table_name = 'schema_migration'",
      );
      assert.fail(`schema_migration has ${JSON.stringify(columns)}`);
    });
    await owner.end();
    again.child.kill("SIGTERM");
    await ended(again.child);
    assert.match(again.output(), /Stopping/);
    const older = await start();
    await ended(older.child);
    assert.notEqual(older.child.exitCode, 0, "a data folder of a newer version is refused");
    assert.match(older.output(), /newer/i);
  },
);
