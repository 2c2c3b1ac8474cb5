import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { seededRandom } from "@bihuan/kit";
import { openClient } from "../platform/db/connections.ts";
import { startEmbedded } from "../platform/db/embedded.ts";
import { repositoryRoot } from "../platform/testing/database.ts";
import { cookieOf, ended, freePort, registerNeed, withSample } from "./program.ts";

export interface Kill {
  readonly what: string;
  /** From the kill to the answer of the first act that was begun after it. */
  readonly backMillis: number;
}
export interface Drill {
  readonly kills: readonly Kill[];
  readonly acknowledged: number;
  readonly lost: readonly string[];
  readonly halves: number;
  readonly twice: number;
  readonly output: string;
}

/** `npm start` under load, one process after another killed with SIGKILL: the server, the postmaster, backends, PostgreSQL's own workers. Nobody lends a hand. */
export async function drill(folder: string, count: number, seed: number): Promise<Drill> {
  const random = seededRandom(seed);
  await withSample(folder);
  const port = String(await freePort());
  const origin = `http://127.0.0.1:${port}`;
  const supervisor = spawn(process.execPath, ["scripts/start.mjs"], {
    cwd: repositoryRoot,
    env: { ...process.env, BIHUAN_DATA: folder, PORT: port, NODE_TEST_CONTEXT: "" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [supervisor.stdout, supervisor.stderr]) stream.on("data", (d) => (output += d));
  try {
    for (let waited = 0; waited < 300_000 && !output.includes("Ready:"); waited += 50) await sleep(50);
    const cookie = await cookieOf(origin);
    const acknowledged = new Map<string, number>();
    let next = 0;
    let over = false;
    /** A clerk presses again under the same key until it is answered; the end of the drill ends that too. */
    const act = async (): Promise<void> => {
      const key = `kill-${String(next++).padStart(6, "0")}`;
      while (!over) {
        const done = await registerNeed(origin, cookie, key).catch(() => undefined);
        if (done && "id" in done) return void acknowledged.set(key, done.id);
        await sleep(50);
      }
    };
    const load = Array.from({ length: 4 }, async () => {
      while (!over) {
        await act();
        await sleep(20);
      }
    });
    const kills: Kill[] = [];
    for (let i = 0; i < count; i++) {
      await sleep(300 + random.below(700));
      const what = KINDS[i % KINDS.length] as (typeof KINDS)[number];
      const candidates = victims(what, supervisor.pid as number, folder);
      const victim = candidates.length > 0 ? random.pick(candidates) : undefined;
      if (victim === undefined) throw new Error(`nothing to kill: ${what}\n${output}`);
      process.kill(victim, "SIGKILL");
      const began = performance.now();
      await Promise.race([act(), sleep(60_000)]);
      kills.push({ what, backMillis: Math.round(performance.now() - began) });
    }
    over = true;
    await Promise.all(load);
    const owner = openClient((await startEmbedded(folder)).owner);
    await owner.connect();
    const { rows } = await owner.query<{ key: string; id: string; whole: boolean }>(`
      select e.request_key as key, e.case_id::text as id,
        exists (select from demand d where d.id = e.case_id) and exists (select from ledger_fact f where f.subject = 'demand:' || e.case_id and f.kind = 'demand.received')
        and exists (select from audit_entry a where a.subject = 'demand:' || e.case_id) as whole
      from case_event e where e.request_key like 'kill-%'`);
    await owner.end();
    const stored = new Map(rows.map((r) => [r.key, Number(r.id)]));
    return {
      kills,
      acknowledged: acknowledged.size,
      lost: [...acknowledged].filter(([key, id]) => stored.get(key) !== id).map(([key]) => key),
      halves: rows.filter((r) => !r.whole).length,
      twice: rows.length - stored.size,
      output,
    };
  } finally {
    supervisor.kill("SIGTERM");
    await ended(supervisor);
  }
}

const KINDS = ["backend", "web", "postmaster", "worker"] as const;

function victims(what: (typeof KINDS)[number], supervisor: number, folder: string): number[] {
  if (what === "web") return childrenOf(supervisor).map((c) => c.pid);
  const postmaster = Number(readFileSync(join(folder, "postgres/postmaster.pid"), "utf8").split("\n")[0]);
  if (what === "postmaster") return [postmaster];
  return childrenOf(postmaster)
    .filter((c) => c.command.includes("[local]") === (what === "backend"))
    .map((c) => c.pid);
}

function childrenOf(parent: number): { pid: number; command: string }[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const [, after = ""] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ");
        return Number(after.split(" ")[1]) === parent ? [{ pid: Number(pid), command: readFileSync(`/proc/${pid}/cmdline`, "utf8") }] : [];
      } catch {
        return [];
      }
    });
}

const sleep = (millis: number): Promise<void> => new Promise((done) => setTimeout(done, millis));
