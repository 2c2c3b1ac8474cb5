import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

/** What the browser must fetch before a page shows: an entry and all it imports at once. Lazy pieces are not counted. */
interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
  readonly isEntry?: boolean;
}

/** kB (1,000 bytes) after gzip. */
export const BUDGET_KB: Readonly<Record<string, number>> = { "index.html": 900, "link.html": 250, "near.html": 20 };

export function closureFiles(manifest: Readonly<Record<string, Chunk>>, entry: string): string[] {
  const seen = new Set<string>();
  const files = new Set<string>();
  const visit = (key: string) => {
    if (seen.has(key)) return;
    seen.add(key);
    const chunk = manifest[key];
    if (!chunk) throw new Error(`the manifest has no ${key}`);
    files.add(chunk.file);
    for (const css of chunk.css ?? []) files.add(css);
    for (const next of chunk.imports ?? []) visit(next);
  };
  visit(entry);
  return [...files];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const dist = process.argv[2] ?? fileURLToPath(new URL("../../dist/web", import.meta.url));
  const manifest = JSON.parse(readFileSync(join(dist, ".vite/manifest.json"), "utf8")) as Record<string, Chunk>;
  let over = false;
  for (const [key, chunk] of Object.entries(manifest)) {
    if (!chunk.isEntry) continue;
    const bytes = closureFiles(manifest, key).reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length, 0);
    const budget = BUDGET_KB[key];
    over ||= budget !== undefined && bytes > budget * 1000;
    console.log(`${key}: ${(bytes / 1000).toFixed(1)} kB gzip${budget === undefined ? "" : ` of ${budget}`}`);
  }
  if (over) process.exitCode = 1;
}
