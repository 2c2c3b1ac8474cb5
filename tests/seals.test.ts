import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { SMTPServer } from "smtp-server";
import { reportDocument } from "../features/reports/document.ts";
import { checkNightly } from "../features/seals/index.ts";
import { openClient } from "../platform/db/connections.ts";
import { startEmbedded } from "../platform/db/embedded.ts";
import { judgeProof } from "../platform/ledger/proofs.ts";
import { sealLedger } from "../platform/ledger/seals.ts";
import { repositoryRoot } from "../platform/testing/database.ts";
import { cookieOf, ended, programs, registerNeed, startProgram, withSample } from "./program.ts";
import { refusalOf, serveInstallation, type Served } from "./served.ts";

/** Seals as the office meets them: in a report, in the auditor's mail and page, at the console. */
let served: Served;
let smtp: SMTPServer;
const mails: { to: string; text: string }[] = [];

before(async () => {
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const [, head = "", body = ""] = /^([\s\S]*?)\r\n\r\n([\s\S]*)$/.exec(Buffer.concat(chunks).toString("utf8")) ?? [];
        const text = /base64/.test(head) ? Buffer.from(body, "base64").toString("utf8") : unquoted(body);
        mails.push({ to: envelope.rcptTo.map((r) => r.address).join(), text });
        done();
      });
    },
  });
  await new Promise<void>((done) => smtp.listen(0, "127.0.0.1", done));
  served = await serveInstallation({
    sample: true,
    settings: {
      BIHUAN_SMTP: `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`,
      BIHUAN_MAIL_FROM: "科协 <noreply@kx.example>",
    },
  });
});
after(async () => {
  await served[Symbol.asyncDispose]();
  await new Promise<void>((done) => smtp.close(() => done()));
});
const unquoted = (text: string): string =>
  Buffer.from(
    text.replace(/=\r?\n/g, "").replace(/=([0-9A-F]{2})/g, (_, h: string) => String.fromCharCode(Number.parseInt(h, 16))),
    "latin1",
  ).toString("utf8");
const asOwner = async (...statements: string[]): Promise<void> => {
  const owner = openClient(served.installation.owner);
  await owner.connect();
  await owner.query("SET session_replication_role = replica");
  for (const s of statements) await owner.query(s);
  await owner.end();
};

test("a frozen report prints the digest it rests on, on screen and in Word; the draft none", async () => {
  const { api } = await served.signIn("lingdao");
  const asked = { template: "services", from: "2026-01", to: "2026-12" };
  assert.equal((await api.reports.draftReport(asked)).seal, null);
  const report = await api.reports.getReport(await api.reports.freezeReport(asked));
  assert.match(report.seal?.digest ?? "", /^[0-9a-f]{64}$/);
  const printed = reportDocument(report).blocks.flatMap((b) => (b.type === "paragraph" ? [b.text] : []));
  assert.ok(printed.some((t) => t.includes(`台账封存第${report.seal?.n}号`) && t.includes(report.seal?.digest as string)));
  const frozenOn = (day: string) => JSON.stringify(reportDocument({ ...report, frozenAt: `${day}T02:00:00Z` }));
  assert.match(frozenOn("2026-12-01"), /本报告数字截至2026年12月1日，期间至2026年12月，尚未结束。/);
  assert.doesNotMatch(frozenOn("2027-01-04"), /尚未结束/);
  await asOwner("INSERT INTO audit_entry (actor_id, act) VALUES ('system', 'something new')");
  await sealLedger(served.installation.services);
  assert.deepEqual((await api.reports.getReport({ id: report.id as number })).seal, report.seal, "a later seal changes nothing in it");
});

test("auditor and leader see the seals and take a fact's proof away; a fact outside the scope has none, others no page", async () => {
  const [auditor, leader, henan] = [
    (await served.signIn("shenji")).api,
    (await served.signIn("lingdao")).api,
    await served.signIn("henan"),
  ];
  await sealLedger(served.installation.services);
  await asOwner("INSERT INTO audit_entry (actor_id, act) VALUES ('system', 'something new')");
  await sealLedger(served.installation.services);
  const { seals, trouble } = await auditor.seals.listSeals();
  assert.ok(seals.length >= 2 && trouble === null);
  const owner = openClient(served.installation.owner);
  await owner.connect();
  const { rows } = await owner.query(
    "SELECT max(id) FILTER (WHERE unit_path @> (SELECT path FROM unit WHERE name LIKE '四川省科学技术协会%')) AS own FROM ledger_fact",
  );
  const own = Number(rows[0].own);
  const { proof, seal } = await auditor.seals.proveFact({ id: own });
  const verdict = judgeProof(JSON.parse(JSON.stringify(proof)));
  assert.ok(verdict.holds && verdict.fact?.id === String(own));
  assert.equal(seal.digest, seals[0]?.digest);
  const { rows: texts } = await owner.query("SELECT subject FROM ledger_fact WHERE id <> $1", [own]);
  for (const { subject } of texts)
    if (verdict.fact?.subject !== subject) assert.ok(!JSON.stringify(proof).includes(`"${subject}"`), "it opens no other fact");
  const between = await leader.seals.proveSeals({ earlier: 1, later: seals[0]?.n as number });
  assert.equal(judgeProof(between.proof).holds, true);
  assert.equal(await refusalOf(auditor.seals.proveFact({ id: 10 ** 8 })), "NOT_FOUND");
  assert.equal(await refusalOf(henan.api.seals.proveFact({ id: own })), "NOT_FOUND", "Henan's leader proves nothing of Sichuan's");
  assert.equal(await refusalOf((await served.signIn("baomu")).api.seals.listSeals()), "FORBIDDEN");
  assert.equal(await refusalOf(auditor.seals.proveSeals({ earlier: 2, later: 1 })), "order");
  await owner.end();
});

test("the night's recount: once a night, mailed to the auditor with the digest; what is off stands on the page and in the mail", async () => {
  const { installation } = served;
  await asOwner("UPDATE person SET email = 'jiang@kx.example' WHERE name LIKE '蒋审%'");
  const auditor = (await served.signIn("shenji")).api;
  const at = (instant: string) => (installation.clock.millis = Date.parse(instant));
  const deliver = () => installation.services.messages.deliver(installation.services.rootUnitId, installation.services.now());
  await asOwner(
    "INSERT INTO seal_check (at, seals, records, cells, faults, millis) VALUES ('2026-11-30T18:00:00Z', 1, '{\"fact\": 1, \"event\": 1, \"audit\": 1}', 1, '[]', 1)",
  );
  at("2026-12-01T17:30:00Z");
  await sealLedger(installation.services);
  assert.equal(await checkNightly(installation.services), undefined, "half past one is too early");
  at("2026-12-01T18:10:00Z");
  const first = await checkNightly(installation.services);
  assert.deepEqual(first?.faults, []);
  assert.equal(await checkNightly(installation.services), undefined, "once a night");
  await deliver();
  const [{ digest } = { digest: "" }] = (await auditor.seals.listSeals()).seals;
  assert.deepEqual(
    mails.map((m) => m.to),
    ["jiang@kx.example"],
  );
  assert.ok(mails[0]?.text.includes(digest) && mails[0].text.includes("昨夜核验无误"), mails[0]?.text);
  assert.deepEqual((await auditor.seals.listSeals()).check?.faults, []);

  await asOwner(
    "UPDATE ledger_rollup SET total = total + 1000000 WHERE measure <> '' AND ctid = (SELECT min(ctid) FROM ledger_rollup WHERE measure <> '')",
  );
  at("2026-12-02T18:10:00Z");
  const second = await checkNightly(installation.services);
  assert.ok((second?.faultCount ?? 0) > 0);
  await deliver();
  assert.match(mails[1]?.text ?? "", /处不符[\s\S]*按事实应为/);
  const told = (await auditor.seals.listSeals()).check;
  assert.ok(told?.faults.some((f) => f.zh.includes("按事实应为")));
  at("2026-12-03T19:10:00Z");
  await asOwner(
    "UPDATE ledger_rollup SET total = total - 1000000 WHERE measure <> '' AND ctid = (SELECT max(ctid) FROM ledger_rollup WHERE measure <> '')",
  );
  at("2026-12-05T10:00:00Z");
  assert.ok(await checkNightly(installation.services), "a machine that was off at night is looked at by day");
});

test("the console's part of docs/operations/running.md, command by command", { timeout: 240_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), "bihuan-seal-console-"));
  const data = join(folder, ".bihuan");
  try {
    const { child, origin, output } = await startProgram(await withSample(data));
    assert.match(output(), /Ready:/, output());
    for (let tries = 0; tries < 200 && !existsSync(join(data, "seals.jsonl")); tries++) await new Promise((done) => setTimeout(done, 100));
    await registerNeed(origin, await cookieOf(origin), "seal-console-1");
    const part = readFileSync(join(repositoryRoot, "docs/operations/running.md"), "utf8").split("## Seals and proofs")[1] ?? "";
    const commands = [...part.matchAll(/^ {4}npm run cli -- ([^#\n]+)/gm)].map((m) => (m[1] as string).trim().split(/\s+/));
    assert.ok(commands.length >= 7, "the commands are seen");
    for (const words of commands) {
      const { code, said } = await run(folder, data, words);
      assert.equal(code, 0, `${words.join(" ")}: ${said}`);
    }
    assert.match((await run(folder, data, ["verify-seals"])).said, /核验无误/);
    const file = join(folder, "fact-1.proof.json");
    const proof = readFileSync(file, "utf8");
    const wrong = await run(folder, data, ["verify-proof", "fact-1.proof.json", "--digest", "0".repeat(64)]);
    assert.deepEqual([wrong.code, /不可采信/.test(wrong.said)], [1, true], wrong.said);
    writeFileSync(file, proof.replace('\\"kind\\":\\"', '\\"kind\\":\\"x'));
    const changed = await run(folder, "/nowhere", ["verify-proof", "fact-1.proof.json"]);
    assert.deepEqual([changed.code, /证明不成立/.test(changed.said)], [1, true], changed.said);
    const owner = openClient((await startEmbedded(data)).owner);
    await owner.connect();
    await owner.query("SET session_replication_role = replica");
    await owner.query("DELETE FROM audit_entry WHERE id = 2");
    await owner.end();
    const off = await run(folder, data, ["verify-seals"]);
    assert.deepEqual([off.code, /审计记录 #2 被删除/.test(off.said)], [1, true], off.said);
    assert.equal((await run(folder, data, ["prove-fact", "999999999"])).code, 1);
    assert.equal((await run(folder, data, ["prove-fact", "one"])).code, 2);
    child.kill("SIGTERM");
    await ended(child);
  } finally {
    for (const child of programs) child.kill("SIGKILL");
    await (await startEmbedded(data)).stop();
    rmSync(folder, { recursive: true, force: true });
  }
});

async function run(cwd: string, data: string, words: readonly string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [join(repositoryRoot, "app/cli.ts"), ...words], {
    cwd,
    env: { ...process.env, BIHUAN_DATA: data, NODE_TEST_CONTEXT: "" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (d) => (said += d));
  await ended(child);
  return { code: child.exitCode, said };
}
