import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { seededRandom } from "@bihuan/kit";
import fc from "fast-check";
import { compareBeside, comparePolicies } from "../features/policies/compare.ts";
import { deriveLibraryLinks, importPolicy } from "../features/policies/index.ts";
import { VALIDITY, validityOn } from "../features/policies/validity.ts";
import { mintSystemActor } from "../platform/access/scope.ts";
import { openClient } from "../platform/db/connections.ts";
import { repositoryRoot } from "../platform/testing/database.ts";
import { addressOf } from "./program.ts";
import { nextKey, refusalOf, serveInstallation, type Api, type Served } from "./served.ts";

/** The library over HTTP: who reads, who enters, what is refused, what a repealed document shows. */
let served: Served;
let leader: Api;
let adviser: Api;
let law: { old: number; now: number };
before(async () => {
  served = await serveInstallation({ sample: true });
  leader = (await served.signIn("shengji")).api;
  adviser = (await served.signIn("baomu")).api;
  const { rows } = await adviser.policies.listPolicies({ search: "示例省科普促进条例", filter: { validity: ["in_force", "superseded"] } });
  assert.equal(rows.length, 2);
  law = { now: rows[0]?.id as number, old: rows[1]?.id as number };
});
after(() => served[Symbol.asyncDispose]());

const values = (more: Record<string, unknown> = {}) => ({
  title: "示例县科普工作办法（示例）",
  level: "document",
  issuedOn: "2026-03-01",
  isPublic: false,
  text: "第一条 为了科普，制定本办法。\n第二条 依照第一条办理。",
  ...more,
});

test("a superseded version names its successor in the list, on its page, in links and citations; on an earlier day it holds", async () => {
  const old = await adviser.policies.getPolicy({ id: law.old });
  assert.equal(old.facts.validity, "superseded");
  assert.equal(old.facts.repealedOn, "2026-01-01");
  assert.deepEqual(
    old.replacedBy.map((p) => p.id),
    [law.now],
  );
  assert.equal((await adviser.policies.getPolicy({ id: law.old, on: "2020-01-01" })).facts.validity, "in_force");
  assert.equal((await adviser.policies.getPolicy({ id: law.now, on: "2025-12-31" })).facts.validity, "pending");
  const listed = await adviser.policies.listPolicies({ search: "示例省科普", filter: {}, on: "2026-05-01" });
  assert.deepEqual(
    listed.rows.filter((r) => r.validity === "superseded").map((r) => r.successor),
    ["示例省科普促进条例（示例）", "示例省科普促进条例（示例）"],
  );
  assert.ok((await leader.policies.findPolicies({ text: "示例省科普场馆管理办法" })).every((p) => p.successor?.id === law.now));
});

test("references lead to the version in force that holds the article, and back", async () => {
  const [measure] = await adviser.policies.findPolicies({ text: "示例市实施" });
  const page = await adviser.policies.getPolicy({ id: measure?.id as number });
  const [first] = page.articles;
  assert.deepEqual(
    first?.references.map((r) => [first.body.slice(r.start, r.end), r.target.id, r.address]),
    [
      ["《示例省科普促进条例（示例）》", law.now, null],
      ["第四条", law.now, "第四条"],
      ["第十条", law.now, "第十条"],
    ],
  );
  const own = (await adviser.policies.getPolicy({ id: law.now })).articles.find((a) => a.address === "第十一条");
  assert.deepEqual(
    own?.references.map((r) => [r.target.id, r.address]),
    [[law.now, "第八条"]],
  );
  assert.equal((await adviser.policies.getPolicy({ id: law.now })).articles.find((a) => a.address === "第八条")?.citedBy, 1);
  const [cited] = await adviser.policies.listCitations({ id: law.now, address: "第八条" });
  assert.equal(cited?.policy.id, measure?.id);
  assert.match(cited?.excerpt ?? "", /第八条/);
});

test("two versions are compared by content: renumbered, split, moved, added, removed; both texts come back whole", async () => {
  const compared = await adviser.policies.comparePolicies({ older: law.old, newer: law.now });
  const relation = (side: "left" | "right", address: string) => compared.rows.find((r) => r[side]?.address === address)?.relation;
  assert.equal(relation("right", "第二条"), "same");
  assert.equal(relation("right", "第三条"), "added");
  assert.equal(relation("left", "第三条"), "changed");
  assert.equal(relation("left", "第八条"), "removed");
  assert.equal(relation("right", "第六条"), "moved");
  assert.equal(relation("right", "第八条"), "split");
  const page = await adviser.policies.getPolicy({ id: law.now });
  const rows = compared.rows.filter((r) => r.right !== null && r.relation !== "merged");
  for (const a of page.articles) {
    const row = rows.find((r) => r.right?.address === a.address);
    assert.equal(
      row?.stretches
        .filter((x) => x.sign !== "-")
        .map((x) => x.text)
        .join(""),
      a.body,
    );
  }
  await assert.rejects(adviser.policies.comparePolicies({ older: law.old, newer: 999_999 }), /NOT_FOUND|Not Found/);
});

test("a text is corrected with its reason: articles anew, what stood before kept, an older state refused, the same text no correction", async () => {
  const { id } = await leader.policies.createPolicy({
    values: values({ title: "示例县粘贴办法（示例）", text: "第一条为了甲，制定本办法。\n第二条漏了一字。" }),
    requestKey: nextKey(),
  });
  const now = await leader.policies.getText({ id });
  assert.equal(now.text, "第一条　为了甲，制定本办法。\n第二条　漏了一字。");
  const correct = (api: Api, more: Record<string, unknown> = {}) =>
    api.policies.correctText({ id, version: now.version, text: `${now.text}\n第三条　补上。`, reason: "粘贴时漏了一条", ...more });
  assert.equal(await refusalOf(correct(leader, { text: now.text })), "nothing");
  await assert.rejects(correct(adviser), /Forbidden|FORBIDDEN/);
  await assert.rejects(correct(leader, { reason: " " }));
  assert.deepEqual(await correct(leader), { id, articles: 3 });
  assert.equal(await refusalOf(correct(leader)), "stale");
  const page = await leader.policies.getPolicy({ id });
  assert.deepEqual(
    page.articles.map((a) => a.address),
    ["第一条", "第二条", "第三条"],
  );
  const [change] = page.history;
  assert.deepEqual([change?.field, change?.reason], ["text", "粘贴时漏了一条"]);
  assert.match(String(change?.after), /第三条　补上/);
});

test("who may enter: no adviser; a leader's repeated sending is one document; twins are refused with the one that is held", async () => {
  await assert.rejects(adviser.policies.createPolicy({ values: values(), requestKey: nextKey() }), /Forbidden|FORBIDDEN/);
  const key = nextKey();
  const first = await leader.policies.createPolicy({ values: values({ number: "示例县科协〔2026〕1号" }), requestKey: key });
  assert.deepEqual(await leader.policies.createPolicy({ values: values({ number: "示例县科协〔2026〕1号" }), requestKey: key }), first);
  assert.equal(await refusalOf(leader.policies.createPolicy({ values: values(), requestKey: nextKey() })), "already-held");
  const sameNumber = values({ title: "另一办法（示例）", text: "第一条 别的。", number: "示例县科协〔2026〕1号" });
  assert.equal(await refusalOf(leader.policies.createPolicy({ values: sameNumber, requestKey: nextKey() })), "already-held");
  const page = await leader.policies.getPolicy({ id: first.id });
  assert.deepEqual([page.facts.inForceOn, page.inForceBasis], ["2026-03-01", "assumed"]);
  for (const bad of [
    { text: "   " },
    { title: "" },
    { issuedOn: "2026-13-40" },
    { level: "x" },
    { inForceOn: "2026-05-01", repealedOn: "2026-04-01" },
  ])
    assert.equal(await refusalOf(leader.policies.createPolicy({ values: values(bad), requestKey: nextKey() })), "invalid");
});

test("corrections keep history and refuse a stale page; links obey scope and never close a circle", async () => {
  const make = async (n: number) =>
    (
      await leader.policies.createPolicy({
        values: values({ title: `循环${n}（示例）`, text: `第一条 第${n}件。`, isPublic: n === 1 }),
        requestKey: nextKey(),
      })
    ).id;
  const [a, b, c] = [await make(1), await make(2), await make(3)];
  const facts = values({ title: "循环一（示例）", inForceOn: "2026-03-01" });
  const { text: _, ...kept } = facts;
  await leader.policies.editPolicy({ id: a, values: kept, version: 1 });
  assert.equal(await refusalOf(leader.policies.editPolicy({ id: a, values: kept, version: 1 })), "stale");
  assert.deepEqual(
    (await leader.policies.getPolicy({ id: a })).history.map((h) => [h.field, h.before, h.after]),
    [
      ["title", "循环1（示例）", "循环一（示例）"],
      ["isPublic", true, false],
    ],
  );
  await leader.policies.linkPolicies({ id: b, kind: "replaces", toId: a });
  await leader.policies.linkPolicies({ id: c, kind: "replaces", toId: b });
  for (const [from, to] of [
    [a, c],
    [a, b],
    [a, a],
  ] as const)
    assert.equal(await refusalOf(leader.policies.linkPolicies({ id: from, kind: "replaces", toId: to })), "circle");
  assert.equal((await leader.policies.getPolicy({ id: a })).facts.validity, "superseded");
  await leader.policies.linkPolicies({ id: b, kind: "replaces", toId: a, remove: true });
  assert.equal((await leader.policies.getPolicy({ id: a })).facts.validity, "in_force");
  const county = (await served.signIn("lingdao")).api;
  const own = await county.policies.createPolicy({
    values: values({ title: "县里的（示例）", text: "第一条 县。" }),
    requestKey: nextKey(),
  });
  assert.equal(await refusalOf(county.policies.linkPolicies({ id: own.id, kind: "replaces", toId: law.now })), "not-kept-here");
  assert.equal(await refusalOf(county.policies.linkPolicies({ id: law.now, kind: "amends", toId: own.id })), "NOT_FOUND");
  assert.equal(await refusalOf(county.policies.editPolicy({ id: law.now, values: kept, version: 1 })), "NOT_FOUND");
});

test("the public reads what is marked public and nothing else", async () => {
  const visitor = served.visit().api;
  const { rows } = await visitor.publicPolicies.listPublic({ text: "示例" });
  assert.ok(rows.length >= 4 && rows.every((r) => !r.title.includes("县")));
  const [measure] = await leader.policies.findPolicies({ text: "县里的" });
  await assert.rejects(visitor.publicPolicies.readPublic({ id: measure?.id as number }), /NOT_FOUND|Not Found/);
  assert.equal((await visitor.publicPolicies.readPublic({ id: law.old })).policy.successor?.id, law.now);
  await assert.rejects(visitor.policies.listPolicies({ filter: {} }), /UNAUTHORIZED|Unauthorized/);
});

test("validity in SQL is validity in TypeScript", async () => {
  const actor = mintSystemActor(served.installation.services.rootUnitId);
  const pages = new Map<number, { inForceOn: string | null; repealedOn: string | null; successor: string | null }>();
  const all = async (on: string) => (await leader.policies.listPolicies({ filter: {}, on, limit: 200 })).rows;
  for (const r of await all("2026-11-23")) pages.set(r.id, r);
  assert.ok(pages.size >= 8 && actor.scope.unitId > 0);
  const day = fc.integer({ min: 0, max: 9000 }).map((n) => new Date(Date.UTC(2007, 0, 1 + n)).toISOString().slice(0, 10));
  await fc.assert(
    fc.asyncProperty(day, async (on) => {
      for (const r of await all(on)) {
        const p = pages.get(r.id);
        assert.equal(
          r.validity,
          validityOn({ inForceOn: p?.inForceOn ?? null, repealedOn: p?.repealedOn ?? null, hasSuccessor: p?.successor !== null }, on),
        );
      }
    }),
    { numRuns: 12 },
  );
  for (const validity of Object.keys(VALIDITY))
    assert.ok(
      (await leader.policies.listPolicies({ filter: { validity: [validity] }, limit: 200 })).rows.every((r) => r.validity === validity),
    );
});

test("files that are no text, in another encoding, without title, of 5 MB, twice, renewed: stored or reported with line and cause", async () => {
  const { services } = served.installation;
  const actor = mintSystemActor(services.rootUnitId);
  const bytes = (text: string) => new TextEncoder().encode(text);
  const bring = (source: string, content: Uint8Array) => importPolicy(services, actor, source, content);
  const refused = async (source: string, content: Uint8Array) => {
    const done = await bring(source, content);
    return done.outcome === "refused" ? `${done.line} ${done.cause.split(" (")[0]}` : done.outcome;
  };
  assert.equal(await refused("a.md", new Uint8Array([0x23, 0x20, 10, 0x50, 0, 1])), "2 no text file");
  assert.equal(await refused("b.md", new Uint8Array([...bytes("# 名称\n甲\n"), 0xb5, 0xda, 0xd2, 0xbb])), "3 not UTF-8; convert it first");
  assert.equal(await refused("c.md", bytes("")), "1 empty");
  assert.equal(await refused("d.md", bytes("无标题的话")), "1 no title");
  assert.equal(await refused("e.md", bytes("---\na: 1\n---")), "1 front matter of an index, no document");
  const long = `# 长文（示例）\n${Array.from({ length: 40 }, (_, i) => `第${i + 1}条 ${"科普'; DROP TABLE policy;--😀.*".repeat(4000)}`).join("\n")}`;
  const big = await bring("big.md", bytes(long));
  assert.ok(bytes(long).length > 5e6 && big.outcome === "stored");
  const first = await leader.policies.getPolicy({ id: big.id });
  assert.ok(first.articles.length < 40 && first.next !== null && first.outline.length === 40);
  const at = await leader.policies.getPolicy({ id: big.id, at: "第三十九条" });
  assert.equal(at.articles[0]?.address, "第三十九条");
  const law2020 = "# 示例甲法（示例）\n2020年1月1日 通过\n第一条 甲。";
  assert.equal((await bring("law/a.md", bytes(law2020))).outcome, "stored");
  assert.equal((await bring("law/a.md", bytes(law2020))).outcome, "known");
  assert.match(await refused("law/b.md", bytes(law2020)), /^1 the same version is held as policy/);
  assert.equal((await bring("law/a.md", bytes(`${law2020}\n第二条 乙。`))).outcome, "renewed");
});

test("two laws of 1,200 articles are compared beside the server: it answers others meanwhile", { timeout: 120_000 }, async () => {
  const { services } = served.installation;
  const actor = mintSystemActor(services.rootUnitId);
  const random = seededRandom(7);
  // Distinct as articles are: any of 3,000 characters, with a phrase of the law in each.
  const bodies = Array.from(
    { length: 1200 },
    () => `县级以上人民政府的经费${Array.from({ length: 150 }, () => String.fromCodePoint(0x4e00 + random.below(3000))).join("")}`,
  );
  const pair = law;
  const textOf = (day: string, change: (body: string, i: number) => string): Uint8Array =>
    new TextEncoder().encode(`# 示例大法（示例）\n${day} 通过\n${bodies.map((b, i) => `第${i + 1}条 ${change(b, i)}。`).join("\n")}`);
  const ids: number[] = [];
  for (const [source, bytes] of [
    ["large/old.md", textOf("2020年1月1日", (b) => b)],
    ["large/new.md", textOf("2024年1月1日", (b, i) => (i % 2 === 0 ? b.replaceAll("经费", "资金") : `${b}，并逐步增加`))],
  ] as const) {
    const done = await importPolicy(services, actor, source, bytes);
    assert.equal(done.outcome, "stored");
    if ("id" in done) ids.push(done.id);
  }
  const { older, newer } = { older: ids[0] as number, newer: ids[1] as number };
  await adviser.policies.comparePolicies({ older: pair.old, newer: pair.now });
  let longest = 0;
  let last = performance.now();
  const began = last;
  const clock = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 5);
  const { rows } = await comparePolicies({ actor: actor, services, requestId: "t", address: "t" }, older, newer, "2026-11-23");
  clearInterval(clock);
  const took = performance.now() - began;
  assert.equal(rows.length, 1200);
  assert.ok(rows.every((r) => r.left?.address === r.right?.address));
  assert.ok(longest < took / 4, `${Math.round(took)} ms, of which the server stood still ${Math.round(longest)} ms at a time`);
});

test("a pair that takes too long is refused in words and its computing stopped; the pair behind it is compared", async () => {
  const random = seededRandom(1);
  // Articles drawn from forty characters: every one is somewhat like every other, which is what makes pairing slow.
  const articles = (n: number) =>
    Array.from({ length: n }, (_, i) => ({
      address: `第${i + 1}条`,
      headings: [],
      body: Array.from({ length: 300 }, () => String.fromCodePoint(0x4e00 + random.below(40))).join(""),
    }));
  const small = articles(3);
  const slow = compareBeside({ left: articles(1500), right: articles(1500) }, 1_500);
  const behind = compareBeside({ left: small, right: small }, 60_000);
  const refused = (await slow.catch((e: unknown) => e)) as { data?: { code: string; zh?: string } };
  assert.equal(refused.data?.code, "too-alike");
  const began = performance.now();
  assert.deepEqual(
    (await behind).map((r) => r.relation),
    ["same", "same", "same"],
  );
  assert.ok(performance.now() - began < 10_000, "the slow one no longer computes before it");
});

test("an import killed in the middle goes on where it was: every text once and whole", { timeout: 120_000 }, async () => {
  const count = 240;
  const home = mkdtempSync(join(tmpdir(), "bihuan-import-"));
  const texts = join(home, "texts");
  mkdirSync(texts);
  for (let i = 0; i < count; i++)
    writeFileSync(
      join(texts, `${String(i).padStart(3, "0")}.md`),
      `# 示例导入办法之${i}（示例）\n2021年1月1日 示例县人民政府公布\n${Array.from({ length: 30 }, (_, k) => `第${k + 1}条 依照第一条办理科普事项${i}。`).join("\n")}`,
    );
  const { owner, app } = served.installation.test;
  const env = {
    ...process.env,
    NODE_TEST_CONTEXT: "",
    BIHUAN_DATA: home,
    DATABASE_URL: addressOf(app),
    DATABASE_OWNER_URL: addressOf(owner),
    BIHUAN_SECRET: "a key of the tests alone: 7Qp2xV9mK4",
  };
  const run = () => {
    const child = spawn(process.execPath, ["app/cli.ts", "import-policies", texts], {
      cwd: repositoryRoot,
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (d) => (output += d));
    const end = new Promise<number | null>((done) => child.once("exit", (code) => done(code)));
    return { child, end, output: () => output };
  };
  const client = openClient(owner);
  await client.connect();
  const stored = async (): Promise<{ texts: number; sources: number; articles: number }> => {
    const { rows } = await client.query(
      `select count(distinct p.id)::int as texts, count(distinct p.source)::int as sources, count(a.id)::int as articles
       from policy p left join policy_article a on a.policy_id = p.id where p.title like '示例导入办法之%'`,
    );
    return rows[0];
  };
  const first = run();
  while ((await stored()).texts < 20 && first.child.exitCode === null) await new Promise((done) => setTimeout(done, 10));
  first.child.kill("SIGKILL");
  await first.end;
  const half = await stored();
  assert.ok(half.texts >= 20 && half.texts < count, `killed at ${half.texts}: ${first.output()}`);
  assert.equal(half.articles, half.texts * 30, "what is stored is whole");
  const second = run();
  assert.equal(await second.end, 0, second.output());
  assert.deepEqual(await stored(), { texts: count, sources: count, articles: count * 30 });
  assert.match(second.output(), new RegExp(`${count - half.texts} stored, 0 renewed, ${half.texts} known`));
  await client.end();
  rmSync(home, { recursive: true, force: true });
});

const folder = join(repositoryRoot, "../shared/data/policies");
const absent = existsSync(folder) ? false : "../shared/data/policies is absent";
test("real data: 科学技术普及法 2002 and 2024 are versions, compared by article", { skip: absent }, async () => {
  const { services } = served.installation;
  const actor = mintSystemActor(services.rootUnitId);
  const files = globSync("行政法/科学技术普及法*.md", { cwd: folder });
  assert.equal(files.length, 2);
  for (const file of files) assert.equal((await importPolicy(services, actor, file, readFileSync(join(folder, file)))).outcome, "stored");
  await services.database.write(actor.scope, deriveLibraryLinks);
  const [older, newer] = (await adviser.policies.findPolicies({ text: "科学技术普及法" })).toSorted((a, b) =>
    (a.issuedOn ?? "") < (b.issuedOn ?? "") ? -1 : 1,
  );
  assert.deepEqual([older?.validity, older?.successor?.id, newer?.validity], ["superseded", newer?.id, "in_force"]);
  const { rows } = await adviser.policies.comparePolicies({ older: older?.id as number, newer: newer?.id as number });
  const partner = (address: string) => rows.find((r) => r.left?.address === address && r.relation !== "merged")?.right?.address;
  // Read side by side by hand: what these articles became.
  assert.deepEqual(
    ["第一条", "第二条", "第四条", "第六条", "第十二条", "第十四条", "第二十三条", "第三十二条", "第三十四条"].map(partner),
    ["第一条", "第二条", "第五条", "第九条", "第十七条", "第二十条", "第四十四条", "第五十六条", "第六十条"],
  );
});

test("real data: every text is stored or reported, read without loss of an article", { skip: absent }, async () => {
  const { readDocument } = await import("../features/policies/index.ts");
  let articles = 0;
  const causes = new Map<string, number>();
  /** Where articles stand without the blank that tells them apart, more are read than a pattern of blanks counts. */
  const more: string[] = [];
  for (const file of globSync("**/*.md", { cwd: folder })) {
    const source = readFileSync(join(folder, file), "utf8");
    const read = readDocument({ source });
    if ("fault" in read) causes.set(read.fault.cause, (causes.get(read.fault.cause) ?? 0) + 1);
    else {
      const body = source.slice(source.indexOf("<!-- INFO END -->"));
      const found = read.text.articles.filter((a) => /^第[^ ]+条(之.)?(\(\d+\))?$/.test(a.address)).length;
      const told = body.match(/^\s*第[一二三四五六七八九十百千零〇]+条(之[一二三四五]+)?(?=[\s\u3000])/gm)?.length ?? 0;
      assert.ok(found >= told, `${file}: ${found} of ${told}`);
      if (found > told) more.push(file);
      articles += read.text.articles.length;
    }
  }
  assert.ok(articles > 130_000, String(articles));
  assert.ok(more.length <= 12, more.join(" "));
  assert.deepEqual([...causes.keys()].toSorted(), ["a title without text", "front matter of an index, no document"]);
});
