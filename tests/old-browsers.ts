import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { repositoryRoot } from "../platform/testing/database.ts";
import { fetchOnce } from "./fetched.ts";

/** Chromiums of former years, from npm packages that carry one as a brotli file (50 MB each). */
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

/** The program's path, or why there is none here. */
export const fetchOld = (version: OldVersion): { path: string } | { missing: string } =>
  fetchOnce(PACKAGES[version], join(repositoryRoot, `.bihuan/browsers/chromium-${version}`), (packed, work) => {
    execFileSync("tar", ["-xzf", packed, "-C", work, "package/bin/chromium.br"]);
    const path = join(work, "chromium");
    writeFileSync(path, brotliDecompressSync(readFileSync(join(work, "package/bin/chromium.br"))), { mode: 0o755 });
    return path;
  });
