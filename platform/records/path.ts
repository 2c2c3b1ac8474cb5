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
