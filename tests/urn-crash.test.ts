import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { openClient } from "../platform/db/connections.ts";
import { startEmbedded } from "../platform/db/embedded.ts";
import { cookieOf, ended, programs, startProgram, withSample } from "./program.ts";

/** The whole program on its own data folder, killed the hard way while ballots come in. */
const folder = mkdtempSync(join(tmpdir(), "bihuan-urn-"));
after(async () => {
  for (const child of programs) child.kill("SIGKILL");
  await (await startEmbedded(folder)).stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A call as the pages make it: its answer, or why it was refused. Throws when the server is gone. */
async function ask<T>(origin: string, path: string, input: object, cookie = ""): Promise<T & { readonly refused?: string }> {
  const response = await fetch(`${origin}/api/rpc/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-bihuan": "1", cookie },
    body: JSON.stringify({ json: input }),
  });
  const { json } = (await response.json()) as { json: T & { data?: { code?: string } } };
  return response.ok ? json : ({ refused: json.data?.code ?? `HTTP ${response.status}` } as T & { refused: string });
}

test(
  "an urn after a crash (no table of it is UNLOGGED): kill -9 of server and PostgreSQL amid ballots loses none that was acknowledged, and every other code still votes",
  { timeout: 480_000 },
  async () => {
    await withSample(folder);
    const first = await startProgram(folder);
    assert.match(first.output(), /Ready:/, first.output());
    const owner = openClient((await startEmbedded(folder)).owner);
    await owner.connect();
    const { rows } = await owner.query<{ id: string }>("select id from appraisal where title = '2026年度中层干部测评（示例）'");
    await owner.end();
    const id = Number(rows[0]?.id);
    const cookie = await cookieOf(first.origin);
    const act = (origin: string, action: string) =>
      ask<object>(origin, "appraisal/act", { id, action, requestKey: `urn-${action}` }, cookie);
    await act(first.origin, "convene");
    const voters = await ask<{ id: number }[]>(first.origin, "appraisals/listVoters", { id }, cookie);
    await ask(first.origin, "appraisals/checkIn", { id, voterIds: voters.map((v) => v.id), present: true }, cookie);
    const classes = [
      { key: "A", codes: 2, sheets: 0 },
      { key: "C", codes: 10, sheets: 0 },
    ];
    const dealt = await ask<{ keys: string[]; codes: { codes: string[] }[] }>(first.origin, "appraisals/deal", { id, classes }, cookie);
    assert.equal((await act(first.origin, "open")).refused, undefined);

    const codes = dealt.codes.flatMap((c) => c.codes);
    const cast = (origin: string, code: string) => ask<object>(origin, "ballots/castBallot", { code, cells: [1, 1, 2] });
    const postmaster = Number(readFileSync(join(folder, "postgres/postmaster.pid"), "utf8").split("\n")[0]);
    const acknowledged = new Set<string>();
    let next = 0;
    await Promise.all(
      Array.from({ length: 4 }, async () => {
        for (let code = codes[next++]; code !== undefined && acknowledged.size < 5; code = codes[next++]) {
          const done = await cast(first.origin, code).catch(() => undefined);
          if (done && done.refused === undefined) acknowledged.add(code);
          if (acknowledged.size === 5) {
            process.kill(postmaster, "SIGKILL");
            first.child.kill("SIGKILL");
          }
        }
      }),
    );
    await ended(first.child);
    assert.ok(acknowledged.size >= 5 && acknowledged.size < codes.length, `${acknowledged.size}`);

    const again = await startProgram(folder);
    assert.match(again.output(), /Ready:/, again.output());
    const received = async () =>
      (await ask<{ received: number }>(again.origin, "appraisals/received", { id }, await cookieOf(again.origin))).received;
    const open: string[] = [];
    for (const code of codes) {
      const { refused } = await ask<object>(again.origin, "ballots/openBallot", { code });
      assert.ok(refused === undefined || refused === "unknown-code", refused);
      if (refused === undefined) open.push(code);
    }
    assert.deepEqual(
      open.filter((code) => acknowledged.has(code)),
      [],
      "a ballot that was acknowledged is in the urn",
    );
    assert.equal(await received(), codes.length - open.length, "a code is gone exactly where its ballot is there");
    for (const code of open) assert.equal((await cast(again.origin, code)).refused, undefined);
    assert.equal(await received(), codes.length);
    assert.equal((await act(again.origin, "bell")).refused, undefined);
    const counted = await ask<{ counted: boolean }>(
      again.origin,
      "appraisals/count",
      { id, keys: dealt.keys.slice(1), returned: [] },
      cookie,
    );
    assert.equal(counted.counted, true, "whole to the last cell");
  },
);
