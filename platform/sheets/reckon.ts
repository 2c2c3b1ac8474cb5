import type { Cell } from "./write-xlsx.ts";

/** What a cell or a part of a formula comes to; a range is a column of them. */
type Value = number | string | null | readonly (number | string | null)[];
interface Sheet {
  readonly at: (column: string, row: number) => number | string | null;
}
type Part = (sheet: Sheet, row: number) => Value;

const TOKEN =
  /\s*(?:(\d+(?:\.\d+)?(?:E\d+)?)|"([^"]*)"|(\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)|([A-Z]+)(?=\()|(<=|>=|<>|[-+*/=<>(),]))/y;

/**
 * What the formulas of a sheet come to, kept beside them so that a viewer that does not reckon shows figures: the few functions that the house's own
 * workbooks use, on doubles as a spreadsheet has them. Rows begin at `first`. Lets others have their turn every few milliseconds.
 * @throws Error on a function or sign it does not know, on a division by nothing and on a circle: a fault of the workbook, not of its reader.
 */
export async function* reckoned(rows: readonly (readonly Cell[])[], first = 2): AsyncGenerator<Cell[][]> {
  const known = new Map<string, number | string | null>();
  const open = new Set<string>();
  const sheet: Sheet = {
    at: (column, row) => {
      const key = `${column}${row}`;
      const had = known.get(key);
      if (had !== undefined) return had;
      const cell = rows[row - first]?.[columnAt(column)] ?? null;
      if (typeof cell !== "object" || cell === null) {
        known.set(key, cell);
        return cell;
      }
      if (open.has(key)) throw new Error(`${key} rests on itself`);
      open.add(key);
      const value = scalar(parse(cell.formula)(sheet, row));
      open.delete(key);
      known.set(key, value);
      return value;
    },
  };
  // Column by column: what a column rests on stands to its left, so that no cell reckons half the sheet in one go.
  const out: Cell[][] = rows.map((row) => [...row]);
  const width = Math.max(0, ...rows.map((row) => row.length));
  let since = performance.now();
  for (let c = 0; c < width; c++)
    for (const [i, row] of rows.entries()) {
      const cell = row[c];
      if (typeof cell !== "object" || cell === null) continue;
      (out[i] as Cell[])[c] = { ...cell, value: asNumber(sheet.at(letters(c), first + i)) };
      if (performance.now() - since < TURN_MILLIS) continue;
      await new Promise((done) => setImmediate(done));
      since = performance.now();
    }
  yield out;
}
const TURN_MILLIS = 10;

const columnAt = (name: string): number => [...name].reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0) - 1;
const letters = (i: number): string => (i < 26 ? "" : letters(Math.floor(i / 26) - 1)) + String.fromCharCode(65 + (i % 26));

function parse(text: string): Part {
  const tokens: string[][] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const found = TOKEN.exec(text);
    if (!found) throw new Error(`Not understood: ${text}`);
    tokens.push([...found]);
  }
  let i = 0;
  const sign = (): string | undefined => tokens[i]?.[5];
  const take = (wanted: string): void => {
    if (sign() !== wanted) throw new Error(`${wanted} is missing in ${text}`);
    i++;
  };
  const chain = (next: () => Part, signs: readonly string[]) => (): Part => {
    let left = next();
    for (let s = sign(); s !== undefined && signs.includes(s); s = sign()) {
      i++;
      const [a, b, how] = [left, next(), OPERATORS[s] as (x: Single, y: Single) => number];
      left = (sheet, row) => each(a(sheet, row), b(sheet, row), how);
    }
    return left;
  };
  const single = (): Part => {
    const [, number, words, reference, name, mark] = tokens[i++] ?? [];
    if (number !== undefined) return () => Number(number);
    if (words !== undefined) return () => words;
    if (reference !== undefined) return refer(reference);
    if (mark === "-") {
      const of = single();
      return (sheet, row) => each(0, of(sheet, row), (a, b) => asNumber(a) - asNumber(b));
    }
    if (mark === "(") {
      const of = whole();
      take(")");
      return of;
    }
    if (name === undefined) throw new Error(`Not understood: ${text}`);
    take("(");
    const args = [whole()];
    while (sign() === ",") {
      i++;
      args.push(whole());
    }
    take(")");
    const known = FUNCTIONS[name];
    if (!known) throw new Error(`${name} is not known`);
    return (sheet, row) => known(args, sheet, row);
  };
  const whole = chain(chain(chain(single, ["*", "/"]), ["+", "-"]), ["=", "<>", "<", ">", "<=", ">="]);
  const made = whole();
  if (i < tokens.length) throw new Error(`Not understood: ${text}`);
  return made;
}

function refer(text: string): Part {
  const [from, to] = text.split(":").map((p) => /^\$?([A-Z]+)\$?(\d+)$/.exec(p) as RegExpExecArray);
  const [, column = "", top = ""] = from as RegExpExecArray;
  const area: Part =
    to === undefined
      ? (sheet) => sheet.at(column, Number(top))
      : (sheet) => Array.from({ length: Number(to[2]) - Number(top) + 1 }, (_, k) => sheet.at(column, Number(top) + k));
  ROWS.set(area, to === undefined ? Number(top) : Array.from({ length: Number(to[2]) - Number(top) + 1 }, (_, k) => Number(top) + k));
  return area;
}
const ROWS = new WeakMap<Part, number | readonly number[]>();

type Single = number | string | null;
const asNumber = (v: Single): number => (v === null || v === "" ? 0 : Number(v));
const scalar = (v: Value): Single => (Array.isArray(v) ? ((v as readonly Single[])[0] ?? null) : (v as Single));
const listOf = (v: Value): readonly Single[] => (Array.isArray(v) ? (v as readonly Single[]) : [v as Single]);

function each(a: Value, b: Value, how: (x: Single, y: Single) => number): Value {
  if (!Array.isArray(a) && !Array.isArray(b)) return how(a as Single, b as Single);
  const [x, y] = [listOf(a), listOf(b)];
  const n = Math.max(x.length, y.length);
  const out = new Array<number>(n);
  for (let i = 0; i < n; i++) out[i] = how((x.length === 1 ? x[0] : x[i]) ?? null, (y.length === 1 ? y[0] : y[i]) ?? null);
  return out;
}

/** Blank is 0 beside a number and "" beside a text. */
const order = (a: Single, b: Single): number => {
  if (typeof a === "string" || typeof b === "string")
    return String(a ?? "") < String(b ?? "") ? -1 : Number(String(a ?? "") !== String(b ?? ""));
  return asNumber(a) - asNumber(b);
};
const OPERATORS: Readonly<Record<string, (a: Single, b: Single) => number>> = {
  "+": (a, b) => asNumber(a) + asNumber(b),
  "-": (a, b) => asNumber(a) - asNumber(b),
  "*": (a, b) => asNumber(a) * asNumber(b),
  "/": (a, b) => {
    if (asNumber(b) === 0) throw new Error("Divided by nothing");
    return asNumber(a) / asNumber(b);
  },
  "=": (a, b) => Number(order(a, b) === 0),
  "<>": (a, b) => Number(order(a, b) !== 0),
  "<": (a, b) => Number(order(a, b) < 0),
  ">": (a, b) => Number(order(a, b) > 0),
  "<=": (a, b) => Number(order(a, b) <= 0),
  ">=": (a, b) => Number(order(a, b) >= 0),
};

/** A spreadsheet's INT takes what is a whole number but for the last digits as that number. */
function int(v: number): number {
  const near = Math.round(v);
  return Math.abs(v - near) <= Math.abs(v) * 1e-14 ? near : Math.floor(v);
}
function round(v: number, places: number): number {
  const scale = 10 ** places;
  const scaled = Math.abs(v) * scale;
  return (Math.sign(v) * Math.round(scaled + scaled * 1e-15)) / scale;
}

const numbers = (args: readonly Part[], sheet: Sheet, row: number): number[] =>
  args.flatMap((a) => listOf(a(sheet, row)).flatMap((v) => (typeof v === "number" ? [v] : [])));
const one = (args: readonly Part[], k: number, sheet: Sheet, row: number): number => asNumber(scalar((args[k] as Part)(sheet, row)));

const FUNCTIONS: Readonly<Record<string, (args: readonly Part[], sheet: Sheet, row: number) => Value>> = {
  IF: ([test, yes, no], sheet, row) => (asNumber(scalar((test as Part)(sheet, row))) === 0 ? (no as Part) : (yes as Part))(sheet, row),
  OR: (args, sheet, row) => Number(args.some((a) => asNumber(scalar(a(sheet, row))) !== 0)),
  ISBLANK: ([of], sheet, row) => Number(scalar((of as Part)(sheet, row)) === null),
  SUM: (args, sheet, row) => numbers(args, sheet, row).reduce((a, b) => a + b, 0),
  MAX: (args, sheet, row) => numbers(args, sheet, row).reduce((a, b) => Math.max(a, b), -Infinity),
  MIN: (args, sheet, row) => numbers(args, sheet, row).reduce((a, b) => Math.min(a, b), Infinity),
  LARGE: (args, sheet, row) => numbers(args.slice(0, 1), sheet, row).toSorted((a, b) => b - a)[one(args, 1, sheet, row) - 1] ?? 0,
  SUMPRODUCT: (args, sheet, row) =>
    listOf(args.map((a) => a(sheet, row)).reduce((a, b) => each(a, b, (x, y) => asNumber(x) * asNumber(y)))).reduce<number>(
      (sum, v) => sum + asNumber(v),
      0,
    ),
  INT: (args, sheet, row) => int(one(args, 0, sheet, row)),
  ROUND: ([of, places], sheet, row) =>
    each((of as Part)(sheet, row), (places as Part)(sheet, row), (v, p) => round(asNumber(v), asNumber(p))),
  ROW: ([of], _sheet, row) => ROWS.get(of as Part) ?? row,
};
