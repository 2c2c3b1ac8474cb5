/** Values of `highway` that a car may be on, as a road map numbers them. */
export const ROAD_CLASSES = [
  "motorway",
  "motorway_link",
  "trunk",
  "trunk_link",
  "primary",
  "primary_link",
  "secondary",
  "secondary_link",
  "tertiary",
  "tertiary_link",
  "unclassified",
  "residential",
  "living_street",
  "service",
  "track",
  "road",
] as const;
export type RoadClass = (typeof ROAD_CLASSES)[number];

/** Milliseconds longer than any drive; a sum with a chain's time stays within 32 bits. */
export const NEVER = 1_000_000_000;

/** How fast one drives, as data: a county writes its own. */
export interface CarRules {
  readonly name: string;
  /** Kilometres an hour by class; 0 = not driven. A way's own `maxspeed` only lowers it. */
  readonly speeds: Readonly<Record<RoadClass, number>>;
  /** Lost at each junction of three ways or more. */
  readonly junctionSeconds: number;
  /** Per cent of the computed time that one really takes: the one number that is fitted to what drivers say. */
  readonly timePercent: number;
  /** From a place to the road and back: no road is known there, and one drives slowly. */
  readonly besideKmh: number;
  /** Farther from any road a place is off the network, in millimetres; at most 3 km. */
  readonly snapMillimetres: number;
}

/**
 * A car on an ordinary day, set so that times lie near Valhalla's on Porto (DESIGN.md); nothing of it is measured in a county, and a lorry is slower. A
 * track is driven where nothing else leads there: at its speed no way is shortened over one.
 */
export const CAR: CarRules = {
  name: "CAR",
  speeds: {
    motorway: 105,
    motorway_link: 65,
    trunk: 90,
    trunk_link: 60,
    primary: 75,
    primary_link: 50,
    secondary: 60,
    secondary_link: 45,
    tertiary: 50,
    tertiary_link: 40,
    unclassified: 40,
    residential: 35,
    living_street: 15,
    service: 20,
    track: 2,
    road: 25,
  },
  junctionSeconds: 1,
  timePercent: 100,
  besideKmh: 10,
  snapMillimetres: 2_000_000,
};

/** The tags a road map looks at, in the order its tests take them. */
export const CAR_KEYS = [
  "highway",
  "motorcar",
  "motor_vehicle",
  "vehicle",
  "access",
  "oneway",
  "junction",
  "maxspeed",
  "bridge",
  "tunnel",
  "area",
] as const;
type CarTags = readonly (string | undefined)[];

const CLOSED = new Set(["no", "private", "agricultural", "forestry", "military", "emergency", "use_sidepath"]);
const numberOf = new Map<string, number>(ROAD_CLASSES.map((name, i) => [name, i]));

/** Whether a car may be on the way at all: of the four access tags the most special one speaks. */
export function isDrivable(tags: CarTags): boolean {
  if (!numberOf.has(tags[0] ?? "") || tags[10] === "yes") return false;
  const access = tags[1] ?? tags[2] ?? tags[3] ?? tags[4];
  return access === undefined || !CLOSED.has(access);
}

/** Bits of a way's directions. */
export const FORTH = 1;
export const BACK = 2;

export interface WayKind {
  /** Position in ROAD_CLASSES. */
  readonly road: number;
  /** FORTH and BACK. */
  readonly directions: number;
  /** Kilometres an hour, 0 = not said. */
  readonly limit: number;
  /** One gets on it at its ends only: motorways, bridges, tunnels. */
  readonly closedBeside: boolean;
}

export function kindOf(tags: CarTags): WayKind {
  const road = numberOf.get(tags[0] ?? "") as number;
  const isMotorway = road < 2;
  return {
    road,
    directions: directionsOf(tags[5], tags[6], road === 0),
    limit: speedLimitOf(tags[7]),
    closedBeside: isMotorway || [tags[8], tags[9]].some((raised) => raised !== undefined && raised !== "no"),
  };
}

function directionsOf(oneway: string | undefined, junction: string | undefined, isMotorway: boolean): number {
  if (oneway === "yes" || oneway === "1" || oneway === "true") return FORTH;
  if (oneway === "-1" || oneway === "reverse") return BACK;
  // By the hour now this way, now that: nobody can count on it.
  if (oneway === "reversible") return 0;
  if (oneway !== undefined) return FORTH | BACK;
  return isMotorway || junction === "roundabout" || junction === "circular" ? FORTH : FORTH | BACK;
}

const MILE = 1.609344;
/** Whole kilometres an hour; 0 for what is no number (`none`, a country's rule). */
export function speedLimitOf(text: string | undefined): number {
  const found = /^(\d{1,3})(?:\.\d{1,2})? {0,2}(mph|km\/h|kmh|kph)?$/.exec((text ?? "").trim());
  if (text === "walk") return 5;
  if (!found) return 0;
  return Math.min(255, Math.round(Number(found[1]) * (found[2] === "mph" ? MILE : 1)));
}
