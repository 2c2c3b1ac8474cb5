import type { Selectable } from "kysely";
import type { Listed, Schema } from "../db/schema.ts";
import type { Field, Register } from "./fields.ts";

declare const written: unique symbol;

/** A register that remembers how it was written: the compiler reads rows, inputs and columns off it; at run time it is a plain register. */
export type Declared<D extends Register> = Register & { readonly [written]?: D };
type Written<R> = R extends { readonly [written]?: infer D extends Register } ? D : never;

type FieldsOf<R> = Written<R>["fields"][number];
type Asked<F> = F extends { readonly computed: true | "stored" } ? never : F;
type Stored<F> = F extends { readonly computed: true } ? never : F;
type KeyOf<F> = F extends { readonly key: infer K extends string } ? K : never;

/** Keys a person fills, and keys the table holds. */
export type InputKey<R> = KeyOf<Asked<FieldsOf<R>>>;
export type StoredKey<R> = KeyOf<Stored<FieldsOf<R>>>;

type Word<F> = F extends { readonly options: readonly { readonly value: infer V extends string }[] } ? V : string;
type Value<F> = F extends { readonly type: "money" | "integer" | "unit" | "person" | "record" }
  ? number
  : F extends { readonly type: "boolean" }
    ? boolean
    : F extends { readonly type: "options" }
      ? Word<F>[]
      : F extends { readonly type: "option" }
        ? Word<F>
        : string;
type Held<F> = F extends { readonly required: true } ? Value<F> : Value<F> | null;
type With<F, K> = Extract<F, { readonly key: K }>;

/** A stored row, by the register's keys: what is required is never null, a choice is one of its words. */
export type RowOf<R> = { [K in StoredKey<R>]: Held<With<FieldsOf<R>, K>> };
/** What `readValues` gives of a form: the row without what the system fills. */
export type InputOf<R> = { [K in InputKey<R>]: Held<With<FieldsOf<R>, K>> };

/** agreementTo → agreement_to */
export type Column<S extends string> = S extends `${infer H}${infer T}`
  ? H extends Lowercase<H>
    ? `${H}${Column<T>}`
    : `_${Lowercase<H>}${Column<T>}`
  : "";
/** The row by the table's columns. */
export type ColumnsOf<R> = { [K in StoredKey<R> as Column<K>]: RowOf<R>[K] };

type Table = keyof Schema & string;
type ColumnOf<T extends Table, C> = C extends keyof Selectable<Schema[T]> ? Selectable<Schema[T]>[C] : never;
type Name<V> = V extends number ? "a number" : V extends boolean ? "yes or no" : V extends readonly unknown[] ? "a list" : "text";

type Fault<T extends Table, F extends Field> =
  Column<F["key"]> extends infer C extends string
    ? C extends keyof Schema[T]
      ? [NonNullable<Value<F>>] extends [NonNullable<ColumnOf<T, C>>]
        ? F extends { readonly required: true }
          ? null extends ColumnOf<T, C>
            ? `${T}.${C} may be empty in the table, but the register requires it: NOT NULL is missing`
            : Unlisted<T, F, C>
          : null extends ColumnOf<T, C>
            ? Unlisted<T, F, C>
            : `${T}.${C} is never empty in the table, but the register does not require it`
        : `${T}.${C} holds ${Name<NonNullable<ColumnOf<T, C>>>}, but the register says ${Name<Value<F>>}`
      : `${T}.${C}: no such column; a migration adds it, then npm run cli -- schema --write`
    : never;

/** A sort or filter without its indexes would read every row of a province. */
type Unlisted<T extends Table, F extends Field, C extends string> = F extends { readonly sort: true } | { readonly filter: true }
  ? F extends { readonly type: "options" | "text" | "longText"; readonly filter: true }
    ? `${T}.${C}: a filter is a choice, a code, yes or no, or a range; words are found by the search`
    : C extends (T extends keyof Listed ? Listed[T] : never)
      ? never
      : `${T}.${C} is sorted or filtered by without its indexes: name it in the list of columns of the table's wall, or list_by('${T}', '${C}')`
  : never;

type Faults<T extends Table, R> = { [K in StoredKey<R>]: Fault<T, With<FieldsOf<R>, K> & Field> }[StoredKey<R>];

/** `unknown` where the migrated table of the register's name holds what the register says; else an object whose property names say what is wrong. */
export type Fitting<R> = Written<R>["name"] extends infer T extends string
  ? T extends Table
    ? [Faults<T, R>] extends [never]
      ? unknown
      : { readonly [S in Faults<T, R>]: "see the name" }
    : { readonly [S in `${T}: no such table; a migration makes it, then npm run cli -- schema --write`]: "see the name" }
  : never;
