import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { openClient } from "../platform/db/connections.ts";
import { startEmbedded } from "../platform/db/embedded.ts";
import { manifestPath } from "../platform/search/folder.ts";
import { ended, programs, startProgram, withSample } from "./program.ts";

/** A stop while the search index is built is in order. How long it waits for the index is not told apart here: a stop that waited passed, too. */
const folder = mkdtempSync(join(tmpdir(), "bihuan-stop-"));
after(async () => {
  for (const child of programs) child.kill("SIGKILL");
  await (await startEmbedded(folder)).stop();
  rmSync(folder, { recursive: true, force: true });
});

const until = async (what: string, holds: () => boolean | Promise<boolean>): Promise<void> => {
  for (let tries = 0; tries < 1200; tries++) {
    if (await holds()) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  assert.fail(`waited for ${what}`);
};

test(
  "told to stop while the index is built, the server goes without building it, PostgreSQL is shut down in order, and the next start builds anew",
  { timeout: 280_000 },
  async () => {
    await withSample(folder);
    const manifest = manifestPath(join(folder, "search"));
    const { child, output } = await startProgram(folder);
    assert.match(output(), /Ready:/, output());
    const { owner } = await startEmbedded(folder);
    const [holder, onlooker] = [openClient(owner), openClient(owner)];
    await holder.connect();
    await onlooker.connect();
    // Laws cannot be read while this stands: a rebuild gets as far as them.
    await holder.query("begin; lock table policy in access exclusive mode");
    await onlooker.query("delete from search_reader");
    const connections = async () =>
      (
        await onlooker.query<{ waits: number; others: number }>(
          `select count(*) filter (where wait_event_type = 'Lock' and query ~ 'policy')::int as waits, count(*) filter (where wait_event_type is distinct from 'Lock')::int as others
            from pg_stat_activity where usename = 'bihuan_app'`,
        )
      ).rows[0] ?? { waits: 0, others: 0 };
    await until("the rebuild to read the laws", async () => (await connections()).waits > 0);
    assert.equal(existsSync(manifest), false, "the index is being built");

    child.kill("SIGTERM");
    await until("the server to let go of the database", async () => (await connections()).others === 0);
    // So far it came while the rebuild stood; what it reads may end now, which is what a connection waits for.
    assert.ok((await connections()).waits > 0, "the rebuild still stands where it stood");
    await holder.end();
    await onlooker.end();
    await ended(child);
    assert.equal(child.exitCode, 0, output());
    assert.equal(existsSync(manifest), false, "the index was not built");
    const log = () => readFileSync(join(folder, "postgres.log"), "utf8").trimEnd().split("\n");
    assert.match(log().at(-1) ?? "", /database system is shut down/);

    const lines = log().length;
    const again = await startProgram(folder);
    assert.match(again.output(), /Ready:/, again.output());
    assert.doesNotMatch(log().slice(lines).join("\n"), /not properly shut down|interrupted/);
    await until("the index to be built", () => existsSync(manifest));
    again.child.kill("SIGTERM");
    await ended(again.child);
    assert.equal(again.child.exitCode, 0, again.output());
  },
);
