import type { Label } from "./catalogue.ts";
import type { Indicator } from "./indicator.ts";

/** A number that no fact tells: what a survey found (统计数据), how many a register holds (登记册). It stands until it is counted anew. */
export interface Source {
  /** As it is spelt: `series(12)`, `register(place)`. */
  readonly key: string;
  /** The whole phrase of a sentence: 统计数据“研发经费”最近一期. No two of a catalogue are alike. */
  readonly label: Label;
  /** `fen`, `count`, `person`, `days`, or a unit of its own (吨); undefined: a bare number. */
  readonly unit: string | undefined;
}

/** What an expression may name beside kinds of facts. */
export interface Beside {
  /** By code; each is read with the same. */
  readonly indicators: ReadonlyMap<string, Indicator>;
  /** By key. */
  readonly sources: ReadonlyMap<string, Source>;
}
export const NOTHING_BESIDE: Beside = { indicators: new Map(), sources: new Map() };
