import { useRef, useState } from "react";
import type { Field, Values } from "../register/fields.ts";
import { mergeTexts, standingIn, unsettled } from "./form/merge.ts";
import type { FormState } from "./form/useRegisterForm.ts";

export interface Meeting extends Pick<FormState, "merge" | "values" | "choose"> {
  /** Saves with the version the person has seen. What meets another's text is laid beside it, and refused until the person has chosen. */
  save<T>(send: (version: number) => Promise<T>): Promise<T>;
}

/** For what is edited without a register's form, a slider or a button: shown by MergePanel as every form shows it. */
export function useMeeting(
  fields: readonly Field[],
  {
    version,
    base,
    mine,
    onChange,
  }: { readonly version: number; readonly base: Values; readonly mine: Values; readonly onChange: (values: Values) => void },
): Meeting {
  const [merge, setMerge] = useState<FormState["merge"]>();
  const seen = useRef({ version, base });
  return {
    merge,
    values: mine,
    choose(key, whose) {
      const conflict = merge?.conflicts.find((c) => c.field.key === key);
      if (!conflict || !merge) return;
      if (whose === "theirs") onChange({ ...mine, [key]: conflict.theirs });
      setMerge({ ...merge, conflicts: merge.conflicts.filter((c) => c !== conflict) });
    },
    async save(send) {
      if (merge && merge.conflicts.length > 0) throw unsettled(merge.conflicts.length);
      try {
        return await send(Math.max(version, seen.current.version));
      } catch (error) {
        const theirs = standingIn(error);
        if (theirs) {
          const merged = mergeTexts(fields, seen.current.base, mine, theirs.values);
          seen.current = { version: theirs.version, base: theirs.values };
          if (merged.taken.length > 0) onChange(merged.values);
          setMerge(merged);
        }
        throw error;
      }
    },
  };
}
