import { chinaDay } from "@bihuan/kit";
import { doubtOf, findLimit, gradeOf, partsOf, scoreOf, textOf, type Candidate, type Demand, type Excluded } from "@bihuan/matching";
import { acrossUnits, type Actor } from "../../platform/access/scope.ts";
import { audit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import { openCase } from "../../platform/casework/casework.ts";
import { stepped } from "../../platform/http/refusals.ts";
import { instant, notFound, refuseRequest, type Context } from "../../platform/http/server.ts";
import { canAct, findDecider } from "../people/index.ts";
import {
  getDemand,
  introductionProcess,
  listBarred,
  listCandidates,
  listSuppliesForMatching,
  openCodeNames,
  stepDemand,
  supplyOf,
} from "../services/index.ts";
import { demandOf, findSupplies, PLAIN_KEPT, plainSearchOver, proposeFor, weightsFor } from "./fit.ts";
import { readSupplyTexts } from "./queries.ts";

/** Ranks supplies for a published demand and keeps the proposal with its reasons; decisions already taken stay. */
export async function proposeCandidates(context: Context & { actor: Actor }, input: { id: number; requestKey: string }) {
  const { actor, services } = context;
  const asked = demandOf(await services.database.read(actor.scope, (db) => getDemand(db, input.id)));
  const hits = await findSupplies(await services.search(), actor, asked);
  const plain = await plainOrder(context, asked);
  // Loads are counted over all units; nothing but the count leaves.
  const ids = [...hits.map((h) => h.id), ...plain.slice(0, PLAIN_KEPT)];
  const supplies = (
    await services.database.read(acrossUnits(actor, services.rootUnitId).scope, (db) =>
      listSuppliesForMatching(db, { ids, fieldCode: asked.fieldCode, industryCode: asked.industryCode }),
    )
  ).map(supplyOf);
  return services.database.write(actor.scope, async (tx) => {
    const d = await getDemand(tx, input.id);
    if (d.state === "published")
      await stepDemand(tx, d, { action: "propose", actor, at: instant(context), requestKey: input.requestKey }, services.now());
    else if (d.state !== "matching")
      refuseRequest("not-from-this-state", { zh: "发布后才能匹配", en: "Matching starts after publication" });
    const { weights } = await weightsFor(tx, d.unit_path);
    const options = { today: chinaDay(services.now()), weights, nameOf: await openCodeNames(tx) };
    const { candidates, excluded, untouched, baselineRank } = proposeFor(supplies, d, hits, plain, options);
    await keepCandidates(tx, d.id, { candidates: placed(candidates), barred: excluded, untouched, baselineRank });
    return { candidates: await listCandidates(tx, d.id), barred: await listBarred(tx, d.id) };
  });
}

/** What a plain keyword search says of a need, best first: kept beside the engine's order for its own honesty. */
const plainOrder = ({ actor, services }: Context & { actor: Actor }, need: Demand): Promise<number[]> =>
  services.database.read(acrossUnits(actor, services.rootUnitId).scope, async (db) =>
    (await plainSearchOver(readSupplyTexts(db), [need])).rank(textOf(need)),
  );

/**
 * A supply that a person found joins the candidates of a need, last in order; what the limits bar is refused in their words. It is
 * picked by hand, which counts against the engine, unless it stands among the candidates already.
 */
export async function addCandidate(
  context: Context & { actor: Actor },
  input: { id: number; supplyId: number; requestKey: string },
): Promise<{ ok: boolean }> {
  const { actor, services } = context;
  const demand = demandOf(await services.database.read(actor.scope, (db) => getDemand(db, input.id)));
  const hits = await findSupplies(await services.search(), actor, demand);
  const plain = await plainOrder(context, demand);
  const supplies = (
    await services.database.read(acrossUnits(actor, services.rootUnitId).scope, (db) =>
      listSuppliesForMatching(db, { ids: [input.supplyId, ...plain.slice(0, PLAIN_KEPT)], fieldCode: null, industryCode: null }),
    )
  ).map(supplyOf);
  const supply = supplies.find((s) => s.id === input.supplyId) ?? notFound();
  return services.database.write(actor.scope, async (tx) => {
    const d = await getDemand(tx, input.id);
    if (d.state === "published")
      await stepDemand(tx, d, { action: "propose", actor, at: instant(context), requestKey: input.requestKey }, services.now());
    else if (!["matching", "introduced"].includes(d.state))
      refuseRequest("not-from-this-state", { zh: "发布后才能匹配", en: "Matching starts after publication" });
    const { weights } = await weightsFor(tx, d.unit_path);
    const nameOf = await openCodeNames(tx);
    const options = { today: chinaDay(services.now()), weights, nameOf };
    const { baselineRank } = proposeFor(supplies, d, hits, plain, options);
    const { candidates } = proposeFor([supply], d, hits, [], options);
    const limit = findLimit(demand, supply, options.today);
    if (limit) refuseRequest("barred", limit.reason);
    if (await isProposed(tx, d.id, supply.id)) return { ok: true };
    const parts = candidates[0]?.parts ?? partsOf(demand, supply, undefined, {}, nameOf);
    const { last } = await tx
      .selectFrom("candidate")
      .select((eb) => eb.fn.max("rank").as("last"))
      .where("demand_id", "=", d.id)
      .where("supply_id", "!=", supply.id)
      .executeTakeFirstOrThrow();
    await insertCandidates(tx, [
      {
        ...candidateRow(d.id, {
          supplyId: supply.id,
          score: scoreOf(parts, weights),
          grade: gradeOf(parts, weights),
          parts,
          doubt: doubtOf(demand, supply) ?? null,
        }),
        rank: Number(last ?? 0) + 1,
        baseline_rank: baselineRank.get(supply.id) ?? null,
        run_id: null,
        by_hand: true,
      },
    ]);
    await audit(tx, actor, { act: "candidate.add", subject: `demand:${d.id}`, detail: { supplyId: supply.id } });
    return { ok: true };
  });
}

/** Stands among the candidates the engine gave, undecided. */
const isProposed = async (db: Db, demandId: number, supplyId: number): Promise<boolean> =>
  (await db
    .selectFrom("candidate")
    .select("supply_id")
    .where("demand_id", "=", demandId)
    .where("supply_id", "=", supplyId)
    .where("status", "=", "proposed")
    .where("by_hand", "=", false)
    .executeTakeFirst()) !== undefined;

/** A candidate with its place in the engine's own list for the need, from 1. */
export type Placed = Candidate & { readonly rank: number };
export const placed = (candidates: readonly Candidate[]): Placed[] => candidates.map((c, i) => ({ ...c, rank: i + 1 }));

/**
 * Keeps candidates with their reasons, and who was barred and why; what was chosen or rejected before stays so. A new matching
 * takes the place of the one before; an assignment adds to what an adviser has before him and replaces an earlier assignment alone.
 */
export async function keepCandidates(
  tx: Db,
  demandId: number,
  {
    candidates,
    barred,
    untouched,
    baselineRank,
  }: {
    candidates: readonly Placed[];
    barred: readonly Excluded[];
    untouched: readonly string[];
    baselineRank: ReadonlyMap<number, number>;
  },
  runId: number | null = null,
): Promise<void> {
  await tx
    .updateTable("demand")
    .set({ barred: JSON.stringify(barred), untouched: [...untouched] })
    .where("id", "=", demandId)
    .execute();
  let earlier = tx
    .updateTable("candidate")
    .set({ status: "excluded", decision_reason: "重新匹配后未入选" })
    .where("demand_id", "=", demandId)
    .where("status", "=", "proposed");
  if (runId !== null) earlier = earlier.where("run_id", "is not", null);
  await earlier.execute();
  if (candidates.length === 0) return;
  await insertCandidates(
    tx,
    candidates.map((c) => ({
      ...candidateRow(demandId, c),
      rank: c.rank,
      baseline_rank: baselineRank.get(c.supplyId) ?? null,
      run_id: runId,
      by_hand: false,
    })),
  );
}

const candidateRow = (demandId: number, c: Candidate) => ({
  demand_id: demandId,
  supply_id: c.supplyId,
  score: c.score,
  grade: c.grade,
  parts: JSON.stringify(c.parts),
  reasons: JSON.stringify(c.parts.filter((p) => p.score || p.against).map((p) => p.label)),
  doubt: c.doubt && JSON.stringify(c.doubt),
  status: "proposed",
});
type CandidateRow = ReturnType<typeof candidateRow> & {
  rank: number;
  baseline_rank: number | null;
  run_id: number | null;
  by_hand: boolean;
};

/** A pair that was decided keeps its decision and its reason. */
async function insertCandidates(tx: Db, rows: CandidateRow[]): Promise<void> {
  await tx
    .insertInto("candidate")
    .values(rows)
    .onConflict((oc) =>
      oc.columns(["demand_id", "supply_id"]).doUpdateSet((eb) => ({
        rank: eb.ref("excluded.rank"),
        score: eb.ref("excluded.score"),
        grade: eb.ref("excluded.grade"),
        parts: eb.ref("excluded.parts"),
        reasons: eb.ref("excluded.reasons"),
        doubt: eb.ref("excluded.doubt"),
        baseline_rank: eb.ref("excluded.baseline_rank"),
        run_id: eb.ref("excluded.run_id"),
        by_hand: eb.ref("excluded.by_hand"),
        status: eb.case().when("candidate.status", "in", ["chosen", "rejected"]).then(eb.ref("candidate.status")).else("proposed").end(),
        decision_reason: eb.case().when("candidate.status", "in", ["chosen", "rejected"]).then(eb.ref("candidate.decision_reason")).end(),
      })),
    )
    .execute();
}

export async function rejectCandidate(
  context: Context & { actor: Actor },
  input: { id: number; supplyId: number; reason: string },
): Promise<{ ok: boolean }> {
  const { actor, services } = context;
  return services.database.write(actor.scope, async (tx) => {
    await getDemand(tx, input.id);
    const { numUpdatedRows } = await tx
      .updateTable("candidate")
      .set({ status: "rejected", decided_by: actor.id, decided_at: instant(context), decision_reason: input.reason })
      .where("demand_id", "=", input.id)
      .where("supply_id", "=", input.supplyId)
      .where("status", "in", ["proposed", "rejected"])
      .executeTakeFirst();
    if (numUpdatedRows === 0n) notFound();
    await audit(tx, actor, { act: "candidate.reject", subject: `demand:${input.id}`, detail: { supplyId: input.supplyId } });
    return { ok: true };
  });
}

/** Chooses a candidate with a reason and sends the expression of interest to the supplier's adviser. */
export async function chooseCandidate(
  context: Context & { actor: Actor },
  input: { id: number; supplyId: number; message: string; reason: string; others?: string | undefined; requestKey: string },
): Promise<{ introductionId: number }> {
  const { actor, services } = context;
  return services.database.write(actor.scope, async (tx) => {
    const d = await getDemand(tx, input.id);
    const supply = await tx
      .selectFrom("supply")
      .selectAll()
      .where("id", "=", input.supplyId)
      .where("withdrawn_on", "is", null)
      .executeTakeFirst();
    if (!supply) notFound();
    const answerer = await answererFor(tx, actor, d, supply, chinaDay(services.now()));
    const opened = stepped(
      await openCase(
        tx,
        introductionProcess,
        {
          title: d.title,
          unitId: d.unit_id,
          unitPath: d.unit_path,
          sharedPath: supply.unit_path,
          adviserPersonId: d.adviser_person_id,
          parentId: d.id,
        },
        { action: "ask", actor, at: instant(context), requestKey: input.requestKey, owner: { personId: answerer } },
      ),
      introductionProcess,
    );
    if (opened.repeated) return { introductionId: opened.case.id };
    if (!["matching", "introduced", "in_talks"].includes(d.state))
      refuseRequest("not-from-this-state", { zh: "当前状态不能引荐", en: "No introduction in the present state" });
    const chosen = await tx
      .updateTable("candidate")
      .set({ status: "chosen", decided_by: actor.id, decided_at: instant(context), decision_reason: input.reason })
      .where("demand_id", "=", d.id)
      .where("supply_id", "=", input.supplyId)
      .where("status", "=", "proposed")
      .returning(["score", "grade", "reasons", "rank", "baseline_rank", "by_hand", "run_id"])
      .executeTakeFirst();
    if (!chosen) refuseRequest("already-decided", { zh: "这位候选已有决定", en: "This candidate is already decided" });
    if (input.others !== undefined)
      await tx
        .updateTable("candidate")
        .set({ status: "rejected", decided_by: actor.id, decided_at: instant(context), decision_reason: input.others })
        .where("demand_id", "=", d.id)
        .where("status", "=", "proposed")
        .execute();
    await tx
      .insertInto("introduction")
      .values({
        id: opened.case.id,
        demand_id: d.id,
        supply_id: input.supplyId,
        message: input.message,
        score: chosen.score,
        grade: chosen.grade,
        reasons: JSON.stringify(chosen.reasons),
        rank: chosen.by_hand ? null : chosen.rank,
        by_hand: chosen.by_hand,
        run_id: chosen.run_id,
        baseline_rank: chosen.baseline_rank,
      })
      .execute();
    return { introductionId: opened.case.id };
  });
}

/**
 * Who answers for the supply: its adviser where that is another person than the asking side's and can sign in, else another adviser, a
 * reviewer or a leader of its unit, else of the unit above. Nobody answers his own question.
 */
async function answererFor(
  tx: Db,
  actor: Actor,
  d: { adviser_person_id: number | null },
  supply: { adviser_person_id: number; unit_path: readonly number[] },
  today: string,
): Promise<number> {
  const asking = [d.adviser_person_id, actor.personId];
  const isOther = !asking.includes(supply.adviser_person_id);
  if (isOther && (await canAct(tx, supply.adviser_person_id, today))) return supply.adviser_person_id;
  const decider = await findDecider(tx, { unitPath: supply.unit_path, roles: ["adviser", "reviewer", "leader"], except: asking, today });
  if (decider) return decider.personId;
  if (isOther) return supply.adviser_person_id;
  return refuseRequest("nobody-answers", {
    zh: "供需两方是同一保姆，供方单位及其上级又没有其他人可以答复；请先由安全管理员任命审核人或负责人",
    en: "One person advises both sides and nobody else at the supply's unit or above can answer; a reviewer or leader must be appointed first",
  });
}
