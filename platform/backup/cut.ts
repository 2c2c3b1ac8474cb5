/** Chunks end at a line whose first bytes say so, so that a row put in or changed early leaves the later chunks what they were. */
const LEAST = 384 * 1024;
const MOST = 4 * 1024 * 1024;
const ONE_IN = 64;
const NEWLINE = 10;

/** Cuts a stream of lines into chunks of whole lines; equal lines are cut at equal places. */
export class LineCutter {
  #parts: Buffer[] = [];
  #size = 0;
  #rest: Buffer = Buffer.alloc(0);
  lines = 0;

  /** The chunks that these bytes complete. */
  *feed(bytes: Buffer): Generator<Buffer> {
    const all = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes]);
    let taken = 0;
    let line = 0;
    for (let end = all.indexOf(NEWLINE); end !== -1; end = all.indexOf(NEWLINE, line)) {
      const size = this.#size + end + 1 - taken;
      this.lines++;
      if (size >= MOST || (size >= LEAST && startOf(all, line, end) % ONE_IN === 0)) {
        this.#parts.push(all.subarray(taken, end + 1));
        yield this.#take();
        taken = end + 1;
      }
      line = end + 1;
    }
    if (line > taken) {
      this.#parts.push(Buffer.from(all.subarray(taken, line)));
      this.#size += line - taken;
    }
    this.#rest = Buffer.from(all.subarray(line));
  }

  /** What is left at the end. */
  *end(): Generator<Buffer> {
    if (this.#rest.length > 0) throw new Error("the stream ended within a line");
    if (this.#size > 0) yield this.#take();
  }

  #take(): Buffer {
    const chunk = Buffer.concat(this.#parts);
    this.#parts = [];
    this.#size = 0;
    return chunk;
  }
}

/** FNV-1a of the line's first bytes: those of its key. */
function startOf(bytes: Buffer, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let i = from; i < Math.min(to, from + 24); i++) hash = Math.imul(hash ^ (bytes[i] as number), 0x01000193);
  return hash >>> 0;
}
