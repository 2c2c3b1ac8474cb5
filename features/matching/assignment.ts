import { setImmediate as breathe } from "node:timers/promises";
import { chinaDay } from "@bihuan/kit";
import { AssignmentByKey, explainAssignment, MOST_FIT, textOf, type Excluded, type Supply } from "@bihuan/matching";
import { nameActor } from "../../platform/access/actor-names.ts";
import { acrossUnits, type Actor } from "../../platform/access/scope.ts";
import { audit } from "../../platform/audit/audit.ts";
import { instant, refuseRequest, type Context } from "../../platform/http/server.ts";
import { type DemandRecord, listDemandsById, listSuppliesForMatching, openCodeNames, stepDemand, supplyOf } from "../services/index.ts";
import { keepCandidates, placed, type Placed } from "./candidates.ts";
import { demandOf, findSupplies, plainSearchOver, proposeFor, weightsFor } from "./fit.ts";
import type { AssignmentSettings } from "./contract.ts";
import { listDecided, listNeedsOfMonth, listPromises, listRuns } from "./queries.ts";

/** Candidates a need brings to the assignment: more than it can get, so that the popular are not the only ones; nobody of the lowest grade is sent. */
const BROUGHT = 40;

/** Thousandths of fit that a further need costs whoever has some already: of experts that fit alike the one with less to do is sent. */
const SPREAD = 5;

interface Need {
  d: DemandRecord;
  candidates: Placed[];
  baselineRank: Map<number, number>;
  barred: Excluded[];
  untouched: readonly string[];
}

/** Reads the month's needs and the supplies, and solves. Supplies are read across units; needs only inside the scope. */
async function solve({ actor, services }: Context & { actor: Actor }, settings: AssignmentSettings) {
  const wide = acrossUnits(actor, services.rootUnitId).scope;
  const records = await services.database.read(actor.scope, async (db) => {
    const listed = await listNeedsOfMonth(db, actor.scope, settings.month);
    return listDemandsById(
      db,
      listed.map((n) => n.id),
    );
  });
  const ids = records.map((d) => d.id);
  const { version, weights } = await services.database.read(actor.scope, (db) => weightsFor(db, actor.scope.unitPath));
  const decided = await services.database.read(actor.scope, (db) => listDecided(db, ids));
  const search = await services.search();
  const [rows, promises, nameOf] = await services.database.read(
    wide,
    async (db) => [await listSuppliesForMatching(db), await listPromises(db, ids), await openCodeNames(db)] as const,
  );
  const limits = new Map(settings.limits.map((l) => [l.supplyId, l.limit]));
  // A limit that is tried stands in for the own one from the start: who is full may then be given again.
  const supplies = rows.map((r) => supplyOf({ ...r, capacity: limits.get(r.id) ?? r.capacity }));
  const options = { today: chinaDay(services.now()), weights, nameOf, limit: BROUGHT + settings.without.length };
  const full = new Set<number>();
  const closed = new Set(decided.map((p) => `${p.demandId}/${p.supplyId}`));
  const left = new Set(settings.without);
  const needs: Need[] = [];
  const plain = await plainSearchOver(inOnePage(supplies), records.map(demandOf));
  // The search answers for the next need beside this one's ranking.
  const find = (d: DemandRecord | undefined) => {
    const found = d && findSupplies(search, actor, demandOf(d));
    found?.catch(() => {});
    return found;
  };
  let asked = find(records[0]);
  for (const [i, d] of records.entries()) {
    const hits = (await asked) ?? [];
    asked = find(records[i + 1]);
    const { candidates, excluded, untouched, baselineRank } = proposeFor(supplies, d, hits, plain.rank(textOf(demandOf(d))), options);
    for (const { code, supplyId } of excluded) if (code === "full") full.add(supplyId);
    // The place is that of the need's own list, before anybody is left out or given to another need.
    const open = placed(candidates)
      .filter((c) => c.grade !== "low" && !left.has(c.supplyId) && !closed.has(`${d.id}/${c.supplyId}`))
      .slice(0, BROUGHT);
    needs.push({ d, candidates: open, baselineRank, barred: excluded, untouched });
    await breathe();
  }
  const taken = new Map(supplies.map((s) => [s.id, s.load + (promises.find((p) => p.supplyId === s.id)?.n ?? 0)]));
  const byKey = new AssignmentByKey(
    supplies.map((s) => {
      const before = taken.get(s.id) as number;
      return { key: s.id, capacity: Math.max(0, s.capacity - before), before };
    }),
    needs.map((n) => ({
      key: n.d.id,
      pairs: n.candidates.map((c) => ({ expert: c.supplyId, fit: Math.round(c.score * MOST_FIT) })),
    })),
    { perNeed: settings.perNeed, spread: SPREAD },
  );
  for (const _ of byKey.steps()) await breathe();
  const chosen = new Map(decided.filter((p) => p.status === "chosen").map((p) => [p.demandId, p.supplyId]));
  // Whoever reads the plan by position reads what stands in the order of the keys.
  needs.sort((a, b) => a.d.id - b.d.id);
  supplies.sort((a, b) => a.id - b.id);
  return { version, needs, supplies, taken, full, chosen, assignment: byKey.assignment };
}

const countBy = <T>(list: readonly T[], keyOf: (one: T) => string): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(list, keyOf)].map(([key, some]) => [key, some.length]));

async function* inOnePage(supplies: readonly Supply[]) {
  yield supplies;
}

export const planAssignment = async (context: Context & { actor: Actor }, settings: AssignmentSettings) =>
  planOf(await solve(context, settings), settings);

function planOf(
  { version, needs, supplies, taken, full, chosen, assignment }: Awaited<ReturnType<typeof solve>>,
  settings: AssignmentSettings,
) {
  const nameOf = (expert: number): string => supplies[expert]?.name ?? "";
  const tried = new Set([...settings.without, ...settings.limits.map((l) => l.supplyId)]);
  const isTried = (supplyId: number): boolean => tried.has(supplyId);
  const report = explainAssignment(
    assignment,
    needs.map((n) => n.candidates.length),
    { expert: nameOf, need: (i) => needs[i]?.d.title ?? "" },
  );
  const names = new Map(supplies.map((s) => [s.id, s.name]));
  const decidedOf = (demandId: number) => {
    const name = names.get(chosen.get(demandId) ?? 0);
    return name === undefined ? undefined : { zh: `已选定${name}，等其答复`, en: `${name} is chosen and yet to answer` };
  };
  return {
    weightsVersion: version,
    byCount: assignment.value().byCount,
    needs: needs.map(({ d, candidates, barred }, i) => ({
      demandId: d.id,
      title: d.title,
      unitName: d.unit_name,
      given: (report[i]?.given ?? []).map(({ expert }) => {
        const supplyId = supplies[expert]?.id as number;
        const { grade, parts } = candidates.find((c) => c.supplyId === supplyId) as Placed;
        return { supplyId, name: nameOf(expert), grade, reasons: parts.filter((p) => p.score).map((p) => p.label) };
      }),
      shortage: decidedOf(d.id) ?? report[i]?.shortage ?? null,
      /** Somebody is chosen already: a need that gets nobody here is none that nobody can be given. */
      isDecided: chosen.has(d.id),
      gaveUp: (report[i]?.gaveUp ?? []).map((g) => g.reason),
      barred: countBy(barred, (e) => e.code),
    })),
    experts: supplies
      .map((s, i) => ({
        supplyId: s.id,
        name: s.name,
        organisation: s.organisation,
        taken: taken.get(s.id) as number,
        limit: s.capacity,
        given: assignment.served(i).length,
      }))
      .filter((s) => s.given > 0 || full.has(s.supplyId) || isTried(s.supplyId))
      // What is tried comes first: it is what somebody will want to take back.
      .sort((a, b) => Number(isTried(b.supplyId)) - Number(isTried(a.supplyId)) || b.given - a.given || a.supplyId - b.supplyId),
  };
}

/** Keeps the plan that was seen: proposals on every need's page, the run with its settings and reasons. */
export async function acceptAssignment(
  context: Context & { actor: Actor },
  { seen, ...settings }: AssignmentSettings & { seen: readonly { demandId: number; supplyIds: readonly number[] }[] },
) {
  const { actor, services } = context;
  const solved = await solve(context, settings);
  const { version, needs, supplies, assignment } = solved;
  const plan = planOf(solved, settings);
  const shape = (rows: readonly { demandId: number; supplyIds: readonly number[] }[]): string =>
    JSON.stringify(rows.map((r) => [r.demandId, [...r.supplyIds].sort((a, b) => a - b)]).sort((a, b) => Number(a[0]) - Number(b[0])));
  if (shape(seen) !== shape(plan.needs.map((n) => ({ demandId: n.demandId, supplyIds: n.given.map((g) => g.supplyId) }))))
    refuseRequest("stale", {
      zh: "其间情况有变，方案已重算，请再看一遍",
      en: "Things have changed meanwhile; please look at the new plan",
    });
  return services.database.write(actor.scope, async (tx) => {
    const { id } = await tx
      .insertInto("assignment_run")
      .values({
        unit_id: actor.scope.unitId,
        unit_path: [...actor.scope.unitPath],
        month: `${settings.month}-01`,
        settings: JSON.stringify(settings),
        weights_version: version,
        report: JSON.stringify(plan.needs),
        accepted_by: actor.id,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    let proposals = 0;
    for (const [i, { d, candidates, barred, untouched, baselineRank }] of needs.entries()) {
      const given = new Set(assignment.given(i).map((g) => supplies[g.expert]?.id));
      const chosen = candidates.filter((c) => given.has(c.supplyId));
      if (chosen.length === 0) continue;
      if (d.state === "published")
        await stepDemand(
          tx,
          d,
          { action: "propose", actor: { ...actor, roles: ["system"] }, at: instant(context), data: { assignmentId: id } },
          services.now(),
        );
      await keepCandidates(tx, d.id, { candidates: chosen, barred, untouched, baselineRank }, id);
      proposals += chosen.length;
    }
    await audit(tx, actor, { act: "assignment.accept", subject: `assignment:${id}`, detail: { needs: needs.length, proposals } });
    return { runId: id, proposals };
  });
}

export const listAssignments = ({ actor, services }: Context & { actor: Actor }) =>
  services.database.read(actor.scope, async (db) =>
    (await listRuns(db, actor.scope)).map(({ actorId, actorName, at, month, ...r }) => ({
      ...r,
      month: month.slice(0, 7),
      at: new Date(at).toISOString(),
      actorName: nameActor(actorId, actorName),
    })),
  );
