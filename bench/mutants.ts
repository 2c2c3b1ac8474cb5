import { SAMPLE_SIGN_INS } from "../app/sample.ts";
import { rawRoutes, sampleThrowers, throwAtRoutes, throwMutants } from "../tests/mutants.ts";
import { serveInstallation, type Served, type Visitor } from "../tests/served.ts";

// npm run bench:mutants [seed]: 20,000 drawn inputs over all endpoints; exit code 1 where one was answered with 5xx.
const COUNT = 20_000;
/** At routes beside the contract: files, exports, papers. */
const BESIDE = 4000;
/** Each on an installation of its own: what an input closed to its sender (his own account, say) is open again in the next. */
const ROUNDS = 8;
const seed = Number(process.argv[2] ?? 2026);
const statuses = new Map<number, number>();
let [failed, again, gone, endpoints] = [0, 0, 0, 0];
const began = performance.now();
for (let round = 0; round < ROUNDS; round++) {
  await using served = await serveInstallation({ sample: true });
  const throwers = await sampleThrowers(
    (name) => signIn(served, name),
    SAMPLE_SIGN_INS.map((s) => s.username),
  );
  // The clock moves on, for the public limit's sake.
  const onEach = (): void => void (served.installation.clock.millis += 2500);
  const found = await throwMutants(throwers, COUNT / ROUNDS, seed + round, { first: (COUNT / ROUNDS) * round, onEach });
  for (const [status, n] of found.statuses) statuses.set(status, (statuses.get(status) ?? 0) + n);
  for (const { path, status, input } of found.broken) console.log(`${status} ${path} ${input}`);
  const beside = await throwAtRoutes(
    rawRoutes(served.app.routes),
    throwers.map((t) => t.visitor),
    BESIDE / ROUNDS,
    seed + round,
    onEach,
  );
  for (const { path, status, input } of beside) console.log(`${status} ${path} ${input}`);
  failed += found.broken.length + beside.length;
  again += found.again;
  gone += found.gone;
  endpoints = found.endpoints;
  console.log(`round ${round + 1} of ${ROUNDS}: ${found.broken.length} answered with 5xx`);
}
console.log(
  `${COUNT} inputs and ${BESIDE} odd addresses over ${endpoints} endpoints, seed ${seed}, ${Math.round((performance.now() - began) / 1000)} s`,
);
console.log(`${again} sign-ins ended by an input and made anew, ${gone} accounts closed to their owner for the rest of a round`);
for (const [status, n] of [...statuses].toSorted(([a], [b]) => a - b)) console.log(`${status}  ${String(n).padStart(6)}`);
process.exitCode = failed > 0 ? 1 : 0;

/** The door counts sign-ins of a minute by the true clock, whichever round they are of. */
async function signIn(served: Served, name: string): Promise<Visitor> {
  try {
    return await served.signIn(name);
  } catch (error) {
    if (!String(error).includes(": 429 ")) throw error;
    await new Promise((done) => setTimeout(done, 61_000));
    return signIn(served, name);
  }
}
