import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "./toolchain.mjs";

/** Licences that let an office use, change and pass on what is built with them. MPL-2.0 binds its own files alone: tools of development, never shipped. */
const ACCEPTED = ["MIT", "MIT-0", "Apache-2.0", "ISC", "0BSD", "BSD-2-Clause", "BSD-3-Clause", "BlueOak-1.0.0", "Unlicense", "CC0-1.0"];
const ACCEPTED_IN_DEVELOPMENT = [...ACCEPTED, "MPL-2.0"];

/** Old packages that name their licence elsewhere than in today's field; read there. */
const READ_BY_HAND = new Map([
  ["busboy", "MIT"],
  ["dicer", "MIT"],
  ["streamsearch", "MIT"],
  ["only", "MIT"],
  ["humanize-number", "MIT"],
]);

/** Is the licence (an SPDX expression) one that is accepted? */
export function isAccepted(licence, accepted) {
  const words = licence.replaceAll(/[()]/g, " ").trim();
  if (/ OR /.test(words)) return words.split(/ OR /).some((part) => isAccepted(part, accepted));
  return words.split(/ AND /).every((part) => accepted.includes(part.trim()));
}

/** Every package of the lock file with its licence, and those that are refused. */
export function licencesOf(lock) {
  const all = Object.entries(lock.packages)
    .filter(([path, entry]) => path.includes("node_modules/") && !entry.link)
    .map(([path, entry]) => {
      const name = path.slice(path.lastIndexOf("node_modules/") + 13);
      return { name, version: entry.version, licence: entry.license ?? READ_BY_HAND.get(name) ?? "unknown", dev: entry.dev === true };
    });
  return { all, refused: all.filter((p) => !isAccepted(p.licence, p.dev ? ACCEPTED_IN_DEVELOPMENT : ACCEPTED)) };
}

/** What `npm audit --json` said: advisories of high or critical grade, or why there was no answer. */
export function advisoriesIn(output) {
  let said;
  try {
    said = JSON.parse(output);
  } catch {
    return { unanswered: "no answer" };
  }
  if (said.vulnerabilities === undefined)
    return { unanswered: String(said.message ?? said.error?.summary ?? "no answer").replace(/ - .*/, "") };
  const grave = Object.values(said.vulnerabilities).filter((v) => v.severity === "high" || v.severity === "critical");
  return { grave: grave.map((v) => `${v.name} (${v.severity})`), others: Object.keys(said.vulnerabilities).length - grave.length };
}

function licences() {
  const { all, refused } = licencesOf(JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")));
  for (const [licence, some] of [...Map.groupBy(all, (p) => p.licence)].sort(([a], [b]) => (a < b ? -1 : 1))) {
    console.log(`${licence} (${some.length})`);
    console.log(`  ${some.map((p) => `${p.name}@${p.version}${p.dev ? " (development)" : ""}`).join("\n  ")}`);
  }
  for (const p of refused) console.error(`Licence not accepted: ${p.name}@${p.version} ${p.licence}`);
  return refused.length === 0 ? 0 : 1;
}

function advisories() {
  const { stdout } = spawnSync("npm", ["audit", "--json"], { cwd: root, encoding: "utf8" });
  const { unanswered, grave, others } = advisoriesIn(stdout);
  if (unanswered !== undefined) {
    console.log(`Advisories: NOT CHECKED, the registry does not answer here (${unanswered})`);
    return 0;
  }
  console.log(`Advisories: ${grave.length} of high or critical grade, ${others} others${grave.length > 0 ? `: ${grave.join(", ")}` : ""}`);
  return grave.length === 0 ? 0 : 1;
}

// npm run licences, npm run advisories.
if (process.argv[1] === fileURLToPath(import.meta.url)) process.exit(process.argv[2] === "licences" ? licences() : advisories());
