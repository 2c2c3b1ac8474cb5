import { Button } from "antd";
import { useMemo, useRef, type ReactNode } from "react";
import type { Label } from "../../http/contract.ts";
import { useStrings, useWord } from "../../i18n/locale.ts";
import type { Field, Register } from "../../register/fields.ts";
import { ErrorPanel } from "../ErrorPanel.tsx";
import type { Lookups } from "./FieldInput.tsx";
import { focusFault } from "./focus-fault.ts";
import { formFields } from "./form-steps.ts";
import { FormFields } from "./FormField.tsx";
import { FormUnit } from "./FormUnit.tsx";
import { MergePanel } from "./MergePanel.tsx";
import { formStrings } from "../strings.ts";
import { useRegisterForm, type FormProps, type FormState } from "./useRegisterForm.ts";

export interface RegisterFormProps extends FormProps {
  readonly register: Register;
  /** Keys in the order to ask; every field a person fills where nothing is said. */
  readonly only?: readonly string[] | undefined;
  readonly lookups?: Lookups | undefined;
  readonly submitLabel?: Label | undefined;
  /** What a reviewer said of fields, by key: it stands beside each. */
  readonly remarks?: Readonly<Record<string, string>> | undefined;
  /** Below the fields: what helps to fill them. */
  readonly help?: ((form: Pick<FormState, "values" | "set">) => ReactNode) | undefined;
  /** Beside the submit button, e.g. a way back. */
  readonly beside?: ReactNode;
}

/** A form on one page, for records a person edits often. For first entries by many hands take StepForm. */
export function RegisterForm({ register, only, lookups, submitLabel, beside, remarks, help, ...props }: RegisterFormProps) {
  const s = useStrings(formStrings);
  const word = useWord();
  const fields = useMemo(() => formFields(register, only), [register, only]);
  const form = useRegisterForm(fields, { guard: register.guard, ...props });
  const element = useRef<HTMLFormElement>(null);
  const count = Object.keys(form.faults).length;
  return (
    <form
      ref={element}
      className="bh-form"
      noValidate
      onSubmit={(e) => {
        e.preventDefault();
        void form.submit().then((end) => end !== "done" && focusFault(element.current, fields, end));
      }}
    >
      <FormUnit />
      <DraftNotice form={form} fields={fields} />
      <div className="bh-form-grid">
        <FormFields fields={fields} form={form} lookups={lookups} remarks={remarks} />
      </div>
      {help?.(form)}
      <MergePanel form={form} />
      <ErrorPanel trouble={form.trouble} />
      {count > 0 && (
        <p className="bh-fault" role="status">
          {s.faults(count)}
        </p>
      )}
      <div className="bh-actions-row">
        <Button type="primary" htmlType="submit" loading={form.busy}>
          {form.busy ? s.busy : submitLabel ? word(submitLabel) : s.submit}
        </Button>
        {beside}
      </div>
    </form>
  );
}

export function DraftNotice({
  form,
  fields,
}: {
  readonly form: { restored: boolean; discard(): void };
  readonly fields: readonly Field[];
}) {
  const s = useStrings(formStrings);
  const word = useWord();
  return form.restored ? (
    <p className="bh-notice" role="status">
      {s.draft(fields.filter((f) => f.sensitive && !f.computed).map((f) => word(f.label)))}{" "}
      <Button size="small" onClick={form.discard}>
        {s.discard}
      </Button>
    </p>
  ) : null;
}
