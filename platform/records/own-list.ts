import type { ProcessDef } from "@bihuan/casework";
import type { Label } from "../http/contract.ts";
import type { Register } from "../register/fields.ts";
import { withFilter, type Records } from "./define.ts";

/**
 * A list that a room answers by a statement of its own, seen as the list of declared records: every column of it filters, sorts and groups, and the
 * same screen shows it. `path/12` is the record; `words` are the columns that the search box looks through.
 */
export function defineOwnList(
  register: Register,
  own: {
    readonly path: `/${string}`;
    readonly title: string;
    readonly words: readonly string[];
    readonly empty: Label;
    /** The name of the list as a file. */
    readonly file: string;
    readonly process?: ProcessDef;
    /** Filters and sorts that the room's statement has an index for; everything else is looked through among few. */
    readonly indexed?: { readonly filters?: readonly string[]; readonly sorts?: readonly string[] };
  },
): Records {
  const { filters = [], sorts = [] } = own.indexed ?? {};
  // Every listed column is one of the statement's.
  const fields = register.fields.map((f) => (f.computed === true && f.list ? { ...f, computed: "stored" as const } : f));
  const whole: Register = { ...register, fields };
  const list = fields
    .filter((f) => f.list !== undefined)
    .map(({ filter, sort: _, ...f }) => {
      const kept = typeof filter === "string" ? filter : filters.includes(f.key) ? true : undefined;
      const told = withFilter({ ...f, ...(kept === undefined ? {} : { filter: kept }) });
      return sorts.includes(f.key) ? { ...told, sort: true } : told;
    });
  return {
    register: whole,
    list: { ...whole, fields: list },
    name: register.name,
    file: own.file,
    title: own.title,
    sameBy: own.words,
    path: own.path,
    ...(own.process ? { process: own.process } : {}),
    access: { read: [], edit: [] },
    warnings: {},
    views: {},
    steps: [],
    levels: {},
    editIn: [],
    children: {},
    files: {},
    check: () => ({}),
    words: { empty: own.empty },
  } as unknown as Records;
}
