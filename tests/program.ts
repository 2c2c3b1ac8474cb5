import assert from "node:assert/strict";
import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { createServer } from "node:net";
import type pg from "pg";
import { buildServer, buildWeb } from "../app/build.ts";
import { SAMPLE_PASSWORD } from "../app/sample.ts";
import { currentSample, onceAsFolder, repositoryRoot } from "../platform/testing/database.ts";

/** The whole program as its own process on its own data folder, as `npm start` runs it. */
export interface Program {
  child: ChildProcess;
  origin: string;
  output: () => string;
}

const server = buildWeb(() => {}).then(() => buildServer(() => {}));

/** Every program started here and not yet ended; kill them in `after`. */
export const programs: ChildProcess[] = [];

/** Returns when it is ready or has ended; what it said is in `output`. */
export async function startProgram(folder: string, settings: Record<string, string> = {}): Promise<Program> {
  const port = await freePort();
  const child = spawn(process.execPath, [await server], {
    cwd: repositoryRoot,
    env: { ...process.env, BIHUAN_DATA: folder, PORT: String(port), NODE_TEST_CONTEXT: "", ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  programs.push(child);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (d) => (output += d));
  for (let waited = 0; waited < 300_000 && !output.includes("Ready:") && child.exitCode === null; waited += 50)
    await new Promise((done) => setTimeout(done, 50));
  return { child, origin: `http://127.0.0.1:${port}`, output: () => output };
}

/** The folder with what the first start with the sample leaves in it: played in once for the sources as they stand, then copied. */
export async function withSample(folder: string): Promise<string> {
  const made = await onceAsFolder(`program-${currentSample()}`, async (making) => {
    const { child, output } = await startProgram(making);
    assert.match(output(), /Ready:/, output());
    child.kill("SIGTERM");
    await ended(child);
  });
  execFileSync("cp", ["-a", "--reflink=auto", `${made}/.`, folder]);
  return folder;
}

export const ended = (child: ChildProcess): Promise<void> =>
  child.exitCode !== null || child.signalCode !== null ? Promise.resolve() : new Promise((done) => child.once("exit", () => done()));

export async function cookieOf(origin: string): Promise<string> {
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

/** Registers a need under a request key: its id, or why it was refused. Throws when the server is gone. */
export async function registerNeed(
  origin: string,
  cookie: string,
  key: string,
  presentState = "",
): Promise<{ id: number } | { refused: string }> {
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
          presentState,
        },
      },
    }),
  });
  const { json } = (await response.json()) as { json: { id?: number; data?: { code?: string } } };
  return response.status === 200 && json.id !== undefined ? { id: json.id } : { refused: json.data?.code ?? `HTTP ${response.status}` };
}

export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, "127.0.0.1", done));
  const { port } = probe.address() as { port: number };
  await new Promise((done) => probe.close(done));
  return port;
}

/** A server given by its parts, as DATABASE_URL names it to a process of its own. */
export function addressOf(c: pg.ClientConfig): string {
  const [user, password, host] = [c.user, c.password, c.host].map((x) => encodeURIComponent(String(x)));
  return `postgresql://${user}:${password}@localhost:${c.port ?? 5432}/${c.database}?host=${host}`;
}
