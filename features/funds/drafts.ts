import { createHash } from "node:crypto";
import { sql } from "kysely";
import { actorIdOf, nameActor } from "../../platform/access/actor-names.ts";
import { audit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import { notFound, refuseRequest } from "../../platform/http/server.ts";
import { openToEdit, type Asked, type Hand } from "../../platform/records/hand.ts";
import { updateRow } from "../../platform/records/rows.ts";
import { plansOf } from "./plan.ts";
import { reckon, withTrial, type PotPlan, type Trial } from "./rules.ts";

export interface KeptPot {
  readonly plan: PotPlan;
  /** Unit → fen. */
  readonly amounts: Readonly<Record<string, number>>;
}
const digestOf = (pots: readonly KeptPot[]): string => createHash("sha256").update(canonical(pots)).digest("hex");
/** The same text for the same content, whatever order a store gives its keys. */
const canonical = (v: unknown): string =>
  Array.isArray(v)
    ? `[${v.map(canonical).join(",")}]`
    : v !== null && typeof v === "object"
      ? `{${Object.entries(v)
          .filter(([, x]) => x !== undefined)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([k, x]) => `${JSON.stringify(k)}:${canonical(x)}`)
          .join(",")}}`
      : JSON.stringify(v);

/** Reckons every pot and keeps whole question and whole answer, or says which pot has no table and why. */
function reckonAll(plans: readonly PotPlan[], trials: Readonly<Record<string, Trial>>): KeptPot[] {
  return plans.map((given) => {
    const plan = withTrial(given, trials[String(given.rule.no)]);
    const result = reckon(plan);
    if (!result.ok)
      return refuseRequest("no-table", { zh: `${plan.rule.name}：${result.why.zh}`, en: `${plan.rule.name}: ${result.why.en}` });
    const unit = new Map(plan.recipients.map((r) => [r.code, String(r.unitId)]));
    return { plan, amounts: Object.fromEntries(result.table.rows.map((r) => [unit.get(r.code) ?? "", r.amountFen])) };
  });
}

export async function saveDraft(
  hand: Hand,
  { actor }: Asked,
  tx: Db,
  input: { id: number; trials: Readonly<Record<string, Trial>>; remark: string; requestKey: string },
): Promise<{ no: number }> {
  const fund = await openToEdit(hand, tx, input.id);
  if (fund.values["frozenOn"] === null) refuseRequest("not-frozen", { zh: "先冻结因素数据", en: "First freeze the figures" });
  const repeated = await sql<{ no: number }>`select (detail->>'draft')::int as no from audit_entry
    where act = 'fund.edit' and request_id = ${input.requestKey} and subject = ${`fund:${input.id}`}`.execute(tx);
  if (repeated.rows[0]) return repeated.rows[0];
  const pots = reckonAll(await plansOf(tx, hand, input.id), input.trials);
  if (pots.length === 0) refuseRequest("no-pots", { zh: "先登记资金块和规则", en: "First enter the pots and their rules" });
  const { rows } = await sql<{ no: number }>`insert into fund_draft (fund_id, no, remark, pots, digest, made_by)
    select ${input.id}, coalesce(max(no), 0) + 1, ${input.remark || null}, ${JSON.stringify(pots)}::jsonb, ${digestOf(pots)}, ${actor.id}
    from fund_draft where fund_id = ${input.id} returning no`.execute(tx);
  const no = rows[0]?.no ?? 0;
  await audit(tx, actor, {
    act: `${hand.records.name}.edit`,
    subject: `fund:${input.id}`,
    requestId: input.requestKey,
    detail: { draft: no },
  });
  return { no };
}

export async function chooseDraft(hand: Hand, { actor }: Asked, tx: Db, input: { id: number; no: number }): Promise<void> {
  await openToEdit(hand, tx, input.id);
  const { pots } = await readDraft(tx, input.id, input.no);
  const now = await plansOf(tx, hand, input.id);
  const sums = (plans: readonly PotPlan[]): string => plans.map(({ rule }) => `${rule.no}=${rule.totalFen}`).join();
  if (sums(pots.map((p) => p.plan)) !== sums(now))
    refuseRequest("other-sums", {
      zh: `第 ${input.no} 稿的金额不是各资金块现在的金额，请重新存一稿`,
      en: `Draft ${input.no} shares other sums than the pots have now: keep another`,
    });
  await updateRow(tx, hand.records.register, input.id, { chosenDraft: input.no });
  await audit(tx, actor, { act: `${hand.records.name}.edit`, subject: `fund:${input.id}`, detail: { chosen: input.no } });
}

/** A kept draft; `same`: reckoned anew from its own question it gives the same table, and its digest holds. */
export async function readDraft(db: Db, id: number, no: number): Promise<{ no: number; pots: KeptPot[]; madeBy: string; same: boolean }> {
  const row = await db.selectFrom("fund_draft").selectAll().where("fund_id", "=", id).where("no", "=", no).executeTakeFirst();
  if (!row) return notFound();
  const pots = row.pots as unknown as KeptPot[];
  const again = reckonAll(
    pots.map((p) => p.plan),
    {},
  );
  return { no, pots, madeBy: row.made_by, same: digestOf(again) === row.digest };
}

export async function listDrafts(db: Db, id: number) {
  const rows = await db
    .selectFrom("fund_draft as d")
    .leftJoin("person as p", (j) => j.on("d.made_by", "=", actorIdOf("p.id")))
    .select(["d.no", "d.remark", "d.digest", "d.made_at", "d.made_by", "p.name"])
    .where("d.fund_id", "=", id)
    .orderBy("d.no", "desc")
    .execute();
  return rows.map((r) => ({ no: r.no, remark: r.remark, who: nameActor(r.made_by, r.name), at: r.made_at, digest: r.digest }));
}

export const makersOf = async (db: Db, id: number): Promise<Set<string>> =>
  new Set((await db.selectFrom("fund_draft").select("made_by").where("fund_id", "=", id).execute()).map((r) => r.made_by));
