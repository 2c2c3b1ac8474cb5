import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { DUE_ROUNDS } from "../features/work/rounds.ts";
import { expiryRound } from "../features/services/index.ts";
import { readConfig } from "../platform/config/config.ts";
import { openClient } from "../platform/db/connections.ts";
import { ClockRefused, refuseWrongClock } from "../platform/jobs/clock.ts";
import { startEmbedded } from "../platform/db/embedded.ts";
import { runDueRound } from "../platform/jobs/due-rounds.ts";
import { verifySeals } from "../platform/ledger/verify.ts";
import { sql } from "kysely";
import { ended, programs, startProgram } from "./program.ts";
import { refusalOf, serveInstallation, type Served } from "./served.ts";

/** A clock that is wrong: refused at the start; and where it got in all the same, nothing is lost for good. */
let served: Served;
before(async () => (served = await serveInstallation({ sample: true })));
after(() => served[Symbol.asyncDispose]());

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const open = async (): Promise<{ id: number; state: string; closed_on: string | null }[]> => {
  const { services } = served.installation;
  const { rows } = await services.database.asRoot(services.rootUnitId, (db) =>
    sql<{
      id: number;
      state: string;
      closed_on: string | null;
    }>`select id, state, closed_on from work_case where process = 'demand' order by id`.execute(db),
  );
  return rows;
};
const figures = async (): Promise<unknown> => {
  const { services } = served.installation;
  const { rows } = await services.database.asRoot(services.rootUnitId, (db) =>
    sql`select s.kind, s.dimensions, r.measure, r.month, sum(r.total) as total from ledger_rollup r join ledger_series s on s.id = r.series
      where cardinality(r.unit_path) <= 4 group by 1, 2, 3, 4 having sum(r.total) <> 0 order by 1, 2, 3, 4`.execute(db),
  );
  return rows;
};

test("a start before the newest entry, far after it, or beside the database's clock is refused in words; the day's own word lets it in", async () => {
  const { services } = served.installation;
  const start = (now: number, settings: Record<string, string> = {}) =>
    refuseWrongClock(services.database, readConfig(settings), services.rootUnitId, now);
  const now = Date.now();
  await start(now);
  for (const days of [-30, 400])
    await assert.rejects(
      start(now + days * DAY),
      (e) => e instanceof ClockRefused && /时钟/.test(e.message) && /BIHUAN_CLOCK=\d{4}-\d\d-\d\d/.test(e.message),
    );
  const far = now + 400 * DAY;
  const word = new Date(far + 8 * HOUR).toISOString().slice(0, 10);
  await assert.rejects(start(far, { BIHUAN_CLOCK: "2026-01-01" }), ClockRefused, "another day's word");
  await start(far, { BIHUAN_CLOCK: word });
  const trail = await (await served.signIn("shenji")).api.work.auditTrail({ act: "clock.accept" });
  assert.equal(trail.length, 0, "the system's own act belongs to the root's auditor");
  const { rows } = await services.database.asRoot(services.rootUnitId, (db) =>
    sql<{ n: number }>`select count(*) as n from audit_entry where act = 'clock.accept'`.execute(db),
  );
  assert.equal(rows[0]?.n, 1, "and is written down");
});

test("400 days ahead by mistake: listed, done after the delay, undone as a batch; cases, figures and publications are as before", async () => {
  const { services, clock } = served.installation;
  const [before, figuresBefore] = [await open(), await figures()];
  const running = before.filter((c) => c.closed_on === null).length;
  assert.ok(running > 3, `${running} open needs`);
  const right = clock.millis;
  clock.millis = right + 400 * DAY;
  const listed = await runDueRound(services, expiryRound);
  assert.ok(listed.listed > 3 && listed.done === 0, JSON.stringify(listed));
  assert.deepEqual(await open(), before, "listed only");
  assert.deepEqual(await runDueRound(services, expiryRound), { listed: 0, done: 0 }, "nothing twice");
  clock.millis += 71 * HOUR;
  assert.equal((await runDueRound(services, expiryRound)).done, 0);
  const [adviser, leader, officer] = [
    (await served.signIn("baomu")).api,
    (await served.signIn("lingdao")).api,
    (await served.signIn("xitong")).api,
  ];
  const [seen] = (await adviser.work.listRounds()).batches;
  assert.ok(seen && seen.counts.waiting > 0 && seen.items.length > 0 && seen.canUndo, "staff see what is coming");
  assert.ok(seen.counts.waiting <= listed.listed);
  assert.equal(await refusalOf(adviser.work.changeRound({ round: seen.round, listedAt: seen.listedAt, act: "hold" })), "FORBIDDEN");

  clock.millis += 2 * HOUR;
  const acted = await runDueRound(services, expiryRound);
  assert.equal(acted.done, listed.listed);
  assert.equal(
    (await open()).filter((c) => c.state === "expired").length,
    listed.listed + before.filter((c) => c.state === "expired").length,
  );

  clock.millis = right;
  for (const who of [leader, officer]) {
    const batch = (await who.work.listRounds()).batches.find((b) => b.counts.done > 0);
    if (batch) await who.work.changeRound({ round: batch.round, listedAt: batch.listedAt, act: "undo" });
  }
  const root = await undoAll(seen.listedAt);
  assert.ok(root >= 0);
  const strip = (rows: { id: number; state: string; closed_on: string | null }[]) =>
    rows.map(({ id, state, closed_on }) => [id, state, closed_on]);
  assert.deepEqual(strip(await open()), strip(before));
  assert.deepEqual(await figures(), figuresBefore);
  const demand = await adviser.services.getDemand({ id: Number(seen.items[0]?.subject.split(":")[1]) });
  assert.deepEqual(
    demand.events.slice(-2).map((e) => e.action),
    ["expire", "revive"],
    "the history keeps both",
  );
  assert.deepEqual(await runDueRound(services, expiryRound), { listed: 0, done: 0 }, "by the right clock nothing is ripe");
  assert.deepEqual(
    (await verifySeals(services)).faults.filter((f) => f.code === "roll-up"),
    [],
  );
});

/** What no unit of the sample undoes, the whole tree's officer would. */
async function undoAll(listedAt: string): Promise<number> {
  const { changeBatch } = await import("../platform/jobs/due-rounds.ts");
  const { mintSystemActor } = await import("../platform/access/scope.ts");
  const { services } = served.installation;
  return changeBatch(services, mintSystemActor(services.rootUnitId), expiryRound, listedAt, "undo");
}

test("a clock set right in time: what was listed in the future is dropped and nothing was done", async () => {
  const { services, clock } = served.installation;
  const right = clock.millis;
  const before = await open();
  clock.millis = right + 400 * DAY;
  assert.ok((await runDueRound(services, expiryRound)).listed > 0);
  clock.millis = right + HOUR;
  assert.deepEqual(await runDueRound(services, expiryRound), { listed: 0, done: 0 });
  clock.millis = right + 100 * HOUR;
  assert.equal((await runDueRound(services, expiryRound)).done, 0);
  assert.deepEqual(await open(), before);
  clock.millis = right;
});

test("held, a batch waits until it is released, and then its whole time again", async () => {
  const { services, clock } = served.installation;
  const leader = (await served.signIn("lingdao")).api;
  const right = clock.millis;
  clock.millis = right + 500 * DAY;
  await runDueRound(services, expiryRound);
  const [batch] = (await leader.work.listRounds()).batches;
  assert.ok(batch);
  const named = { round: batch.round, listedAt: batch.listedAt };
  const { changed } = await leader.work.changeRound({ ...named, act: "hold" });
  assert.equal(changed, batch.counts.waiting);
  clock.millis += 80 * HOUR;
  await runDueRound(services, expiryRound);
  assert.equal((await leader.work.listRounds()).batches.find((b) => b.listedAt === batch.listedAt)?.counts.held, changed, "held is held");
  await leader.work.changeRound({ ...named, act: "release" });
  assert.equal((await runDueRound(services, expiryRound)).done, 0);
  clock.millis += 73 * HOUR;
  assert.equal((await runDueRound(services, expiryRound)).done, changed);
  assert.equal((await leader.work.changeRound({ ...named, act: "undo" })).changed, changed);
  assert.equal(await refusalOf(leader.work.changeRound({ round: "nothing", listedAt: batch.listedAt, act: "hold" })), "NOT_FOUND");
  clock.millis = right;
});

test("rounds that nothing undoes say so beforehand; the others are undone as a batch (who is listed how long: places.test.ts and the rooms')", () => {
  // What the law has erased is gone for good: it is listed for its whole delay and can be held.
  for (const round of DUE_ROUNDS) assert.equal(round.undo === undefined, round.name.endsWith(".erase"), round.name);
});

test(
  "the program itself: an entry of tomorrow refuses the start in words, exit code 1; the day's word starts it",
  { timeout: 240_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "bihuan-clock-"));
    const settings = { BIHUAN_SAMPLE: "no" };
    try {
      const first = await startProgram(folder, settings);
      assert.match(first.output(), /Ready:/, first.output());
      first.child.kill("SIGTERM");
      await ended(first.child);
      const embedded = await startEmbedded(folder);
      const owner = openClient(embedded.owner);
      await owner.connect();
      await owner.query(
        "INSERT INTO audit_entry (at, actor_id, unit_id, act) SELECT now() + interval '1 day', 'system', id, 'demand.open' FROM unit WHERE parent_id IS NULL",
      );
      await owner.end();
      await embedded.stop();
      const refused = await startProgram(folder, settings);
      await ended(refused.child);
      assert.equal(refused.child.exitCode, 1, refused.output());
      assert.match(refused.output(), /早于最新一条记录/);
      assert.doesNotMatch(refused.output(), /^\s+at .*\.ts:/m, "no stack of calls");
      const word = /BIHUAN_CLOCK=(\d{4}-\d\d-\d\d)/.exec(refused.output())?.[1] as string;
      const started = await startProgram(folder, { ...settings, BIHUAN_CLOCK: word });
      assert.match(started.output(), /Ready:/, started.output());
      started.child.kill("SIGTERM");
      await ended(started.child);
    } finally {
      for (const child of programs) child.kill("SIGKILL");
      await (await startEmbedded(folder)).stop();
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
