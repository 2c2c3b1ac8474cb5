import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";

const root = resolve(import.meta.dirname, "../..");
const out = join(root, "dist/web");

/** Builds the pages when their sources changed since the last build; returns the folder to serve. */
export async function buildWeb(say: (line: string) => void): Promise<string> {
  const hash = createHash("sha256");
  for (const file of globSync(
    [
      "app/web/**/*",
      "app/contract.ts",
      "platform/**/*.{ts,tsx,css}",
      "features/**/*.{ts,tsx,css}",
      "engines/*/**/*.ts",
      "package-lock.json",
    ],
    { cwd: root, exclude: (name) => String(name).endsWith(".test.ts") },
  ).sort()) {
    if (/\.(ts|tsx|js|css|html|json)$/.test(file)) hash.update(file).update(readFileSync(join(root, file)));
  }
  const digest = hash.digest("hex");
  const stamp = join(out, "sources.sha256");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === digest) return out;
  say("Building the pages (when their sources changed)");
  const { build } = await import("vite");
  const fresh = `${out}-${process.pid}`;
  // The pages are the checkout's and no secret: whoever may read the sources may read them, though the data's umask is narrow.
  const narrow = process.umask(0o022);
  await build({ configFile: join(root, "app/web/vite.config.ts"), logLevel: "warn", build: { outDir: fresh } });
  // Compressed once, here; gzip because browsers take no brotli over plain http, which offices use.
  for (const file of globSync("assets/*.{js,mjs,css}", { cwd: fresh }))
    writeFileSync(join(fresh, `${file}.gz`), gzipSync(readFileSync(join(fresh, file)), { level: 9 }));
  writeFileSync(join(fresh, "sources.sha256"), digest);
  putInPlace(fresh);
  process.umask(narrow);
  return out;
}

/** Swapped in whole: two programs of one checkout may build at the same time, and neither may meet the other's half. */
function putInPlace(fresh: string): void {
  const former = `${fresh}-former`;
  const move = (from: string, to: string): boolean => {
    try {
      renameSync(from, to);
      return true;
    } catch {
      return false;
    }
  };
  move(out, former);
  // If it cannot be put there, the other's came first: of the same sources.
  if (!move(fresh, out)) rmSync(fresh, { recursive: true });
  rmSync(former, { recursive: true, force: true });
}
