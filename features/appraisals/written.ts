import type { Cell, Written } from "@bihuan/ballots";
import type { Definition } from "./definition.ts";

/** Names written in (另选他人): an election's ballot has as many places for them as there are seats, behind its candidates. */

type Listed = Pick<Definition, "slots"> & { readonly persons: readonly { readonly name: string }[]; readonly aspects: readonly unknown[] };
export type Placed = Pick<Definition, "slots"> & { readonly persons: readonly unknown[]; readonly aspects: readonly unknown[] };

/** Cells of what is printed, and with the places for names. */
export const itemsOf = (d: Placed): number => d.persons.length * d.aspects.length;
export const cellsOf = (d: Placed): number => itemsOf(d) + (d.slots ?? 0);

export const isWritten = (cell: unknown): cell is Written =>
  typeof cell === "string" && cell.startsWith("+") && spelled(cell.slice(1)) === cell.slice(1);
export const nameIn = (cell: Written): string => cell.slice(1);

/** A name as it is counted: without blanks, one kind of dot; undefined where it is none. */
export function spelled(text: string): string | undefined {
  const name = text
    .normalize("NFKC")
    .replace(/[•・･‧]/g, "·")
    .replace(/\s/g, "");
  return /^[\p{L}·()（）]{2,20}$/u.test(name) ? name : undefined;
}

/** Whom a sheet adds: each once, and nobody who is a candidate already. */
export const addedBy = (d: Listed, sheet: readonly Cell[]): string[] => [
  ...new Set(
    sheet
      .slice(itemsOf(d))
      .filter(isWritten)
      .map(nameIn)
      // The list is read as names are: brackets and dots of any width.
      .filter((name) => d.persons.every((p) => (spelled(p.name) ?? p.name) !== name)),
  ),
];

/** Somebody written twice or on the list: by phone it is refused, since nothing tells later which names stood on one ballot. */
export const hasDoubles = (d: Listed, sheet: readonly Cell[]): boolean =>
  addedBy(d, sheet).length < sheet.slice(itemsOf(d)).filter(isWritten).length;

/** Longest of a printed cell and of a place for a name in JSON, in bytes: "blank"; a sign, twenty letters of four bytes. */
const [CELL_BYTES, NAME_BYTES] = [7, 83];

/** Fills a ballot up to the length that all of its kind have on their way: by its bytes a watcher of the network would tell blanks and names from grades. */
export function paddingOf(d: Placed, cells: readonly unknown[]): string {
  const most = itemsOf(d) * CELL_BYTES + (d.slots ?? 0) * NAME_BYTES;
  const taken = cells.reduce((sum: number, c) => sum + new TextEncoder().encode(JSON.stringify(c)).length, 0);
  return " ".repeat(Math.max(0, most - taken));
}
