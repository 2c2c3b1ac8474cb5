import { CAR, driveMatrix, openRoadMap, prepareRoads, type CarRules, type DriveMatrix, type RoadClass } from "@bihuan/reach";
import type { Measure, Rules, Spot } from "./rules.ts";

export interface DriveWork {
  /** The road map's file. */
  readonly file: ArrayBuffer;
  readonly spots: readonly Spot[];
  readonly car: CarRules;
}

/** Quickest ways among the spots on the roads; undefined where the file cannot be used. */
export function drive({ file, spots, car }: DriveWork): DriveMatrix | undefined {
  const map = openRoadMap(file);
  return map.ok ? driveMatrix(prepareRoads(map.value, car), spots) : undefined;
}

const SPEEDS: Readonly<Partial<Record<Measure, RoadClass>>> = {
  drive_motorway: "motorway",
  drive_trunk: "trunk",
  drive_primary: "primary",
  drive_secondary: "secondary",
  drive_tertiary: "tertiary",
  drive_unclassified: "unclassified",
  drive_residential: "residential",
  drive_service: "service",
  drive_track: "track",
};

/** The program's speeds, and over them what the office has entered; a slip road is never faster than its road. */
export function carOf(rules: Rules): CarRules {
  const speeds: Record<RoadClass, number> = { ...CAR.speeds };
  for (const [measure, road] of Object.entries(SPEEDS) as [Measure, RoadClass][]) {
    const told = rules[measure];
    if (told === undefined) continue;
    speeds[road] = told;
    const link = `${road}_link` as RoadClass;
    if (link in speeds) speeds[link] = Math.min(speeds[link], told);
  }
  return { ...CAR, speeds, timePercent: rules.drive_time || CAR.timePercent };
}
