/** What both readers of OpenStreetMap files hand over, and how they refuse. */
export interface OsmSink {
  /** Tag keys the sink asks for; `tags` below is in this order. */
  readonly keys: readonly string[];
  /** Position in whole 1e-7 degrees. An id may be negative and may come twice. */
  node(id: number, lat: number, lon: number): void;
  /** Whether the references of a way with these tags are wanted; undefined = the way lacks the key. */
  wants(tags: readonly (string | undefined)[]): boolean;
  /** `refs[0..count)` are node ids; the array is reused after the call, and so is `tags`. */
  way(id: number, refs: Float64Array, count: number, tags: readonly (string | undefined)[]): void;
  /**
   * Relations whose tags are wanted, for sinks that ask; without it they are passed over. `ways` are their members that are ways,
   * `roles` what each is in the relation; `tags` is reused after the call.
   */
  relation?(id: number, ways: readonly number[], roles: readonly string[], tags: readonly (string | undefined)[]): void;
}

export interface OsmRefusal {
  readonly code: "truncated" | "malformed" | "too-large" | "unsupported";
  /** English, for the log and for whoever prepared the file: what and where. */
  readonly detail: string;
}

/** One blob, one XML chunk: the bound that keeps a small hostile file from filling memory. */
export const INFLATED_LIMIT = 32 * 1024 * 1024;

/** Thrown inside the readers only; their public functions return it as a Result. */
export class Refused extends Error {
  readonly refusal: OsmRefusal;
  constructor(code: OsmRefusal["code"], detail: string) {
    super(`${code}: ${detail}`);
    this.refusal = { code, detail };
  }
}

/** Refuses what is not on the globe (also NaN). */
export function checkPosition(id: number, lat: number, lon: number): void {
  if (!(lat >= -900_000_000 && lat <= 900_000_000 && lon >= -1_800_000_000 && lon <= 1_800_000_000)) {
    throw new Refused("malformed", `node ${id} lies off the globe`);
  }
}
