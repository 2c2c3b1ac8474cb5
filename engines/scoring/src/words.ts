import { decimalText, showExact, type Exact } from "@bihuan/kit";

export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** Exact where it has an end within four places, else four places: enough that no verdict contradicts its figure at two. */
export const figure = (value: Exact, places = 4): string => {
  const text = decimalText(value);
  return text !== undefined && (text.split(".")[1]?.length ?? 0) <= places ? text : showExact(value, places);
};
