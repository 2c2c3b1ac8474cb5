import { Button } from "antd";
import { useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import type { Label } from "../../http/contract.ts";
import { useLocale, useStrings, useWord } from "../../i18n/locale.ts";
import { isAsked, type Register } from "../../register/fields.ts";
import { useStep } from "../address.ts";
import { serverDrafts } from "./draft.ts";
import { ErrorPanel } from "../ErrorPanel.tsx";
import type { Lookups } from "./FieldInput.tsx";
import { focusFault } from "./focus-fault.ts";
import { formFields, splitSteps, stepWithFault, type FormStep } from "./form-steps.ts";
import { FormFields } from "./FormField.tsx";
import { FormUnit } from "./FormUnit.tsx";
import { MergePanel } from "./MergePanel.tsx";
import { DraftNotice } from "./RegisterForm.tsx";
import { formStrings } from "../strings.ts";
import { useRegisterForm, type FormProps, type FormState } from "./useRegisterForm.ts";

export interface StepFormProps extends FormProps {
  readonly register: Register;
  /** Steps in order; one of more than five fields is split. Without steps every field a person fills is asked. */
  readonly steps?: readonly FormStep[] | undefined;
  readonly lookups?: Lookups | undefined;
  readonly submitLabel?: Label | undefined;
  /** Below a step's fields: what helps to fill them. */
  readonly help?: ((form: Pick<FormState, "values" | "set">, fields: readonly string[]) => ReactNode) | undefined;
}

/** What is typed is kept as it is typed; the button sends it at once and says so, for whoever is called away. */
function SaveDraft() {
  const s = useStrings(formStrings);
  const { locale } = useLocale();
  const [at, setAt] = useState<string>();
  return (
    <>
      <Button
        onClick={() =>
          void serverDrafts.flush().then(() => setAt(new Date().toLocaleTimeString(locale, { hour: "2-digit", minute: "2-digit" })))
        }
      >
        {s.putAside}
      </Button>
      {at && (
        <span role="status" className="bh-quiet">
          {s.keptAt(at)}
        </span>
      )}
    </>
  );
}

/** A form of small steps. Going back, by its button or the browser's, loses nothing; a refusal leads to the step that holds the refused field. */
export function StepForm({ register, steps, lookups, submitLabel, help, ...props }: StepFormProps) {
  const s = useStrings(formStrings);
  const word = useWord();
  const parts = useMemo(() => splitSteps(steps ?? [{ fields: formFields(register).map((f) => f.key) }]), [register, steps]);
  const all = useMemo(
    () =>
      formFields(
        register,
        parts.flatMap((p) => p.fields),
      ),
    [register, parts],
  );
  const form = useRegisterForm(all, { guard: register.guard, ...props });
  const [asked, move] = useStep();
  const element = useRef<HTMLFormElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  // What has no meaning beside what was said is no step.
  const shown = parts.filter((p) => all.some((f) => p.fields.includes(f.key) && isAsked(f, form.values)));
  const at = Math.min(asked, shown.length - 1);
  const part = shown[at] ?? { fields: [] };
  const fields = all.filter((f) => part.fields.includes(f.key));
  const last = at >= shown.length - 1;

  // Come back to after it was sent, or opened anew with nothing kept: from the beginning.
  useEffect(() => {
    if (!form.restored) move(0);
  }, []);
  const stood = useRef(at);
  useEffect(() => {
    if (stood.current !== at) heading.current?.focus();
    stood.current = at;
  }, [at]);
  const forward = async () => {
    if (!form.check(fields)) {
      const wrong = Object.fromEntries(fields.map((f) => [f.key, f] as const));
      requestAnimationFrame(
        () => element.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus() ?? focusFault(element.current, fields, wrong),
      );
      return;
    }
    if (!last) return move(at + 1);
    const end = await form.submit();
    if (end === "done") return;
    const to = stepWithFault(shown, end);
    if (to === undefined) return;
    move(to);
    focusFault(element.current, all, end);
  };
  return (
    <form
      ref={element}
      className="bh-form bh-form-steps"
      noValidate
      onSubmit={(e) => {
        e.preventDefault();
        void forward();
      }}
    >
      <FormUnit />
      <DraftNotice form={form} fields={all} />
      <h2 ref={heading} tabIndex={-1}>
        {part.title && word(part.title)} <small className="bh-quiet">{s.step(at + 1, shown.length)}</small>
      </h2>
      <progress className="bh-progress" value={at + 1} max={shown.length} aria-label={s.step(at + 1, shown.length)} />
      <MergePanel form={form} />
      <FormFields fields={fields} form={form} lookups={lookups} />
      {help?.(form, part.fields)}
      <ErrorPanel trouble={form.trouble} />
      <div className="bh-actions-row">
        {at > 0 && <Button onClick={() => move(at - 1)}>{s.back}</Button>}
        <Button type="primary" htmlType="submit" loading={form.busy}>
          {last ? (submitLabel ? word(submitLabel) : s.submit) : s.next}
        </Button>
        <SaveDraft />
      </div>
    </form>
  );
}
