import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

/** Peers of these names and versions, fetched by npm into a folder of their own: no dependency of the product. In words why not, when it fails. */
export function installPeers(folder: string, packages: Readonly<Record<string, string>>): NodeJS.Require | string {
  mkdirSync(folder, { recursive: true });
  if (!Object.keys(packages).every((name) => existsSync(join(folder, "node_modules", name)))) {
    writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, dependencies: packages }));
    const npm = spawnSync("npm", ["install", "--no-audit", "--no-fund", "--loglevel=error"], { cwd: folder, encoding: "utf8" });
    if (npm.status !== 0) return `npm install failed: ${(npm.stderr || String(npm.error)).trim().split("\n")[0]}`;
  }
  return createRequire(join(folder, "package.json"));
}
