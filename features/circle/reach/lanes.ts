import { ReachWorker, type Limits } from "./pool.ts";
import type { Answers, Job, SiteStep, WorldData } from "./protocol.ts";

/** Threads at most; the second is started when the first is busy. */
const LANES = 2;

/** Several workers. Questions on one ground stand behind each other in one of them, so that a network that is slow to answer holds up none but its own. */
export class ReachLanes {
  readonly #lanes: readonly ReachWorker[];

  constructor(limits: Limits) {
    this.#lanes = Array.from({ length: LANES }, () => new ReachWorker(limits));
  }

  ask<J extends Job>(
    world: WorldData,
    job: J,
    options: { progress?: (step: SiteStep) => void; signal?: AbortSignal } = {},
  ): Promise<Answers[J["kind"]]> {
    return this.#laneFor(world.key).ask(world, job, options);
  }

  /** Where the ground is being computed on; else an idle lane, best one that has it; else behind the question that began last. */
  #laneFor(key: string): ReachWorker {
    const idle = this.#lanes.filter((lane) => lane.load === 0);
    return (
      this.#lanes.find((lane) => lane.isBusyWith(key)) ??
      idle.find((lane) => lane.knows(key)) ??
      idle[0] ??
      (this.#lanes.toSorted((a, b) => b.began - a.began)[0] as ReachWorker)
    );
  }
}
