import { detectSystem, type CoordinateSystem, type NamedPoint } from "@bihuan/reach";
import { refuseRequest } from "../../platform/http/server.ts";
import { Beside } from "../../platform/threads/beside.ts";
import { fromPieces, toPieces } from "../../platform/threads/pieces.ts";
import type { ReadCalls } from "./read-thread.ts";
import { parseTabs, readTable, repeatsIn, type ReadPlace, type ReadTable, type RepeatedRow } from "./table.ts";

export const MOST_ROWS = 100_000;
/** What so few characters can cost is little: they are read on the spot, a thread takes longer to begin. */
const SMALL_CHARACTERS = 16_384;
const SMALL_POINTS = 500;

export interface Pasted {
  readonly text: string;
  readonly kind: string | undefined;
  readonly standing: string | undefined;
  readonly since1904?: boolean | undefined;
  /** Rows of the whole table, of which this may be a slice. */
  readonly of: number;
  /** False where the sender says which rows repeat an earlier one. */
  readonly seeksRepeats: boolean;
}
/** A table as it comes from the thread: its places in pieces. */
export type Pieces = Omit<ReadTable, "places"> & { readonly pieces: string[]; readonly repeats: ReturnType<typeof repeatsIn> };

export function readInPieces({ text, kind, standing, since1904, of, seeksRepeats }: Pasted): Pieces {
  const cells = parseTabs(text);
  if (Math.max(cells.length - 1, of) > MOST_ROWS)
    return { rows: cells.length - 1, pieces: [], faults: [], kept: [], ignored: [], repeats: [] };
  const { places, ...table } = readTable(cells, {
    ...(kind === undefined ? {} : { kind }),
    ...(standing === undefined ? {} : { standing }),
    ...(since1904 ? { since1904 } : {}),
  });
  return { ...table, pieces: toPieces(places), repeats: seeksRepeats ? repeatsIn(cells) : [] };
}

const beside = new Beside<ReadCalls>(new URL("./read-thread.ts", import.meta.url), {
  millis: 20_000,
  megabytes: 512,
  refusal: {
    code: "too-heavy",
    message: {
      zh: "这张表太复杂，读不完，没有保存；请分成几张再导入",
      en: "The table takes too much to read; nothing was stored. Cut it into several and import each",
    },
  },
});

/** The table somebody pasted, and its rows that repeat an earlier one; no text of some length is read in the thread that answers. */
export async function readPasted(pasted: Pasted): Promise<{ table: ReadTable; repeats: (RepeatedRow & { readonly same: boolean })[] }> {
  const { pieces, repeats, ...table } = await (pasted.text.length <= SMALL_CHARACTERS ? readInPieces(pasted) : beside.call("read", pasted));
  if (Math.max(table.rows, pasted.of) > MOST_ROWS)
    refuseRequest("too-large", { zh: `一次最多 ${MOST_ROWS} 行`, en: `At most ${MOST_ROWS} rows at once` });
  return { table: { ...table, places: await fromPieces<ReadPlace>(pieces) }, repeats };
}

export const detectBeside = async (points: readonly NamedPoint[], known: readonly NamedPoint[], stated: CoordinateSystem) =>
  points.length + known.length <= SMALL_POINTS ? detectSystem(points, known, { stated }) : beside.call("detect", { points, known, stated });
