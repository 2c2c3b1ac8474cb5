import { formStrings } from "../strings.ts";
import { readValue, type Field, type Values } from "../../register/fields.ts";

/** A field that both changed, each in another way: the person chooses. */
export interface Conflict {
  readonly field: Field;
  readonly theirs: unknown;
}

export interface Merged {
  readonly values: Values;
  /** Fields the other changed and this person did not: theirs stands. */
  readonly taken: readonly Field[];
  readonly conflicts: readonly Conflict[];
}

/** Two texts of one record, seen from the text both began with. A field the other's answer does not name was not theirs to show. */
export function mergeTexts(fields: readonly Field[], base: Values, mine: Values, theirs: Values): Merged {
  const values: Values = { ...mine };
  const taken: Field[] = [];
  const conflicts: Conflict[] = [];
  for (const field of fields) {
    const { key } = field;
    if (!(key in theirs) || isSame(field, theirs[key], base[key]) || isSame(field, theirs[key], mine[key])) continue;
    if (isSame(field, mine[key], base[key])) {
      values[key] = theirs[key];
      taken.push(field);
    } else conflicts.push({ field, theirs: theirs[key] });
  }
  return { values, taken, conflicts };
}

/** As it would be stored: blank is blank, and 12.50 is 12.5. */
function isSame(field: Field, a: unknown, b: unknown): boolean {
  const [x, y] = [stored(field, a), stored(field, b)];
  return JSON.stringify(x) === JSON.stringify(y);
}

function stored(field: Field, value: unknown): unknown {
  const read = readValue({ ...field, required: false }, value);
  return read.ok ? (read.value ?? null) : value;
}

/** The text that stands, where a refusal says that the edited one is older. */
export function standingIn(error: unknown): { version: number; values: Values } | undefined {
  const { code, data } = (error as { data?: { code?: string; data?: { version: number; values?: Values } } } | null)?.data ?? {};
  return code === "stale" && data?.values ? { version: data.version, values: data.values } : undefined;
}

/** Saving waits until each field that both changed is settled. */
export function unsettled(n: number): Error {
  const message = { zh: formStrings.zh.chooseFirst(n), en: formStrings.en.chooseFirst(n) };
  return Object.assign(new Error(message.en), { code: "REFUSED", data: { code: "unsettled", message } });
}
