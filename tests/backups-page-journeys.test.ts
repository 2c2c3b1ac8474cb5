import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { Store, type Header, type Trial } from "../platform/backup/store.ts";
import { DESKTOP, journey, look, open, openHome, PHONE, served, soon } from "./browser.ts";

/** The system officer sees whether there is a backup that was restored once, and what to do where there is none. */
const home = mkdtempSync(join(tmpdir(), "bihuan-backups-page-"));
after(() => rmSync(home, { recursive: true, force: true }));

journey(
  "system officer: nothing set, nothing made yet, backups with a restore that held, one that did not; the auditor reads too",
  async () => {
    const { services, clock } = served.installation;
    const officer = await openHome(DESKTOP, "xitong");
    const see = async (words: string): Promise<void> => {
      await officer.goto(`${served.origin}/backups`);
      await officer.getByText(words).first().waitFor();
    };
    await see("还没有设置自动备份");
    await look(officer, "backups-unset");
    const folder = join(home, "backups");
    services.config.BIHUAN_BACKUP = folder;
    await see("还没有一份备份");
    const store = Store.open(folder, undefined, { make: true });
    const ago = (hours: number): string => new Date(clock.millis - hours * 3_600_000).toISOString();
    const header = (name: string, hours: number, newBytes: number): Header => ({
      name,
      at: ago(hours),
      seconds: 3,
      rows: 123_456,
      bytes: 2_345_678_901,
      files: 12,
      newBytes,
      keysIncluded: false,
      faults: [],
      body: [],
    });
    store.writeHeader(header("20261121T180000Z", 32, 2_000_000_000));
    store.writeHeader(header("20261122T180000Z", 8, 3_400_000));
    const whole: Trial = { name: "20261121T180000Z", at: ago(30), seconds: 41.5, rows: 123_456, faults: [], outcome: "whole", seals: 3 };
    store.writeTrial(whole);
    await see("最近一次试恢复成功: 30 小时前");
    await officer.getByText("3 次封存核验无误").first().waitFor();
    await officer.getByText("2.35 GB").first().waitFor();
    await officer.getByText("3.4 MB").first().waitFor();
    await soon(async () => assert.equal(await officer.getByRole("alert").count(), 0));
    store.writeTrial({ ...whole, at: ago(1), faults: ["x"], outcome: "damaged" });
    await see("最近一次试恢复没有成功");
    await officer.getByText("备份损坏，读不出来").first().waitFor();
    await look(officer, "backups-wide");
    const auditor = await open(PHONE, "shenji");
    await auditor.goto(`${served.origin}/backups`);
    await auditor.getByText("最近一次试恢复没有成功").first().waitFor();
    await look(auditor, "backups-phone");
    const { api } = await served.signIn("baomu");
    await assert.rejects(api.backups.listBackups());
    await officer.context().close();
    await auditor.context().close();
  },
);
