import type { Register, Values } from "../../register/fields.ts";

const SAID = "say.";
/** Types whose value stands in an address as it is written. */
const WRITTEN: readonly string[] = ["text", "longText", "option", "day"];

/** The form of a new record, begun with words by key of its fields. */
export const beginAt = (path: string, values: Readonly<Record<string, string>>): string =>
  `${path}/new?${new URLSearchParams(Object.entries(values).map(([key, text]) => [SAID + key, text])).toString()}`;

/** What an address begins a record with: fields that are typed by hand, options that there are, no more than fits. */
export function saidIn(register: Register, address: URLSearchParams): Values {
  return Object.fromEntries(
    register.fields.flatMap((f) => {
      const text = address.get(SAID + f.key)?.trim();
      if (!text || f.computed || f.sensitive || !WRITTEN.includes(f.type)) return [];
      if (f.type === "option" && !f.options?.some((o) => o.value === text)) return [];
      return [[f.key, text.slice(0, f.maxLength ?? 200)]];
    }),
  );
}
