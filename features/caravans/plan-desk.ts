import { chinaDay } from "@bihuan/kit";
import type { Change } from "@bihuan/tours";
import { sql } from "kysely";
import type { Actor } from "../../platform/access/scope.ts";
import { audit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import type { Label } from "../../platform/http/contract.ts";
import { notFound, refuseRequest, type Context, type Services } from "../../platform/http/server.ts";
import { openToWrite, type Hand } from "../../platform/records/hand.ts";
import { findRecord, nextVersion } from "../../platform/records/rows.ts";
import { recordFieldChanges } from "../../platform/register/history.ts";
import { Beside } from "../../platform/threads/beside.ts";
import { newNumbers } from "../../platform/threads/plan-numbers.ts";
import { PlanRuns } from "../../platform/threads/runs.ts";
import { carOf } from "./driven.ts";
import { costOf, judge, type RouteOf } from "./judge.ts";
import { gather } from "./plan-load.ts";
import type { PlanCalls } from "./plan-thread.ts";
import type { Answer, Worked } from "./plan-work.ts";
import { buildInput, spotsOf, type Gathered, type PlanInput } from "./question.ts";
import { tours } from "./tours.ts";

export type Signed = Context & { actor: Actor };

const THREAD = new URL("./plan-thread.ts", import.meta.url);
const BOUNDS = {
  millis: 120_000,
  megabytes: 256,
  refusal: {
    code: "too-heavy",
    message: { zh: "这个问题太大，没有算完；请分县或分段排", en: "This is too much at once; plan by county or by part" },
  },
};
const beside = new Beside<PlanCalls>(THREAD, BOUNDS);
/** A thread of its own: ways do not wait behind another tour's search. */
const driving = new Beside<PlanCalls>(THREAD, BOUNDS);

const NO_ROADS: Label = {
  zh: "路网的道路文件用不了，路程和时间按直线距离估；请系统管理员重新生成路网",
  en: "The file of roads cannot be used: ways are estimated by the straight line. Ask the operator to build the network anew",
};

/** The question with its ways on the road network, where one is loaded; whatever goes wrong with it, estimates stand and a note says so. */
async function inputOf(services: Services, g: Gathered): Promise<PlanInput> {
  if (g.roads === null) return buildInput(g);
  try {
    const bytes = await services.files.load(g.roads.file);
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
    const driven = await driving.call("drive", { file, spots: spotsOf(g), car: carOf(g.rules) });
    if (driven) return buildInput(g, driven);
  } catch (error) {
    console.error(`roads ${g.roads.file}: ${String(error)}`);
  }
  const input = buildInput(g);
  return { ...input, notes: [...input.notes, NO_ROADS] };
}
/** So much search: of 118 schools half a second of one processor until all are served, six for short ways (docs/performance.md). */
const ITERATIONS = { quick: 6_000, thorough: 360_000 } as const;

const runs = new PlanRuns();

const FAULTY: Label = {
  zh: "排不了：已走过的行程和现在登记的车辆、驾驶证、时段对不上，请先核对",
  en: "It cannot be planned: days that are past do not agree with vehicles, licences and hours as they stand",
};

export interface Asked {
  readonly tourId: number;
  readonly effort: keyof typeof ITERATIONS;
  readonly fair: boolean;
  readonly name: string;
}

/** Starts a plan beside the server and answers at once with the run's name. */
export async function startPlan(hand: Hand, { actor, services }: Signed, asked: Asked): Promise<{ run: string }> {
  const { gathered, from } = await services.database.read(actor.scope, async (db) => {
    const tour = await findRecord(db, hand.records, asked.tourId);
    if (tour.state !== "drafted") refuseFrozen();
    const planId = tour.values["planId"] as number | null;
    return {
      gathered: await gather(db, asked.tourId, chinaDay(services.now())),
      from: planId === null ? null : (await readPlan(db, planId)).routes,
    };
  });
  const { effort, fair, tourId, name } = asked;
  const input = inputOf(services, gathered);
  return runs.start(
    { actor, services },
    {
      search: async (shared) =>
        beside.call("plan", { question: (await input).question, iterations: ITERATIONS[effort], seed: 1, fair, from, shared }),
      keep: async (worked) => (worked.ok ? keepPlan({ actor, services }, tourId, name, await input, worked) : FAULTY),
    },
  );
}
export const lookAtPlan = (signed: Signed, name: string) => runs.look(signed, name);
export const cancelPlan = (signed: Signed, name: string) => runs.cancel(signed, name);

/** A plan is one more row, whoever makes it: nobody's is overwritten. */
async function keepPlan(
  { actor, services }: Pick<Signed, "actor" | "services">,
  tourId: number,
  name: string,
  input: PlanInput,
  { routes, answer }: Extract<Worked, { ok: true }>,
): Promise<number> {
  return services.database.write(actor.scope, async (tx) => {
    const { id } = await tx
      .insertInto("caravan_plan")
      .values({
        tour_id: tourId,
        name,
        made_by: actor.name,
        made_at: new Date(services.now()).toISOString(),
        input: JSON.stringify(input),
        routes: JSON.stringify(routes),
        answer: JSON.stringify(answer),
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await audit(tx, actor, { act: "caravan_plan.make", subject: `caravan_tour:${tourId}`, detail: { plan: id } });
    return id;
  });
}

export interface PlanRow {
  readonly id: number;
  readonly tourId: number;
  readonly name: string;
  readonly madeBy: string;
  readonly madeAt: string;
  readonly input: PlanInput;
  readonly routes: readonly RouteOf[];
  readonly answer: Answer;
}
export async function readPlan(db: Db, id: number): Promise<PlanRow> {
  const rows = await rowsOf<PlanRow>(
    db,
    sql`select id, tour_id as "tourId", name, made_by as "madeBy", made_at as "madeAt", input, routes, answer from caravan_plan where id = ${id}`,
  );
  return rows[0] ?? notFound();
}

/** A tour's plans, the newest first, with what a comparison shows. */
export async function listPlans(db: Db, tourId: number) {
  const rows = await rowsOf<PlanRow>(
    db,
    sql`select id, tour_id as "tourId", name, made_by as "madeBy", made_at as "madeAt", input, routes, answer from caravan_plan
      where tour_id = ${tourId} order by id desc limit 12`,
  );
  return rows.map(({ id, name, madeBy, madeAt, input, routes, answer }) => {
    const { served, pupils, metres, nights, shares, breaches, days } = judge(input.question, routes);
    return {
      ...{ id, name, madeBy, madeAt, served, pupils, metres, nights, shares: [...shares] },
      of: input.question.stops.length,
      boundPupils: answer.boundPupils,
      boundMetres: answer.boundMetres ?? null,
      fen: costOf(input.question, { metres, days }),
      boundFen: answer.boundFen ?? null,
      breaches: breaches.length,
    };
  });
}

const refuseFrozen = (): never =>
  refuseRequest("frozen", {
    zh: "已经送定稿或定稿，先退回或点“有变动，重排”",
    en: "It is proposed or frozen; return it, or begin to plan anew",
  });

/** What a person has arranged by hand is a plan of its own beside the one it came from. */
export async function saveRoutes(hand: Hand, by: Signed, input: { planId: number; routes: readonly RouteOf[]; name: string }) {
  const base = await by.services.database.read(by.actor.scope, async (db) => {
    const plan = await readPlan(db, input.planId);
    if ((await findRecord(db, hand.records, plan.tourId)).state !== "drafted") refuseFrozen();
    return plan;
  });
  const { question } = base.input;
  const known = new Set(question.stops.map((s) => s.id));
  const vehicles = new Set(question.vehicles.map((v) => v.id));
  const odd = input.routes.some(
    (r) =>
      !vehicles.has(r.vehicle) ||
      r.day >= question.days ||
      (r.lodging !== null && r.lodging >= question.lodgings.length) ||
      r.stops.some((s) => !known.has(s)),
  );
  if (odd)
    refuseRequest("unknown-visit", { zh: "计划里没有这所学校、这辆车或这一天", en: "The plan knows no such school, vehicle or day" });
  const placed = new Set(input.routes.flatMap((r) => r.stops));
  const reasons = new Map(base.answer.left.map((l) => [l.stop, l]));
  const left = question.stops
    .filter((s) => !placed.has(s.id))
    .map((s) => reasons.get(s.id) ?? { stop: s.id, reason: { code: "crowded-out" as const, displaced: [] } });
  const answer: Answer = { ...base.answer, left, boundMetres: undefined, boundFen: undefined, fairness: null, moved: [], lost: [] };
  const id = await keepPlan(by, base.tourId, input.name, base.input, { ok: true, routes: [...input.routes], answer });
  return { planId: id };
}

/** The plan to be frozen; of two who choose at once the second hears so. */
export async function choosePlan(hand: Hand, { actor, services }: Signed, input: { tourId: number; version: number; planId: number }) {
  return services.database.write(actor.scope, async (tx) => {
    const tour = await openToWrite(hand, actor, tx, input.tourId);
    const plan = await readPlan(tx, input.planId);
    if (plan.tourId !== input.tourId) return notFound();
    const version = await nextVersion(tx, tours, input.tourId, input.version);
    await recordFieldChanges(tx, actor, tours.register, { id: tour.id, unit_path: tour.unitPath }, tour.values, { planId: input.planId });
    await tx.updateTable("caravan_tour").set({ plan_id: input.planId }).where("id", "=", input.tourId).execute();
    return { version };
  });
}

export type Weather =
  | { readonly kind: "day"; readonly day: number }
  | { readonly kind: "school"; readonly stop: string }
  | { readonly kind: "vehicle"; readonly vehicle: string; readonly fromDay: number; readonly toDay: number };

/** A day of rain, a school that cancels, a vehicle that fails: the chosen plan with as few other visits moved as serve as much. */
export async function replanTour(hand: Hand, by: Signed, input: { tourId: number; weather: Weather; movedAtMost: number; name: string }) {
  const { actor, services } = by;
  const today = chinaDay(services.now());
  const { plan, gathered } = await services.database.read(actor.scope, async (db) => {
    const tour = await findRecord(db, hand.records, input.tourId);
    if (tour.state !== "drafted") refuseFrozen();
    const planId = tour.values["planId"] as number | null;
    if (planId === null) return refuseRequest("no-plan", { zh: "还没有选定计划", en: "No plan is chosen" });
    return { plan: await readPlan(db, planId), gathered: await gather(db, input.tourId, today) };
  });
  const now = await inputOf(services, gathered);
  const index = now.days.filter((d) => d < today).length;
  const worked = await beside.call("rain", {
    question: now.question,
    iterations: 1_500,
    seed: 1,
    shared: newNumbers(),
    from: plan.routes,
    changes: changesOf(input.weather, now),
    today: index,
    movedAtMost: input.movedAtMost,
  });
  if (!worked.ok) return refuseRequest("collide", FAULTY);
  const question = worked.question ?? now.question;
  const planId = await keepPlan(by, input.tourId, input.name, { ...now, question }, worked);
  return { planId, moved: worked.answer.moved.length, lost: worked.answer.lost.length };
}

function changesOf(weather: Weather, { question }: PlanInput): Change[] {
  if (weather.kind === "school") return [{ kind: "cancelled", stop: weather.stop }];
  const all = weather.kind === "vehicle" ? question.vehicles.filter((v) => v.id === weather.vehicle) : question.vehicles;
  const [fromDay, toDay] = weather.kind === "vehicle" ? [weather.fromDay, weather.toDay] : [weather.day, weather.day];
  return all.map((v) => ({ kind: "vehicle-out", vehicle: v.id, fromDay, toDay }));
}
