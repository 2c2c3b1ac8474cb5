import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { test } from "node:test";
import { parseSync } from "oxc-parser";
import { printAccessMatrix } from "../app/access-matrix.ts";
import { house } from "../app/rooms.ts";
import { printLists } from "../platform/records/printed.ts";
import { describeConfig } from "../platform/config/config.ts";
import { printSchema } from "../platform/db/schema-types.ts";
import { cloneDatabase, repositoryRoot } from "../platform/testing/database.ts";

/**
 * The import rule of the house: engines know engines and nothing else; platform knows engines and platform; a room knows
 * engines, platform and other rooms through their index.ts alone (what the browser holds through their contract.ts, process.ts
 * and rules.ts instead); app composes; nothing imports app but tests, scripts and the bench.
 */
interface Import {
  from: string;
  to: string;
}

/** Files of a room that run in the browser too: another room's index.ts would bring its server along. */
const IN_BROWSER = /^features\/[^/]+\/(web\/.*|(contract|process|rules|register)\.ts)$/;

export function faultOf({ from, to }: Import): string | undefined {
  const [house = "", room = ""] = from.split("/");
  const [target = "", targetRoom = "", ...inner] = to.split("/");
  const ofTests = from.endsWith(".test.ts") || /^engines\/[^/]+\/src\/testing\//.test(from);
  if (ofTests || house === "tests" || house === "bench") return undefined;
  if (house === "engines" && to.includes("/testing/")) return "an engine leans on its tests";
  if (house === "engines" && target !== "engines" && target !== "package") return "an engine imports the house";
  if (house === "engines" && target === "package" && /^node:/.test(targetRoom)) return "an engine reaches for the machine";
  if (house === "platform" && (target === "features" || target === "app")) return "platform imports a room";
  if (house === "features" && target === "app") return "a room imports the composition";
  if (house === "features" && target === "features" && room !== targetRoom) {
    const doors = IN_BROWSER.test(from) ? ["contract.ts", "process.ts", "rules.ts"] : ["index.ts"];
    if (!doors.includes(inner.join("/"))) return "a room walks through another room's wall";
  }
  if (target === "package" && room !== "web" && /^(kysely|pg)$/.test(targetRoom) && from.includes("/web/"))
    return "the browser reaches for the database";
  return undefined;
}

function importsOf(file: string, text: string): Import[] {
  const { module } = parseSync(file, text);
  const dynamic = module.dynamicImports
    .map((d) => /^["'`]([^"'`$]+)["'`]$/.exec(text.slice(d.moduleRequest.start, d.moduleRequest.end))?.[1])
    .filter((x) => x !== undefined);
  return [...module.staticImports.map((i) => i.moduleRequest.value), ...dynamic].map((name) => {
    if (name.startsWith(".")) return { from: file, to: relative(repositoryRoot, resolve(repositoryRoot, dirname(file), name)) };
    if (name.startsWith("@bihuan/")) return { from: file, to: `engines/${name.slice(8)}` };
    return { from: file, to: `package/${name}` };
  });
}

const files = globSync("{engines,platform,features,app}/**/*.{ts,tsx}", {
  cwd: repositoryRoot,
  exclude: (name) => String(name).includes("node_modules"),
});

test("the import rule holds in every file", () => {
  const all = files.flatMap((file) => importsOf(file, readFileSync(join(repositoryRoot, file), "utf8")));
  assert.ok(files.length > 150 && all.length > 600, `${files.length} files, ${all.length} imports seen`);
  assert.deepEqual(
    all.flatMap((i) => {
      const fault = faultOf(i);
      return fault ? [`${i.from} → ${i.to}: ${fault}`] : [];
    }),
    [],
  );
});

test("canaries: each breach of the rule is caught", () => {
  const breaches: [string, string][] = [
    ["engines/kit/src/x.ts", 'import { a } from "../../../platform/db/database.ts";'],
    ["engines/kit/src/x.ts", 'import { readFileSync } from "node:fs";'],
    ["engines/reach/src/x.ts", 'import { a } from "./testing/shared.ts";'],
    ["platform/ledger/x.ts", 'import { a } from "../../features/services/index.ts";'],
    ["features/reports/x.ts", 'import { a } from "../services/queries.ts";'],
    ["features/reports/x.ts", 'const a = import("../services/queries.ts");'],
    ["features/reports/x.ts", 'import { a } from "../../app/contract.ts";'],
    ["features/reports/web/x.tsx", 'import { sql } from "kysely";'],
    ["features/reports/web/x.tsx", 'import { a } from "../../services/index.ts";'],
    ["features/reports/contract.ts", 'import { a } from "../services/index.ts";'],
  ];
  for (const [file, text] of breaches)
    assert.equal(importsOf(file, text).filter((i) => faultOf(i) !== undefined).length, 1, `${file}: ${text}`);
  assert.equal(faultOf({ from: "features/reports/x.ts", to: "features/services/index.ts" }), undefined);
  assert.equal(faultOf({ from: "features/reports/rules.ts", to: "features/services/process.ts" }), undefined);
});

/**
 * Tables are read in one place: bytes, separators, encodings and headings by `platform/sheets`. What else cuts lines at tabs, opens a workbook with a library or
 * reads a table's text by itself is a second reader that knows less.
 */
const TABLE_READERS: readonly (readonly [RegExp, string])[] = [
  [/from "(?:@e965\/xlsx|xlsx|exceljs|read-excel-file[^"]{0,40}|papaparse|csv-parse[^"]{0,40})"/, "a library that reads tables"],
  [/\.split\((?:"\\t"|\/[^/\n]{0,40}\\t[^/\n]{0,40}\/)/, "cells cut at tabs"],
  [/\.split\("[,;|]"\)[^\n]{0,200}(?:heading|column|header)/i, "cells cut at commas"],
  [/\b(?:function|const) (?:parse|read|split|cut)(?:Csv|Tsv|Delimited)\b/, "a reader of its own"],
  [/sheets\/(?:csv|cut|html|library|xlsx)\.ts"/, "a reader of one format, not the door"],
];
/** Engines read a cell's words and no files. */
export const tableFault = (file: string, text: string): string | undefined =>
  /^(platform\/sheets|engines)\/|\.test\.ts$/.test(file)
    ? undefined
    : TABLE_READERS.flatMap(([sign, what]) => (sign.test(text) ? [`${file}: ${what}`] : []))[0];

test("every table is read by platform/sheets", () => {
  const sources = files.filter((f) => !f.endsWith(".d.ts"));
  assert.ok(sources.filter((f) => /platform\/sheets|features\/places\/table/.test(f)).length > 20);
  assert.deepEqual(
    sources.flatMap((f) => tableFault(f, readFileSync(join(repositoryRoot, f), "utf8")) ?? []),
    [],
  );
});

test("canaries: a second reader of tables is caught, whatever it is written with", () => {
  for (const text of [
    'import { read } from "@e965/xlsx";',
    'const rows = text.split("\\n").map((l) => l.split("\\t"));',
    "const cells = line.split(/[,\\t]/);",
    "export function parseCsv(text: string): string[][] {",
    'import { openCsv } from "../../platform/sheets/csv.ts";',
  ])
    assert.notEqual(tableFault("features/x/import.ts", text), undefined, text);
  assert.equal(tableFault("platform/sheets/csv.ts", 'line.split("\\t")'), undefined);
  assert.equal(tableFault("features/x/import.ts", 'import { pastedTable } from "../../platform/sheets/pasted.ts";'), undefined);
});

/** What the rule of sizes says of some files: the longest 400 lines, nineteen of twenty at most 300. */
export function sizeFaults(lines: ReadonlyMap<string, number>): string[] {
  const sorted = [...lines.values()].sort((a, b) => a - b);
  const usual = sorted[Math.ceil(sorted.length * 0.95) - 1] ?? 0;
  return [
    ...[...lines].flatMap(([file, n]) => (n > 400 ? [`${file} has ${n} lines: split it by use case`] : [])),
    ...(usual > 300 ? [`one file in twenty has more than ${usual - 1} lines`] : []),
  ];
}

test("no source file is longer than 400 lines, and nineteen of twenty are at most 300", () => {
  const sources = files.filter((f) => !/\.test\.tsx?$|\.d\.ts$|\/testing\//.test(f) && f !== "platform/db/schema.ts");
  const lines = new Map(sources.map((f) => [f, readFileSync(join(repositoryRoot, f), "utf8").split("\n").length - 1]));
  assert.ok(lines.size > 500, `${lines.size} files seen`);
  assert.deepEqual(sizeFaults(lines), []);
});

test("canaries: a file too long and too many long files are named", () => {
  const of = (...sizes: number[]) => new Map(sizes.map((n, i) => [`features/x/${i}.ts`, n]));
  assert.deepEqual(sizeFaults(of(...Array<number>(40).fill(80), 400)), []);
  assert.match(sizeFaults(of(80, 401)).join(), /1\.ts has 401 lines/);
  assert.match(sizeFaults(of(...Array<number>(10).fill(80), 301)).join(), /one file in twenty/);
});

test("no import goes in a circle between rooms", () => {
  const edges = new Map<string, Set<string>>();
  for (const file of files.filter((f) => f.startsWith("features/") && !f.includes("/web/") && !f.endsWith(".test.ts"))) {
    const room = file.split("/")[1] as string;
    for (const i of importsOf(file, readFileSync(join(repositoryRoot, file), "utf8"))) {
      const [house, other] = i.to.split("/");
      if (house === "features" && other !== room) edges.set(room, (edges.get(room) ?? new Set()).add(other as string));
    }
  }
  const reach = (from: string, seen = new Set<string>()): Set<string> => {
    for (const to of edges.get(from) ?? [])
      if (!seen.has(to)) {
        seen.add(to);
        reach(to, seen);
      }
    return seen;
  };
  assert.deepEqual(
    [...edges.keys()].filter((room) => reach(room).has(room)),
    [],
  );
});

/** Files of one house that take values of each other in a circle; types alone are taken away by the compiler and make none. */
function circlesOf(sources: ReadonlyMap<string, string>): string[] {
  const edges = new Map<string, string[]>();
  for (const [file, text] of sources) {
    const { module } = parseSync(file, text);
    // What is only handed on is kept apart by the parser.
    const taken = [
      ...module.staticImports.filter((i) => i.entries.length === 0 || i.entries.some((e) => !e.isType)).map((i) => i.moduleRequest.value),
      ...module.staticExports.flatMap((e) => e.entries.filter((x) => !x.isType).flatMap((x) => x.moduleRequest?.value ?? [])),
    ];
    edges.set(
      file,
      [...new Set(taken.filter((name) => name.startsWith(".")).map((name) => relative(".", join(dirname(file), name))))].filter((to) =>
        sources.has(to),
      ),
    );
  }
  // Tarjan: files that reach each other.
  const circles: string[] = [];
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const visit = (file: string): void => {
    index.set(file, index.size);
    low.set(file, index.get(file) as number);
    stack.push(file);
    for (const to of edges.get(file) ?? [])
      if (!index.has(to)) {
        visit(to);
        low.set(file, Math.min(low.get(file) as number, low.get(to) as number));
      } else if (stack.includes(to)) low.set(file, Math.min(low.get(file) as number, index.get(to) as number));
    if (low.get(file) !== index.get(file)) return;
    const together = stack.splice(stack.indexOf(file));
    if (together.length > 1) circles.push(together.toSorted().join(" ↔ "));
  };
  for (const file of sources.keys()) if (!index.has(file)) visit(file);
  return circles;
}

test("no values go in a circle between the files of a room, or of the platform", () => {
  const all = files.filter((f) => /^(features|platform|app)\//.test(f) && !f.endsWith(".test.ts"));
  assert.deepEqual(circlesOf(new Map(all.map((f) => [f, readFileSync(join(repositoryRoot, f), "utf8")]))), []);
});

test("canaries: a circle of values is told, also by a re-export; one of types is none", () => {
  const of = (a: string, b: string) =>
    circlesOf(
      new Map([
        ["features/x/a.ts", a],
        ["features/x/b.ts", b],
      ]),
    );
  const both = ["features/x/a.ts ↔ features/x/b.ts"];
  assert.deepEqual(of('import { b } from "./b.ts"; export const a = b;', 'import { a } from "./a.ts"; export const b = () => a;'), both);
  assert.deepEqual(of('export { b } from "./b.ts"; export const a = 1;', 'import { a } from "./a.ts"; export const b = a;'), both);
  assert.deepEqual(
    of(
      'import type { B } from "./b.ts"; export const a: B = 1;',
      'import { a } from "./a.ts"; export type B = number; export const b = a;',
    ),
    [],
  );
  assert.deepEqual(
    of(
      'import { type B } from "./b.ts"; export const a: B = 1;',
      'import { a } from "./a.ts"; export type B = number; export const b = a;',
    ),
    [],
  );
});

test("printed files equal their source: access matrix, configuration, database types", async () => {
  const read = (path: string): string => readFileSync(join(repositoryRoot, path), "utf8");
  assert.equal(read("docs/access-matrix.md"), printAccessMatrix(), "npm run cli -- access-matrix --write");
  assert.ok(read("docs/operations/configuration.md").includes(describeConfig()), "npm run cli -- config --write");
  assert.equal(read("docs/lists.sql"), printLists([...house.records.values()].map((h) => h.records)), "npm run cli -- lists --write");
  const test = await cloneDatabase();
  const schema = await printSchema(test.owner);
  await test[Symbol.asyncDispose]();
  assert.equal(read("platform/db/schema.ts"), schema, "npm run cli -- schema --write");
});

/** A staff's page asks a day by the one control that reads what people write (DayBox); public pages on phones keep the phone's own. */
const BROWSERS_DAY = /<Input\b[^>]*?\btype="(?:date|month)"/;

test("no staff's page asks a day by the browser's control; a canary is found", () => {
  assert.match('<Input id="d"\n type="date" required />', BROWSERS_DAY);
  assert.deepEqual(
    files.filter((file) => BROWSERS_DAY.test(readFileSync(join(repositoryRoot, file), "utf8"))),
    [],
  );
});

/** A day of a record put into a Chinese sentence as it is stored. */
const RAW_DAY = /`(?=[^`]*\p{Script=Han})[^`]*\$\{\w+\.[\w.]*(?:On|Until|_on|_until)\}/u;

test("a Chinese sentence names a record's day in Chinese (showDay); a canary is found", () => {
  assert.match("zh: `计划 ${m.planOn} 完成`", RAW_DAY);
  assert.doesNotMatch("zh: `计划 ${showDay(m.planOn, 'zh-CN')} 完成`, en: `by ${m.planOn}`", RAW_DAY);
  assert.deepEqual(
    files.filter((file) => !/test\.ts$/.test(file) && RAW_DAY.test(readFileSync(join(repositoryRoot, file), "utf8"))),
    [],
  );
});

test("docs/systems.md has the 55 rows, each with a state and a room", () => {
  const rows = [...readFileSync(join(repositoryRoot, "docs/systems.md"), "utf8").matchAll(/^\| (\d+) \|(.*)\|$/gm)];
  assert.deepEqual(
    rows.map((r) => Number(r[1])),
    Array.from({ length: 55 }, (_, i) => i + 1),
  );
  for (const row of rows) assert.match(row[2] ?? "", /\| (works|partly|not yet)/, row[0]);
});
