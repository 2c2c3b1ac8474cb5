import { spawn } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import http from "node:http";
import { join } from "node:path";
import { repositoryRoot } from "../app/open.ts";
import { SAMPLE_PASSWORD } from "../app/sample.ts";

export type Say = (measure: string, asked: string, measured: string) => void;

export const quantile = (values: number[], q: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * q))] as number;
export const ms = (value: number): string => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;

/** The real server on a data folder, as `npm start` starts it. */
export interface Server {
  origin: string;
  pid: number;
  folder: string;
}

export async function withServer(folder: string, say: Say | undefined, work: (server: Server) => Promise<void>): Promise<void> {
  const port = 21_000 + Math.floor(Math.random() * 9000);
  const origin = `http://127.0.0.1:${port}`;
  const began = performance.now();
  const child = spawn(process.execPath, ["scripts/start.mjs"], {
    cwd: repositoryRoot,
    env: { ...process.env, BIHUAN_DATA: folder, PORT: String(port) },
    stdio: "ignore",
  });
  try {
    while (
      !(await fetch(origin).then(
        (r) => r.ok,
        () => false,
      ))
    ) {
      if (child.exitCode !== null) throw new Error("the server did not start");
      await pause(20);
    }
    say?.("second start until the page is served", "≤ 3 s", `${((performance.now() - began) / 1000).toFixed(1)} s`);
    await pause(3000);
    const pid = Number(readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, "utf8").split(" ")[0]);
    say?.("idle server beside PostgreSQL", "≤ 200 MB", rss(pid));
    await work({ origin, pid, folder });
    say?.("server after load", "–", rss(pid));
  } finally {
    child.kill("SIGTERM");
    await new Promise((done) => child.once("exit", done));
  }
}

const LIST = { filter: { state: ["published"] }, sort: { field: "openedOn", direction: "desc" }, limit: 20 };

export async function measureList(server: Server, demands: number, say: Say): Promise<void> {
  const call = caller(server.origin, 20);
  const cookie = await signIn(server.origin, "shengji");
  const list = () => call("services/listDemands", LIST, cookie);
  for (let i = 0; i < 300; i++) await list();
  const load = await clients(20, 10, list);
  say(
    `list over HTTP, ${demands.toLocaleString("en")} demands: 20 rows with unit and person, state filter, date sort, total, 20 clients`,
    "≤ 12 ms p50, ≥ 1,500 requests/s (at 100,000)",
    `p50 ${ms(quantile(load.taken, 0.5))}, p95 ${ms(quantile(load.taken, 0.95))}, ${load.rate.toFixed(0)} requests/s, ${load.errors} errors`,
  );
}

export async function measureMixed(server: Server, seconds: number, say: Say): Promise<void> {
  const call = caller(server.origin, 200);
  const cookies = await Promise.all(["baomu", "shenhe", "lingdao", "shiji", "shengji"].map((name) => signIn(server.origin, name)));
  const year = { from: "2025-01", to: "2025-12" };
  let n = 0;
  const next = (user: number): [path: string, input: unknown] => {
    n++;
    if (n % 10 === 0 && user % 5 === 0) return ["services/createDemand", newDemand(n)];
    if (n % 4 === 0) return ["work/workbench", undefined];
    if (n % 4 === 1) return ["indicators/scorecard", year];
    return ["services/listDemands", { filter: {}, limit: 20 }];
  };
  const byPath = new Map<string, number[]>();
  const one = async (user: number): Promise<void> => {
    const [path, input] = next(user);
    const began = performance.now();
    await call(path, input, cookies[user % cookies.length] as string);
    byPath.set(path, [...(byPath.get(path) ?? []), performance.now() - began]);
  };
  const before = cpuSeconds(server);
  // A person reads before the next click.
  const load = await clients(200, seconds, one, () => 800 + Math.random() * 1200);
  const used = cpuSeconds(server).map((s, i) => `${Math.round(((s - (before[i] as number)) / seconds) * 100)} %`);
  say(
    `200 users, lists, workbench, scorecards, new demands, a click every 0.8–2 s, ${seconds} s`,
    "no error, p95 ≤ 300 ms",
    `${load.rate.toFixed(0)} requests/s, p50 ${ms(quantile(load.taken, 0.5))}, p95 ${ms(quantile(load.taken, 0.95))}, ${load.errors} errors${load.firstError ? ` (${load.firstError})` : ""}`,
  );
  for (const [path, taken] of byPath)
    say(`… of these ${path} (${taken.length})`, "–", `p50 ${ms(quantile(taken, 0.5))}, p95 ${ms(quantile(taken, 0.95))}`);
  say("of one core meanwhile: server, PostgreSQL, client", "say what saturates", used.join(", "));
}

const newDemand = (n: number) => ({
  requestKey: `bench-${Date.now()}-${n}`,
  duplicateReason: "压力测量，题目有意相近",
  values: {
    title: `示例 ${n}`,
    demanderName: "企业（示例）",
    demanderKind: "enterprise",
    contactName: "示例",
    phone: "19900200000",
    source: "phone",
  },
});

/** Calls over kept-alive connections by plain node:http: the client shares the cores, so it is kept thin. */
function caller(origin: string, connections: number) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  const { hostname, port } = new URL(origin);
  return (path: string, input: unknown, cookie: string): Promise<void> =>
    new Promise((done, fail) => {
      const body = JSON.stringify({ json: input });
      const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body), "x-bihuan": "1", cookie };
      const request = http.request({ agent, hostname, port, method: "POST", path: `/api/rpc/${path}`, headers }, (answer) => {
        answer.resume();
        const status = answer.statusCode ?? 0;
        answer.on("end", () => (status < 400 || status === 403 ? done() : fail(new Error(`${status} ${path}`))));
      });
      request.on("error", fail);
      request.end(body);
    });
}

/** n clients, one call after another for `seconds`; the pause each makes for itself is not counted. */
async function clients(n: number, forSeconds: number, work: (client: number) => Promise<void>, pauseMillis?: () => number) {
  const taken: number[] = [];
  let errors = 0;
  let firstError: string | undefined;
  const end = performance.now() + forSeconds * 1000;
  await Promise.all(
    Array.from({ length: n }, async (_, client) => {
      if (pauseMillis) await pause(Math.random() * 1000);
      while (performance.now() < end) {
        const began = performance.now();
        try {
          await work(client);
          taken.push(performance.now() - began);
        } catch (error) {
          errors++;
          firstError ??= String(error);
        }
        if (pauseMillis) await pause(pauseMillis());
      }
    }),
  );
  return { taken, rate: taken.length / forSeconds, errors, firstError };
}

/** Seconds of processor used so far by the server, by PostgreSQL with its backends, by this client. */
function cpuSeconds({ pid, folder }: Server): number[] {
  const ticks = (of: number | string, fields: number[]): number => {
    try {
      const stat = readFileSync(`/proc/${of}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
      return fields.reduce((sum, f) => sum + Number(stat[f]), 0);
    } catch {
      return 0;
    }
  };
  const OWN = [11, 12];
  const postmaster = Number(readFileSync(join(folder, "postgres/postmaster.pid"), "utf8").split("\n")[0]);
  const backends = readdirSync("/proc").filter((pid) => /^\d+$/.test(pid) && ticks(pid, [1]) === postmaster);
  const postgres = backends.reduce((sum, pid) => sum + ticks(pid, OWN), ticks(postmaster, [...OWN, 13, 14]));
  const self = process.cpuUsage();
  return [ticks(pid, OWN) / 100, postgres / 100, (self.user + self.system) / 1e6];
}

const pause = (millis: number): Promise<void> => new Promise((done) => setTimeout(done, millis));

/** A browser's cookies: its session's, and the device's that it is given with the first answer. */
async function signIn(origin: string, username: string): Promise<string> {
  const response = await fetch(`${origin}/api/auth/sign-in/username`, {
    method: "POST",
    headers: { "content-type": "application/json", origin },
    body: JSON.stringify({ username, password: SAMPLE_PASSWORD }),
  });
  if (!response.ok) throw new Error(`sign-in of ${username}: ${response.status}`);
  const session = cookiesOf(response);
  const me = await fetch(`${origin}/api/me`, { headers: { cookie: session } });
  return `${session}; ${cookiesOf(me)}`;
}

const cookiesOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((c) => c.split(";")[0])
    .join("; ");

function rss(pid: number): string {
  return `${Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024)} MB`;
}
