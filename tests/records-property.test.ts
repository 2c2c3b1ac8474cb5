import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { addDays, creditCodeCheck, seededRandom } from "@bihuan/kit";
import { sql } from "kysely";
import { contract } from "../app/contract.ts";
import { fillRecords } from "../bench/records-fill.ts";
import { covers, type Scope } from "../platform/access/scope.ts";
import { columnOf, storedFields, type Records } from "../platform/records/define.ts";
import { groupable, summed } from "../platform/records/groupable.ts";
import type { RecordsContract } from "../platform/records/contract.ts";
import { readBook } from "../platform/sheets/whole.ts";
import { wordsOf } from "../platform/sheets/rows.ts";
import { isSpelledLike } from "../platform/register/spelling.ts";
import { numbered } from "../platform/register/cells.ts";
import { namesToIds } from "../platform/records/import-names.ts";
import { inTitles, namedBy } from "../platform/records/rows.ts";
import { csvOf } from "../platform/register/export.ts";
import { wholeOf } from "../platform/sheets/zip-write.ts";
import { BLANK_CHOICE, BLANK_RANGE, filterShape, isAsked, type Field, type Values } from "../platform/register/fields.ts";
import type { ContractRouterClient } from "@orpc/contract";
import { makeWorld, type World } from "./records-world.ts";
import { nextKey, refusalOf } from "./served.ts";

/** What every declared room promises, on random rows of random units: whoever adds a room is tested without writing a test. */
type Calls = ContractRouterClient<RecordsContract>;
interface Stored extends Values {
  id: number;
  unit_path: number[];
  state?: string;
}
const random = seededRandom(20261128);
const COUNTIES = ["甲一县", "甲二县", "乙一县", "甲一镇"];
const ROWS = 25;
let world: World;
let all: Records[];
let listed: Records[];
const rowsOf = new Map<string, Stored[]>();

const callsOf = (records: Records, unit: string, roles: readonly string[]): Calls =>
  (world.client(unit, roles) as unknown as Record<string, Calls>)[records.name] as Calls;

function valueOf(field: Field): unknown {
  if (!field.required && random.below(4) === 0) return null;
  switch (field.type) {
    case "option":
      return random.pick(field.options ?? []).value;
    case "options":
      return [random.pick(field.options ?? []).value];
    case "day":
      return addDays("2024-01-01", random.below(1200));
    case "month":
      return `2025-${String(1 + random.below(12)).padStart(2, "0")}`;
    case "money":
      return random.below(1_000_000) * 100;
    case "integer":
      return field.key === "year" ? 2020 + random.below(10) : random.below(40);
    case "boolean":
      return random.below(2) === 0;
    case "phone":
      return `1380000${String(1000 + random.below(9000))}`;
    case "creditCode": {
      const body = `91510000MA${String(1000000 + random.below(8999999))}`;
      return body + creditCodeCheck(body);
    }
    case "unit":
      return world.units[random.pick(COUNTIES)]?.id;
    case "record":
      // What belongs to a fair belongs together: a few fairs have many of it.
      if (field.of === "fair" && rowsOf.has("fair")) return random.pick((rowsOf.get("fair") ?? []).slice(0, 4)).id;
      // The first of a kind that names its own has none to name.
      return rowsOf.has(field.of ?? "") ? random.pick((rowsOf.get(field.of ?? "") ?? []).map((r) => r.id)) : null;
    case "code":
      return "A01";
    default:
      if (field.key === "scientificName") return "Panthera leo";
      if (field.label.zh === "姓名") return `示例${random.below(300)}`;
      if (/^(duty|hours)$/.test(field.key)) return "08:30-16:45";
      if (field.key === "fixedAt") return "1 09:20";
      if (field.clock) return `${String(8 + random.below(9)).padStart(2, "0")}:${random.pick(["00", "30"])}`;
      // Grades that a scale does not have are refused.
      if (field.key === "failing") return null;
      if (field.label.zh === "等次和分数线") return "优秀90；良好80；合格60；不合格0";
      if (/position$/i.test(field.key)) return `30.${1000 + random.below(9000)}, 104.6275`;
      if ((field.maxLength ?? 100) < 24) return `示${random.below(1_000_000)}`.slice(0, field.maxLength);
      return `示例${field.key}${random.below(30)}，“引”\n=${random.below(9)}`.replace("\n", field.type === "longText" ? "\n" : " ");
  }
}
const asked = (records: Records): Field[] => records.register.fields.filter((f) => !f.computed);
function drawn(records: Records): Values {
  const values = Object.fromEntries(asked(records).map((f) => [f.key, valueOf(f)]));
  // An end follows its beginning, or hardly a row would be taken.
  if (typeof values["fromOn"] === "string" && typeof values["toOn"] === "string")
    values["toOn"] = addDays(values["fromOn"], random.below(30));
  for (const f of asked(records))
    if (typeof values["fairId"] === "number" && f.type === "record" && f.of !== "fair") {
      const here = (rowsOf.get(f.of ?? "") ?? []).filter((r) => r["fair_id"] === values["fairId"]);
      values[f.key] = here.length > 0 ? random.pick(here).id : null;
    }
  // An odometer only rises.
  if (typeof values["onDay"] === "string" && "kmFrom" in values)
    Object.assign(values, {
      arrive: "09:05",
      leave: "11:30",
      kmFrom: Date.parse(values["onDay"]) / 86_400_000,
      kmTo: Date.parse(values["onDay"]) / 86_400_000,
    });
  return values;
}

async function readBack(records: Records): Promise<void> {
  const { database, rootUnitId } = world.installation.services;
  const { rows } = await database.asRoot(rootUnitId, (db) =>
    sql<Stored>`select r.*, ${records.process ? sql`c.unit_path as case_path, c.state as case_state` : sql`r.unit_path as case_path, null as case_state`}
      from ${sql.table(records.name)} r ${records.process ? sql`join work_case c on c.id = r.id` : sql``} order by r.id`.execute(db),
  );
  for (const r of rows) assert.deepEqual([r["unit_path"], r["state"] ?? null], [r["case_path"], r["case_state"]], "the mirror is the case");
  rowsOf.set(records.name, rows);
}

before(async () => {
  world = await makeWorld();
  const { house } = world.installation.services;
  // What nobody enters comes of acts elsewhere, which are tested there; its lists are tested here on rows written beneath the acts.
  const declared = [...house.records.values()].map((h) => h.records);
  // Of a congress nothing but its plan is entered out of nowhere: the rest asks that it has come so far; money moves within a unit's own fund.
  const isLater = (r: Records): boolean => r.name.startsWith("congress_") || r.name === "fund_transfer";
  all = declared.filter((r) => r.words.create && !isLater(r));
  const elsewhere = declared.filter((r) => !r.words.create || isLater(r));
  listed = [...all, ...elsewhere];
  assert.ok(all.length >= 3 && elsewhere.length >= 2, `${all.length} and ${elsewhere.length} declared records`);
  // Those that others name come first.
  const after = (r: Records): number => (r.register.fields.some((f) => f.type === "record") ? 1 : 0);
  for (const records of all.toSorted((a, b) => after(a) - after(b))) {
    let made = 0;
    let refused = "";
    for (let i = 0; i < ROWS * 40 && made < ROWS; i++) {
      const calls = callsOf(records, random.pick(COUNTIES), records.access.edit);
      await calls.create({ values: drawn(records), requestKey: nextKey() }).then(
        () => made++,
        (error: unknown) => {
          assert.equal((error as { code?: string }).code, "REFUSED", `${records.name}: ${String(error)} ${String((error as Error).stack)}`);
          refused = JSON.stringify((error as { data?: unknown }).data);
        },
      );
    }
    assert.equal(made, ROWS, `${records.name}: ${refused}`);
    await readBack(records);
  }
  // A figure of a row may be counted over rows that came after it.
  for (const records of all) await readBack(records);
  const places = COUNTIES.flatMap((name) => world.units[name]?.id ?? []);
  await world.owner(async (owner) => {
    for (const records of elsewhere) {
      await fillRecords(owner, records, ROWS, places, places[0] as number);
      // As JSON: days as they are written, numbers as numbers.
      const { rows } = await owner.query<{ r: Stored }>(`SELECT to_jsonb(t) AS r FROM ${records.name} t ORDER BY id`);
      rowsOf.set(
        records.name,
        rows.map(({ r }) => r),
      );
    }
  });
});
after(() => world[Symbol.asyncDispose]());

/** What a scope sees of the stored rows: its subtree's, of sensitive registers those alone that it holds. */
const seenBy = (records: Records, scope: Scope): Stored[] =>
  (rowsOf.get(records.name) ?? []).filter(
    (r) =>
      (covers(scope, r.unit_path) || (records.access.above === true && scope.unitPath.includes(r.unit_path.at(-1) as number))) &&
      (!records.access.sensitive || r.unit_path.slice(Math.min(4, r.unit_path.length) - 1).includes(scope.unitId)),
  );
/** Where a list looks for words: the title, and what tells two records apart. */
const wordsAsked = (records: Records): string[] =>
  [records.title, ...records.sameBy].filter(
    (key) => !["money", "integer", "unit", "person", "record"].includes(records.register.fields.find((f) => f.key === key)?.type ?? ""),
  );

async function everyPage(
  calls: Calls,
  input: { filter: Record<string, never>; search?: string; sort?: { field: string; direction: "asc" | "desc" } },
) {
  const found: Values[] = [];
  let total = 0;
  for (let cursor: string | undefined; ;) {
    const page = await calls.list({ ...input, limit: 7, ...(cursor === undefined ? {} : { cursor }) });
    found.push(...page.rows);
    assert.ok(page.totalIsExact);
    total = page.total;
    if (page.next === null) return { found, total };
    cursor = page.next;
  }
}

test("lists equal a naive filter and sort, page by page, for every scope, filter and sort that is offered", async () => {
  let asked = 0;
  for (const records of listed) {
    const filters = records.list.fields.filter((f) => f.filter && f.swept !== "computed");
    const sorts = records.list.fields.filter((f) => f.sort === true);
    for (let i = 0; i < 10; i++) {
      const unit = random.pick(["示例省", "甲市", ...COUNTIES]);
      const actor = world.actor(unit, records.access.read);
      const inside = seenBy(records, actor.scope);
      const filter: Record<string, unknown> = {};
      let expected = inside;
      for (const f of filters.filter(() => random.below(filters.length) < 3)) {
        const of = (r: Stored) => r[f.filter === "person" ? "adviser_person_id" : columnOf(f.key)];
        const some = random.pick(inside.length > 0 ? inside : [{} as Stored]);
        if (f.filter === "unit") {
          const beneath = world.units[random.pick(["示例省", "甲市", ...COUNTIES])] as { id: number; path: number[] };
          if (!covers(actor.scope, beneath.path)) continue;
          filter[f.key] = beneath.id;
          expected = expected.filter((r) => r.unit_path.includes(beneath.id));
        } else if (filterShape(f) === "number") {
          const value = of(some);
          if (typeof value !== "number") continue;
          filter[f.key] = value;
          expected = expected.filter((r) => of(r) === value);
        } else if (f.blank && random.below(3) === 0) {
          filter[f.key] = filterShape(f) === "range" ? BLANK_RANGE : [BLANK_CHOICE];
          expected = expected.filter((r) => (of(r) ?? null) === null);
        } else if (filterShape(f) === "range") {
          const value = of(some);
          if (value === null || value === undefined) continue;
          filter[f.key] = [String(value), ""];
          expected = expected.filter((r) => of(r) !== null && (of(r) as string) >= (value as string));
        } else if (filterShape(f) === "yes-no") {
          filter[f.key] = true;
          expected = expected.filter((r) => of(r) === true);
        } else if (filterShape(f) === "text") {
          const words = String(of(some) ?? "")
            .slice(1, 4)
            .trim();
          if (!/^[\p{Script=Han}\w]+$/u.test(words)) continue;
          filter[f.key] = words;
          expected = expected.filter((r) =>
            String(of(r) ?? "")
              .toLowerCase()
              .replaceAll(" ", "")
              .includes(words.toLowerCase()),
          );
        } else {
          const words = f.options?.map((o) => o.value).filter(() => random.below(2) === 0) ?? [];
          if (words.length === 0) continue;
          filter[f.key] = words;
          expected = expected.filter((r) => [of(r)].flat().some((v) => words.includes(String(v))));
        }
      }
      const sort =
        sorts.length > 0 && random.below(2) === 0
          ? { field: random.pick(sorts).key, direction: random.pick(["asc", "desc"] as const) }
          : undefined;
      const asText = (r: Stored, key: string) => String(r[columnOf(key)] ?? "");
      const search =
        random.below(2) === 0 && inside.length > 0 ? asText(random.pick(inside), records.title).slice(random.below(3)).slice(0, 3) : "";
      if (/[\p{Script=Han}\w]/u.test(search))
        expected = expected.filter((r) => wordsAsked(records).some((key) => isSpelledLike(asText(r, key), search.trim())));
      const { found, total } = await everyPage(callsOf(records, unit, records.access.read), {
        filter: filter as never,
        ...(/[\p{Script=Han}\w]/u.test(search) ? { search } : {}),
        ...(sort ? { sort } : {}),
      });
      const where = `${records.name} at ${unit}: ${JSON.stringify({ filter, sort, search })}`;
      assert.deepEqual(
        found.map((r) => r["id"]).toSorted((a, b) => Number(a) - Number(b)),
        expected.map((r) => r.id),
        where,
      );
      assert.equal(total, expected.length, where);
      if (sort) {
        const blank = records.list.fields.find((f) => f.key === sort.field)?.type === "day" ? "9999-12-31" : Number.MAX_SAFE_INTEGER;
        const key = (r: Stored) => (r[columnOf(sort.field)] ?? blank) as string | number;
        const naive = expected.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a.id - b.id));
        assert.deepEqual(
          found.map((r) => r["id"]),
          (sort.direction === "asc" ? naive : naive.toReversed()).map((r) => r.id),
          where,
        );
      } else if (Object.keys(filter).length === 0)
        assert.deepEqual(
          found.map((r) => r["id"]),
          expected.map((r) => r.id).toReversed(),
          where,
        );
      asked++;
    }
  }
  assert.ok(asked >= 180, String(asked));
});

test("groups equal a naive count and sum, for every column they are offered by", async () => {
  for (const records of listed) {
    const unit = random.pick(["示例省", "甲市"]);
    const actor = world.actor(unit, records.access.read);
    const inside = seenBy(records, actor.scope);
    const calls = callsOf(records, unit, records.access.read);
    for (const f of records.list.fields.filter(groupable)) {
      const { groups, isCut } = await calls.group({ filter: {}, by: f.key });
      const of = (r: Stored): unknown => {
        if (f.filter === "unit") return r.unit_path[actor.scope.unitPath.length] ?? r.unit_path.at(-1);
        const value = r[f.filter === "person" ? "adviser_person_id" : columnOf(f.key)] ?? null;
        return f.type === "day" && typeof value === "string" ? value.slice(0, 7) : value;
      };
      const naive = [...Map.groupBy(inside, of)].map(([value, rows]) => [value, rows.length, rows] as const);
      assert.deepEqual(
        new Map(groups.map((g) => [g.value, g.n])),
        new Map(naive.map(([value, n]) => [value, n])),
        `${records.name} by ${f.key}`,
      );
      assert.equal(isCut, false);
      for (const [value, , rows] of naive)
        for (const s of summed(records, {}, f.key))
          assert.equal(
            groups.find((g) => g.value === value)?.sums[s.key],
            rows.reduce((sum, r) => sum + Number(r[columnOf(s.key)] ?? 0), 0),
            `${records.name}.${s.key} by ${f.key}`,
          );
    }
    // All of them in one: what stands at the foot of the list.
    const [whole] = (await calls.group({ filter: {} })).groups;
    const sumOf = (key: string) => inside.reduce((sum, r) => sum + Number(r[columnOf(key)] ?? 0), 0);
    assert.equal(whole?.n ?? 0, inside.length, records.name);
    assert.deepEqual(
      whole?.sums ?? {},
      whole ? Object.fromEntries(summed(records, {}).map((s) => [s.key, sumOf(s.key)])) : {},
      records.name,
    );
    const some = inside.slice(0, 3).map((r) => String(r.id));
    if (some.length > 0) {
      const page = await calls.list({ filter: { id: some }, limit: 20 });
      assert.deepEqual(page.rows.map((r) => String(r["id"])).toSorted(), some.toSorted(), "those that were ticked");
    }
    assert.equal(await refusalOf(calls.group({ filter: {}, by: "moon" })), "unknown-group");
    assert.equal(
      await refusalOf(
        callsOf(records, "甲一县", records.access.read).list({ filter: { unitName: world.units["乙一县"]?.id as number }, limit: 5 }),
      ),
      "filter",
    );
  }
});

test("what is not declared is refused in words: filter, sort, field, view, act", async () => {
  for (const records of all) {
    const calls = callsOf(records, "甲一县", [...records.access.read, ...records.access.edit]);
    assert.equal(await refusalOf(calls.list({ filter: { moon: "1" }, limit: 5 })), "unknown-filter");
    assert.equal(await refusalOf(calls.list({ filter: {}, sort: { field: "moon", direction: "asc" }, limit: 5 })), "unknown-sort");
    const unsorted = records.list.fields.find((f) => !f.sort);
    if (unsorted)
      assert.equal(
        await refusalOf(calls.list({ filter: {}, sort: { field: unsorted.key, direction: "asc" }, limit: 5 })),
        "unknown-sort",
        records.name,
      );
    assert.equal(await refusalOf(calls.create({ values: { ...drawn(records), moon: 1 }, requestKey: nextKey() })), "invalid");
    if (!records.views.map) assert.equal(await refusalOf(calls.view({ kind: "map" })), "unknown-view");
  }
});

test("a column without an index is looked through among few records; among many it is refused with what narrows them", async () => {
  const records = listed.find((r) => r.process && !r.access.sensitive && r.list.fields.some((f) => f.swept && f.type === "text"));
  const swept = records?.list.fields.find((f) => f.swept && f.type === "text");
  assert.ok(records?.process && swept);
  const calls = callsOf(records, "甲一县", records.access.read);
  const [many, few] = Object.keys(records.process.states);
  const asked = { filter: { [swept.key]: "示例" }, limit: 5 };
  await calls.list(asked);
  const path = world.units["甲一县"]?.path as number[];
  const tally = (n: number) =>
    world.owner(async (owner) => {
      await owner.query("INSERT INTO case_tally (process, unit_id, unit_path, state, n) VALUES ($1, $2, $3, $4, $5)", [
        records.name,
        path.at(-1),
        path,
        many,
        n,
      ]);
    });
  await tally(20_001);
  assert.equal(await refusalOf(calls.list(asked)), "filter-too-wide");
  await calls.list({ ...asked, filter: { ...asked.filter, state: [few as string] } });
  assert.equal(await refusalOf(calls.list({ ...asked, filter: { ...asked.filter, state: [many as string] } })), "filter-too-wide");
  await tally(-20_001);
  await calls.list(asked);
});

test("every declared view shows what a naive look over the rows finds: board, calendar, timeline, map", async () => {
  const scope = world.actor("甲市", ["leader"]).scope;
  const shown = { calendar: 0, board: 0, timeline: 0, map: 0 };
  for (const records of listed) {
    const { views } = records;
    if (views.map)
      await world.owner(async (owner) => {
        const [lat, lon] = (views.map ?? []).map(columnOf);
        await owner.query(`UPDATE ${records.name} SET ${lat} = 301000000 + id * 1000, ${lon} = 1046000000 + id * 1000 WHERE id % 2 = 0`);
        for (const r of rowsOf.get(records.name) ?? []) if (r.id % 2 === 0) r[lat as string] = 301000000 + r.id * 1000;
      });
    const inside = seenBy(records, scope);
    const calls = callsOf(records, "甲市", records.access.read);
    const [from, to] = ["2024-06-01", "2026-05-31"];
    const day = (r: Stored, key: string) => (r[columnOf(key)] as string | null | undefined) ?? null;
    const within = (first: string | null, last: string | null) => first !== null && first <= to && (last ?? first) >= from;
    const expected: Partial<Record<keyof typeof shown, Stored[]>> = {
      ...(views.board ? { board: inside.filter((r) => (r["closed_on"] ?? null) === null) } : {}),
      ...(views.calendar ? { calendar: inside.filter((r) => within(day(r, views.calendar as string), null)) } : {}),
      ...(views.timeline
        ? { timeline: inside.filter((r) => within(day(r, views.timeline?.[0] as string), day(r, views.timeline?.[1] as string))) }
        : {}),
      ...(views.map ? { map: inside.filter((r) => day(r, views.map?.[0] as string) !== null) } : {}),
    };
    for (const [kind, rows] of Object.entries(expected) as [keyof typeof shown, Stored[]][]) {
      const found = await calls.view({ kind, from, to });
      assert.deepEqual(
        found.rows.map((r) => r.id).toSorted((a, b) => a - b),
        rows.map((r) => r.id),
        `${records.name} ${kind}`,
      );
      shown[kind] += found.rows.length;
      if (kind === "map") assert.ok(found.rows.every((r) => Math.abs((r.lat ?? 0) - 30.5) < 0.6 && Math.abs((r.lon ?? 0) - 104.6) < 0.1));
    }
  }
  assert.ok(
    Object.values(shown).every((n) => n > 5),
    JSON.stringify(shown),
  );
});

/** Every endpoint that takes a list's question: whatever has a filter and a page, of any room, declared or by hand. */
function listsOf(node: unknown, path: string[] = []): string[][] {
  const own = (node as { "~orpc"?: { inputSchema?: { shape?: object } } })["~orpc"];
  if (own) return own.inputSchema?.shape && ["filter", "sort", "limit"].every((k) => k in (own.inputSchema?.shape ?? {})) ? [path] : [];
  return Object.entries(node as Record<string, unknown>).flatMap(([key, child]) => listsOf(child, [...path, key]));
}

test("no list of any room, on the screen or as a file, passes over a filter or a sort that it does not have", async () => {
  const { house, database, now } = world.installation.services;
  const actor = world.actor("甲一县", [...house.permissions.keys()]);
  const client = world.as(actor);
  const lists = listsOf(contract);
  assert.ok(lists.length >= all.length + 6, `${lists.length} lists`);
  type Ask = (input: { filter: Record<string, string>; sort?: { field: string; direction: "asc" }; limit: number }) => Promise<unknown>;
  const askOf = (path: readonly string[]) => path.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], client) as Ask;
  const asked: (readonly [string, Ask])[] = [
    ...lists.map((path) => [path.join("."), askOf(path)] as const),
    ...[...house.lists].map(([name, list]): readonly [string, Ask] => [
      `${name}.csv`,
      (input) => database.read(actor.scope, (db) => list.page(db, actor.scope, input, now())),
    ]),
  ];
  for (const [name, ask] of asked) {
    const said = (input: Parameters<Ask>[0]) => refusalOf(ask(input)).catch((e: Error) => e.message);
    assert.equal(await said({ filter: { moon: "1" }, limit: 5 }), "unknown-filter", name);
    assert.equal(await said({ filter: {}, sort: { field: "moon", direction: "asc" }, limit: 5 }), "unknown-sort", name);
    await ask({ filter: {}, limit: 5 });
  }
});

test("no name that every object knows names something of a declaration", async () => {
  for (const records of all)
    for (const name of ["__proto__", "constructor", "toString"]) {
      for (const named of [records.children, records.files, records.warnings]) assert.ok(!(name in named), `${records.name}: ${name}`);
      const calls = callsOf(records, "甲一县", [...records.access.read, ...records.access.edit]);
      const row = { id: 1, version: 0, child: name, values: {} };
      assert.equal(await refusalOf(calls.putChild(row)), "NOT_FOUND", records.name);
    }
});

test("a file of the list, imported elsewhere, is the same rows; imported where it came from it adds nothing", async () => {
  let [titles, repeated] = [0, 0];
  for (const records of all) {
    const { house, database, now } = world.installation.services;
    const actor = world.actor("甲一县", [...records.access.read, ...records.access.edit]);
    const list = house.lists.get(records.name);
    assert.ok(list);
    const { rows } = await database.read(actor.scope, (db) => list.page(db, actor.scope, { filter: {}, limit: 200 }, now()));
    const fields = asked(records).filter((f) => !f.sensitive);
    // What is asked for and in no file (a telephone) is typed in beside it.
    const typed = asked(records).filter((f) => f.sensitive && f.required);
    const whole = rows.map((r) => ({ ...r, ...Object.fromEntries(typed.map((f) => [f.key, valueOf(f)])) }));
    const named = fields.filter(namedBy);
    const titled = await database.read(actor.scope, (db) => inTitles(db, house.titles, list.register, fields, whole));
    const table = (await readBook(await wholeOf(csvOf([...fields, ...typed], [titled]))))[0]?.rows.map((r) => r.values.map(wordsOf)) ?? [];
    // Where it came from, titles are their records again; one that several bear stays a title.
    const everything = world.actor("甲一县", [...house.permissions.keys()]);
    const home = await database.read(everything.scope, (db) =>
      namesToIds(db, { actor: everything, services: world.installation.services }, records, table),
    );
    for (const [i, cells] of home.slice(1).entries())
      for (const f of named) {
        // Blank where what is named is another unit's and not seen.
        const [cell, id, title] = [cells[fields.indexOf(f)] ?? "", rows[i]?.[f.key], titled[i]?.[f.key]];
        assert.ok((title ?? null) === null || (id && typeof title === "string"), `${records.name}.${f.key} is a title`);
        titles += title ? 1 : 0;
        if (title && cell === title) repeated++;
        else assert.equal(cell, title ? numbered(Number(id)) : "", `${records.name}.${f.key}: ${String(title)}`);
      }
    const calls = callsOf(records, "乙市", records.access.edit);
    const report = await calls.previewImport({ rows: table });
    // What another unit's rows name is not seen here.
    assert.ok(
      report.faults.every(({ field }) => named.some((f) => f.label.zh === field.zh)),
      records.name,
    );
    const before = (await calls.list({ filter: {}, limit: 1 })).total;
    const { stored, refused } = await calls.importRows({ rows: table, requestKey: nextKey() });
    // What only storing can find, that a row names another unit's record, is told by its row.
    assert.equal(stored + refused.length, report.good, records.name);
    assert.ok(refused.every((r) => r.row > 1 && r.fault.zh !== ""));
    const namesOthers = records.register.fields.some((f) => f.type === "record");
    assert.ok(refused.length === 0 || namesOthers, `${records.name}: ${JSON.stringify(refused[0])}`);
    assert.equal((await calls.list({ filter: {}, limit: 1 })).total, before + stored, records.name);
    const again = await database.read(world.actor("乙市", records.access.read).scope, (db) =>
      list.page(db, world.actor("乙市", records.access.read).scope, { filter: {}, limit: 200 }, now()),
    );
    const plain = (some: readonly Values[]) =>
      some.map((r) => JSON.stringify(fields.map((f) => (namedBy(f) ? null : (r[f.key] ?? null))))).toSorted();
    const here = plain(again.rows.filter((r) => Number(r["id"]) > Math.max(...(rowsOf.get(records.name) ?? []).map((x) => x.id))));
    for (const one of here) assert.ok(plain(rows).includes(one), `${records.name}: ${one} came back changed`);
    assert.equal(here.length, stored, records.name);
    if (records.sameBy.length > 0)
      assert.equal((await callsOf(records, "甲一县", records.access.edit).previewImport({ rows: table })).good, 0, records.name);
  }
  assert.ok(titles > 100 && repeated < titles / 2, `${repeated} of ${titles} titles are borne by several`);
});

test("every role may do what declaration and process say, and nothing besides; another's units do not exist", async () => {
  const roles = [...world.installation.services.house.permissions.keys()];
  for (const records of all) {
    const target = random.pick((rowsOf.get(records.name) ?? []).filter((r) => r.unit_path.at(-1) === world.units["甲一县"]?.id));
    for (const role of roles) {
      const calls = callsOf(records, "甲一县", [role]);
      const may = (some: readonly string[]): boolean => some.includes(role);
      const reading = await calls.get({ id: target.id }).then(
        () => "ok",
        (e: { code?: string }) => e.code,
      );
      assert.equal(reading, may(records.access.read) ? "ok" : "FORBIDDEN", `${role} reads ${records.name}`);
      const editing = await calls.edit({ id: target.id, version: 999, values: drawn(records) }).then(
        () => "ok",
        (e: { code?: string }) => e.code,
      );
      assert.equal(editing === "FORBIDDEN", !may(records.access.edit), `${role} edits ${records.name}: ${String(editing)}`);
      for (const [name, action] of Object.entries(records.process?.actions ?? {})) {
        const said = await refusalOf(calls.act({ id: target.id, action: name, requestKey: nextKey(), reason: "x" })).catch(() => "done");
        if (!action.by.includes(role))
          assert.ok(
            ["FORBIDDEN", "own-act", "not-your-role", "not-your-unit", "not-from-this-state", "final"].includes(said),
            `${role} ${name}: ${said}`,
          );
      }
    }
    assert.equal(await refusalOf(callsOf(records, "乙一县", records.access.read).get({ id: target.id })), "NOT_FOUND");
    assert.equal(
      await refusalOf(
        callsOf(records, "乙一县", [...records.access.read, ...records.access.edit]).edit({
          id: target.id,
          version: 1,
          values: drawn(records),
        }),
      ),
      "NOT_FOUND",
    );
  }
});

test("a save without a change stores nothing and says so; of two who edit at once the second hears so; the same request twice is one record", async () => {
  for (const records of all) {
    const calls = callsOf(records, "甲二县", [...records.access.read, ...records.access.edit]);
    const begun = drawn(records);
    const requestKey = nextKey();
    const first = await calls.create({ values: begun, requestKey }).catch(() => undefined);
    if (!first) continue;
    assert.equal((await calls.create({ values: begun, requestKey })).id, first.id, records.name);
    const { version } = await calls.get({ id: first.id });
    const unchanged = await refusalOf(calls.edit({ id: first.id, version, values: begun }));
    assert.deepEqual([unchanged, (await calls.get({ id: first.id })).version], ["unchanged", version], records.name);
    // Other values that the register's own rules take.
    let values = begun;
    let fault = "";
    for (let n = 0; n < 30 && values === begun; n++) {
      const anew = drawn(records);
      const one = random.pick(Object.keys(anew));
      // Every other time one field alone: of what was judged only what is no part of the verdict changes.
      const more = n === 0 ? { [records.title]: `${String(begun[records.title])}改` } : n % 2 === 0 ? anew : { [one]: anew[one] };
      const other = { ...begun, ...more };
      await calls.edit({ id: first.id, version, values: other }).then(
        () => (values = other),
        (error: { data?: { code?: string } }) => (fault = error.data?.code ?? String(error)),
      );
    }
    assert.notEqual(values, begun, `${records.name}: ${fault}`);
    const stale = await calls.edit({ id: first.id, version, values }).then(
      () => assert.fail(`${records.name}: an older text was overwritten`),
      (e: { data: { code: string; data?: { version: number; values: Values } } }) => e.data,
    );
    const now = await calls.get({ id: first.id });
    const stored = now.values;
    assert.deepEqual([stale.code, stale.data?.version], ["stale", now.version], records.name);
    // The text that stands comes with the refusal, so that every register's form lays both beside each other; what is sensitive stays out.
    for (const f of storedFields(records.register))
      if (f.sensitive) assert.ok(!(f.key in (stale.data?.values ?? {})), `${records.name}.${f.key} is sensitive`);
      else assert.deepEqual(stale.data?.values[f.key] ?? null, stored[f.key] ?? null, `${records.name}.${f.key}`);
    for (const f of storedFields(records.register))
      if (!f.computed && !f.sensitive) {
        // What the other values leave no question of holds nothing.
        const value = isAsked(f, values) ? (values[f.key] ?? null) : null;
        const sent = typeof value === "string" ? value.trim() : value;
        // A changed name goes on among the former ones.
        if (f.key === "formerNames") assert.ok(String(stored[f.key] ?? "").startsWith(String(sent ?? "")), records.name);
        else assert.deepEqual(stored[f.key] ?? null, sent, f.key);
      }
  }
});

/** Without names of tables, quotes, brackets and blanks, in which two spellings of one expression differ. */
