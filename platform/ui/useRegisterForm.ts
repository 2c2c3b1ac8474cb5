import { useEffect, useMemo, useRef, useState } from "react";
import type { Label } from "../http/contract.ts";
import type { Field, Values } from "../register/fields.ts";
import { draftShelf } from "./draft.ts";
import { faultsOf, valuesOf } from "./form-steps.ts";
import type { Trouble } from "./refusal.ts";
import { RequestKey } from "./request-key.ts";
import { useRefusal } from "./useRefusal.ts";

export interface FormProps {
  /** Values to begin with, as stored (amounts in fen). */
  readonly initial?: Values | undefined;
  /** Names the draft: `need.new`, `need.42`. Two forms open at once need two. */
  readonly draftKey: string;
  /** Sends the checked values; throws what refuses them. The key makes a repeated sending one act. */
  readonly onSubmit: (values: Values, requestKey: string) => Promise<unknown>;
  readonly onDone?: (() => void) | undefined;
}

export interface FormState {
  readonly values: Values;
  readonly faults: Readonly<Record<string, Label>>;
  readonly trouble: Trouble | undefined;
  readonly busy: boolean;
  readonly restored: boolean;
  set(key: string, value: unknown): void;
  /** Checks some fields; true when all is well. */
  check(fields: readonly Field[]): boolean;
  discard(): void;
  submit(): Promise<Readonly<Record<string, Label>> | "done">;
}

/** State of a form over fields: checks, refusals at their fields, a draft that outlives a reload, one key per intention. */
export function useRegisterForm(fields: readonly Field[], { initial, draftKey, onSubmit, onDone }: FormProps): FormState {
  const shelf = useMemo(() => draftShelf(sessionStorage), []);
  const start = useMemo(() => typedOf(fields, initial ?? {}), [fields, initial]);
  const [kept] = useState(() => shelf.get(draftKey));
  const [restored, setRestored] = useState(kept !== undefined);
  const [values, setValues] = useState<Values>(() => ({ ...start, ...kept }));
  const [faults, setFaults] = useState<Readonly<Record<string, Label>>>({});
  const refusal = useRefusal();
  const key = useRef(new RequestKey());
  const touched = useRef(false);

  useEffect(() => {
    if (!touched.current) return;
    const secret = new Set(fields.filter((f) => f.sensitive).map((f) => f.key));
    shelf.keep(draftKey, Object.fromEntries(Object.entries(values).filter(([k]) => !secret.has(k))));
  }, [shelf, draftKey, values, fields]);

  return {
    values,
    faults,
    restored,
    trouble: refusal.trouble,
    busy: refusal.busy,
    set(k, value) {
      touched.current = true;
      setValues((v) => ({ ...v, [k]: value }));
      setFaults(({ [k]: _, ...rest }) => rest);
    },
    check(some) {
      const found = faultsOf(some, values);
      setFaults(found);
      return Object.keys(found).length === 0;
    },
    discard() {
      touched.current = false;
      shelf.drop(draftKey);
      setRestored(false);
      setValues(start);
      setFaults({});
      refusal.clear();
    },
    async submit() {
      const found = faultsOf(fields, values);
      setFaults(found);
      if (Object.keys(found).length > 0) return found;
      const checked = valuesOf(fields, values);
      let refused: Readonly<Record<string, Label>> = {};
      const went = await refusal.run(() =>
        onSubmit(checked, key.current.for(checked)).catch((error: unknown) => {
          refused = (error as { data?: { fields?: Record<string, Label> } } | null)?.data?.fields ?? {};
          throw error;
        }),
      );
      setFaults(refused);
      if (!went) return refused;
      touched.current = false;
      key.current.spend();
      shelf.drop(draftKey);
      setRestored(false);
      onDone?.();
      return "done";
    },
  };
}

/** Stored amounts are whole fen; the form shows yuan, as a person types them. */
function typedOf(fields: readonly Field[], stored: Values): Values {
  return Object.fromEntries(
    fields.map((f) => {
      const value = stored[f.key];
      if (f.type !== "money" || typeof value !== "number") return [f.key, value];
      const fen = value % 100;
      return [f.key, fen === 0 ? String(value / 100) : `${Math.floor(value / 100)}.${String(fen).padStart(2, "0")}`];
    }),
  );
}
