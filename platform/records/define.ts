import type { ProcessDef, StateOf } from "@bihuan/casework";
import type { Label } from "../http/contract.ts";
import { filterShape, type Field, type Register } from "../register/fields.ts";
import type { Sensitive } from "./sight.ts";
import type { Fitting, InputOf, StoredKey } from "../register/typed.ts";

/** Rows that belong to a record and are entered with it. */
export interface ChildRows {
  readonly register: Register;
  /** The column that names the record. */
  readonly of: string;
  /** Faults of a row that its fields alone do not show, in the person's words. */
  readonly check?: ((values: never) => Readonly<Record<string, Label>>) | undefined;
}

/** Due rows: those whose day, so many months on, lies no more than `ahead` days before today. */
export interface Warning<K extends string = string, S extends string = string> {
  readonly label: Label;
  readonly past: K;
  readonly months?: number;
  readonly ahead?: number;
  /** Only while this day is blank: what was done is not warned of. */
  readonly until?: K;
  /** Only while the case stands in one of these. */
  readonly states?: readonly S[];
}

/** A kind of file that gates ask for; one that is heard or watched says so. */
export type FileKind = Label & { readonly takes?: "media" };

/** Other ways to look at the list, and at one's own on the bench; each field is one that lists may sort by. */
export interface Views<K extends string = string> {
  /** The day that places a record in a month. */
  readonly calendar?: K;
  /** A column for each state; a move is the process's own act. */
  readonly board?: true;
  readonly timeline?: readonly [from: K, to: K];
  /** Columns of the table that hold degrees × 10⁷, as those of places do; fields of the register or not. */
  readonly map?: readonly [lat: string, lon: string];
  /** They come many alike and name no parent: those of one step and stretch of days that one person carries are one line of his bench. */
  readonly alike?: true;
}

/**
 * What a room says of its records. At most twenty keys here and in `serveRecords` together (a test counts them): what a second
 * room wants besides is discussed, what a third wants is added; everything else is ordinary code beside the declaration.
 */
export interface Declaration<R extends Register = Register, P extends ProcessDef = ProcessDef> {
  /** Its name is the table, the kind of its subjects (`station:12`), the prefix of its permissions. */
  readonly register: R;
  /** With it every record is a case of the same id; without it a plain row that a unit carries. */
  readonly process?: P;
  readonly title: StoredKey<R>;
  /** Where its pages lie: `/stations`. */
  readonly path: `/${string}`;
  /**
   * Who reads and who enters; who acts stands in the process. `shared`: lists hold what is shared with the reader's own unit, too; `above`: and
   * what the units above it hold (rules, rates, series), which its wall lets those beneath see.
   */
  readonly access: {
    readonly read: readonly string[];
    readonly edit: readonly string[];
    readonly shared?: true;
    readonly above?: true;
    /** Superiors see how many, and single rows by a grant alone; the table is walled by `wall_sensitive`. */
    readonly sensitive?: Sensitive;
  };
  /** States in which fields, child rows and files may change; all that are not final where nothing is said. */
  readonly editIn?: readonly StateOf<P>[];
  /**
   * States that are the move of one unit alone: a superior by its depth (2 province, 3 city, 4 county), the unit that a field names,
   * or `own`, the record's own unit and no superior. Elsewhere whoever sees the record and bears the role may move it.
   */
  readonly levels?: { readonly [S in StateOf<P>]?: number | "own" | StoredKey<R> };
  readonly children?: Readonly<Record<string, ChildRows>>;
  /** By what together a record is there already, for an import and for the form that tells of it; the most telling first, which has an index. */
  readonly sameBy?: readonly StoredKey<R>[];
  readonly warnings?: Readonly<Record<string, Warning<StoredKey<R>, StateOf<P>>>>;
  readonly views?: Views<StoredKey<R>>;
  /** The form in steps of at most five fields; the register's order, split evenly, where nothing is said. */
  readonly steps?: readonly { readonly title: Label; readonly fields: readonly StoredKey<R>[] }[];
  /** Kinds of files that gates ask for. */
  readonly files?: Readonly<Record<string, FileKind>>;
  /** Faults that lie between fields, by field, in the person's words; asked by form, import and server alike. */
  readonly check?: (values: InputOf<R>, today: string) => Readonly<Record<string, Label>>;
  /** What the button of a new record says, and the list without one. No `create`: such records come of acts elsewhere, `arise` says of which, and nobody enters one. */
  readonly words: { readonly create?: Label; readonly arise?: Label; readonly empty: Label };
}

/** A declaration as the mechanism uses it, whatever its register and process. */
export interface Records<R extends Register = Register, P extends ProcessDef = ProcessDef> extends Omit<
  Declaration<R, P>,
  "check" | "title" | "sameBy" | "warnings" | "views" | "steps" | "levels" | "editIn"
> {
  readonly name: string;
  readonly title: string;
  readonly sameBy: readonly string[];
  readonly warnings: Readonly<Record<string, Warning>>;
  readonly views: Views;
  readonly steps: readonly { readonly title: Label; readonly fields: readonly string[] }[];
  readonly levels: Readonly<Record<string, number | string>>;
  readonly editIn: readonly string[];
  readonly children: Readonly<Record<string, ChildRows>>;
  readonly files: Readonly<Record<string, FileKind>>;
  readonly check: (values: never, today: string) => Readonly<Record<string, Label>>;
  /** The name of its list as a file, where it is not the records' own. */
  readonly file?: string;
  /** The register with what every list shows besides: state, unit, days. */
  readonly list: Register;
}

/**
 * Checks a declaration and completes it. A stored field that the migrated table lacks, a sort or filter without its index, a word
 * that is no state: none compiles, and the error is a sentence.
 */
export function defineRecords<const R extends Register, P extends ProcessDef = ProcessDef>(
  d: Declaration<R, P> & Fitting<R>,
): Records<R, P> {
  const { register, process } = d;
  const states: Record<string, { final: boolean }> = process?.states ?? {};
  const keys = new Set(register.fields.map((f) => f.key));
  const named = [
    d.title,
    ...(d.sameBy ?? []),
    ...Object.values<Warning>(d.warnings ?? {}).flatMap((w) => (w.until ? [w.past, w.until] : [w.past])),
    ...(d.steps ?? []).flatMap((s) => s.fields),
  ];
  const unknown = named.filter((key) => !keys.has(key));
  if (unknown.length > 0) throw new Error(`${register.name}: no field ${unknown.join(", ")}`);
  if (process && process.name !== register.name) throw new Error(`${register.name}: its process must bear its name, not ${process.name}`);
  if (!d.words.create === !d.words.arise) throw new Error(`${register.name}: it says either how one is entered or where they arise`);
  const asked = register.fields.filter((f) => !f.computed).map((f) => f.key);
  const steps = d.steps as Records["steps"] | undefined;
  const left = steps ? asked.filter((key) => !steps.some((s) => s.fields.includes(key))) : [];
  if (left.length > 0) throw new Error(`${register.name}: no step asks for ${left.join(", ")}`);
  return {
    ...d,
    name: register.name,
    title: d.title,
    sameBy: d.sameBy ?? [],
    warnings: Object.setPrototypeOf({ ...d.warnings }, null) as Records["warnings"],
    views: (d.views ?? {}) as Views,
    steps: steps ?? [{ title: register.label, fields: asked }],
    levels: (d.levels ?? {}) as Records["levels"],
    editIn:
      d.editIn ??
      Object.entries(states)
        .filter(([, s]) => !s.final)
        .map(([name]) => name),
    // Names come from outside: `constructor` names nothing.
    children: Object.setPrototypeOf({ ...d.children }, null) as Records["children"],
    files: Object.setPrototypeOf({ ...d.files }, null) as Records["files"],
    check: d.check ?? (() => ({})),
    list: { ...register, fields: withStandard(register, process).map(withFilter) },
  } as unknown as Records<R, P>;
}

/** Child rows of a record; like the record's own fields they fit their table or do not compile. */
export const childRows = <const R extends Register>(
  of: string,
  register: R & Fitting<R>,
  check?: (values: InputOf<R>) => Readonly<Record<string, Label>>,
): ChildRows => ({ register, of, check });

/**
 * What has the index of an order has that of its ranges; what is listed without one is looked through among few records, by its column or, where no
 * column holds it, as it is computed. What may be empty may be asked for where it is. Long texts are found by the search, and nobody sorts by many words.
 */
export function withFilter(f: Field): Field {
  const shape = filterShape({ type: f.type });
  const indexed = f.filter ?? (f.sort === true && shape === "range");
  // The record that each names of necessity is asked for though no column shows it: the bench opens the list of those of one round.
  const isParent = f.type === "record" && f.required === true;
  const looked = (f.list !== undefined || isParent) && !f.sensitive && f.type !== "longText";
  const swept = looked && !indexed ? (f.computed === true ? "computed" : true) : f.swept;
  const filter = indexed || swept !== undefined;
  const blank = filter === true && f.required !== true && (shape === "range" || (shape === "choices" && f.type !== "state"));
  const sort = f.sort ?? (looked && f.type !== "options" ? "swept" : undefined);
  return { ...f, filter, ...(swept ? { swept } : {}), ...(blank ? { blank } : {}), ...(sort ? { sort } : {}) };
}

/** What every list shows besides; a register that names one of these itself says where it stands and how it is called. */
function withStandard(register: Register, process: ProcessDef | undefined): readonly Field[] {
  const added = new Map(standardFields(process).map((f) => [f.key, f]));
  const own = register.fields.map((f) => ({ ...added.get(f.key), ...f }));
  for (const f of own) added.delete(f.key);
  const [first, ...rest] = own as [Field, ...Field[]];
  const { state, ...behind } = Object.fromEntries(added);
  return [first, ...(state ? [state] : []), ...rest, ...Object.values(behind)];
}

function standardFields(process: ProcessDef | undefined): readonly Field[] {
  const unit: Field = {
    key: "unitName",
    label: { zh: "归属单位", en: "Unit" },
    type: "text",
    computed: true,
    list: "shown",
    filter: "unit",
    width: 160,
  };
  if (!process) return [unit];
  const options = Object.entries(process.states).map(([value, { label }]) => ({ value, label }));
  return [
    { key: "state", label: { zh: "状态", en: "State" }, type: "state", computed: true, list: "shown", filter: true, width: 120, options },
    {
      key: "dueOn",
      label: { zh: "办理期限", en: "Due" },
      type: "day",
      computed: true,
      list: "shown",
      filter: true,
      sort: true,
      width: 120,
    },
    unit,
    {
      key: "openedOn",
      label: { zh: "登记日期", en: "Entered" },
      type: "day",
      computed: true,
      list: "on-choice",
      width: 120,
      filter: true,
      swept: true,
    },
    {
      key: "adviserName",
      label: { zh: "经办人", en: "Carried by" },
      type: "text",
      computed: true,
      list: "on-choice",
      filter: "person",
      width: 100,
    },
  ];
}

/** Role → what it may do with these records: read, edit, act; create where they are entered by hand. */
export function permissionsOf(records: Records): Readonly<Record<string, readonly string[]>> {
  const { name, access, process } = records;
  const acting = Object.values(process?.actions ?? {}).flatMap((a) => a.by);
  const of = (roles: readonly string[], what: string) => roles.map((role) => [role, `${name}.${what}`] as const);
  const pairs = [
    ...of(access.read, "read"),
    ...of(access.edit, "edit"),
    ...(records.words.create ? of(access.edit, "create") : []),
    ...of(
      acting.filter((r) => access.read.includes(r)),
      "act",
    ),
  ];
  return Object.fromEntries([...Map.groupBy(pairs, ([role]) => role)].map(([role, all]) => [role, [...new Set(all.map(([, p]) => p))]]));
}

/** agreementTo → agreement_to */
export const columnOf = (key: string): string => key.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);
/** So many rows pasted on a list are looked at; more go by the page of imports. */
export const MOST_PASTED = 500;
export const storedFields = (register: Register): readonly Field[] => register.fields.filter((f) => f.computed !== true);
export const askedFields = (register: Register): readonly Field[] => register.fields.filter((f) => !f.computed);
