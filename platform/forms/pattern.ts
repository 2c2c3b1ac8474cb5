import { ExpressionFault } from "./expression.ts";

/**
 * A form's own pattern over one answer, matched whole, by following all ways at once: the time is length × pattern whatever its author wrote, where a backtracking
 * matcher takes years for `(a+)+b`. Letters, `.`, classes, `\d \w \s`, groups, `|`, `* + ? {m,n}`, `^ $`.
 */
interface Place {
  readonly takes?: (c: string) => boolean;
  readonly next: number[];
}
type Piece =
  | { readonly takes: (c: string) => boolean }
  | { readonly all: Piece[] }
  | { readonly any: Piece[] }
  | { readonly of: Piece; readonly least: number; readonly most: number };

const MOST_PLACES = 4000;
const CLASSES: Readonly<Record<string, (c: string) => boolean>> = {
  d: (c) => c >= "0" && c <= "9",
  w: (c) => /^[A-Za-z0-9_]$/.test(c),
  s: (c) => c.trim() === "",
};
const fault = (zh: string, en: string): ExpressionFault => new ExpressionFault(`regex()：${zh}`, `regex(): ${en}`);

export function compilePattern(source: string): (text: string) => boolean {
  const places: Place[] = [];
  const add = (place: Place): number => {
    if (places.length >= MOST_PLACES) throw fault("式样太大", "the pattern is too large");
    return places.push(place) - 1;
  };
  /** Builds a piece that goes on to `to`, from behind; answers where it begins. */
  let built = 0;
  const build = (piece: Piece, to: number): number => {
    if (++built > MOST_PLACES) throw fault("式样太大", "the pattern is too large");
    if ("takes" in piece) return add({ takes: piece.takes, next: [to] });
    if ("all" in piece) return piece.all.reduceRight((next, p) => build(p, next), to);
    if ("any" in piece) return add({ next: piece.any.map((p) => build(p, to)) });
    let at = to;
    if (piece.most === Infinity) {
      const loop = add({ next: [] });
      (places[loop] as Place).next.push(build(piece.of, loop), to);
      at = loop;
    } else for (let i = piece.least; i < piece.most; i++) at = add({ next: [build(piece.of, at), to] });
    for (let i = 0; i < piece.least; i++) at = build(piece.of, at);
    return at;
  };
  const end = add({ next: [] });
  const start = build(new Reader(source).whole(), end);
  return (text) => {
    let now = new Set<number>();
    const enter = (set: Set<number>, at: number): void => {
      const stack = [at];
      for (let p = stack.pop(); p !== undefined; p = stack.pop()) {
        if (set.has(p)) continue;
        set.add(p);
        const place = places[p] as Place;
        if (!place.takes) stack.push(...place.next);
      }
    };
    enter(now, start);
    for (const c of text) {
      const then = new Set<number>();
      for (const p of now) {
        const place = places[p] as Place;
        if (place.takes?.(c)) enter(then, place.next[0] as number);
      }
      if (then.size === 0) return false;
      now = then;
    }
    return now.has(end);
  };
}

class Reader {
  readonly #source: readonly string[];
  #i = 0;
  #depth = 0;
  constructor(source: string) {
    this.#source = [...source];
  }

  whole(): Piece {
    // Matched whole in any case: the ends of the line say nothing new at the ends of the pattern.
    if (this.#source[0] === "^") this.#i = 1;
    const piece = this.#any();
    if (this.#i < this.#source.length) throw fault("多了一个 )", "a ) too many");
    return piece;
  }

  #any(): Piece {
    if (++this.#depth > 40) throw fault("括号套得太深", "nested too deeply");
    const any = [this.#all()];
    while (this.#source[this.#i] === "|") {
      this.#i++;
      any.push(this.#all());
    }
    this.#depth--;
    return any.length === 1 ? (any[0] as Piece) : { any };
  }

  #all(): Piece {
    const all: Piece[] = [];
    for (;;) {
      const c = this.#source[this.#i];
      if (c === undefined || c === "|" || c === ")") return { all };
      if (c === "$" && (this.#i === this.#source.length - 1 || this.#source[this.#i + 1] === ")" || this.#source[this.#i + 1] === "|"))
        this.#i++;
      else if (c === "^" && all.length === 0) this.#i++;
      else all.push(this.#times(this.#one()));
    }
  }

  #times(of: Piece): Piece {
    const c = this.#source[this.#i];
    const how = c === "*" ? [0, Infinity] : c === "+" ? [1, Infinity] : c === "?" ? [0, 1] : c === "{" ? this.#count() : undefined;
    if (!how) return of;
    this.#i++;
    if (this.#source[this.#i] === "?") this.#i++;
    return this.#times({ of, least: how[0] as number, most: how[1] as number });
  }

  /** Stands on `{` and ends on `}`. */
  #count(): [number, number] {
    const end = this.#source.indexOf("}", this.#i);
    const m = /^(\d{1,3})(?:(,)(\d{0,3}))?$/.exec(this.#source.slice(this.#i + 1, end).join(""));
    if (end < 0 || !m) throw fault("{ } 里应是次数", "a count is expected in { }");
    this.#i = end;
    const least = Number(m[1]);
    return [least, m[2] === undefined ? least : m[3] ? Number(m[3]) : Infinity];
  }

  #one(): Piece {
    const c = this.#source[this.#i++] as string;
    if (c === "(") {
      if (this.#source[this.#i] === "?") {
        if (this.#source[this.#i + 1] !== ":") throw fault("不支持 (?…)", "(?…) is not supported");
        this.#i += 2;
      }
      const piece = this.#any();
      if (this.#source[this.#i++] !== ")") throw fault("缺 )", ") is missing");
      return piece;
    }
    if (c === "[") return { takes: this.#class() };
    if (c === ".") return { takes: () => true };
    if (c === "\\") return { takes: this.#escaped() };
    if ("*+?{".includes(c)) throw fault(`“${c}”前面没有东西`, `nothing stands before ${c}`);
    return { takes: (x) => x === c };
  }

  #escaped(): (c: string) => boolean {
    const c = this.#source[this.#i++];
    if (c === undefined) throw fault("末尾多了一个 \\", "a \\ at the end");
    const known = CLASSES[c.toLowerCase()];
    if (known) return c === c.toLowerCase() ? known : (x) => !known(x);
    if (/[A-Za-z0-9]/.test(c)) throw fault(`不支持 \\${c}`, `\\${c} is not supported`);
    return (x) => x === c;
  }

  #class(): (c: string) => boolean {
    const not = this.#source[this.#i] === "^";
    if (not) this.#i++;
    const parts: ((c: string) => boolean)[] = [];
    for (let first = true; ; first = false) {
      const c = this.#source[this.#i++];
      if (c === undefined) throw fault("缺 ]", "] is missing");
      if (c === "]" && !first) break;
      if (c === "\\") {
        parts.push(this.#escaped());
        continue;
      }
      const to = this.#source[this.#i + 1];
      if (this.#source[this.#i] === "-" && to !== undefined && to !== "]") {
        this.#i += 2;
        if (to < c) throw fault(`${c}-${to} 次序反了`, `${c}-${to} runs backwards`);
        parts.push((x) => x >= c && x <= to);
      } else parts.push((x) => x === c);
    }
    return (x) => parts.some((p) => p(x)) !== not;
  }
}
