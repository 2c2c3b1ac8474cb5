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
  metresPerSecond: 1.1,
};

/** W2, what the product shows: homes reach the nearest segment, not its ends, and islands of a badly drawn map are avoided. */
export const W2: WalkRules = { ...W1, name: "W2", snapTo: "segment", islandNodes: 100 };

/** The tags a rule set looks at, in the order `isWalkable` takes them. */
export const WALK_KEYS = ["highway", "foot", "access"] as const;

/** Whether a way with these values (undefined = absent) can be walked. */
export function isWalkable(rules: WalkRules, highway: string | undefined, foot: string | undefined, access: string | undefined): boolean {
  if (highway === undefined || !rules.highways.includes(highway)) return false;
  if (foot !== undefined && rules.footClosed.includes(foot)) return false;
  return access === undefined || !rules.accessClosed.includes(access) || (foot !== undefined && rules.footOpen.includes(foot));
}

/** Millimetres walked in so many seconds, whole: 900 s at 1.1 m/s are 990,000. */
export const reachMillimetres = (seconds: number, metresPerSecond: number): number => Math.floor(seconds * metresPerSecond * 1000 + 0.5);
