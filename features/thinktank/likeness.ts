/** Letters and digits of a text without signs and blanks, each with where it stands in it. */
interface Plain {
  readonly letters: readonly string[];
  readonly at: readonly number[];
}

/** So many characters in a row are no chance; fewer stand in any two texts of one field. */
const GRAM = 8;
/** A passage that is shown. */
const LEAST = 16;

function plainOf(text: string): Plain {
  const letters: string[] = [];
  const at: number[] = [];
  let i = 0;
  for (const c of text) {
    for (const n of c.normalize("NFKC").toLowerCase())
      if (/[\p{L}\p{N}]/u.test(n)) {
        letters.push(n);
        at.push(i);
      }
    i += c.length;
  }
  return { letters, at };
}

const gramsOf = ({ letters }: Plain): string[] =>
  Array.from({ length: Math.max(0, letters.length - GRAM + 1) }, (_, i) => letters.slice(i, i + GRAM).join(""));

export interface Found {
  /** How much of one's own text stands in the other, 0 to 1. */
  readonly share: number;
  /** Of one's own text, the longest first. */
  readonly passages: readonly string[];
}

/** A text that others are laid beside: what of it stands word for word in each of them, signs and blanks apart. */
export class Beside {
  readonly #text: string;
  readonly #plain: Plain;
  readonly #grams: readonly string[];
  readonly #known: ReadonlySet<string>;

  constructor(text: string) {
    this.#text = text;
    this.#plain = plainOf(text);
    this.#grams = gramsOf(this.#plain);
    this.#known = new Set(this.#grams);
  }

  in(other: string): Found {
    const hit = new Set(gramsOf(plainOf(other)).filter((g) => this.#known.has(g)));
    const { letters, at } = this.#plain;
    const covered = letters.map(() => false);
    this.#grams.forEach((g, i) => {
      if (hit.has(g)) covered.fill(true, i, i + GRAM);
    });
    const passages: string[] = [];
    for (let from = 0; from < covered.length;) {
      let to = from;
      while (covered[to] === true) to++;
      if (to - from >= LEAST) passages.push(this.#text.slice(at[from], at[to - 1] === undefined ? undefined : (at[to - 1] as number) + 1));
      from = to + 1;
    }
    return {
      share: letters.length === 0 ? 0 : covered.filter(Boolean).length / letters.length,
      passages: passages.sort((a, b) => b.length - a.length),
    };
  }
}
