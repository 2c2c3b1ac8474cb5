import { inflateSync } from "node:zlib";

const VISITS = 2000;
const LARGEST_STREAM = 16 * 1_048_576;
/** What all object streams of one file may unpack to. */
const BUDGET = 64 * 1_048_576;

/**
 * Has a PDF a page? Its objects are found by their marks, as programs do that mend broken files; those packed in object streams are
 * unpacked within bounds; then the way goes from the catalogue down the tree of pages to the first leaf (ISO 32000-1, 7.5 and 7.7.3).
 * Under a password the packed ones stay closed: such a file has no page that anybody here could open.
 */
export function hasPage(bytes: Buffer): boolean {
  if (bytes.toString("latin1", 0, 5) !== "%PDF-") return false;
  const { objects, trees } = pageTrees(bytes);
  const seen = new Set<number>();
  const hasLeaf = (id: number, depth: number): boolean => {
    const body = objects.get(id);
    if (body === undefined || depth > 40 || seen.has(id) || seen.size > VISITS) return false;
    seen.add(id);
    const kids = /\/Kids\s{0,9}\[([^\]]{0,200000})/.exec(body)?.[1] ?? referred(objects, body, "Kids");
    if (kids === undefined) return /\/Type\s{0,9}\/Page(?![A-Za-z])/.test(body);
    return [...kids.matchAll(/(\d{1,9})\s{1,9}\d{1,5}\s{1,9}R/g)].some((m) => hasLeaf(Number(m[1]), depth + 1));
  };
  return trees.some((tree) => hasLeaf(tree, 0));
}

/** How many pages a PDF says it has, by the newest of its trees that says so. */
export function pageCount(bytes: Buffer): number | undefined {
  const { objects, trees } = pageTrees(bytes);
  const counts = trees.flatMap((tree) => /\/Count\s{0,9}(\d{1,7})/.exec(objects.get(tree) ?? "")?.[1] ?? []);
  return counts.length > 0 ? Number(counts.at(-1)) : undefined;
}

export interface PdfObjects {
  /** Bodies by number, without their streams. */
  readonly objects: ReadonlyMap<number, string>;
  /** The numbers of its trees of pages; of several revisions the newest stands last. */
  readonly trees: readonly number[];
  /** What a stream unpacks to, a byte a character; empty where it does not, or the file has unpacked enough. */
  readonly unpacked: (id: number) => string;
}

export function pageTrees(bytes: Buffer): PdfObjects {
  const text = bytes.toString("latin1");
  const { objects, streams } = listObjects(text, bytes);
  let budget = BUDGET;
  const unpacked = (id: number): string => {
    const at = streams.get(id);
    if (at === undefined || budget <= 0) return "";
    const out = /\/FlateDecode/.test(objects.get(id) ?? "")
      ? unpackStream(bytes, text, at, Math.min(budget, LARGEST_STREAM))
      : plainStream(text, at);
    budget -= out.length;
    return out;
  };
  const roots = [...text.matchAll(/\/Root\s{0,9}(\d{1,9})\s{1,9}\d{1,5}\s{1,9}R/g)].map((m) => Number(m[1]));
  const trees = [...new Set(roots.slice(-20))].flatMap((root) => {
    const pages = /\/Pages\s{0,9}(\d{1,9})\s{1,9}\d{1,5}\s{1,9}R/.exec(objects.get(root) ?? "")?.[1];
    return pages === undefined ? [] : [Number(pages)];
  });
  return { objects, trees, unpacked };
}

/** An array that stands in an object of its own. */
const referred = (objects: ReadonlyMap<number, string>, body: string, key: string): string | undefined => {
  const id = new RegExp(`/${key}\\s{0,9}(\\d{1,9})\\s{1,9}\\d{1,5}\\s{1,9}R`).exec(body)?.[1];
  return id === undefined ? undefined : objects.get(Number(id));
};

function listObjects(text: string, bytes: Buffer): { objects: Map<number, string>; streams: Map<number, number> } {
  const objects = new Map<number, string>();
  const streams = new Map<number, number>();
  let budget = BUDGET;
  for (const mark of text.matchAll(/(\d{1,9})\s{1,9}\d{1,5}\s{1,9}obj\b/g)) {
    const from = mark.index + mark[0].length;
    const end = text.indexOf("endobj", from);
    // A tail without an end is broken, and so is everything after it.
    if (end < 0) break;
    const stream = indexBefore(text, "stream", from, end);
    const body = text.slice(from, Math.min(stream ?? end, end));
    objects.set(Number(mark[1]), body.length > 400_000 ? body.slice(0, 400_000) : body);
    if (stream !== undefined) streams.set(Number(mark[1]), stream);
    if (stream === undefined || budget <= 0 || !/\/Type\s{0,9}\/ObjStm/.test(body)) continue;
    const unpacked = unpackStream(bytes, text, stream, Math.min(budget, LARGEST_STREAM));
    budget -= unpacked.length;
    for (const [id, packed] of listPacked(body, unpacked)) objects.set(id, packed);
  }
  return { objects, streams };
}

function indexBefore(text: string, word: string, from: number, end: number): number | undefined {
  const at = text.slice(from, Math.min(end, from + 400_000)).indexOf(word);
  return at < 0 ? undefined : from + at;
}

function beginOf(text: string, at: number): number {
  let begin = at + "stream".length;
  if (text[begin] === "\r") begin += 1;
  if (text[begin] === "\n") begin += 1;
  return begin;
}

function plainStream(text: string, at: number): string {
  const end = text.indexOf("endstream", at);
  return end < 0 ? "" : text.slice(beginOf(text, at), Math.min(end, at + LARGEST_STREAM));
}

function unpackStream(bytes: Buffer, text: string, at: number, limit: number): string {
  const begin = beginOf(text, at);
  const end = text.indexOf("endstream", begin);
  try {
    return inflateSync(bytes.subarray(begin, end < 0 ? undefined : end), { maxOutputLength: limit }).toString("latin1");
  } catch {
    return "";
  }
}

/** An object stream begins with pairs of number and offset; the objects follow from /First on. */
function listPacked(dictionary: string, text: string): [number, string][] {
  const first = Number(/\/First\s{1,9}(\d{1,9})/.exec(dictionary)?.[1] ?? text.length);
  const numbers = (text.slice(0, first).match(/\d{1,10}/g) ?? []).map(Number);
  const out: [number, string][] = [];
  for (let i = 0; i + 1 < numbers.length; i += 2)
    out.push([numbers[i] as number, text.slice(first + (numbers[i + 1] as number), first + (numbers[i + 3] ?? text.length))]);
  return out;
}
