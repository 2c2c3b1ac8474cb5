import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { drill } from "../tests/kills.ts";

// npm run bench:kills [count]: a hundred random kills under load; exit code 1 where one was not back within 5 s, or anything acknowledged is gone.
const folder = mkdtempSync(join(tmpdir(), "bihuan-kills-"));
const { kills, acknowledged, lost, halves, twice } = await drill(folder, Number(process.argv[2] ?? 100), 2026);
rmSync(folder, { recursive: true, force: true });
for (const what of new Set(kills.map((k) => k.what))) {
  const millis = kills
    .filter((k) => k.what === what)
    .map((k) => k.backMillis)
    .sort((a, b) => a - b);
  console.log(
    `${what.padEnd(10)} ${String(millis.length).padStart(3)} kills   back: median ${millis[millis.length >> 1]} ms, worst ${millis.at(-1)} ms`,
  );
}
console.log(`${acknowledged} acts acknowledged, ${lost.length} lost, ${halves} halves, ${twice} stored twice`);
const isLate = kills.filter((k) => k.backMillis > 5000).length;
console.log(`${isLate} of ${kills.length} not back within 5 s`);
process.exit(isLate + lost.length + halves + twice > 0 ? 1 : 0);
