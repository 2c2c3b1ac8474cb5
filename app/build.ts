import { createHash } from "node:crypto";
import { existsSync, globSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { gzipSync } from "node:zlib";

const root = resolve(import.meta.dirname, "..");
/** What the server imports from node_modules as it lies there: it loads a file of the machine's own kind. */
const WITH_BINARIES = ["@node-rs/jieba"];

/** Builds the pages when their sources changed since the last build; returns the folder to serve. */
export const buildWeb = (say: (line: string) => void): Promise<string> =>
  whenChanged("web", /^app\/web\/|^app\/contract\.ts$|^(platform|features)\/.*\.(ts|tsx|css)$|^engines\/.*\.ts$/, async (outDir) => {
    say("Building the pages (when their sources changed)");
    const { build } = await import("vite");
    await build({ configFile: join(root, "app/web/vite.config.ts"), logLevel: "warn", build: { outDir } });
    // Compressed once, here; gzip because browsers take no brotli over plain http, which offices use.
    for (const file of globSync("assets/*.{js,mjs,css}", { cwd: outDir }))
      writeFileSync(join(outDir, `${file}.gz`), gzipSync(readFileSync(join(outDir, file)), { level: 9 }));
  });

/**
 * Builds app/server.ts with all it imports into one file when the sources changed; returns its path. Two thousand modules cost a start
 * two seconds and hold forty megabytes, one costs neither. The file is not minified: a stack names its functions. Threads run from
 * their sources, which is why each module keeps its own place.
 */
export const buildServer = async (say: (line: string) => void): Promise<string> => {
  const folder = await whenChanged("server", /\.(ts|json)$/, async (outDir) => {
    say("Building the server (when its sources changed)");
    const { build } = await import("vite");
    await build({
      configFile: false,
      root,
      logLevel: "warn",
      ssr: { noExternal: true, external: WITH_BINARIES, target: "node" },
      build: {
        ssr: "app/server.ts",
        outDir,
        target: "node24",
        minify: false,
        copyPublicDir: false,
        rolldownOptions: { output: { chunkFileNames: "[name]-[hash].js" } },
      },
      plugins: [{ name: "own-place", transform: { order: "pre", handler: keepPlace } }],
    });
  });
  return join(folder, "server.js");
};

/** A module's place as seen from dist/server: the checkout may be moved. */
function keepPlace(code: string, id: string): { code: string; map: null } | undefined {
  if (!code.includes("import.meta.")) return undefined;
  const place = `../../${relative(root, id)}`;
  return {
    code: code
      .replaceAll("import.meta.dirname", `(import.meta.dirname + ${JSON.stringify(`/${dirname(place)}`)})`)
      .replaceAll("import.meta.url", `new URL(${JSON.stringify(encodeURI(place))}, import.meta.url).href`),
    map: null,
  };
}

const SOURCE = /(?<!\.test)\.(ts|tsx|js|css|html|json)$/;
const sourcesIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === "node_modules" ? [] : sourcesIn(path);
    return SOURCE.test(entry.name) ? [path] : [];
  });
/** Whatever a build reads of the checkout, by path from its root. */
let listed: string[] | undefined;
let builds = 0;
const sources = (): string[] => (listed ??= ["app", "platform", "features", "engines"].flatMap(sourcesIn).sort());

/**
 * `make` fills a new folder, which is then swapped in for `dist/name`, unless that was made of the same sources: files of the same sizes and
 * times are not read at all, others are the same if their bytes are.
 */
async function whenChanged(name: string, wanted: RegExp, make: (folder: string) => Promise<void>): Promise<string> {
  const out = join(root, "dist", name);
  const [stamp, times] = [join(out, "sources.sha256"), join(out, "sources.times")];
  const [read, looked] = [createHash("sha256"), createHash("sha256")];
  const files = [...sources().filter((path) => wanted.test(path)), "package-lock.json"];
  for (const file of files) {
    const { size, mtimeMs } = statSync(join(root, file));
    looked.update(`${file} ${size} ${mtimeMs}\n`);
  }
  const seen = looked.digest("hex");
  if (existsSync(times) && readFileSync(times, "utf8") === seen) return out;
  for (const file of files) read.update(file).update(readFileSync(join(root, file)));
  const digest = read.digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === digest) {
    keepTimes(times, seen);
    return out;
  }
  const fresh = `${out}-${process.pid}-${++builds}`;
  // What is built is the checkout's and no secret: whoever may read the sources may read it, though the data's umask is narrow.
  const narrow = process.umask(0o022);
  try {
    await make(fresh);
    writeFileSync(join(fresh, "sources.sha256"), digest);
    keepTimes(join(fresh, "sources.times"), seen);
    putInPlace(fresh, out);
    return out;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
    process.umask(narrow);
  }
}

/** Where it may not be written (a checkout of another user), the bytes are compared again next time. */
function keepTimes(path: string, seen: string): void {
  try {
    writeFileSync(path, seen);
  } catch {
    // As said.
  }
}

/** Swapped in whole: two programs of one checkout may build at the same time, and neither may meet the other's half. */
function putInPlace(fresh: string, out: string): void {
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
  // Where it cannot be put there, the other's came first: of the same sources.
  move(fresh, out);
  rmSync(former, { recursive: true, force: true });
}

if (import.meta.main) {
  await buildWeb(console.log);
  await buildServer(console.log);
}
