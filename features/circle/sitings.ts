import { actorIdOf } from "../../platform/access/actor-names.ts";
import type { Actor } from "../../platform/access/scope.ts";
import { audit } from "../../platform/audit/audit.ts";
import { refusalIn, refuseRequest, type Context } from "../../platform/http/server.ts";
import { Runs } from "../../platform/threads/runs.ts";
import { listPlanned } from "./planned.ts";
import { isClosedOn, outlineAt } from "../places/index.ts";
import { groundOf, spots, type Asked, type Ground } from "./coverage.ts";
import { Cancelled } from "./reach/pool.ts";
import { MINUTES, SPEEDS, type Chosen, type Goal, type SiteAnswer, type SiteStep } from "./reach/protocol.ts";
import { askReach } from "./world.ts";

type Signed = Context & { actor: Actor };

export interface SitingAsked {
  readonly goal: Goal;
  readonly count: number;
  /** `resources`: what could be converted. `anywhere`: the most peopled cells too. */
  readonly among: "resources" | "anywhere";
  /** Places decided already, by id of the resource. */
  readonly fixed: readonly number[];
  readonly minimumPerTown: number;
  readonly speed: "adult" | "elderly";
  readonly prove: boolean;
  /** What the build list has planned or under way stands already. */
  readonly countPlanned: boolean;
}
/** The question of a run, with the day and the occasion its places were taken of. */
export type SitingQuestion = SitingAsked & { readonly on: string; readonly occasion: Asked["occasion"] };

export interface Candidate {
  readonly placeId: number | null;
  readonly name: string;
  readonly kind: string;
  readonly town: string | null;
  readonly lat: number;
  readonly lon: number;
}
export interface SitingResult extends Omit<SiteAnswer, "chosen"> {
  readonly chosen: readonly (Candidate & Omit<Chosen, "candidate"> & { readonly fixed: boolean })[];
  readonly candidates: number;
  /** Resources left out until somebody has checked where they are. */
  readonly doubtful?: number;
}
type State =
  | ({ readonly state: "running" } & SiteStep)
  | { readonly state: "done"; readonly planned: readonly { lat: number; lon: number }[]; readonly result: SitingResult }
  | { readonly state: "refused"; readonly words: readonly { zh: string; en: string }[] }
  | { readonly state: "cancelled" }
  | { readonly state: "failed" };

interface Run {
  readonly unitId: number;
  readonly asked: SitingQuestion;
  readonly began: number;
  readonly stop: AbortController;
  state: State;
}

const runs = new Runs<Run>();
const MOST_CELLS = 2000;

/** The district a plan is fair to. */
const districtNameAt = ({ districts }: Ground, point: { lat: number; lon: number }): string | null =>
  outlineAt(districts.outlines, point)?.name ?? null;

/** Resources whose position is doubtful: nobody knows whom they would reach. */
const doubtfulOf = (ground: Ground): number =>
  ground.all.filter((p) => p.standing === "resource" && p.quality === "doubtful" && !isClosedOn(p, ground.on)).length;

/** Resources that could be converted, their positions beyond doubt, and, where asked, the most peopled cells as places to build anew. */
export function candidatesOf(ground: Ground, among: SitingAsked["among"]): Candidate[] {
  const town = (lat: number, lon: number) => districtNameAt(ground, { lat, lon });
  const out: Candidate[] = ground.all
    .filter((p) => p.standing === "resource" && p.quality !== "doubtful" && !isClosedOn(p, ground.on))
    .map((p) => ({ placeId: p.id, name: p.name, kind: p.kind, town: town(p.lat / 1e7, p.lon / 1e7), lat: p.lat / 1e7, lon: p.lon / 1e7 }));
  if (among === "resources") return out;
  const { lats, lons, counts } = ground.world.data.population;
  const order = Array.from(counts.keys())
    .filter((i) => (counts[i] as number) > 0)
    .sort((a, b) => (counts[b] as number) - (counts[a] as number) || a - b)
    .slice(0, MOST_CELLS);
  for (const i of order) {
    const [lat, lon] = [(lats[i] as number) / 1e7, (lons[i] as number) / 1e7];
    const where = town(lat, lon);
    out.push({
      placeId: null,
      name: `${where ?? ""}新建点（${lon.toFixed(4)}, ${lat.toFixed(4)}）`,
      kind: "activity_room",
      town: where,
      lat,
      lon,
    });
  }
  return out;
}

/** Starts a siting in the worker kept for long work and answers at once with the run's name. */
export async function startSiting({ actor, services }: Signed, asked: SitingAsked & Asked): Promise<{ run: string }> {
  const { ground, planned } = await services.database.read(actor.scope, async (db) => ({
    ground: await groundOf(services, db, actor, asked),
    planned: asked.countPlanned ? await listPlanned(db, actor.scope) : [],
  }));
  if (!ground.world.population) refuseRequest("no-population", { zh: "没有人口数据，不能选址", en: "Siting needs a population" });
  const candidates = candidatesOf(ground, asked.among);
  const fixed = asked.fixed.map((id) => candidates.findIndex((c) => c.placeId === id));
  const gone = asked.fixed.filter((_, i) => fixed[i] === -1);
  if (gone.length > 0)
    refuseRequest("fixed-gone", {
      zh: `必选的资源里有 ${gone.length} 处（编号 ${gone.join("、")}）已不在可转化资源中：可能已关停、删除、改成阵地或还没有上图。请从必选中去掉再算`,
      en: `${gone.length} of the required resources (number ${gone.join(", ")}) are no convertible resources any more: closed, deleted, a place by now, or without a pin. Take them out and start again`,
    });
  if (candidates.length === 0)
    refuseRequest("no-candidates", {
      zh: "没有可转化资源可选：请先登记图书馆、文化站等资源并上图，或改从“人口最多的 2,000 格”里一并选",
      en: "There is no convertible resource to choose from: register some with their pins, or choose among the most peopled cells too",
    });
  const { lats, lons, counts } = ground.world.data.population;
  const of = ground.districts.level === 4 ? { zh: "乡镇街道", en: "towns" } : { zh: "县（市、区）", en: "counties" };
  // A town without a candidate is found by its people: a minimum it cannot meet is refused, not passed over.
  const homes =
    asked.goal === "fair" || asked.minimumPerTown > 0
      ? Array.from(lats, (lat, i) => districtNameAt(ground, { lat: lat / 1e7, lon: (lons[i] as number) / 1e7 }))
      : [];
  const peopled = new Set(homes.filter((_, i) => (counts[i] as number) > 0));
  if (asked.goal === "fair" && !homes.some((h) => h !== null))
    refuseRequest("no-towns", {
      zh: `没有${of.zh}的界线，无从比较哪里覆盖得少；请先导入界线`,
      en: `Without outlines of ${of.en} none can be the worst covered; import them first`,
    });
  if (asked.minimumPerTown > 0 && ![...candidates.map((c) => c.town), ...peopled].some((t) => t !== null))
    refuseRequest("no-towns-minimum", {
      zh: `没有${of.zh}的界线，不能要求每个至少几处；请先导入界线，或改为 0`,
      en: `Without outlines of ${of.en} there can be no minimum for each; import them first or set it to 0`,
    });
  const towns = [...new Set([...candidates.map((c) => c.town), ...(asked.goal === "fair" ? homes : peopled)])];
  const run: Run = {
    unitId: actor.scope.unitId,
    asked: { ...asked, on: ground.on, occasion: ground.occasion },
    began: services.now(),
    stop: new AbortController(),
    state: { state: "running", step: "queued" },
  };
  void askReach(
    services,
    ground.world,
    {
      kind: "site",
      question: {
        goal: asked.goal,
        home: asked.goal === "fair" ? homes.map((h) => towns.indexOf(h)) : [],
        places: spots([...ground.active, ...planned]),
        candidates: candidates.map((c) => ({ lat: c.lat, lon: c.lon, district: towns.indexOf(c.town) })),
        count: asked.count,
        fixed,
        minimum: towns.map((t) => (t === null ? 0 : asked.minimumPerTown)),
        districts: towns.map((t) => t ?? "其他地方"),
        metresPerSecond: asked.speed === "adult" ? SPEEDS[0] : SPEEDS[1],
        prove: asked.prove,
      },
    },
    { worker: "long", signal: run.stop.signal, progress: (step) => (run.state = { state: "running", ...step }) },
  ).then(
    (answer) => {
      if (!answer.ok) {
        run.state = { state: "refused", words: answer.error };
        return;
      }
      const { chosen, ...rest } = answer.value;
      run.state = {
        state: "done",
        planned: spots(planned),
        result: {
          ...rest,
          candidates: candidates.length,
          doubtful: doubtfulOf(ground),
          chosen: chosen.map(({ candidate, adds, lost, ...more }) => ({
            ...(candidates[candidate] as Candidate),
            adds: Math.round(adds),
            lost: Math.round(lost),
            ...more,
            fixed: fixed.includes(candidate),
          })),
        },
      };
    },
    (error: unknown) => {
      const refusal = refusalIn(error);
      if (error instanceof Cancelled) run.state = { state: "cancelled" };
      else run.state = refusal ? { state: "refused", words: [refusal.message] } : { state: "failed" };
      if (run.state.state === "failed") console.error(error);
    },
  );
  return { run: runs.enter(services, run) };
}

/** Where it stands; while it runs, with the seconds since it was asked for, and done with what it was asked. */
export function lookAtSiting({ actor, services }: Signed, name: string) {
  const { state, began, asked } = runs.find(services, actor, name);
  if (state.state === "running") return { ...state, seconds: Math.max(0, Math.round((services.now() - began) / 1000)) };
  return state.state === "done" ? { ...state, asked } : state;
}

/** Stops this run alone; whoever waits behind it only waits less. */
export function cancelSiting({ actor, services }: Signed, name: string): { cancelled: boolean } {
  const run = runs.find(services, actor, name);
  const running = run.state.state === "running";
  if (running) run.stop.abort();
  return { cancelled: running };
}

export async function keepPlan({ actor, services }: Signed, input: { run: string; name: string }): Promise<{ id: number }> {
  const run = runs.find(services, actor, input.run);
  const { state } = run;
  if (state.state !== "done") return refuseRequest("not-done", { zh: "选址还没有算完", en: "The siting is not finished" });
  return services.database.write(actor.scope, async (tx) => {
    const made = await tx
      .insertInto("siting_plan")
      .values({
        unit_id: actor.scope.unitId,
        unit_path: [...actor.scope.unitPath],
        name: input.name,
        asked: JSON.stringify({ ...run.asked, minutes: MINUTES }),
        answer: JSON.stringify(state.result),
        made_by: actor.id,
        made_at: new Date(services.now()).toISOString(),
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await audit(tx, actor, { act: "plan.keep", subject: `siting_plan:${made.id}` });
    return made;
  });
}

export async function listPlans({ actor, services }: Signed) {
  const rows = await services.database.read(actor.scope, (db) =>
    db
      .selectFrom("siting_plan as s")
      .leftJoin("person as p", (j) => j.on("s.made_by", "=", actorIdOf("p.id")))
      .select(["s.id", "s.name", "s.asked", "s.answer", "s.made_at as madeAt", "p.name as madeBy"])
      .where("s.unit_id", "=", actor.scope.unitId)
      .orderBy("s.id", "desc")
      .limit(20)
      .execute(),
  );
  return rows.map((r) => ({
    ...r,
    asked: r.asked as unknown as SitingAsked & { on: string },
    answer: r.answer as unknown as SitingResult,
  }));
}
