import type { Actor } from "../../platform/access/scope.ts";
import type { Db } from "../../platform/db/database.ts";
import { notFound, type Services } from "../../platform/http/server.ts";
import { outlineAt } from "../places/index.ts";
import { groundOf, methodOf, spots, type Asked, type Ground } from "./coverage.ts";
import { SPEEDS, type Answers, type Goal } from "./reach/protocol.ts";
import type { SitingAsked, SitingResult } from "./sitings.ts";
import { askReach } from "./world.ts";
import { inTurn } from "../../platform/db/in-turn.ts";

type Side = "both" | "a" | "b";

/** Of a kept plan: the walker's speed, when, on the places of which day, people covered then. */
export interface Made {
  readonly speed: "adult" | "elderly";
  readonly at: string;
  readonly on: string;
  readonly covered: number;
}

export interface Comparison {
  readonly on: string;
  readonly names: readonly [a: string, b: string];
  /** What each was sought for. */
  readonly goals: readonly [a: Goal, b: Goal];
  /** How each was made, so that its own figure and the one here can be told apart. */
  readonly made: readonly [a: Made, b: Made];
  /** Places of the day beneath both; of the build list nothing. */
  readonly places: number;
  readonly sites: readonly { name: string; kind: string; town: string | null; lat: number; lon: number; side: Side }[];
  /** People covered with the places of the day and the plan's; `onlyA` would lose their place if b were built. Whole people. */
  readonly lines: readonly { speed: "adult" | "elderly"; people: number; a: number; b: number; onlyA: number; onlyB: number }[];
  /** Adults, by town, where the plans differ; most people moved first. */
  readonly towns: readonly { name: string | null; onlyA: number; onlyB: number }[];
  /** By cell, adults: 0 no difference, 1 reached under a alone, 2 under b alone. */
  readonly cells: readonly number[];
  readonly method: readonly { zh: string; en: string }[];
}

interface Plan {
  readonly name: string;
  readonly asked: SitingAsked & { on: string };
  readonly answer: SitingResult;
  readonly madeAt: string;
}

const madeOf = ({ asked, answer, madeAt }: Plan): Made => ({
  speed: asked.speed,
  at: madeAt,
  on: asked.on,
  covered: Math.round(answer.covered),
});

/** Two kept plans on the same ground: the places of one day, one population, one network, whatever each was computed on. */
export async function comparePlans(
  { actor, services }: { actor: Actor; services: Services },
  input: Asked & { a: number; b: number },
): Promise<Comparison> {
  const { ground, plans } = await services.database.read(actor.scope, async (db) => ({
    ground: await groundOf(services, db, actor, input),
    plans: await inTurn([input.a, input.b], (id) => findPlan(db, actor, id)),
  }));
  const [a, b] = plans as [Plan, Plan];
  const [coverA, coverB] = await Promise.all(
    plans.map((plan) => askReach(services, ground.world, { kind: "cover", places: [...spots(ground.active), ...plan.answer.chosen] })),
  );
  const inA = new Set(a.answer.chosen.map(siteKey));
  const inB = new Set(b.answer.chosen.map(siteKey));
  const pick = (plan: Plan, side: Side, wanted: (key: string) => boolean) =>
    plan.answer.chosen.filter((c) => wanted(siteKey(c))).map(({ name, kind, town, lat, lon }) => ({ name, kind, town, lat, lon, side }));
  return {
    on: ground.on,
    names: [a.name, b.name],
    // The first plans kept had one aim only and do not name it.
    goals: [a.asked.goal ?? "most", b.asked.goal ?? "most"],
    made: [madeOf(a), madeOf(b)],
    places: ground.active.length,
    sites: [...pick(a, "both", (key) => inB.has(key)), ...pick(a, "a", (key) => !inB.has(key)), ...pick(b, "b", (key) => !inA.has(key))],
    ...differencesOf(ground, coverA as Answers["cover"], coverB as Answers["cover"]),
    method: methodOf(ground, coverA as Answers["cover"]),
  };
}

const siteKey = (c: SitingResult["chosen"][number]): string => (c.placeId === null ? `${c.lat}/${c.lon}` : String(c.placeId));

async function findPlan(db: Db, actor: Actor, id: number): Promise<Plan> {
  const row = await db
    .selectFrom("siting_plan")
    .select(["name", "asked", "answer", "made_at as madeAt"])
    .where("id", "=", id)
    .where("unit_id", "=", actor.scope.unitId)
    .executeTakeFirst();
  return row ? (row as unknown as Plan) : notFound();
}

function differencesOf(ground: Ground, a: Answers["cover"], b: Answers["cover"]): Pick<Comparison, "lines" | "towns" | "cells"> {
  const { lats, lons, counts } = ground.world.data.population;
  const isReached = (c: Answers["cover"], cell: number, limit: number): boolean => {
    const mm = c.millimetres[cell] as number;
    return mm >= 0 && mm <= limit;
  };
  const sides = SPEEDS.map((_, i) => {
    const limit = a.speeds[i]?.limitMillimetres ?? 0;
    return Array.from(counts, (__, cell) => {
      const [inA, inB] = [isReached(a, cell, limit), isReached(b, cell, limit)];
      return inA === inB ? 0 : inA ? 1 : 2;
    });
  });
  const sum = (side: number, of: readonly number[]): number =>
    Math.round(of.reduce((n, s, cell) => (s === side ? n + (counts[cell] as number) : n), 0));
  const towns = new Map<string | null, { name: string | null; onlyA: number; onlyB: number }>();
  const adults = sides[0] as number[];
  for (const [cell, side] of adults.entries()) {
    if (side === 0 || counts[cell] === 0) continue;
    const at = outlineAt(ground.outlines, { lat: (lats[cell] as number) / 1e7, lon: (lons[cell] as number) / 1e7 });
    const name = at?.name ?? null;
    const town = towns.get(name) ?? { name, onlyA: 0, onlyB: 0 };
    if (side === 1) town.onlyA += counts[cell] as number;
    else town.onlyB += counts[cell] as number;
    towns.set(name, town);
  }
  return {
    cells: adults,
    lines: SPEEDS.map((_, i) => ({
      speed: i === 0 ? ("adult" as const) : ("elderly" as const),
      people: ground.world.population?.people ?? 0,
      a: Math.round(a.speeds[i]?.people ?? 0),
      b: Math.round(b.speeds[i]?.people ?? 0),
      onlyA: sum(1, sides[i] as number[]),
      onlyB: sum(2, sides[i] as number[]),
    })),
    towns: [...towns.values()]
      .map((t) => ({ name: t.name, onlyA: Math.round(t.onlyA), onlyB: Math.round(t.onlyB) }))
      .sort((x, y) => y.onlyA + y.onlyB - x.onlyA - x.onlyB),
  };
}
