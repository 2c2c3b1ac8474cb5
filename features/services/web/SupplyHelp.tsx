import { FieldGuess } from "./FieldGuess.tsx";

const text = (value: unknown): string => (typeof value === "string" ? value.trim() : "");

/** Below a supply's form: the field of science its summary speaks of, as a proposal. */
export function SupplyHelp({
  form,
}: {
  readonly form: { readonly values: Readonly<Record<string, unknown>>; set(key: string, value: unknown): void };
}) {
  return (
    <FieldGuess said={text(form.values["summary"])} current={text(form.values["fieldCode"])} take={(code) => form.set("fieldCode", code)} />
  );
}
