import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { sql } from "kysely";
import { expiryRound } from "../features/services/index.ts";
import { runDueRound } from "../platform/jobs/due-rounds.ts";
import { judgeProof } from "../platform/ledger/proofs.ts";
import { sealLedger } from "../platform/ledger/seals.ts";
import { DESKTOP, journey, look, open, PHONE, served, downloaded } from "./browser.ts";

/** The auditor takes a proof away; a leader finds it from the fact; what the clock is about to end is seen and undone. */
journey("auditor and leader: seals, a fact's proof in plain words, the file taken away", async () => {
  const { services } = served.installation;
  await sealLedger(services);
  // A sign-in is written down: it lies in a later seal, which keeps the earlier.
  await served.signIn("shenji");
  await sealLedger(services);
  const auditor = await open(DESKTOP, "shenji");
  await auditor.goto(`${served.origin}/seals`);
  await auditor.getByText("最近的封存").first().waitFor();
  await look(auditor, "seals-wide");
  const keeps = auditor.locator("form", { has: auditor.getByLabel("较早的封存号") });
  const between = await downloaded(auditor, keeps.getByRole("button", { name: "下载证明文件" }));
  assert.match(between.suggestedFilename(), /^seals-1-\d+\.proof\.json$/);
  const kept = judgeProof(JSON.parse(readFileSync(await between.path(), "utf8")));
  assert.ok(kept.holds && kept.fact === undefined, "the later seal keeps all of the earlier one");
  const { rows } = await services.database.asRoot(services.rootUnitId, (db) =>
    sql<{
      id: number;
    }>`select max(f.id) as id from ledger_fact f join unit u on u.id = any (f.unit_path) where u.name like '四川省%'`.execute(db),
  );
  const id = rows[0]?.id as number;
  const leader = await open(PHONE, "shengji");
  await leader.goto(`${served.origin}/indicators/facts/${id}`);
  await leader.getByRole("link", { name: /存在证明/ }).click();
  await leader.getByText("怎样核验").first().waitFor();
  await look(leader, "proof-phone");
  const download = await downloaded(leader, leader.getByRole("button", { name: "下载证明文件" }));
  const verdict = judgeProof(JSON.parse(readFileSync(await download.path(), "utf8")));
  assert.ok(verdict.holds && verdict.fact?.id === String(id));
  await auditor.context().close();
  await leader.context().close();
});

journey("leader: what the clock ended is undone as a batch", async () => {
  const { services, clock } = served.installation;
  const right = clock.millis;
  clock.millis = right + 400 * 86_400_000;
  await runDueRound(services, expiryRound);
  clock.millis += 73 * 3_600_000;
  await runDueRound(services, expiryRound);
  clock.millis = right;
  const page = await open(DESKTOP, "shengji");
  await page.goto(`${served.origin}/work/rounds`);
  await page.getByRole("button", { name: "成批撤销" }).first().click();
  await look(page, "rounds-wide");
  await page.locator(".ant-popconfirm").getByRole("button", { name: "成批撤销" }).click();
  await page
    .getByText(/已撤销 \d+/)
    .first()
    .waitFor();
  await page.context().close();
});
