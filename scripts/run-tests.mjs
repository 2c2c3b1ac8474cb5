import { basename } from "node:path";
import { run } from "node:test";
import { spec } from "node:test/reporters";

/**
 * Under the project's own Node: the files named, in their order (the command line would sort them), three at a time; ends by
 * printing what it counted. One or two files of journeys that failed are played once more with nothing beside them, and said
 * to be unsteady where that went well: a browser on a busy machine meets what no clerk meets. More than two are no accident.
 */
const AGAIN = 2;
const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => stop.abort());

/** What a run counted, and the files that failed with the names of their failed tests. */
const play = (files, concurrency) =>
  new Promise((done) => {
    const counts = { passed: 0, failed: 0, skipped: 0 };
    const failed = new Map();
    const tests = run({ files, concurrency, timeout: 600_000, forceExit: true, signal: stop.signal });
    // `file` is where a test is written: a journey's is browser.ts, whoever was played.
    tests.on("test:fail", ({ file, entryFile = file, name }) => failed.set(entryFile, [...(failed.get(entryFile) ?? []), name]));
    tests.on("test:summary", ({ file, counts: c }) => {
      if (file === undefined) Object.assign(counts, { passed: c.passed, failed: c.failed + c.cancelled, skipped: c.skipped + c.todo });
    });
    tests.compose(spec).pipe(process.stdout, { end: false });
    tests.on("close", () => done({ counts, failed }));
  });

const { counts, failed } = await play(process.argv.slice(2), 3);
const journeys = [...failed.keys()].every((file) => file?.endsWith("-journeys.test.ts") || basename(file ?? "") === "journeys.test.ts");
if (failed.size > 0 && failed.size <= AGAIN && journeys && !stop.signal.aborted) {
  for (const [file, names] of failed) console.log(`Played once more: ${basename(file)} (failed: ${names.join("; ")})`);
  const again = await play([...failed.keys()], 1);
  for (const [file, names] of failed) if (!again.failed.has(file)) console.log(`Unsteady: ${basename(file)}: ${names.join("; ")}`);
  // A test counts once, by its second playing.
  const mended = Math.max(0, counts.failed - again.counts.failed);
  counts.failed -= mended;
  counts.passed += mended;
}
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exitCode = counts.failed > 0 || counts.passed === 0 ? 1 : 0;
