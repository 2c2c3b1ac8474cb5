import { targetsOf, type ProcessDef } from "@bihuan/casework";

/**
 * The straight way through a process, for the line of steps: from the beginning by the first act that asks for no reason and
 * leads to a state not yet passed. What lies beside it (returned, deferred, ended) is told as a note.
 */
export function straightWay(process: ProcessDef): string[] {
  const way = [process.initial];
  for (let state: string | undefined = process.initial; state !== undefined;) {
    const from: string = state;
    const next: string | undefined = Object.values(process.actions)
      .filter((a) => a.from.includes(from) && (a.reason ?? "none") === "none")
      .flatMap((a) => targetsOf(a, from))
      .find((to) => !way.includes(to) && process.states[to]?.tone !== "stopped");
    if (next !== undefined) way.push(next);
    state = next;
  }
  return way;
}

/** How a step of the straight way stands to a case: behind it, where it is, ahead, or left out on the way (a sample check where none was drawn). */
export type Step = { readonly state: string; readonly is: "passed" | "now" | "skipped" | "ahead"; readonly at: string | undefined };

/** The straight way as a case went it; beside it only what was reached is passed. */
export function stepsOf(process: ProcessDef, state: string, events: readonly { readonly to: string; readonly at: string }[]): Step[] {
  const way = straightWay(process);
  const here = way.indexOf(state);
  // An act that leaves the state as it is (handed over, put off) is no step.
  const reached = new Map(events.filter((e, i) => e.to !== events[i - 1]?.to).map((e) => [e.to, e.at]));
  const standing = (i: number, isReached: boolean): Step["is"] => {
    if (i === here) return "now";
    if (here < 0) return isReached ? "passed" : "ahead";
    if (i > here) return "ahead";
    return isReached || i === 0 ? "passed" : "skipped";
  };
  return way.map((name, i) => ({ state: name, is: standing(i, reached.has(name)), at: reached.get(name) }));
}
