import type pg from "pg";

/** So many plans stay in the memory of each connection. */
const MOST = 200;
const LONGEST = 8000;
/** So many texts are counted before counting begins anew. */
const COUNTED = 2000;
/** Met so often, a statement gets a name. */
const OFTEN = 3;

/**
 * Which statements have a name, and so a plan on each connection: planning a list under row policies takes longer than answering it. Those used
 * last keep theirs; where all names are given, the one longest unused makes room, so that a house of many rooms does not spend them on what its
 * rounds asked first. Statements made anew for every size of input (bulk inserts) are not worth one.
 */
export class Prepared {
  readonly #most: number;
  readonly #uses = new Map<string, number>();
  /** In the order of use, the last used last. */
  readonly #names = new Map<string, string>();
  /** The names taken back last; `#before` others were before them. */
  readonly #gone: string[] = [];
  #before = 0;

  constructor(most = MOST) {
    this.#most = most;
  }

  /** How many names were taken back so far: what a connection has forgotten up to. */
  get retired(): number {
    return this.#before + this.#gone.length;
  }

  nameOf(text: string): string | undefined {
    const known = this.#names.get(text);
    if (known !== undefined) {
      this.#names.delete(text);
      this.#names.set(text, known);
      return known;
    }
    if (text.length > LONGEST) return undefined;
    const n = (this.#uses.get(text) ?? 0) + 1;
    if (this.#uses.size > COUNTED) this.#uses.clear();
    this.#uses.set(text, n);
    if (n < OFTEN) return undefined;
    this.#uses.delete(text);
    if (this.#names.size >= this.#most) {
      const [oldest, name] = this.#names.entries().next().value as [string, string];
      this.#names.delete(oldest);
      this.#gone.push(name);
      if (this.#gone.length > COUNTED) this.#before += this.#gone.splice(0, COUNTED / 2).length;
    }
    const name = `q${this.#names.size + this.retired}`;
    this.#names.set(text, name);
    return name;
  }

  /** Frees the plans of names taken back since `from`, on a connection that runs nothing. */
  async forgetOn(client: pg.PoolClient, from: number): Promise<void> {
    // What pg itself remembers of a connection: a name it knows is not parsed again.
    const known = (client as unknown as { connection: { parsedStatements: Record<string, string> } }).connection.parsedStatements;
    const isLongAway = from < this.#before;
    const gone = isLongAway ? Object.keys(known) : this.#gone.slice(from - this.#before).filter((name) => known[name] !== undefined);
    for (const name of gone) delete known[name];
    if (gone.length > 0) await client.query(isLongAway ? "deallocate all" : gone.map((name) => `deallocate ${name}`).join("; "));
  }
}
