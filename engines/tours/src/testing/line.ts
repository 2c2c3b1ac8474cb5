import type { Span, TourQuestion } from "../question.ts";

/** Places on a line, kilometres from the garage at 0; a minute a kilometre. */
export function line(at: readonly number[], more: Partial<TourQuestion> & Pick<TourQuestion, "stops">): TourQuestion {
  const metres = at.flatMap((a) => at.map((b) => Math.abs(a - b) * 1000));
  return {
    days: 1,
    places: at.length,
    metres,
    minutes: metres.map((m) => m / 1000),
    vehicles: [vehicle(1)],
    lodgings: [],
    cost: { perKmFen: 100, perNightFen: 0 },
    ...more,
  };
}
export const DAY: Span = { from: 480, to: 1080 };
export const vehicle = (days: number, more: object = {}) => ({
  id: "v",
  home: 0,
  kits: ["A"],
  duty: Array.from({ length: days }, () => DAY),
  driveMinutesPerDay: 600,
  nightsInARow: 4,
  ...more,
});
export const stop = (id: string, place: number, days = 1, more: object = {}) => ({
  id,
  place,
  serviceMinutes: 60,
  weight: 1,
  county: "c",
  windows: Array.from({ length: days }, () => [DAY]),
  ...more,
});
