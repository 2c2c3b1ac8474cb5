import { randomUUID } from "node:crypto";
import type { Actor } from "../access/scope.ts";
import type { Label } from "../http/contract.ts";
import { notFound, refusalIn, type Services } from "../http/server.ts";
import { askToStop, isStopped, newNumbers, told } from "./plan-numbers.ts";

/** Ended runs beyond so many are forgotten. */
const MOST_KEPT = 50;

export interface Running {
  readonly unitId: number;
  readonly state: { readonly state: string };
}

/** Searches at work of each installation, by name: they live as long as the process; what they make lies in the database. */
export class Runs<R extends Running> {
  readonly #of = new WeakMap<Services["database"], Map<string, R>>();

  enter(services: Services, run: R): string {
    const all = this.#all(services);
    for (const [old, r] of all) if (all.size > MOST_KEPT && r.state.state !== "running") all.delete(old);
    const name = randomUUID();
    all.set(name, run);
    return name;
  }

  /** Another unit's run looks like none. */
  find(services: Services, actor: Actor, name: string): R {
    const run = this.#all(services).get(name);
    return run?.unitId === actor.scope.unitId ? run : notFound();
  }

  #all(services: Services): Map<string, R> {
    const known = this.#of.get(services.database) ?? new Map<string, R>();
    this.#of.set(services.database, known);
    return known;
  }
}

type PlanState =
  | { readonly state: "running" }
  | { readonly state: "done"; readonly planId: number }
  | { readonly state: "refused"; readonly message: Label }
  | { readonly state: "cancelled" }
  | { readonly state: "failed" };
interface PlanRun {
  readonly unitId: number;
  readonly began: number;
  readonly shared: SharedArrayBuffer;
  state: PlanState;
}
interface Signed {
  readonly actor: Actor;
  readonly services: Services;
}
/** What a search is asked, and what becomes of its answer: a plan that is kept, or words why there is none. */
export interface PlanWork<W> {
  readonly search: (shared: SharedArrayBuffer) => Promise<W>;
  readonly keep: (worked: W) => Promise<number | Label>;
}

/** Searches in a thread whose answer is kept as one more plan; begun, looked at and stopped by name. */
export class PlanRuns {
  readonly #runs = new Runs<PlanRun>();

  /** Answers at once with the run's name. */
  start<W>({ actor, services }: Signed, { search, keep }: PlanWork<W>): { run: string } {
    const run: PlanRun = { unitId: actor.scope.unitId, began: services.now(), shared: newNumbers(), state: { state: "running" } };
    void search(run.shared)
      .then(async (worked) => {
        // Stopped, nothing is kept of what was found until then.
        if (isStopped(run.shared)) return void (run.state = { state: "cancelled" });
        const kept = await keep(worked);
        run.state = typeof kept === "number" ? { state: "done", planId: kept } : { state: "refused", message: kept };
      })
      .catch((error: unknown) => {
        const refusal = refusalIn(error);
        run.state = refusal ? { state: "refused", message: refusal.message } : { state: "failed" };
        if (!refusal) console.error(error);
      });
    return { run: this.#runs.enter(services, run) };
  }

  /** Where it stands; while it runs, since how many seconds and what it tells. */
  look({ actor, services }: Signed, name: string) {
    const { state, began, shared } = this.#runs.find(services, actor, name);
    if (state.state !== "running") return state;
    return { state: state.state, seconds: Math.max(0, Math.round((services.now() - began) / 1000)), told: told(shared) };
  }

  cancel({ actor, services }: Signed, name: string): { cancelled: boolean } {
    const run = this.#runs.find(services, actor, name);
    if (run.state.state === "running") askToStop(run.shared);
    return { cancelled: run.state.state === "running" };
  }
}
