import { readValue, type Field, type Register, type Values } from "../../register/fields.ts";
import type { Label } from "../../http/contract.ts";

/** No step of a form asks more than this. */
export const FIELDS_PER_STEP = 5;

export interface FormStep {
  readonly title?: Label;
  readonly fields: readonly string[];
}

/** Fields a person fills, in the register's order, or in the order named. */
export function formFields(register: Register, only?: readonly string[]): Field[] {
  const filled = register.fields.filter((f) => !f.computed);
  return only ? only.flatMap((key) => filled.filter((f) => f.key === key)) : filled;
}

/** Splits steps that ask too much, evenly, keeping their order: 7 fields are 4 and 3, not 5 and 2. */
export function splitSteps(steps: readonly FormStep[], most = FIELDS_PER_STEP): FormStep[] {
  return steps.flatMap((step) => {
    const parts = Math.max(1, Math.ceil(step.fields.length / most));
    const size = Math.ceil(step.fields.length / parts);
    return Array.from({ length: parts }, (_, i) => ({ ...step, fields: step.fields.slice(i * size, (i + 1) * size) }));
  });
}

/** What is wrong with the fields of a step, by the same check the server makes. Empty when all is well. */
export function faultsOf(fields: readonly Field[], values: Values): Record<string, Label> {
  const faults: Record<string, Label> = {};
  for (const field of fields) {
    const read = readValue(field, values[field.key]);
    if (!read.ok) faults[field.key] = read.error;
  }
  return faults;
}

/** The checked values of the fields. Called only when `faultsOf` is empty. */
export function valuesOf(fields: readonly Field[], values: Values): Values {
  return Object.fromEntries(
    fields.map((field) => {
      const read = readValue(field, values[field.key]);
      return [field.key, read.ok ? read.value : null];
    }),
  );
}

/** The first step that holds one of the refused fields: where the form goes back to. */
export function stepWithFault(steps: readonly FormStep[], faults: Readonly<Record<string, unknown>>): number | undefined {
  const at = steps.findIndex((s) => s.fields.some((key) => key in faults));
  return at < 0 ? undefined : at;
}
