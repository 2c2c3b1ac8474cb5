import { Assignment, Flow } from "@bihuan/assign";

/** A project's reviewers by index with their fit (0–1000); conflicts of interest are pairs that are not listed. */
export interface Reviewable {
  readonly experts: readonly { readonly expert: number; readonly fit: number }[];
}

export interface Reviewed {
  /** Experts by project, best fit first. */
  readonly given: readonly (readonly number[])[];
  /** The least sum of fits a project has, and the sum over all. */
  readonly worst: number;
  readonly sum: number;
  /** Every fit given is at least this; 0 where no threshold was asked. */
  readonly threshold: number;
}

/**
 * Reviewers for projects, none beyond its load, as many projects complete as possible, then the largest sum of fits. `fair` first raises the least fit anybody is
 * given as far as completeness allows, which costs the sum very little. Exact; see @bihuan/assign.
 */
export function assignReviewers(
  projects: readonly Reviewable[],
  loads: readonly number[],
  perProject: number,
  rule: "sum" | "fair" = "fair",
): Reviewed {
  const solve = (threshold: number): Assignment => {
    const assignment = new Assignment(loads, perProject);
    for (const p of projects) assignment.addNeed(p.experts.filter((e) => e.fit >= threshold));
    return assignment;
  };
  const plain = solve(0);
  let [low, best] = [0, plain];
  if (rule === "fair") {
    const want = plain.value().byCount.join();
    let high = 1001;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      const trial = solve(middle);
      if (trial.value().byCount.join() === want) [low, best] = [middle, trial];
      else high = middle;
    }
  }
  const given = projects.map((_, i) => best.given(i));
  return {
    given: given.map((g) => g.map((x) => x.expert)),
    worst: given.reduce(
      (least, g) =>
        Math.min(
          least,
          g.reduce((s, x) => s + x.fit, 0),
        ),
      projects.length === 0 ? 0 : Infinity,
    ),
    sum: best.value().fit,
    threshold: low,
  };
}

/** A lecture asked for: who could hold it in which slot, at which fit (0–1000). */
export interface LectureRequest {
  readonly options: readonly { readonly expert: number; readonly slot: number; readonly fit: number }[];
}

/**
 * Lectures to experts and slots: an expert holds one in a slot and at most `most` in all (capacities one within the other), as many as possible, then the
 * largest sum of fits. Exact. Undefined where a request found nobody; `short` are the experts whose hours stand in the way.
 */
export function assignLectures(
  requests: readonly LectureRequest[],
  most: readonly number[],
  slots: number,
): {
  readonly given: readonly ({ expert: number; slot: number; fit: number } | undefined)[];
  readonly fit: number;
  readonly short: readonly number[];
} {
  const n = requests.length;
  const inSlot = (expert: number, slot: number): number => 2 + n + expert * slots + slot;
  const whole = (expert: number): number => 2 + n + most.length * slots + expert;
  const flow = new Flow(2 + n + most.length * slots + most.length);
  const used = new Set<number>();
  const arcs = requests.map((r, i) => {
    flow.arc(0, 2 + i, 1);
    return r.options.map((o) => {
      used.add(o.expert * slots + o.slot);
      return { ...o, arc: flow.arc(2 + i, inSlot(o.expert, o.slot), 1, 1000 - o.fit) };
    });
  });
  for (const key of used) flow.arc(2 + n + key, whole(Math.floor(key / slots)), 1);
  most.forEach((limit, e) => flow.arc(whole(e), 1, limit));
  const { size, cost } = flow.cheapest(0, 1);
  const reached = flow.cut(0);
  return {
    given: arcs.map((list) => list.find((o) => flow.on(o.arc) === 1)).map((o) => o && { expert: o.expert, slot: o.slot, fit: o.fit }),
    fit: 1000 * size - cost,
    short: most.flatMap((_, e) => (reached[whole(e)] ? [e] : [])),
  };
}

/**
 * Advisers on duty: each zone in each shift wants `wanted` people, nobody stands in two zones at once, and the shifts are spread as evenly as availability
 * allows (each further shift of one person costs more than the one before: convex, hence exact). `missing` are places nobody can take.
 */
export function assignShifts(
  advisers: readonly { readonly shifts: readonly number[]; readonly zones?: readonly number[] }[],
  zones: number,
  shifts: number,
  wanted: (zone: number, shift: number) => number,
): {
  readonly given: readonly { adviser: number; zone: number; shift: number }[];
  readonly missing: readonly { zone: number; shift: number; people: number }[];
  readonly spread: number;
} {
  const at = (a: number, s: number): number => 2 + advisers.length + a * shifts + s;
  const place = (z: number, s: number): number => 2 + advisers.length + advisers.length * shifts + z * shifts + s;
  const flow = new Flow(2 + advisers.length + advisers.length * shifts + zones * shifts);
  const arcs: { adviser: number; zone: number; shift: number; arc: number }[] = [];
  advisers.forEach((adviser, a) => {
    adviser.shifts.forEach((_, k) => flow.arc(0, 2 + a, 1, k));
    for (const s of adviser.shifts) {
      flow.arc(2 + a, at(a, s), 1);
      for (let z = 0; z < zones; z++)
        if (adviser.zones === undefined || adviser.zones.includes(z))
          arcs.push({ adviser: a, zone: z, shift: s, arc: flow.arc(at(a, s), place(z, s), 1) });
    }
  });
  const sinks: { zone: number; shift: number; people: number; arc: number }[] = [];
  for (let z = 0; z < zones; z++)
    for (let s = 0; s < shifts; s++) sinks.push({ zone: z, shift: s, people: wanted(z, s), arc: flow.arc(place(z, s), 1, wanted(z, s)) });
  flow.cheapest(0, 1);
  const given = arcs.filter((x) => flow.on(x.arc) === 1).map(({ adviser, zone, shift }) => ({ adviser, zone, shift }));
  const loads = advisers.map((_, a) => given.filter((g) => g.adviser === a).length);
  return {
    given,
    missing: sinks.flatMap((x) => (flow.on(x.arc) < x.people ? [{ zone: x.zone, shift: x.shift, people: x.people - flow.on(x.arc) }] : [])),
    spread: loads.length === 0 ? 0 : Math.max(...loads) - Math.min(...loads),
  };
}
