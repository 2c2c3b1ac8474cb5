import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { openClient } from "../platform/db/connections.ts";
import { startEmbedded } from "../platform/db/embedded.ts";
import { cookieOf, ended, programs, registerNeed, startProgram, withSample } from "./program.ts";

/** The whole program on its own data folder, killed the hard way. */
const folder = mkdtempSync(join(tmpdir(), "bihuan-crash-"));
after(async () => {
  for (const child of programs) child.kill("SIGKILL");
  await (await startEmbedded(folder)).stop();
  rmSync(folder, { recursive: true, force: true });
});
const start = () => startProgram(folder);
const act = async (origin: string, cookie: string, key: string): Promise<number | undefined> => {
  const done = await registerNeed(origin, cookie, key).catch(() => undefined);
  return done && "id" in done ? done.id : undefined;
};

/** Is the demand found by the words? Tries while the index is behind or being made. */
async function isFound(origin: string, cookie: string, text: string, id: number): Promise<boolean> {
  for (let tries = 0; tries < 100; tries++) {
    const response = await fetch(`${origin}/api/rpc/search/search`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-bihuan": "1", cookie },
      body: JSON.stringify({ json: { text, kinds: ["demand"] } }),
    });
    const { json } = (await response.json()) as { json: { state: string; hits: { id: number }[] } };
    if (json.hits.some((h) => h.id === id)) return true;
    if (json.state === "ready") return false;
    await new Promise((done) => setTimeout(done, 200));
  }
  return false;
}

test(
  "kill -9 of server and PostgreSQL amid 1,000 acts: every acknowledged act is there, no half of one",
  { timeout: 480_000 },
  async () => {
    await withSample(folder);
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
    const owner = openClient((await startEmbedded(folder)).owner);
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

    // Committed, and killed before the search index had it: the list of changes has survived with the act.
    const cookieFound = await cookieOf(again.origin);
    for (const [key, id] of [...acknowledged].slice(-10)) assert.ok(await isFound(again.origin, cookieFound, `连发 ${key}`, id), key);

    // The clerk presses again: what had been stored is not stored twice.
    const cookieAgain = await cookieOf(again.origin);
    const pressed = keys.slice(0, 500);
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        for (let key = pressed.pop(); key !== undefined; key = pressed.pop()) {
          const id = await act(again.origin, cookieAgain, key);
          if (acknowledged.has(key)) assert.equal(id, acknowledged.get(key));
        }
      }),
    );
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
