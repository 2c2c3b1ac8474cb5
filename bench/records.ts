import { readFileSync, writeFileSync } from "node:fs";
import { house } from "../app/rooms.ts";
import { mintActor, type Scope } from "../platform/access/scope.ts";
import { openClient } from "../platform/db/connections.ts";
import type { Records } from "../platform/records/define.ts";
import type { Hand } from "../platform/records/hand.ts";
import { listRecords } from "../platform/records/list.ts";
import { filterShape, type Field } from "../platform/register/fields.ts";
import { cloneDatabase } from "../platform/testing/database.ts";
import { fillRecords, makeTree } from "./records-fill.ts";
import { flag, machine, median, option, Table, time } from "./table.ts";

// Every declared list, each sort and filter it offers in every pairing, for the country, a province, a city, a county and a town.
// --rows 100000, --asked 12, --only name,name, --write puts the table into docs/performance.md.
const ROWS = Number(option("rows", "100000"));
const ASKED = Number(option("asked", "12"));
const P50 = 5;
const P95 = 15;
const APART = 1.3;
const DOC = new URL("../docs/performance.md", import.meta.url);

const test = await cloneDatabase();
const owner = openClient(test.owner);
await owner.connect();
await owner.query("SET synchronous_commit = off");
const { ladder, towns } = await makeTree(owner);
const path = ladder.at(-1)?.[1] as number[];
const scopes = ladder.map(([name, unitPath]): [string, Scope] => [
  name,
  mintActor({ personId: 1, name, unitPath, roles: [] }, new Map()).scope,
]);
const only = option("only", "");
const all = [...house.records.values()].map((h) => h.records).filter((r) => only === "" || only.split(",").includes(r.name));
for (const records of all) {
  const began = Date.now();
  await fillRecords(owner, records, ROWS, towns, path.at(-1) as number);
  console.error(`${records.name}: ${((Date.now() - began) / 1000).toFixed(1)} s`);
}
await owner.query("VACUUM ANALYZE");

const filterOf = (f: Field, i: number): string | number | boolean | string[] | undefined => {
  const options = f.options ?? [];
  switch (filterShape(f)) {
    case "range":
      return f.type === "day"
        ? [`20${20 + (i % 8)}-01-01`, `20${20 + (i % 8)}-12-31`]
        : f.type === "month"
          ? ["2026-01", "2026-06"]
          : ["1", "20"];
    case "yes-no":
      return i % 2 === 0;
    case "choices":
      return options.length === 0 ? undefined : options.slice(i % options.length, (i % options.length) + 1 + (i % 2)).map((o) => o.value);
    case "number":
      return f.key === "unitName" ? (path.at(-1) as number) : 7;
    default:
      return "示例1";
  }
};

/** How many of the questions beyond what is asked are named. */
const SHOWN = 20;

interface Measured {
  readonly what: string;
  readonly p50: number;
  readonly p95: number;
  readonly apart: number;
}
async function measure(records: Records, sort: Field | undefined, filter: Field | undefined): Promise<Measured | undefined> {
  if (filter && filterOf(filter, 0) === undefined) return undefined;
  const taken = new Map<string, number[]>(scopes.map(([name]) => [name, []]));
  // One after the other in turn, so that what the machine does meanwhile falls on all alike; the first turns plan the statements.
  for (let i = -6; i < ASKED; i++)
    for (const [name, scope] of scopes) {
      const input = {
        filter: filter ? { [filter.key]: filterOf(filter, Math.abs(i)) as never } : {},
        limit: 20,
        ...(sort ? { sort: { field: sort.key, direction: i % 2 === 0 ? ("asc" as const) : ("desc" as const) } } : {}),
      };
      const began = performance.now();
      await test.database.read(scope, (db) =>
        listRecords(db, scope, house.records.get(records.name) as Hand, input, { today: "2026-11-30", titles: house.titles }),
      );
      if (i >= 0) taken.get(name)?.push(performance.now() - began);
    }
  const times = [...taken.values()];
  const medians = times.map(median);
  return {
    what: `${filter ? `where ${filter.key} ` : ""}${sort ? `by ${sort.key}` : "as it stands"}`,
    p50: Math.max(...medians),
    p95: Math.max(...times.map((t) => t.toSorted((a, b) => a - b)[Math.ceil(0.95 * t.length) - 1] as number)),
    apart: Math.max(...medians) / Math.min(...medians),
  };
}

const table = new Table(
  "records",
  "questions",
  "p50, slowest scope, worst question",
  "p95",
  "slowest ÷ fastest scope, median and worst question",
);
const beyond: { words: string; by: number }[] = [];
let asked = 0;
for (const records of all) {
  const { fields } = records.list;
  const seen: Measured[] = [];
  for (const sort of [undefined, ...fields.filter((f) => f.sort === true)])
    for (const filter of [undefined, ...fields.filter((f) => f.filter && !f.swept)]) {
      const one = await measure(records, sort, filter);
      if (!one) continue;
      seen.push(one);
      // Below a millisecond scopes differ by what the machine does meanwhile.
      if (one.p50 > P50 || one.p95 > P95 || (one.apart > APART && one.p50 > 1))
        beyond.push({
          words: `${records.name} ${one.what}: p50 ${time(one.p50)}, p95 ${time(one.p95)}, ${one.apart.toFixed(2)} ×`,
          by: Math.max(one.p50 / P50, one.p95 / P95, one.p50 > 1 ? one.apart / APART : 0),
        });
    }
  const worst = (of: (m: Measured) => number): Measured => seen.reduce((a, b) => (of(b) > of(a) ? b : a));
  const [slow, late, apart] = [worst((m) => m.p50), worst((m) => m.p95), worst((m) => m.apart)];
  asked += seen.length;
  table.row(
    records.name,
    String(seen.length),
    `${time(slow.p50)} (${slow.what})`,
    `${time(late.p95)} (${late.what})`,
    `${median(seen.map((m) => m.apart)).toFixed(2)}, ${apart.apart.toFixed(2)} (${apart.what})`,
  );
}
const text = [
  `${machine()}; ${ROWS.toLocaleString("en")} rows of each of ${all.length} registers, half of them in one town; ${asked} questions (every sort with every filter), each ${ASKED} times for country, province, city, county and town in turn. Asked: p50 ≤ ${P50} ms, p95 ≤ ${P95} ms, slowest ≤ ${APART} × fastest.`,
  "",
  table.text(),
  "",
  beyond.length === 0
    ? "Nothing lies beyond."
    : `Beyond what is asked, ${beyond.length} of ${asked}; the ${SHOWN} furthest:\n\n${beyond
        .toSorted((a, b) => b.by - a.by)
        .slice(0, SHOWN)
        .map((b) => `- ${b.words}`)
        .join("\n")}`,
].join("\n");
console.log(text);
if (flag("write")) {
  const [open, close] = ["<!-- bench:records -->", "<!-- /bench:records -->"];
  const doc = readFileSync(DOC, "utf8");
  const [before = "", rest = ""] = doc.split(open);
  writeFileSync(DOC, `${before}${open}\n${text}\n${close}${rest.split(close)[1] ?? "\n"}`);
}
await owner.end();
await test[Symbol.asyncDispose]();
process.exit(beyond.length === 0 ? 0 : 1);
