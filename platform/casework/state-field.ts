import type { ProcessDef } from "@bihuan/casework";
import type { Field } from "../register/fields.ts";

/** The state of a process as a list shows and filters it. */
export const stateField = ({ states }: ProcessDef, width: number) =>
  ({
    key: "state",
    label: { zh: "状态", en: "State" },
    type: "state",
    computed: true,
    list: "shown",
    filter: true,
    width,
    options: Object.entries(states).map(([value, { label }]) => ({ value, label })),
  }) as const satisfies Field;
