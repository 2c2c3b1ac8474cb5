import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The files of a folder, with all below, in which the words stand: as text in UTF-8 or UTF-16, or as the codes of the search index, two
 * neighbouring letters in 32 bits of which all stand in the file.
 */
export const filesWith = (folder: string, words: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => {
      const bytes = bytesOf(path);
      return bytes.includes(words) || bytes.includes(words, 0, "utf16le") || pairsOf(words).every((pair) => bytes.includes(pair));
    });

/** What was taken away since the folder was listed holds nothing. */
function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return Buffer.alloc(0);
    throw error;
  }
}

const pairsOf = (words: string): Buffer[] =>
  Array.from({ length: words.length - 1 }, (_, i) => {
    const pair = Buffer.alloc(4);
    pair.writeUInt32LE(words.charCodeAt(i) * 0x10000 + words.charCodeAt(i + 1));
    return pair;
  });

/** The same once nothing of them is left, or after the time given. */
export async function filesStillWith(folder: string, words: string, millis: number): Promise<string[]> {
  for (const until = performance.now() + millis; ;) {
    const files = filesWith(folder, words);
    if (files.length === 0 || performance.now() > until) return files;
    await new Promise((done) => setTimeout(done, 50));
  }
}
