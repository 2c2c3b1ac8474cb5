import { readFileSync, statSync } from "node:fs";
import { parentPort, Worker, workerData } from "node:worker_threads";
import { readCompound, readZip } from "./container.ts";
import { familyOfName, KINDS, mediaOfName, MOST_PIXELS, type Kind } from "./kinds.ts";
import { readMedia } from "./media.ts";
import { hasPage } from "./pdf.ts";
import { readPicture } from "./picture.ts";

/** What a file is by its content; `unreadable` where its first bytes promise what the rest does not hold. */
export type Finding = Kind | "type-not-allowed" | "unreadable" | "too-many-pixels";

export function inspect(bytes: Buffer, name: string, media = false): Finding {
  const shown = media ? mediaOfName(name) : undefined;
  if (shown) {
    const found = readMedia(bytes);
    return found === undefined ? "unreadable" : found.family === shown.family ? found : "type-not-allowed";
  }
  const family = familyOfName(name);
  if (family === undefined) return "type-not-allowed";
  const promised = promiseOf(bytes);
  if (promised === undefined) return "type-not-allowed";
  const kind = promised(bytes);
  if (kind === undefined) return "unreadable";
  if (kind.family === "picture" && pixelsIn(bytes) > MOST_PIXELS) return "too-many-pixels";
  return kind.family === family ? kind : "type-not-allowed";
}

function promiseOf(b: Buffer): ((bytes: Buffer) => Kind | undefined) | undefined {
  const head = b.toString("latin1", 0, 12);
  if (head.startsWith("%PDF-")) return (bytes) => (hasPage(bytes) ? KINDS.pdf : undefined);
  if (head.startsWith("PK\x03\x04")) return readZip;
  if (head.startsWith("\xd0\xcf\x11\xe0")) return readCompound;
  if (/^(\x89PNG|\xff\xd8\xff|RIFF|II\*\0|MM\0\*)/.test(head) || head.slice(4, 8) === "ftyp") return (bytes) => readPicture(bytes)?.kind;
  return undefined;
}

function pixelsIn(bytes: Buffer): number {
  const picture = readPicture(bytes);
  return picture ? picture.width * picture.height : 0;
}

const MILLIS = 8000;
const MEGABYTES = 256;
/** What so few bytes can cost is little: they are looked at on the spot, a thread takes longer to begin. */
const SMALL = 65_536;
const SELF = "evidence";

/**
 * Looks at a file in a thread of its own, which ends after its time or at its limit of memory: whoever sends a file made to be
 * expensive stops his own upload and nothing else.
 */
export function inspectFile(path: string, name: string, media = false): Promise<Finding> {
  if (statSync(path).size <= SMALL) return Promise.resolve(inspect(readFileSync(path), name, media));
  return new Promise((done) => {
    const worker = new Worker(new URL(import.meta.url), {
      workerData: { for: SELF, path, name, media },
      resourceLimits: { maxOldGenerationSizeMb: MEGABYTES, maxYoungGenerationSizeMb: 16 },
    });
    const end = (finding: Finding): void => {
      clearTimeout(timer);
      done(finding);
      void worker.terminate();
    };
    const timer = setTimeout(() => end("unreadable"), MILLIS);
    worker.once("message", end);
    worker.once("error", () => end("unreadable"));
    worker.once("exit", () => end("unreadable"));
  });
}

const asked = workerData as { for?: string; path: string; name: string; media: boolean } | null;
if (parentPort && asked?.for === SELF) parentPort.postMessage(inspect(readFileSync(asked.path), asked.name, asked.media));
