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

/** Who could hold a lecture in which slot, at which fit (0–1000). */
export interface LectureOption {
  readonly expert: number;
  readonly slot: number;
  readonly fit: number;
}
export interface LectureRequest<O extends LectureOption = LectureOption> {
  readonly options: readonly O[];
}

/**
 * Lectures to experts and slots: an expert holds one in a slot and at most `most` in all (capacities one within the other), as many as possible, then the
 * largest sum of fits. Exact. Each is given one of its own options, or undefined where it found nobody; `short` are the experts whose hours stand in the way.
 */
export function assignLectures<O extends LectureOption>(
  requests: readonly LectureRequest<O>[],
  most: readonly number[],
  slots: number,
): {
  readonly given: readonly (O | undefined)[];
  readonly fit: number;
  readonly short: readonly number[];
} {
  const n = requests.length;
  const [sink, nobody] = [n, n + 1];
  const whole = (expert: number): number => n + 2 + expert;
  // One node for each slot of an expert that somebody asks for.
  const nodeOf = new Map<number, number>();
  for (const r of requests)
    for (const o of r.options) {
      const key = o.expert * slots + o.slot;
      if (!nodeOf.has(key)) nodeOf.set(key, n + 2 + most.length + nodeOf.size);
    }
  const flow = new Flow(n + 2 + most.length + nodeOf.size);
  const arcs = requests.map((r, i) => {
    const own = r.options.map((o) => flow.arc(i, nodeOf.get(o.expert * slots + o.slot) as number, 1, 1000 - o.fit));
    // To find nobody costs more than all fits together.
    return { own, none: flow.arc(i, nobody, 1, 1001 * (n + 1)) };
  });
  for (const [key, node] of nodeOf) flow.arc(node, whole(Math.floor(key / slots)), 1);
  most.forEach((limit, e) => flow.arc(whole(e), sink, limit));
  flow.arc(nobody, sink, n);
  for (let i = 0; i < n; i++) flow.send(i, sink);
  const given = requests.map((r, i) => r.options.find((_, k) => flow.on(arcs[i]?.own[k] as number) === 1));
  // Closed, "nobody" leads no way to the sink: what those who found nobody still reach stands in their way.
  for (const a of arcs) if (flow.on(a.none) === 0) flow.widen(a.none, -1);
  const reached = flow.cut(...given.flatMap((g, i) => (g ? [] : [i])));
  return {
    given,
    fit: given.reduce((sum, o) => sum + (o?.fit ?? 0), 0),
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
