import type { Random } from "@bihuan/kit";
import type { Span, TourQuestion } from "../question.ts";

/** Anything at all: days off, closed days, kits, loads, patterns, lodgings without beds, worths. Same random numbers, same question. */
export function randomQuestion(random: Random): TourQuestion {
  const places = 3 + random.below(7);
  const days = 1 + random.below(4);
  const cell = (a: number, b: number): number => (a === b ? 0 : 5 + random.below(200));
  const minutes = Array.from({ length: places * places }, (_, i) => cell(Math.floor(i / places), i % places));
  const span = (): Span => {
    const from = 420 + random.below(500);
    return { from, to: from + 30 + random.below(400) };
  };
  const patterns = (): number[][] => {
    const length = 1 + random.below(days);
    return Array.from({ length: 1 + random.below(3) }, () => random.shuffle(Array.from({ length: days }, (_, d) => d)).slice(0, length));
  };
  return {
    days,
    places,
    minutes,
    metres: minutes.map((m) => m * 700),
    vehicles: Array.from({ length: random.below(4) }, (_, v) => ({
      id: `v${v}`,
      home: random.below(places),
      kits: random.below(2) === 0 ? ["A"] : [],
      duty: Array.from({ length: days }, () => (random.below(6) === 0 ? null : { from: 420, to: 700 + random.below(500) })),
      driveMinutesPerDay: 60 + random.below(500),
      nightsInARow: random.below(4),
      homeBy: random.below(3) === 0 ? [random.below(days)] : [],
      ...(random.below(2) === 0 ? { capacity: random.below(9) } : {}),
    })),
    stops: Array.from({ length: random.below(12) }, (_, s) => ({
      id: `s${s}`,
      place: random.below(places),
      serviceMinutes: 10 + random.below(150),
      windows: Array.from({ length: days }, () => Array.from({ length: random.below(3) }, span)),
      ...(random.below(4) === 0 ? { kit: "A" } : {}),
      weight: 1 + random.below(50),
      must: random.below(8) === 0,
      ...(random.below(2) === 0 ? { load: random.below(6) } : {}),
      ...(random.below(4) === 0 ? { patterns: patterns() } : {}),
      county: `c${random.below(3)}`,
    })),
    lodgings: Array.from({ length: random.below(3) }, () => ({
      place: random.below(places),
      beds: random.below(3),
      costFen: random.below(20_000),
    })),
    cost: { perKmFen: random.below(400), perNightFen: random.below(9000) },
    ...(random.below(3) === 0 ? { worthFen: 1 + random.below(20_000) } : {}),
  };
}
