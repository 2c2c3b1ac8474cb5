import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { startEmbedded } from "../platform/db/embedded.ts";
import { repositoryRoot } from "../platform/testing/database.ts";
import { ended, programs, startProgram, type Program } from "./program.ts";

/** docs/operations as an operator follows it: each command is run here, or by the test that is named for it. */
const docs = join(repositoryRoot, "docs/operations");
interface Written {
  readonly page: string;
  /** `npm run cli -- seal` is `seal`; another program by its name. */
  readonly verb: string;
}

/** Commands of a page: of its fenced and indented blocks, and those within a sentence. A block of settings holds none. */
function commandsOf(page: string, text: string): Written[] {
  const fenced = [...text.matchAll(/^```sh[^\n]*\n([^]*?)^```/gm)].flatMap((m) => (m[1] as string).split("\n"));
  const rest = text.replace(/^```[^]*?^```/gm, "");
  const indented = [...rest.matchAll(/^ {4}(\S.*)$/gm)].map((m) => m[1] as string);
  const inline = [...rest.matchAll(/`((?:[A-Z_]+=\S+ )*npm [^`]+)`/g)].map((m) => m[1] as string);
  return [...fenced, ...indented, ...inline].flatMap((line) => verbsIn(line).map((verb) => ({ page, verb })));
}

function verbsIn(line: string): string[] {
  const command = line
    .replace(/\s#.*$/, "")
    .replace(/^(?:[A-Z_]+=\S+ )+(?=\S)/, "")
    .trim();
  if (command === "" || /^(?:export )?[A-Z_]+=\S*$/.test(command)) return [];
  const cli = /^npm run cli -- (.*)$/.exec(command)?.[1];
  if (cli === undefined) return [/^npm \S+/.exec(command)?.[0] ?? (command.split(" ")[0] as string)];
  return cli.split(" | ").map((words) => words.trim().split(" ")[0] as string);
}

/** Run by other tests, which read the page or name the command. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  "npm start": "tests/kills.ts",
  // Unpacked into a folder of the test instead of installed.
  "apt-get": "tests/cluster.test.ts",
  ...Object.fromEntries(
    [
      "umask",
      "head",
      "backup",
      "backups",
      "check-backup",
      "try-restore",
      "restore",
      "pg_basebackup",
      "pg_verifybackup",
      "cp",
      "touch",
      "pg_ctl",
    ].map((verb) => [verb, "tests/operations-backup.test.ts"]),
  ),
  ...Object.fromEntries(
    ["seal", "verify-seals", "prove-fact", "prove-seals", "verify-proof", "rotate-seal-key"].map((verb) => [verb, "tests/seals.test.ts"]),
  ),
};

const home = mkdtempSync(join(tmpdir(), "bihuan-operator-"));
const data = join(home, "data");
const env = { ...process.env, BIHUAN_DATA: data, BIHUAN_SAMPLE: "no", NODE_TEST_CONTEXT: "" };
let program: Program;
before(async () => {
  program = await startProgram(data, { BIHUAN_SAMPLE: "no" });
  assert.match(program.output(), /Ready:/, program.output());
});
after(async () => {
  program.child.kill("SIGTERM");
  await ended(program.child);
  for (const child of programs) child.kill("SIGKILL");
  await (await startEmbedded(data)).stop();
  rmSync(home, { recursive: true, force: true });
});

/** A command as it is typed; answers are typed one after the other, each when it is asked for. */
async function cli(words: readonly string[], answers: readonly string[] = []): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [join(repositoryRoot, "app/cli.ts"), ...words], { cwd: repositoryRoot, env, stdio: "pipe" });
  let said = "";
  let typed = 0;
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (d: Buffer) => {
      said += d.toString();
      if (said.endsWith(": ") && typed < answers.length) child.stdin.write(`${answers[typed++]}\n`);
    });
  await ended(child);
  return { code: child.exitCode, said };
}

async function signIn(username: string, password: string): Promise<{ status: number; cookie: string }> {
  const response = await fetch(`${program.origin}/api/auth/sign-in/username`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: program.origin },
    body: JSON.stringify({ username, password }),
  });
  const cookie = response.headers
    .getSetCookie()
    .map((c) => c.split(";")[0])
    .join("; ");
  return { status: response.status, cookie };
}
const me = async (cookie: string): Promise<{ status: number; due?: string; posts?: { roles: string[] }[] }> => {
  const response = await fetch(`${program.origin}/api/me`, { headers: { cookie } });
  return { status: response.status, ...(response.ok ? ((await response.json()) as object) : {}) };
};
const firstPasswords = (said: string): Record<string, string> =>
  Object.fromEntries([...said.matchAll(/user name (\w+), first password (\S+);/g)].map((m) => [m[1] as string, m[2] as string]));

const written = (name: string, content: string): string => {
  writeFileSync(join(home, name), content);
  return join(home, name);
};

/** What is typed for each command of the page, in this order, what it says, and what is seen to hold afterwards. */
const HERE: Readonly<Record<string, () => Promise<void>>> = {
  help: () => runs(["help"], /npm run cli -- first-officers[^]*reset-officer/),
  async "first-officers"() {
    const refused = await cli(["first-officers", "512002", "张甲（示例）:zhangjia", "张甲（示例）:lisi", "王丙（示例）:wangbing"]);
    assert.deepEqual([refused.code, /三员须为三人/.test(refused.said)], [2, true], refused.said);
    const three = ["张甲（示例）", "zhangjia", "李乙（示例）", "liyi", "王丙（示例）", "wangbing"];
    const { code, said } = await cli(["first-officers", "512002"], three);
    assert.equal(code, 0, said);
    const passwords = firstPasswords(said);
    assert.deepEqual(Object.keys(passwords), ["zhangjia", "liyi", "wangbing"]);
    const roles = [];
    for (const [username, password] of Object.entries(passwords)) {
      const { status, cookie } = await signIn(username, password);
      const known = await me(cookie);
      assert.deepEqual([status, known.due], [200, "password"], `${username} comes in, and changes the password first`);
      roles.push(known.posts?.[0]?.roles[0]);
    }
    assert.deepEqual(roles, ["system_officer", "security_officer", "auditor"]);
    const again = await cli(["first-officers", "512002"], three);
    assert.deepEqual([again.code, /there are officers already/.test(again.said)], [2, true], again.said);
  },
  async "reset-officer"() {
    const first = firstPasswords((await cli(["reset-officer", "wangbing"])).said)["wangbing"] as string;
    const { cookie } = await signIn("wangbing", first);
    assert.equal((await me(cookie)).status, 200);
    const { code, said } = await cli(["reset-officer", "wangbing"]);
    assert.equal(code, 0, said);
    const second = firstPasswords(said)["wangbing"] as string;
    assert.equal((await me(cookie)).status, 401, "every session has ended");
    assert.equal((await signIn("wangbing", first)).status, 401);
    assert.equal((await signIn("wangbing", second)).status, 200);
    assert.equal((await cli(["reset-officer", "nobody"])).code, 2);
  },
  async "add-person"() {
    const words = ["add-person", "保姆丁（示例）", "--unit", "512002", "--role", "adviser", "--username", "baomuding"];
    const { code, said } = await cli(words);
    assert.equal(code, 0, said);
    assert.equal((await signIn("baomuding", firstPasswords(said)["baomuding"] as string)).status, 200);
    assert.match((await cli(words)).said, /is taken/);
  },
  "import-needs": () =>
    runs(
      ["import-needs", written("needs.txt", "'13a581e1-2d7e-4c8d-b350-e3ab36dbe6a0' , '柑橘保鲜（示例）' , '冷库'\n"), "--as", "baomuding"],
      /1 stored/,
    ),
  async "import-divisions"() {
    const table = written(
      "regions.csv",
      "id,ext_id,ext_name\n71,710000000000,台湾省\n7101,710100000000,台北市\n11,110000000000,北京市\n9100,0,国外\n7101,710100000000,台北市\n730101,730101000000,无上级区\n11,110000000000,北京\n",
    );
    await runs(
      ["import-divisions", table],
      /7 rows: 1 known, 2 added, 0 of another name \(kept as they are\), 2 twice, 1 beneath no division, 1 no division/,
    );
    mkdirSync(join(home, "divisions"));
    for (const [name, content] of [
      ["list", {}],
      ["history", { "512099": "示例旧县" }],
      ["diff", { "512099": ["512002"] }],
    ])
      written(`divisions/mumuy_${name}.json`, JSON.stringify(content));
    return runs(["import-divisions", join(home, "divisions")], /1 closed codes, 1 of them with successors/);
  },
  "import-codes": () =>
    runs(
      ["import-codes", written("codes.csv", "901,示例一级,\n90110,示例二级,901\n"), "--table", "field", "--source", "示例"],
      /2 codes stored/,
    ),
  "import-policies"() {
    mkdirSync(join(home, "laws"));
    written("laws/示例办法.md", "# 示例办法（示例）\n\n第一条 为了示例，制定本办法。\n\n第二条 本办法自2026年1月1日起施行。\n");
    return runs(["import-policies", join(home, "laws")], /1/);
  },
  "import-boundaries": () =>
    runs(
      [
        "import-boundaries",
        written("outline.json", JSON.stringify({ type: "FeatureCollection", features: [OUTLINE] })),
        "--system",
        "wgs84",
      ],
      /1/,
    ),
  "import-population": () =>
    runs(
      ["import-population", written("people.csv", "lon,lat,population\n104.65,30.12,12\n104.66,30.12,3\n"), "--region", "512002"],
      /2|15/,
    ),
  "reach-build": () => runs(["reach-build", written("town.osm", TOWN), "--region", "512002"], /./),
  "import-places": () =>
    runs(
      [
        "import-places",
        written("places.csv", "名称,类型,地址,经度,纬度\n示例科技馆,科技馆,示例路1号,104.65,30.12\n"),
        "--system",
        "wgs84",
        "--as",
        "baomuding",
      ],
      /1/,
    ),
  async "import-series"() {
    const first = firstPasswords(
      (await cli(["add-person", "统计甲（示例）", "--unit", "512002", "--role", "adviser", "--username", "tongjia"])).said,
    );
    const currentPassword = first["tongjia"] as string;
    const due = await signIn("tongjia", currentPassword);
    const changed = await fetch(`${program.origin}/api/auth/change-password`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: program.origin, cookie: due.cookie },
      body: JSON.stringify({ currentPassword, newPassword: "my-own-password-1" }),
    });
    assert.equal(changed.status, 200, await changed.text());
    const { cookie } = await signIn("tongjia", "my-own-password-1");
    const values = { name: "研发人员", measureUnit: "人", definition: "示例", surveyLevel: "county", cadence: "year", adds: "sum" };
    const made = await fetch(`${program.origin}/api/rpc/series/create`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-bihuan": "1", origin: program.origin, cookie },
      body: JSON.stringify({ json: { values, requestKey: "operator-series" } }),
    });
    assert.equal(made.status, 200, await made.text());
    const file = written("figures.csv", "地区,研发人员,排名\n雁江区,12,1\n东部片区,3,2\n");
    const words = ["import-series", file, "--as", "tongjia", "--source", "示例年鉴", "--period", "2023", "--column", "1=region"];
    await runs(words, /rows of no division: 东部片区[^]*cells 2, fresh 1[^]*1 figures stored/);
    await runs(words, /known 1[^]*0 figures stored/);
    const { code, said } = await cli([...words, "--column", "3=没有的"]);
    assert.deepEqual([code, /no such column or indicator: 3=没有的/.test(said)], [2, true], said);
  },
  "rebuild-rollups": () => runs(["rebuild-rollups"], /./),
  "set-parameter": () => runs(["set-parameter", "callback.share", "0.2", "--unit", "512002"], /callback\.share = 0\.2/),
  "rotate-field-key": () => runs(["rotate-field-key"], /./),
  "search-state": () => runs(["search-state"], /ready: \d+ records, 0 that could not be read/),
  config: () => runs(["config", "--check"], /^/),
  "access-matrix": () => runs(["access-matrix", "--check"], /^/),
  schema: () => runs(["schema", "--check"], /^/),
};

async function runs(words: readonly string[], says: RegExp): Promise<void> {
  const { code, said } = await cli(words);
  assert.equal(code, 0, `${words.join(" ")}: ${said}`);
  assert.match(said, says, words.join(" "));
}

const OUTLINE = {
  type: "Feature",
  properties: { adcode: 512002, name: "雁江区" },
  geometry: {
    type: "Polygon",
    coordinates: [
      [
        [104.5, 30],
        [104.8, 30],
        [104.8, 30.3],
        [104.5, 30.3],
        [104.5, 30],
      ],
    ],
  },
};
const TOWN = `<?xml version="1.0"?><osm version="0.6">${[0, 1, 2, 3].map((i) => `<node id="${i + 1}" lat="${30.12 + i / 1000}" lon="104.65"/>`).join("")}<way id="9">${[1, 2, 3, 4].map((i) => `<nd ref="${i}"/>`).join("")}<tag k="highway" v="residential"/></way></osm>`;

test("every command in docs/operations is run by a test, and none is claimed that stands there no more", () => {
  const pages = readdirSync(docs).filter((name) => name.endsWith(".md"));
  const all = [...pages, "../trust.md", "../trust-votes.md"].flatMap((page) => commandsOf(page, readFileSync(join(docs, page), "utf8")));
  assert.ok(pages.length >= 4 && all.length > 40, `${pages.length} pages, ${all.length} commands`);
  const canary = commandsOf(
    "canary.md",
    "`BIHUAN_CLOCK=2027-01-31 npm start`\n\n```sh x\nfly --to moon\n```\n\n    npm run cli -- a | b --c # d\n",
  );
  assert.deepEqual(
    canary.map((c) => c.verb),
    ["fly", "a", "b", "npm start"],
  );
  const unclaimed = all.filter(({ verb }) => !(verb in HERE) && !(verb in ELSEWHERE));
  assert.deepEqual(unclaimed, [], "a command that nobody runs");
  for (const verb of [...Object.keys(HERE), ...Object.keys(ELSEWHERE)])
    assert.ok(
      all.some((c) => c.verb === verb),
      `${verb} stands nowhere`,
    );
  for (const [verb, file] of Object.entries(ELSEWHERE)) {
    const text = existsSync(join(repositoryRoot, file)) ? readFileSync(join(repositoryRoot, file), "utf8") : "";
    const pages = all.filter((c) => c.verb === verb).map((c) => c.page);
    const follows = text.includes("scripts/start.mjs") || pages.some((page) => text.includes(`docs/operations/${page}`));
    assert.ok(follows, `${file} follows none of ${pages.join(", ")}: ${verb}`);
  }
});

for (const [verb, follow] of Object.entries(HERE)) test(`npm run cli -- ${verb}`, { timeout: 240_000 }, follow);
