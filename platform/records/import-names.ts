import { sql, type RawBuilder } from "kysely";
import type { Db } from "../db/database.ts";
import { numbered } from "../register/cells.ts";
import { readHeading, type Field } from "../register/fields.ts";
import { askedFields, columnOf, storedFields, type Records } from "./define.ts";
import type { Asked } from "./hand.ts";
import type { Cells } from "./read-table.ts";

interface Named {
  readonly at: number;
  readonly field: Field;
  readonly of: Pick<Records, "name" | "title">;
  /** Fields that both name, by which two of one name are told apart: a zone of this fair. */
  readonly shared: readonly Field[];
}
interface Candidate {
  readonly id: number;
  readonly title: string | null;
  readonly shared: readonly (number | null)[];
}

const UNIT = { name: "unit", title: "name" };

/** Words asked of the database at a time, and those remembered of a long table. */
const WORDS = 5000;
const MOST_KNOWN = 200_000;
/** Who asks for more names of a register than this has all it holds read at once, where it holds no more than those: no index and no statistics are needed then. */
const MANY_ASKED = 1000;
const MOST_WHOLE = 100_000;

/**
 * A table names other records as people do, by their names; what is one record of that name, as far as the sender sees, becomes its number.
 * Of several of a name the one that agrees with the row's other records is meant. What stays a name is told as a fault of its cell.
 */
export class Names {
  readonly #named: readonly Named[];
  readonly #columns: readonly (Field | undefined)[];
  /** By the place of the column, what each word is there; nothing besides where it was read whole. */
  readonly #known = new Map<number, Map<string, readonly Candidate[]>>();
  readonly #whole = new Map<number, boolean>();

  constructor({ actor, services }: Asked, records: Records, headings: readonly string[], given?: readonly (string | null)[]) {
    const fields = askedFields(records.register);
    const columns = headings.map((heading, i) => (given ? fields.find((f) => f.key === given[i]) : readHeading(fields, heading)));
    this.#columns = columns;
    this.#named = columns
      .flatMap((field, at): Named[] => {
        if (field?.type === "unit") return [{ at, field, of: UNIT, shared: [] }];
        const of = field?.type === "record" ? services.house.records.get(field.of ?? "")?.records : undefined;
        if (!field || !of || !actor.permissions.has(`${of.name}.read`)) return [];
        const stored = storedFields(of.register);
        const shared = columns.filter(
          (c): c is Field => c?.type === "record" && c !== field && stored.some((f) => f.key === c.key && f.of === c.of),
        );
        return [{ at, field, of, shared }];
      })
      .sort((a, b) => a.shared.length - b.shared.length);
  }

  get isNeeded(): boolean {
    return this.#named.length > 0;
  }

  /** Rows without their headings. */
  async resolve(db: Db, rows: Cells): Promise<Cells> {
    if (!this.isNeeded) return rows;
    const out = rows.map((row) => [...row]);
    for (const named of this.#named) {
      const words = new Set(out.map((row) => wordIn(row[named.at])));
      const known = await this.#knownOf(
        db,
        named,
        [...words].filter((w) => w !== ""),
      );
      const places = named.shared.map((f) => this.#columns.indexOf(f));
      for (const row of out) {
        const all = known.get(wordIn(row[named.at])) ?? [];
        const meant =
          all.length > 1
            ? all.filter((c) => places.every((p, i) => c.shared[i] !== null && numbered(c.shared[i] as number) === row[p]))
            : all;
        if (meant.length === 1) row[named.at] = numbered((meant[0] as Candidate).id);
      }
    }
    return out;
  }

  async #knownOf(db: Db, named: Named, words: readonly string[]): Promise<ReadonlyMap<string, readonly Candidate[]>> {
    const { at } = named;
    let known = this.#known.get(at) ?? new Map<string, readonly Candidate[]>();
    if (this.#whole.get(at)) return known;
    const asked = words.filter((w) => !known.has(w));
    if (!this.#whole.has(at) && known.size + asked.length > MANY_ASKED) {
      const all = await candidates(db, named, sql`true`, MOST_WHOLE + 1);
      const isWhole = all.length <= MOST_WHOLE;
      this.#whole.set(at, isWhole);
      if (isWhole) known = byTitle(all);
    }
    if (known.size + asked.length > MOST_KNOWN) known.clear();
    this.#known.set(at, known);
    for (let i = 0; i < asked.length && !this.#whole.get(at); i += WORDS) {
      const some = asked.slice(i, i + WORDS);
      const found = byTitle(await candidates(db, named, sql`${titleOf(named)} = any (${some}::text[])`, 50_000));
      for (const word of some) known.set(word, found.get(word) ?? []);
    }
    return known;
  }
}

/** Without what keeps a spreadsheet from running it. */
const wordIn = (cell = ""): string => cell.trim().replace(/^'(?=[=+\-@])/, "");
const titleOf = ({ of }: Named) => sql`r.${sql.ref(columnOf(of.title))}`;
const byTitle = (all: readonly Candidate[]): Map<string, readonly Candidate[]> => Map.groupBy(all, (c) => (c.title ?? "").trim());
async function candidates(db: Db, named: Named, where: RawBuilder<unknown>, most: number): Promise<readonly Candidate[]> {
  const { of, shared } = named;
  const parts = sql.join(shared.length === 0 ? [sql`null::bigint`] : shared.map((f) => sql`r.${sql.ref(columnOf(f.key))}`));
  return (
    await sql<Candidate>`select r.id, ${titleOf(named)} as title, array[${parts}] as shared
      from ${sql.table(of.name)} r where ${where} order by r.id limit ${sql.lit(most)}`.execute(db)
  ).rows;
}

/** The same of a table as it was sent, its headings first. */
export async function namesToIds(db: Db, asked: Asked, records: Records, rows: Cells, given?: readonly (string | null)[]): Promise<Cells> {
  const [headings = [], ...body] = rows;
  const names = new Names(asked, records, headings, given);
  return names.isNeeded ? [headings, ...(await names.resolve(db, body))] : rows;
}
