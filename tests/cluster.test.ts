import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { openClient } from "../platform/db/connections.ts";
import { repositoryRoot } from "../platform/testing/database.ts";
import { endGroup, missing, openYard, POSTGRES, type Yard } from "../platform/testing/debian.ts";
import { cookieOf, ended, freePort, programs, registerNeed, startProgram, type Program } from "./program.ts";

/** docs/operations/cluster.md in deed, with the files that are printed there. */
const page = readFileSync(join(repositoryRoot, "docs/operations/cluster.md"), "utf8");
const printed = (language: string): string => new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(page)?.[1] as string;
/** Fills the words in capitals; one that is left over is a fault of the page or of this test. */
function filled(text: string, words: Record<string, string | number>): string {
  const out = text.replaceAll(/\b[A-Z]+(?:_[A-Z0-9]+)+\b|\b(?:NAME|ADDRESS|NETWORK)\b/g, (word) =>
    word in words ? String(words[word]) : word,
  );
  const left = out.match(/\b(?:[A-Z]+_(?:PORT|ADDRESS|FOLDER|PASSWORD|HOST|ONE|TWO|THREE|A|B)|NAME|ADDRESS|NETWORK)\b/g);
  assert.equal(left, null, `${left}`);
  return out;
}

const skip = missing("patroni", "etcd", "haproxy", `${POSTGRES}/postgres`);
const SECONDS = 60;
let yard: Yard | undefined;
const data = mkdtempSync(join(tmpdir(), "bihuan-cluster-"));
after(async () => {
  for (const child of programs) child.kill("SIGKILL");
  await yard?.[Symbol.asyncDispose]();
  rmSync(data, { recursive: true, force: true });
});

test(
  "three servers, two databases: the primary is killed amid the work, and nothing acknowledged is lost",
  { skip, timeout: 580_000 },
  async (t) => {
    yard = openYard();
    const port = Object.fromEntries(
      await Promise.all(
        ["web", "one", "two", "three", "primary", "replica", "etcd", "peer", "pgA", "pgB", "restA", "restB"].map(async (name) => [
          name,
          await freePort(),
        ]),
      ),
    ) as Record<string, number>;
    const at = (name: string): string => `127.0.0.1:${port[name]}`;
    assert.equal(new Set(Object.values(port)).size, Object.keys(port).length, "ports of its own");

    yard.start("etcd", "etcd", [
      ...[
        "--data-dir",
        join(yard.folder, "etcd"),
        "--listen-client-urls",
        `http://${at("etcd")}`,
        "--advertise-client-urls",
        `http://${at("etcd")}`,
      ],
      ...[
        "--listen-peer-urls",
        `http://${at("peer")}`,
        "--initial-advertise-peer-urls",
        `http://${at("peer")}`,
        "--initial-cluster",
        `default=http://${at("peer")}`,
      ],
    ]);
    const patroni = (name: "A" | "B") => {
      const { folder, start, write } = yard as Yard;
      const file = write(
        `patroni-${name}.yml`,
        filled(printed("yaml"), {
          NAME: name.toLowerCase(),
          ADDRESS: "127.0.0.1",
          NETWORK: "127.0.0.1/32",
          REST_PORT: port[`rest${name}`] as number,
          POSTGRES_PORT: port[`pg${name}`] as number,
          ETCD_ADDRESS: at("etcd"),
          DATA_FOLDER: join(folder, `data-${name}`),
          SOCKET_FOLDER: folder,
          POSTGRES_PASSWORD: "superuser-of-the-test",
          REPLICATOR_PASSWORD: "replicator-of-the-test",
        }),
      );
      return start(`patroni-${name}`, "patroni", [file]);
    };
    const first = patroni("A");
    const haproxy = yard.write(
      "haproxy.cfg",
      filled(printed("haproxy"), {
        WEB_ADDRESS: at("web"),
        WEB_HOST: at("web"),
        SERVER_ONE: at("one"),
        SERVER_TWO: at("two"),
        SERVER_THREE: at("three"),
        PRIMARY_ADDRESS: at("primary"),
        REPLICA_ADDRESS: at("replica"),
        POSTGRES_A: at("pgA"),
        POSTGRES_B: at("pgB"),
        REST_A: port["restA"] as number,
        REST_B: port["restB"] as number,
      }),
    );
    yard.start("haproxy", "haproxy", ["-f", haproxy, "-db"]);
    const superuser = {
      host: "127.0.0.1",
      port: port["primary"] as number,
      user: "postgres",
      password: "superuser-of-the-test",
      database: "postgres",
    };
    await until(
      60_000,
      "a primary",
      () => asked(superuser, "select pg_is_in_recovery() as r").then((r) => r[0]?.["r"] === false),
      () => yard?.log("patroni-A"),
    );
    await asked(
      superuser,
      "CREATE ROLE bihuan_owner LOGIN CREATEDB CREATEROLE PASSWORD 'owner-of-the-test'; CREATE ROLE bihuan_app LOGIN PASSWORD 'app-of-the-test'",
    );

    const files = join(data, "files");
    mkdirSync(files);
    const settings = Object.fromEntries(
      filled(printed("sh"), {
        APP_PASSWORD: "app-of-the-test",
        OWNER_PASSWORD: "owner-of-the-test",
        PRIMARY_ADDRESS: at("primary"),
        REPLICA_ADDRESS: at("replica"),
        WEB_HOST: at("web"),
        PROXY_ADDRESS: "127.0.0.1",
        SECRET_OF_AT_LEAST_32_LETTERS: "a secret of the cluster's test alone, 示例",
        SHARED_FOLDER: files,
        KEY_FOLDER: data,
      })
        .trim()
        .split("\n")
        .map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]),
    );
    const server = (name: string, more: Record<string, string> = {}): Promise<Program> =>
      startProgram(join(data, name), { ...settings, PORT: String(port[name] ?? 0), ...more });
    // The sample is played in before there is a second database: afterwards every act of it would wait for both.
    const one = await server("one");
    await until(150_000, "the first server", async () => one.output().includes("Ready:"), one.output);
    patroni("B");
    const [two, three] = await Promise.all([server("two"), server("three")]);
    for (const { output } of [two, three]) assert.match(output(), /Ready:/, output());

    // Whoever disagrees with those who are there, or comes twice, is refused in words.
    for (const [more, words] of [
      [{ BIHUAN_SECRET: "another secret of thirty-two letters" }, /BIHUAN_SECRET: .*同一数据库上的另一台服务器使用不同的密钥/],
      [{ BIHUAN_FILES: join(data, "elsewhere") }, /BIHUAN_FILES: .*另一台服务器把文件存在别处/],
      [{ BIHUAN_DATA: join(data, "one") }, /already running on this data/],
    ] as const) {
      const refused = await server("four", { PORT: "0", ...more });
      await ended(refused.child);
      assert.equal(refused.child.exitCode, 1, refused.output());
      assert.match(refused.output(), words);
    }

    await until(
      90_000,
      "a synchronous replica",
      () =>
        asked(superuser, "select count(*)::int as n from pg_stat_replication where sync_state in ('sync', 'quorum')").then(
          (r) => r[0]?.["n"] === 1,
        ),
      () => yard?.log("patroni-B"),
    );
    const app = { host: "127.0.0.1", port: port["primary"] as number, user: "bihuan_app", password: "app-of-the-test", database: "bihuan" };
    const leaders = () =>
      asked(app, "select pid from pg_locks where locktype = 'advisory' and classid = 823013 and granted").then((r) => r.length);
    await until(10_000, "one that does the rounds", async () => (await leaders()) === 1);

    const origin = `http://${at("web")}`;
    const cookie = await cookieOf(origin);
    // One session, whatever server answers.
    for (const name of ["one", "two", "three"])
      assert.equal((await fetch(`http://${at(name)}/api/me`, { headers: { cookie, host: at("web") } })).status < 500, true);
    const end = Date.now() + SECONDS * 1000;
    const acknowledged: string[] = [];
    let killedAt = Infinity;
    let writesBackAt = Infinity;
    const writer = async (who: number): Promise<void> => {
      for (let n = 0; Date.now() < end; n++)
        for (const key = `cluster-${who}-${n}`; Date.now() < end; await sleep(200)) {
          const sent = Date.now();
          const answer = await registerNeed(origin, cookie, key).catch(() => ({ refused: "unreachable" }));
          if ("refused" in answer) continue;
          acknowledged.push(key);
          if (sent > killedAt) writesBackAt = Math.min(writesBackAt, Date.now());
          break;
        }
    };
    const refusedFor: number[] = [];
    const said = new Map<string, number>();
    let reads = 0;
    const reader = async (who: number): Promise<void> => {
      let served = Date.now();
      for (let n = who; Date.now() < end; n++, await sleep(100)) {
        const call = [
          ["services/listDemands", {}],
          ["search/search", { text: "柑橘" }],
        ][n % 2] as [string, object];
        const status = await fetch(`${origin}/api/rpc/${call[0]}`, {
          method: "POST",
          headers: { "content-type": "application/json", "x-bihuan": "1", cookie },
          body: JSON.stringify({ json: call[1] }),
        }).then(
          async (r) => (await r.text(), r.status),
          () => 0,
        );
        if (status === 200) {
          reads++;
          refusedFor.push(Date.now() - served);
          served = Date.now();
        } else said.set(`${call[0]} ${status}`, (said.get(`${call[0]} ${status}`) ?? 0) + 1);
      }
      refusedFor.push(Date.now() - served);
    };
    const killing = sleep(15_000).then(() => {
      killedAt = Date.now();
      // Patroni and its PostgreSQL, as a machine that loses power.
      for (const pid of [(yard as Yard).pidOfPostgres(`data-A`), first.pid as number]) killTree(pid);
      endGroup(first, "SIGKILL");
    });
    await Promise.all([killing, ...Array.from({ length: 4 }, (_, i) => writer(i)), ...Array.from({ length: 6 }, (_, i) => reader(i))]);

    const { rows: stored } = {
      rows: await asked(
        { ...superuser, database: "bihuan" },
        "select title, count(*)::int as n from work_case where title like '连发 cluster-%' group by 1",
      ),
    };
    const counts = new Map(stored.map((r) => [String(r["title"]).slice(3), r["n"]]));
    const lost = acknowledged.filter((key) => counts.get(key) !== 1);
    const writesBack = (writesBackAt - killedAt) / 1000;
    const longest = Math.max(...refusedFor) / 1000;
    t.diagnostic(
      `${acknowledged.length} acts acknowledged, ${lost.length} lost or doubled; writing back after ${writesBack.toFixed(1)} s; ${reads} reads, longest without an answer ${longest.toFixed(1)} s; refused: ${JSON.stringify([...said])}`,
    );
    assert.ok(acknowledged.length > 50, `${acknowledged.length} acts`);
    assert.deepEqual(lost, []);
    assert.ok(writesBack <= 30, `writing was back after ${writesBack} s`);
    assert.ok(longest <= 5, `a reader was refused for ${longest} s: ${JSON.stringify([...said])}`);
    // Who does the rounds is found out by the next of them; never two.
    assert.ok((await leaders()) <= 1);
    for (const { child, output } of [one, two, three]) assert.equal(child.exitCode, null, output().slice(-4000));
  },
);

async function asked(config: pg.ClientConfig, text: string): Promise<Record<string, unknown>[]> {
  const client = openClient({ ...config, connectionTimeoutMillis: 3000 });
  client.on("error", () => {});
  try {
    await client.connect();
    const answer = await client.query(text);
    return answer.rows ?? [];
  } finally {
    await client.end().catch(() => {});
  }
}

async function until(millis: number, what: string, isSo: () => Promise<boolean>, log: () => string | undefined = () => ""): Promise<void> {
  for (const end = Date.now() + millis; Date.now() < end; await sleep(250)) if (await isSo().catch(() => false)) return;
  assert.fail(`${what} within ${millis / 1000} s\n${log()?.slice(-3000)}`);
}

function killTree(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It is gone.
  }
}
