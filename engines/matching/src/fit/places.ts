import { normalise } from "../words/normalise.ts";
import type { WordFit } from "./retrieval.ts";
import type { Label, Supply } from "./sides.ts";

const PLACES: readonly (readonly [keyof Supply & ("name" | "summary" | "organisation"), Label])[] = [
  ["name", { zh: "名称", en: "name" }],
  ["summary", { zh: "能做什么", en: "what it does" }],
  ["organisation", { zh: "所在单位", en: "organisation" }],
];
/** The search reads one text more than a supply shows: the needs it answered before. */
const BEFORE: Label = { zh: "曾回应的需求", en: "needs it answered" };

/** Where in a supply the shared words stand, in the order of its fields. */
export function placesOf(supply: Supply, { terms }: WordFit): Label[] {
  const texts = PLACES.map(([field, label]) => ({ text: normalise(supply[field]), label }));
  const places = texts.filter(({ text }) => terms.some((t) => text.includes(t))).map(({ label }) => label);
  return terms.some((t) => !texts.some(({ text }) => text.includes(t))) ? [...places, BEFORE] : places;
}
