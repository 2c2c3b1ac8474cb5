import type { Bound, Nominee, QuotaPlan } from "../plan.ts";

/** The two pools that Flanigan and others publish (example_small, example_large): half are women, of whom one alone is conservative; all men are. */
export function publishedPool(people: number, seats: number): { plan: QuotaPlan; nominees: Nominee[] } {
  const of = (gender: string, leaning: string, n: number) =>
    Array.from({ length: n }, (_, i): Nominee => ({ id: `${gender}${leaning}${i}`, attributes: { gender, leaning } }));
  const bounds = ["gender female", "gender male", "leaning liberal", "leaning conservative"].map((name): Bound => {
    const [attribute = "", value = ""] = name.split(" ");
    const range = { least: { people: seats / 2 - 1 }, most: { people: seats } };
    return { key: name, name, of: [{ attribute, values: [value] }], kind: "hard", ...range };
  });
  const nominees = [
    ...of("female", "conservative", 1),
    ...of("female", "liberal", people / 2 - 1),
    ...of("male", "conservative", people / 2),
  ];
  return { plan: { seats, bounds }, nominees };
}
