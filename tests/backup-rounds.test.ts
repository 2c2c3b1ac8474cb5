import assert from "node:assert/strict";
import { globSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { SMTPServer } from "smtp-server";
import { backUpByTheClock } from "../app/backup-rounds.ts";
import { heldIn } from "../platform/backup/schedule.ts";
import { openClient } from "../platform/db/connections.ts";
import { sealLedger } from "../platform/ledger/seals.ts";
import { openTestInstallation, type TestInstallation } from "./installation.ts";
import { addressOf } from "./program.ts";

/** Backups by the clock, weeks of it: the server's own round, its commands in processes of their own, mails to the system officer. */
const home = mkdtempSync(join(tmpdir(), "bihuan-backup-rounds-"));
const folder = join(home, "backups");
const key = join(home, "backup.key");
const mails: string[] = [];
const kept = { ...process.env };
let smtp: SMTPServer;
let installation: TestInstallation;

before(async () => {
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData: (stream, { envelope }, done) => {
      let text = "";
      stream.on("data", (chunk: Buffer) => (text += chunk.toString()));
      stream.on("end", () => {
        const [, subject = ""] = /^Subject: (.*(?:\r\n .*)*)/m.exec(text) ?? [];
        const words = subject.replaceAll(/=\?UTF-8\?([BQ])\?(.*?)\?=\s*/gi, (_, kind: string, coded: string) =>
          kind.toUpperCase() === "B"
            ? Buffer.from(coded, "base64").toString()
            : decodeURIComponent(coded.replaceAll("=", "%").replaceAll("_", " ")),
        );
        mails.push(`${envelope.rcptTo.map((r) => r.address).join()}: ${words}`);
        done();
      });
    },
  });
  await new Promise<void>((done) => smtp.listen(0, "127.0.0.1", done));
  writeFileSync(key, "示例口令：某某某某某某某某某某某某\n", { mode: 0o600 });
  installation = await openTestInstallation({
    sample: true,
    settings: {
      BIHUAN_BACKUP: folder,
      BIHUAN_BACKUP_KEY: key,
      BIHUAN_SMTP: `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`,
      BIHUAN_MAIL_FROM: "科协 <noreply@kx.example>",
    },
  });
  const { owner, test: database, services } = installation;
  const client = openClient(owner);
  await client.connect();
  await client.query("UPDATE person SET email = 'xitong@kx.example' WHERE name LIKE '韩系%'");
  await client.end();
  Object.assign(process.env, {
    DATABASE_URL: addressOf(database.app),
    DATABASE_OWNER_URL: addressOf(owner),
    BIHUAN_DATA: services.dataFolder,
    BIHUAN_BACKUP_KEY: key,
    NODE_TEST_CONTEXT: "",
  });
});
after(async () => {
  for (const name of Object.keys(process.env)) if (!(name in kept)) delete process.env[name];
  Object.assign(process.env, kept);
  await installation[Symbol.asyncDispose]();
  await new Promise<void>((done) => smtp.close(() => done()));
  rmSync(home, { recursive: true, force: true });
});

/** One round at an instant; the commands it starts read the same clock. Returns how many backups and trials there are then. */
async function roundAt(instant: string): Promise<string> {
  const { services, clock } = installation;
  clock.millis = Date.parse(`${instant}+08:00`);
  const shift = clock.millis - Date.now();
  process.env["NODE_OPTIONS"] = `--import=data:text/javascript,${encodeURIComponent(`Date.now=(n=>()=>n()+${shift})(Date.now)`)}`;
  await backUpByTheClock(services);
  await services.messages.deliver(services.rootUnitId, services.now());
  const { backups, trials } = heldIn(folder);
  return `${backups.length} backups, ${trials.length} trials, ${trials[0]?.outcome ?? "none"}`;
}

test(
  "weeks by the clock: one backup a night, one restore a week; what does not hold is told to the system officer once a day",
  { timeout: 600_000 },
  async () => {
    await sealLedger(installation.services);
    assert.equal(await roundAt("2026-11-23T10:00:00"), "1 backups, 0 trials, none");
    assert.equal(await roundAt("2026-11-23T10:10:00"), "1 backups, 1 trials, whole");
    assert.equal(heldIn(folder).trials[0]?.seals, 1, "verified with the keys of the data folder");
    assert.equal(await roundAt("2026-11-23T10:20:00"), "1 backups, 1 trials, whole", "nothing is due");
    assert.equal(await roundAt("2026-11-24T01:50:00"), "1 backups, 1 trials, whole", "not before the hour");
    assert.equal(await roundAt("2026-11-24T02:00:00"), "2 backups, 1 trials, whole");
    assert.equal(await roundAt("2026-11-24T02:10:00"), "2 backups, 1 trials, whole", "no second restore within the week");
    assert.deepEqual(mails, []);

    // A bad disk: what every later backup builds on is torn.
    const lists = new Set(heldIn(folder).backups.flatMap((b) => b.body));
    for (const path of globSync("objects/*/*", { cwd: folder }))
      if (!lists.has(path.slice(path.lastIndexOf("/") + 1))) writeFileSync(join(folder, path), "torn");
    assert.equal(await roundAt("2026-12-01T02:00:00"), "3 backups, 1 trials, whole");
    assert.deepEqual(mails, [], "a week without a round, and the newest backup is minutes old");
    assert.equal(await roundAt("2026-12-01T02:10:00"), "3 backups, 2 trials, damaged");
    const told = ["xitong@kx.example: 最近一次试恢复没有成功"];
    assert.deepEqual(mails, told);
    assert.equal(await roundAt("2026-12-01T23:00:00"), "3 backups, 2 trials, damaged");
    assert.deepEqual(mails, told, "once a day");
    assert.equal(await roundAt("2026-12-02T02:00:00"), "4 backups, 2 trials, damaged");
    assert.deepEqual(mails.splice(1), told, "the next day again, as long as none was tried with success");
    assert.equal(await roundAt("2026-12-02T02:20:00"), "4 backups, 3 trials, whole", "what was torn was written anew");

    // The passphrase is gone: no backup can be made, and after two nights somebody hears so.
    rmSync(key);
    assert.equal(await roundAt("2026-12-03T03:00:00"), "4 backups, 3 trials, whole");
    assert.equal(await roundAt("2026-12-03T13:00:00"), "4 backups, 3 trials, whole");
    assert.deepEqual(mails, told, "one night is no trouble yet");
    assert.equal(await roundAt("2026-12-03T14:10:00"), "4 backups, 3 trials, whole");
    assert.deepEqual(mails.slice(1), ["xitong@kx.example: 最近一份备份已超过 36 小时"]);
  },
);
