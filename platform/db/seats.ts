import { AsyncLocalStorage } from "node:async_hooks";

/** The database cannot answer now: every connection is taken, or a statement ran into its limit. Nothing was stored. */
export class Overloaded extends Error {}

interface Line {
  taken: number;
  readonly waiting: Set<() => void>;
}

/**
 * So many connections one person holds at once for questions, and so many for acts; what he asks beyond waits in his own line, and for `waitMillis` at most.
 * Acts that wait for a primary that is away leave his questions theirs. What asks again from within keeps its seat, so that nobody waits for himself.
 * Nobody's questions (rounds, links, public pages) have no line.
 */
export class Seats {
  readonly #most: number;
  readonly #waitMillis: number;
  readonly #lines = new Map<string, Line>();
  readonly #seated = new AsyncLocalStorage<number>();

  constructor(most: number, waitMillis: number) {
    this.#most = most;
    this.#waitMillis = waitMillis;
  }

  async within<T>(person: number | null, what: "question" | "act", work: () => Promise<T>): Promise<T> {
    if (person === null || this.#seated.getStore() === person) return work();
    const name = `${what} ${person}`;
    const line = this.#lines.get(name) ?? { taken: 0, waiting: new Set() };
    this.#lines.set(name, line);
    if (line.taken < this.#most) line.taken++;
    else await this.#wait(line);
    try {
      return await this.#seated.run(person, work);
    } finally {
      const [next] = line.waiting;
      // A seat goes from hand to hand: nobody comes in between.
      if (next) next();
      else if (--line.taken === 0) this.#lines.delete(name);
    }
  }

  #wait(line: Line): Promise<void> {
    return new Promise((sit, fail) => {
      const take = (): void => {
        clearTimeout(timer);
        line.waiting.delete(take);
        sit();
      };
      const timer = setTimeout(() => {
        line.waiting.delete(take);
        fail(new Overloaded("one person asks for more at once than he is given"));
      }, this.#waitMillis);
      line.waiting.add(take);
    });
  }
}
