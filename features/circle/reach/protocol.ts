import type { Coverage, MultiPolygon, NetworkFileRefusal } from "@bihuan/reach";

/** What travels between the server and its worker. Plain data; the network's buffer is shared, never copied. */
export interface WorldData {
  readonly key: string;
  /** undefined: no network, the straight fall-back is used. */
  readonly network: SharedArrayBuffer | undefined;
  /** undefined: no population, every place's surroundings weigh the same. */
  readonly population: { readonly lats: Int32Array; readonly lons: Int32Array; readonly counts: Float64Array };
  readonly populationKind: "people" | "buildings" | "equal";
}

export interface Spot {
  readonly lat: number;
  readonly lon: number;
}

/** Most people covered; the worst district first; the shortest ways in sum. */
export type Goal = "most" | "fair" | "nearest";

export interface SiteQuestion {
  readonly goal: Goal;
  /** District of each cell, a number of `districts`; for `fair`. */
  readonly home: readonly number[];
  readonly places: readonly Spot[];
  readonly candidates: readonly (Spot & { readonly district: number })[];
  readonly count: number;
  /** Positions in `candidates`. */
  readonly fixed: readonly number[];
  readonly minimum: readonly number[];
  /** Names of the districts, by their numbers. */
  readonly districts: readonly string[];
  readonly metresPerSecond: number;
  readonly prove: boolean;
}

export interface Chosen {
  readonly candidate: number;
  /** People it adds to the standing places and those before it; people who would lose their place without it. */
  readonly adds: number;
  readonly lost: number;
  /** With the goal `fair`: the worst district's share without it. */
  readonly worstWithout?: number;
  /** With the goal `nearest`: metres it takes off the average person's way (null for the first of all), and metres more without it (null where it is the only place). */
  readonly way?: { readonly saves: number | null; readonly lost: number | null };
}

export interface SiteAnswer {
  readonly chosen: readonly Chosen[];
  readonly covered: number;
  readonly withoutPlan: number;
  readonly bound: number;
  readonly gap: number;
  readonly proved: boolean;
  readonly total: number;
  /** With the goal `fair`: the worst district's share 0..1, the largest any plan gives it, people by district. */
  readonly fair?: {
    readonly worstShare: number;
    readonly worstBound: number;
    readonly districts: readonly { readonly name: string; readonly people: number; readonly covered: number; readonly before: number }[];
  };
  /**
   * With the goal `nearest`: metres to the nearest place for the average of those the network reaches, at least so many, and without the plan;
   * how many people these are, and how many live off the network and have no way that is known.
   */
  readonly nearest?: {
    readonly metres: number;
    readonly bound: number;
    readonly before: number | null;
    readonly people?: number;
    readonly beside?: number;
  };
  /** Candidates off the network: nobody is known to reach them. */
  readonly offNetwork?: number;
}

/** Where a siting stands; `done` is the share of the step's work or time, 0 … 1, where that is known. */
export interface SiteStep {
  readonly step: "queued" | "reach" | "search" | "prove";
  readonly done?: number;
}

export type Job =
  | { readonly kind: "cover"; readonly places: readonly Spot[] }
  | { readonly kind: "marginals"; readonly places: readonly Spot[]; readonly candidates: readonly Spot[]; readonly metresPerSecond: number }
  | { readonly kind: "what-if"; readonly places: readonly Spot[]; readonly move: { readonly place: number | null; readonly to: Spot } }
  | { readonly kind: "lines" }
  | { readonly kind: "isochrones"; readonly places: readonly Spot[]; readonly cellMetres: number }
  | { readonly kind: "site"; readonly question: SiteQuestion };

export interface Answers {
  /** `isOutside`: 1 for cells with no network within the rules' snap distance, by cell; `cellsOutside` of them. */
  cover: Coverage & { readonly cellsOutside: number; readonly isOutside: Uint8Array };
  marginals: number[];
  /** People covered before and after, by speed in the order of SPEEDS. */
  "what-if": { before: number[]; after: number[] };
  /** Polylines of the network: [lat, lon, lat, lon, …] in 1e-7 degrees. */
  lines: number[][];
  /** Ground within MINUTES of any of the places, by speed in the order of SPEEDS; undefined without a network. */
  isochrones: { geometries: MultiPolygon[]; toleranceMetres: number } | undefined;
  site: { ok: true; value: SiteAnswer } | { ok: false; error: readonly { zh: string; en: string }[] };
}

export type NetworkFault = NetworkFileRefusal | { readonly code: "missing"; readonly detail: string };

export type ToWorker = { readonly id: number; readonly world: WorldData | string; readonly job: Job };
export type FromWorker =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly fault: string }
  | { readonly id: number; readonly refused: NetworkFault }
  /** The ground is too wide to be drawn. */
  | { readonly id: number; readonly tooWide: true }
  /** The world named was let go meanwhile: send it whole. */
  | { readonly id: number; readonly forgotten: true }
  | { readonly id: number; readonly progress: SiteStep };

export const MINUTES = 15;
/** Adults, elderly people; metres per second. */
export const SPEEDS = [1.1, 0.8] as const;
