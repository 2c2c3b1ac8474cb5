import { SAMPLE_SIGN_INS } from "../app/sample.ts";
import { sampleVisitors, throwMutants } from "../tests/mutants.ts";
import { serveInstallation } from "../tests/served.ts";

// npm run bench:mutants [seed]: 20,000 drawn inputs over all endpoints; exit code 1 where one was answered with 5xx.
const COUNT = 20_000;
await using served = await serveInstallation({ sample: true });
const ROUNDS = 20;
const seed = Number(process.argv[2] ?? 2026);
const statuses = new Map<number, number>();
let failed = 0;
for (let round = 0; round < ROUNDS; round++) {
  // The clock moves on, for the public limit's sake, and ends sessions: each round signs in anew.
  const visitors = await sampleVisitors(
    (name) => served.signIn(name),
    SAMPLE_SIGN_INS.map((s) => s.username),
  );
  const found = await throwMutants(visitors, COUNT / ROUNDS, seed + round, () => void (served.installation.clock.millis += 2500));
  for (const [status, n] of found.statuses) statuses.set(status, (statuses.get(status) ?? 0) + n);
  for (const { path, status, input } of found.broken) console.log(`${status} ${path} ${input}`);
  failed += found.broken.length;
}
console.log(`${COUNT} inputs, seed ${seed}`);
for (const [status, n] of [...statuses].toSorted(([a], [b]) => a - b)) console.log(`${status}  ${String(n).padStart(6)}`);
process.exitCode = failed > 0 ? 1 : 0;
