import { chinaDay } from "@bihuan/kit";
import { sql } from "kysely";
import type { DueRound } from "../../platform/jobs/due-rounds.ts";
import { isListed } from "../../platform/jobs/due-rounds.ts";
import { recordFact } from "../../platform/ledger/ledger.ts";
import { servicesCatalogue } from "./catalogue.ts";
import { getDemand, stepDemand } from "./demands.ts";
import { EARLY } from "./process.ts";

interface Memory {
  state: string;
}

/** Expiry after twelve months: listed, done after the delay, undone by a step of its own. */
export const expiryRound: DueRound = {
  name: "demand.expire",
  label: { zh: "需求满 12 个月到期失效", en: "Needs expire after twelve months" },
  async find(db, nowMillis) {
    const rows = await db
      .selectFrom("work_case")
      .select(["id", "title", "unit_id", "unit_path"])
      .where("process", "=", "demand")
      .where("closed_on", "is", null)
      .where("state", "in", [...EARLY])
      .where("opened_on", "<=", yearAgo(nowMillis))
      .where((eb) => eb.not(isListed("demand.expire", "demand", "work_case.id")))
      .orderBy("id")
      .limit(500)
      .execute();
    return rows.map((r) => ({ subject: `demand:${r.id}`, title: r.title, unitId: r.unit_id, unitPath: r.unit_path }));
  },
  async act(tx, services, actor, id) {
    const d = await getDemand(tx, id);
    if (!EARLY.some((s) => s === d.state) || d.opened_on > yearAgo(services.now())) return undefined;
    await stepDemand(tx, d, { action: "expire", actor, at: new Date(services.now()).toISOString() }, services.now());
    return { state: d.state } satisfies Memory;
  },
  async undo(tx, services, actor, id, memory) {
    const { state } = memory as Memory;
    const d = await getDemand(tx, id);
    const now = services.now();
    await stepDemand(tx, d, { action: "revive", to: state, actor: { ...actor, roles: ["system"] }, at: new Date(now).toISOString() }, now);
    const closed = await tx
      .selectFrom("ledger_fact")
      .selectAll()
      .where("subject", "=", `demand:${id}`)
      .where("kind", "=", "demand.closed")
      .where("void", "=", false)
      .where(sql<boolean>`not exists (select from ledger_fact l where l.supersedes = ledger_fact.id)`)
      .execute();
    for (const f of closed)
      await recordFact(
        tx,
        servicesCatalogue,
        actor,
        {
          kind: f.kind,
          occurredOn: f.occurred_on,
          unitId: f.unit_id,
          unitPath: f.unit_path,
          regionCode: f.region_code,
          subject: f.subject,
          dimensions: f.dimensions,
          keys: f.keys,
          evidence: f.evidence,
        },
        { supersedes: f.id, reason: "撤销到期失效", void: true },
      );
  },
};

const yearAgo = (nowMillis: number): string => {
  const today = chinaDay(nowMillis);
  return `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;
};
