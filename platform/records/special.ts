import type { ActionOf, GateOf, ProcessDef } from "@bihuan/casework";
import type { Catalogue } from "@bihuan/indicators";
import type { Actor } from "../access/scope.ts";
import type { Db } from "../db/database.ts";
import type { Services } from "../http/server.ts";
import type { NewFact } from "../ledger/ledger.ts";
import type { Register, Values } from "../register/fields.ts";
import type { RowOf } from "../register/typed.ts";
import type { Found } from "./rows.ts";

/** A record in front of its gates. */
export interface Seen<R> {
  readonly db: Db;
  readonly row: RowOf<R>;
  readonly record: Found;
  /** Who looks at it, or acts. */
  readonly actor: Actor;
  readonly today: string;
  /** How many files, of a kind or at all. */
  files(kind?: string): Promise<number>;
  /** How many child rows. */
  children(name: string): Promise<number>;
}

/** What has just been done, in its own transaction. */
export interface Done<R> extends Seen<R> {
  readonly services: Services;
  /** ISO instant of the act. */
  readonly at: string;
  /** Records a fact at the record's unit, today, with the record's files as evidence. */
  fact(kind: string, more?: Partial<Pick<NewFact, "measures" | "dimensions" | "keys" | "occurredOn">>): Promise<number>;
  /** Sets stored fields that the system fills; the history has them. */
  set(values: Partial<RowOf<R>>): Promise<void>;
}

/** The special part of a room: all of it ordinary code. Together with the declaration at most twenty keys. */
export interface Special<R extends Register, P extends ProcessDef> {
  /** The truth of every gate the process names. */
  readonly gates?: { readonly [G in GateOf<P>]: (seen: Seen<R>) => boolean | Promise<boolean> };
  /**
   * What follows an act, in its transaction; `create`, `edit` and `child`, any change of child rows, are acts too. What is refused here is not done:
   * a sum over rows that must hold is asked at this place.
   */
  readonly on?: { readonly [A in ActionOf<P> | "create" | "edit" | "child"]?: (done: Done<R>) => Promise<void> };
  /** Fields that no column holds, for the rows of a page at once. */
  readonly computed?: (db: Db, ids: readonly number[], today: string) => Promise<ReadonlyMap<number, Values>>;
  /** Further parts of a record's page: what the room's own panel draws. */
  readonly sections?: { readonly [name: string]: (seen: Seen<R>) => Promise<unknown> };
  /** The room's facts, where it records any. */
  readonly facts?: Catalogue;
}
