import type { Scope } from "../access/scope.ts";
import type { Db } from "../db/database.ts";

/** Of a row's SHA-256 so many bytes are kept. */
export const DIGEST_BYTES = 16;
const PIECES_AT_ONCE = 50;

interface Piece {
  readonly batch: number;
  readonly first: number;
  readonly digests: Buffer;
  /** Fetched once one of its rows is asked for. */
  ids?: readonly number[];
}

/** What tables of a unit brought into a register before: 16 bytes a row, and 4 to 8 to find them by. */
export class SentBefore {
  readonly #pieces: readonly Piece[];
  /** Rows by their number from 1 over all pieces, where their digest leads; 0 where there is none. */
  readonly #slots: Uint32Array;
  /** The number before each piece's first row. */
  readonly #before: readonly number[];

  private constructor(pieces: readonly Piece[]) {
    this.#pieces = pieces;
    let rows = 0;
    this.#before = pieces.map((p) => (rows += p.digests.length / DIGEST_BYTES) - p.digests.length / DIGEST_BYTES);
    this.#slots = new Uint32Array(2 ** Math.ceil(Math.log2(2 * rows + 2)));
    let n = 0;
    for (const { digests } of pieces)
      for (let at = 0; at < digests.length; at += DIGEST_BYTES) {
        let slot = this.#slotOf(digests, at);
        while (this.#slots[slot] !== 0) slot = (slot + 1) % this.#slots.length;
        this.#slots[slot] = ++n;
      }
  }

  /** All batches but the sender's own; those that were taken back left nothing. */
  static async of(db: Db, scope: Scope, register: string, own: number): Promise<SentBefore> {
    const pieces: Piece[] = [];
    for (let last: Piece | undefined; ;) {
      const found = await db
        .selectFrom("import_piece as p")
        .innerJoin("import_batch as b", "b.id", "p.batch_id")
        .select(["p.batch_id as batch", "p.first_row as first", "p.digests"])
        .where("b.register", "=", register)
        .where("b.unit_id", "=", scope.unitId)
        .where("b.undone_at", "is", null)
        .where("b.id", "<>", own)
        .where((eb) => eb(eb.refTuple("p.batch_id", "p.first_row"), ">", eb.tuple(last?.batch ?? 0, last?.first ?? 0)))
        .orderBy("p.batch_id")
        .orderBy("p.first_row")
        .limit(PIECES_AT_ONCE)
        .execute();
      pieces.push(...found);
      if (found.length < PIECES_AT_ONCE) return new SentBefore(pieces);
      last = pieces.at(-1);
    }
  }

  /** Records that rows of these digests became, whether they are still there or not. */
  async find(db: Db, digests: readonly string[]): Promise<ReadonlyMap<string, readonly number[]>> {
    const found = new Map<string, { piece: Piece; at: number }[]>();
    for (const digest of new Set(digests)) {
      const hits = this.#hits(Buffer.from(digest, "hex"));
      if (hits.length > 0) found.set(digest, hits);
    }
    const asked = new Set([...found.values()].flat().map((h) => h.piece));
    for (const piece of asked)
      piece.ids ??= (
        await db
          .selectFrom("import_piece")
          .select("record_ids")
          .where("batch_id", "=", piece.batch)
          .where("first_row", "=", piece.first)
          .executeTakeFirstOrThrow()
      ).record_ids.map(Number);
    return new Map([...found].map(([digest, hits]) => [digest, hits.map(({ piece, at }) => piece.ids?.[at] as number)]));
  }

  #hits(digest: Buffer): { piece: Piece; at: number }[] {
    const hits: { piece: Piece; at: number }[] = [];
    for (let slot = this.#slotOf(digest, 0), n: number; (n = this.#slots[slot] as number) !== 0; slot = (slot + 1) % this.#slots.length) {
      const k = this.#before.findLastIndex((before) => before < n);
      const piece = this.#pieces[k] as Piece;
      const at = n - 1 - (this.#before[k] as number);
      if (piece.digests.compare(digest, 0, DIGEST_BYTES, at * DIGEST_BYTES, (at + 1) * DIGEST_BYTES) === 0) hits.push({ piece, at });
    }
    return hits;
  }

  #slotOf(digests: Buffer, at: number): number {
    return digests.readUInt32LE(at) % this.#slots.length;
  }
}
