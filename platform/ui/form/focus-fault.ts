import type { Field } from "../../register/fields.ts";

/** Puts the cursor into the first field, in the form's order, that has a fault. */
export function focusFault(form: HTMLElement | null, fields: readonly Field[], faults: Readonly<Record<string, unknown>>): void {
  const first = fields.find((f) => f.key in faults);
  if (!first) return;
  requestAnimationFrame(() =>
    form?.querySelector<HTMLElement>(`[data-field="${CSS.escape(first.key)}"] :is(input, textarea, button)`)?.focus(),
  );
}
