import { chinaDay } from "@bihuan/kit";
import { sql } from "kysely";
import { mintSystemActor } from "../../platform/access/scope.ts";
import type { Services } from "../../platform/http/server.ts";
import { listDigests } from "../../platform/ledger/proofs.ts";
import { SealKeysMissing } from "../../platform/ledger/seal-keys.ts";
import { verifySeals, type Check } from "../../platform/ledger/verify.ts";

const HOUR = 3_600_000;
const chinaHour = (millis: number): number => new Date(millis + 8 * HOUR).getUTCHours();
/** In Beijing's night; a machine that is off at night is looked at when a day and a half have passed. */
const NIGHT = { from: 2, to: 6 };
const AGAIN_HOURS = 20;
const LATEST_HOURS = 36;

/** The round: once a night everything is reckoned again, kept, and told to the auditors by mail with the last digest. Returns the check, if it was time. */
export async function checkNightly(services: Services): Promise<Check | undefined> {
  if (services.rootUnitId === 0) return undefined;
  const { scope } = mintSystemActor(services.rootUnitId);
  const { rows } = await services.database.read(scope, (db) =>
    sql<{ at: string | null }>`select coalesce((select max(at) from seal_check), (select min(at) from audit_entry)) as at`.execute(db),
  );
  const now = services.now();
  const hours = rows[0]?.at ? (now - Date.parse(rows[0].at)) / HOUR : 0;
  const hour = chinaHour(now);
  const isNight = hour >= NIGHT.from && hour < NIGHT.to;
  return (isNight && hours > AGAIN_HOURS) || hours > LATEST_HOURS ? checkNow(services) : undefined;
}

/** Reckons, keeps and tells. */
export async function checkNow(services: Services): Promise<Check> {
  const check = await verifySeals(services);
  const { scope } = mintSystemActor(services.rootUnitId);
  const last = await listDigests(services, 1).catch((error: unknown) => {
    if (!(error instanceof SealKeysMissing)) throw error;
    return [];
  });
  const found = check.faultCount;
  const subject = found > 0 ? `台账核验发现 ${found} 处不符，请查看` : `台账封存摘要：第 ${last[0]?.n ?? 0} 号`;
  const text = [
    found > 0 ? `昨夜核验发现 ${found} 处不符，前几处如下；全部见“封存与核验”。` : "昨夜核验无误。",
    ...check.faults.slice(0, 10).map((f) => `· ${f.words.zh}`),
    ...last.map((seal) => `第 ${seal.n} 号封存，${seal.at}\n摘要 ${seal.digest}`),
    "请把这封邮件留存在本系统之外：日后可据此核对台账有没有被改动。",
    `${services.config.BIHUAN_ORIGIN ?? ""}/seals`,
  ].join("\n\n");
  await services.database.write(scope, async (tx) => {
    await tx
      .insertInto("seal_check")
      .values({
        at: check.at,
        seals: check.seals,
        records: JSON.stringify(check.records),
        cells: check.cells,
        faults: JSON.stringify(check.faults),
        millis: check.millis,
      })
      .execute();
    if (!services.messages.channels.includes("mail")) return;
    const today = chinaDay(services.now());
    const auditors = await sql<{ id: number; email: string; path: number[] }>`
      select distinct p.id, p.email, p.unit_path as path from person p join post t on t.person_id = p.id
      where t.role = 'auditor' and t.from_on <= ${today} and (t.to_on is null or t.to_on >= ${today})
        and p.email is not null and p.consent_withdrawn_on is null order by p.id limit 500`.execute(tx);
    for (const a of auditors.rows)
      await services.messages.enqueue(
        tx,
        { channel: "mail", kind: "seal.digest", unitPath: a.path, to: a.email, subject, text, onceKey: `seal.digest:${a.id}:${check.at}` },
        services.now(),
      );
  });
  return check;
}

export async function findLastCheck(services: Services) {
  const { scope } = mintSystemActor(services.rootUnitId);
  const row = await services.database.read(scope, (db) =>
    db.selectFrom("seal_check").selectAll().orderBy("id", "desc").limit(1).executeTakeFirst(),
  );
  if (!row) return null;
  const { fact, event, audit } = row.records as Check["records"];
  return {
    at: row.at,
    seals: row.seals,
    facts: fact,
    events: event,
    audits: audit,
    cells: row.cells,
    faults: (row.faults as Check["faults"]).map((f) => f.words),
  };
}
