import { useEffect, useMemo, useRef, useState } from "react";
import type { Label } from "../../http/contract.ts";
import type { Field, Values } from "../../register/fields.ts";
import { refusedIn, type Guard } from "../../register/guard.ts";
import { draftShelf, serverDrafts, type Draft } from "./draft.ts";
import { faultsOf, valuesOf } from "./form-steps.ts";
import { mergeTexts, standingIn, unsettled, type Merged } from "./merge.ts";
import type { Trouble } from "../refusal.ts";
import { RequestKey } from "../request-key.ts";
import { useRefusal } from "../useRefusal.ts";

export interface FormProps {
  /** Values to begin with, as stored (amounts in fen). */
  readonly initial?: Values | undefined;
  /** The version of the record `initial` was read at; nothing for a new record. */
  readonly version?: number | undefined;
  /** Names the draft: `need.new`, `need.42`. Two forms open at once need two. */
  readonly draftKey: string;
  /** What may not be stored: while a text is refused no draft is kept, and nothing is sent. */
  readonly guard?: Guard | undefined;
  /**
   * Sends the checked values; throws what refuses them. The key makes a repeated sending one act; the version is what the person has
   * seen, so that nobody writes over what he has not read.
   */
  readonly onSubmit: (values: Values, requestKey: string, version: number) => Promise<unknown>;
  readonly onDone?: (() => void) | undefined;
}

export interface FormState {
  readonly values: Values;
  readonly faults: Readonly<Record<string, Label>>;
  readonly trouble: Trouble | undefined;
  readonly busy: boolean;
  readonly restored: boolean;
  /** Somebody saved the record meanwhile: what became of both texts. */
  readonly merge: Pick<Merged, "taken" | "conflicts"> | undefined;
  set(key: string, value: unknown): void;
  /** Settles a field that both changed. */
  choose(key: string, whose: "mine" | "theirs"): void;
  /** Checks some fields; true when all is well. */
  check(fields: readonly Field[]): boolean;
  discard(): void;
  submit(): Promise<Readonly<Record<string, Label>> | "done">;
}

interface Beginning {
  values: Values;
  merge: FormState["merge"];
}

/** State of a form over fields: checks, refusals at their fields, a draft that outlives a reload, one key per intention. */
export function useRegisterForm(
  fields: readonly Field[],
  { initial, version = 0, draftKey, guard, onSubmit, onDone }: FormProps,
): FormState {
  const shelf = useMemo(() => draftShelf(sessionStorage), []);
  const start = useMemo(() => typedOf(fields, initial ?? {}), [fields, initial]);
  const [kept] = useState(() => shelf.get(draftKey));
  const [restored, setRestored] = useState(kept !== undefined);
  const [begun] = useState(() => begin(fields, start, version, kept));
  const [values, setValues] = useState<Values>(begun.values);
  const [merge, setMerge] = useState(begun.merge);
  const [faults, setFaults] = useState<Readonly<Record<string, Label>>>({});
  const refusal = useRefusal();
  const key = useRef(new RequestKey());
  const touched = useRef(false);
  /** The text and version the person has seen last. */
  const seen = useRef({ version, base: start });

  useEffect(() => {
    if (!touched.current) return;
    const refusal = refusedIn(guard, values);
    if (refusal) {
      shelf.drop(draftKey);
      void serverDrafts.drop(draftKey);
      setFaults(Object.fromEntries(Object.entries(values).flatMap(([k, v]) => (refusedIn(guard, v) ? [[k, refusal]] : []))));
      return;
    }
    const secret = new Set(fields.filter((f) => f.sensitive).map((f) => f.key));
    const open = (all: Values): Values => Object.fromEntries(Object.entries(all).filter(([k]) => !secret.has(k)));
    const draft = { values: open(values), base: open(seen.current.base), version: seen.current.version };
    shelf.keep(draftKey, draft);
    serverDrafts.keep(draftKey, draft);
  }, [shelf, draftKey, values, fields]);

  // Typed on another machine: it comes back where nothing is typed here yet. What this tab kept is sent again: a reload or a lost network may have swallowed it.
  useEffect(() => {
    if (kept !== undefined) return serverDrafts.keep(draftKey, kept);
    let isGone = false;
    void serverDrafts.get(draftKey).then((draft) => {
      if (draft === undefined || isGone || touched.current) return;
      const resumed = begin(fields, start, version, draft);
      setValues(resumed.values);
      setMerge(resumed.merge);
      setRestored(true);
    });
    return () => {
      isGone = true;
    };
  }, [draftKey]);

  const meet = (theirs: { version: number; values: Values }): void => {
    const typed = typedOf(
      fields.filter((f) => f.key in theirs.values),
      theirs.values,
    );
    const merged = mergeTexts(fields, seen.current.base, values, typed);
    seen.current = { version: theirs.version, base: { ...seen.current.base, ...typed } };
    touched.current = true;
    setValues(merged.values);
    setMerge(merged);
  };

  return {
    values,
    faults,
    restored,
    merge,
    trouble: refusal.trouble,
    busy: refusal.busy,
    set(k, value) {
      touched.current = true;
      setValues((v) => ({ ...v, [k]: value }));
      setFaults(({ [k]: _, ...rest }) => rest);
    },
    choose(k, whose) {
      const conflict = merge?.conflicts.find((c) => c.field.key === k);
      if (!conflict || !merge) return;
      if (whose === "theirs") setValues((v) => ({ ...v, [k]: conflict.theirs }));
      setMerge({ ...merge, conflicts: merge.conflicts.filter((c) => c !== conflict) });
      refusal.clear();
    },
    check(some) {
      const found = faultsOf(some, values);
      setFaults(found);
      return Object.keys(found).length === 0;
    },
    discard() {
      touched.current = false;
      shelf.drop(draftKey);
      void serverDrafts.drop(draftKey);
      setRestored(false);
      setMerge(undefined);
      setValues({ ...start, ...seen.current.base });
      setFaults({});
      refusal.clear();
    },
    async submit() {
      const refusedText = refusedIn(guard, values);
      const found = {
        ...faultsOf(fields, values),
        ...(refusedText
          ? Object.fromEntries(Object.entries(values).flatMap(([k, v]) => (refusedIn(guard, v) ? [[k, refusedText]] : [])))
          : {}),
      };
      setFaults(found);
      if (Object.keys(found).length > 0) return found;
      const checked = valuesOf(fields, values);
      let refused: Readonly<Record<string, Label>> = {};
      const went = await refusal.run(() => {
        const open = merge?.conflicts.length ?? 0;
        if (open > 0) return Promise.reject(unsettled(open));
        return onSubmit(checked, key.current.for({ checked, version: seen.current.version }), seen.current.version).catch(
          (error: unknown) => {
            const theirs = standingIn(error);
            if (theirs) meet(theirs);
            refused = (error as { data?: { fields?: Record<string, Label> } } | null)?.data?.fields ?? {};
            throw error;
          },
        );
      });
      setFaults(refused);
      if (!went) return refused;
      touched.current = false;
      key.current.spend();
      shelf.drop(draftKey);
      void serverDrafts.drop(draftKey);
      setRestored(false);
      setMerge(undefined);
      onDone?.();
      return "done";
    },
  };
}

/** A draft of an older text of the record is laid over the present one, field by field. */
function begin(fields: readonly Field[], start: Values, version: number, kept: Draft | undefined): Beginning {
  if (!kept) return { values: start, merge: undefined };
  const mine = { ...start, ...kept.values };
  if ((kept.version ?? version) === version) return { values: mine, merge: undefined };
  const merged = mergeTexts(
    fields.filter((f) => f.key in kept.values),
    kept.base ?? start,
    mine,
    start,
  );
  return { values: merged.values, merge: merged.taken.length + merged.conflicts.length > 0 ? merged : undefined };
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
