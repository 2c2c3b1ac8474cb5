/** Who may walk where, as data. Two rule sets ship; a county may write its own. */
export interface WalkRules {
  readonly name: string;
  /** Values of `highway` that can be walked. */
  readonly highways: readonly string[];
  /** Values of `foot` that close a way. */
  readonly footClosed: readonly string[];
  /** Values of `access` that close a way … */
  readonly accessClosed: readonly string[];
  /** … unless `foot` is one of these. */
  readonly footOpen: readonly string[];
  /** Longest way from a place or a home to the network; it is walked and counted at both ends. */
  readonly snapMillimetres: number;
  /** `node`: to the nearest node. `segment`: to the nearest point of the nearest segment. */
  readonly snapTo: "node" | "segment";
  /** Components with fewer nodes are passed over when snapping, if a larger one is in reach; 0 = never. */
  readonly islandNodes: number;
  /** Bridges, tunnels and ways on other levels lead through; one steps on them from beside only if nothing on the ground is in reach. */
  readonly groundOnly: boolean;
  /** How much longer than drawn steps take; 1 = like any way. */
  readonly stepsFactor: number;
  /** Whether squares (closed ways with area=yes) can be crossed, not only walked around. */
  readonly crossSquares: boolean;
  readonly metresPerSecond: number;
}

/**
 * W1, the plain reference: everyone who builds the same graph by it gets the same millimetres.
 * oneway, area, level, layer, barriers and the access of nodes are ignored.
 */
export const W1: WalkRules = {
  name: "W1",
  highways: [
    "trunk",
    "primary",
    "secondary",
    "tertiary",
    "trunk_link",
    "primary_link",
    "secondary_link",
    "tertiary_link",
    "unclassified",
    "residential",
    "living_street",
    "service",
    "pedestrian",
    "footway",
    "path",
    "steps",
    "track",
    "cycleway",
    "bridleway",
    "corridor",
    "road",
  ],
  footClosed: ["no", "private", "use_sidepath"],
  accessClosed: ["no", "private"],
  footOpen: ["yes", "designated", "permissive", "official", "destination", "customers"],
  snapMillimetres: 300_000,
  snapTo: "node",
  islandNodes: 0,
  groundOnly: false,
  stepsFactor: 1,
  crossSquares: false,
  metresPerSecond: 1.1,
};

/**
 * W2, what the product shows: homes reach the nearest segment on the ground, not its ends; islands of a badly drawn map are avoided;
 * squares are crossed; steps take three times as long as level ground (horizontal speed of Fujiyama & Tyler 2010, "Predicting the
 * walking speed of pedestrians on stairs"; OpenTripPlanner's stairsTimeFactor). DESIGN.md measures each difference.
 */
export const W2: WalkRules = {
  ...W1,
  name: "W2",
  snapTo: "segment",
  islandNodes: 100,
  groundOnly: true,
  stepsFactor: 3,
  crossSquares: true,
};

/** The tags a rule set looks at, in the order its tests take them. */
export const WALK_KEYS = ["highway", "foot", "access", "area", "bridge", "tunnel", "indoor", "layer", "level"] as const;

/** Values of WALK_KEYS, undefined = absent. */
export type WalkTags = readonly (string | undefined)[];

/** The rule set as a question asked of every way. */
export function walkable(rules: WalkRules): (tags: WalkTags) => boolean {
  const highways = new Set(rules.highways);
  return (tags) => {
    const highway = tags[0];
    const foot = tags[1];
    const access = tags[2];
    if (highway === undefined || !highways.has(highway)) return false;
    if (foot !== undefined && rules.footClosed.includes(foot)) return false;
    return access === undefined || !rules.accessClosed.includes(access) || (foot !== undefined && rules.footOpen.includes(foot));
  };
}

/** Whether the way is not on the ground: a bridge, a tunnel, indoors, or on a layer or levels without 0. */
export function isRaised(tags: WalkTags): boolean {
  // Bridge, tunnel, indoor.
  for (let k = 4; k < 7; k++) if (tags[k] !== undefined && tags[k] !== "no") return true;
  const layer = tags[7];
  const level = tags[8];
  if (layer !== undefined && layer !== "0") return true;
  return level !== undefined && !level.split(/[;,]/).some((one) => Number(one) === 0 || /^-\d+(\.\d+)?-\d/.test(one.trim()));
}

/** Millimetres walked in so many seconds, whole: 900 s at 1.1 m/s are 990,000. */
export const reachMillimetres = (seconds: number, metresPerSecond: number): number => Math.floor(seconds * metresPerSecond * 1000 + 0.5);
