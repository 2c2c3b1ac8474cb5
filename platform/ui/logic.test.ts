import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { createElement, Suspense } from "react";
import { renderToString } from "react-dom/server";
import { defineRegister, type Field } from "../register/fields.ts";
import { mergeTexts } from "./form/merge.ts";
import { draftShelf } from "./form/draft.ts";
import { faultsOf, FIELDS_PER_STEP, splitSteps, stepWithFault } from "./form/form-steps.ts";
import { filterShape } from "../register/fields.ts";
import { fixedBy, inputOf, movedTo, readListState, shownColumns, turnSort, writeListState, type ListState } from "./list/list-state.ts";
import { widthsIn } from "./list/list-widths.ts";
import { pageOf } from "./lazy-page.ts";
import { NoAnswer, sayTrouble, ServerFault, troubleOf } from "./refusal.ts";
import { matcherOf } from "./match-path.ts";
import { beginAt, saidIn } from "./records/begin.ts";

const label = { zh: "示例", en: "Example" };
const register = defineRegister({
  name: "example",
  label,
  fields: [
    { key: "name", label, type: "text", required: true, list: "shown", filter: true, sort: true },
    { key: "state", label, type: "state", list: "shown", filter: true },
    { key: "opened", label, type: "day", list: "shown", filter: true, sort: true },
    { key: "amount", label, type: "money", list: "on-choice", filter: true },
    { key: "urgent", label, type: "boolean", list: "on-choice", filter: true },
    { key: "unit", label, type: "unit", filter: true },
    { key: "secret", label, type: "text" },
  ],
});

const filterOf = (field: Field): fc.Arbitrary<ListState["filter"][string]> => {
  switch (filterShape(field)) {
    case "choices":
      return fc.array(fc.string(), { minLength: 1, maxLength: 5 });
    case "range":
      return fc
        .tuple(fc.string(), fc.string())
        .filter(([a, b]) => a + b !== "")
        .map((t) => [...t]);
    case "yes-no":
      return fc.boolean();
    case "number":
      return fc.integer({ min: 0, max: 1e12 });
    case "text":
      return fc.string({ minLength: 1 });
  }
};
const state: fc.Arbitrary<ListState> = fc.record({
  search: fc.string({ maxLength: 100, unit: "grapheme" }).map((s) => s.slice(0, 100)),
  filter: fc
    .record(Object.fromEntries(register.fields.filter((f) => f.filter).map((f) => [f.key, filterOf(f)])), { requiredKeys: [] })
    .map((f) => ({ ...f })) as fc.Arbitrary<ListState["filter"]>,
  sort: fc.option(fc.record({ field: fc.constantFrom("name", "opened"), direction: fc.constantFrom("asc" as const, "desc" as const) }), {
    nil: undefined,
  }),
  columns: fc.option(fc.subarray(["name", "state", "opened", "amount", "urgent"]), { nil: undefined }),
});

test("a list's state survives its address, through the text of a real URL", () => {
  fc.assert(
    fc.property(state, (s) => {
      const url = new URL(`https://example.org/list?${writeListState(register, s, new URLSearchParams("tab=a"))}`);
      // The URL standard turns lone surrogates into U+FFFD; a state is compared as well-formed text.
      const expected = JSON.parse(JSON.stringify(s), (_, v: unknown) => (typeof v === "string" ? v.toWellFormed() : v)) as ListState;
      assert.deepEqual(JSON.parse(JSON.stringify(readListState(register, url.searchParams))), expected);
      assert.equal(url.searchParams.get("tab"), "a");
    }),
  );
});

test("an address by hand is read; what the register does not allow is dropped", () => {
  const read = readListState(
    register,
    new URLSearchParams(
      "q=科普&f.state=a&f.state=b&f.opened=2026-01-01&f.opened=&f.secret=x&f.urgent=maybe&f.amount=3&sort=-opened&cols=amount.secret.nothing",
    ),
  );
  assert.deepEqual(read, {
    search: "科普",
    // One value of a range means just that.
    filter: { state: ["a", "b"], opened: ["2026-01-01", ""], amount: ["3", "3"] },
    sort: { field: "opened", direction: "desc" },
    columns: ["amount"],
  });
  assert.equal(readListState(register, new URLSearchParams("sort=-amount")).sort, undefined);
  assert.deepEqual(
    shownColumns(register, read).map((f) => f.key),
    ["amount"],
  );
  assert.deepEqual(inputOf(read, 50, "c"), { search: "科普", filter: read.filter, sort: read.sort, cursor: "c", limit: 50 });
});

test("columns stand in the order chosen, each once; one is put where another stands", () => {
  const read = readListState(register, new URLSearchParams("cols=amount.name.amount.nothing"));
  assert.deepEqual(
    shownColumns(register, read).map((f) => f.key),
    ["amount", "name"],
  );
  assert.deepEqual(movedTo(["a", "b", "c"], "a", "c"), ["b", "c", "a"]);
  assert.deepEqual(movedTo(["a", "b", "c"], "c", "a"), ["c", "a", "b"]);
  assert.deepEqual(movedTo(["a", "b"], "x", "a"), ["a", "b"]);
});

test("a record begun from a list begins with what its filter leaves no choice about", () => {
  const option = { key: "kind", label, type: "option", filter: true, options: [] } as const;
  const fields = [...register.fields, option, { ...option, key: "topics", type: "options" } as const];
  const filter = { state: ["a"], kind: ["x"], topics: ["t"], opened: ["2026-01-01", "2026-01-01"], urgent: false, unit: 7, name: "科普" };
  const standard = fields.map((f) => (f.key === "state" ? { ...f, computed: true as const } : f));
  assert.deepEqual(fixedBy(standard, filter), { opened: "2026-01-01", urgent: false, unit: 7, kind: "x", topics: ["t"] });
  assert.deepEqual(fixedBy(standard, { kind: ["x", "y"], opened: ["2026-01-01", ""], amount: ["3", "3"] }), {});
});

test("sorting turns ascending, descending, off", () => {
  const one = turnSort(undefined, "name");
  const two = turnSort(one, "name");
  assert.deepEqual(
    [one, two, turnSort(two, "name"), turnSort(two, "opened")],
    [{ field: "name", direction: "asc" }, { field: "name", direction: "desc" }, undefined, { field: "opened", direction: "asc" }],
  );
});

test("steps: never more than five fields, order and number kept, parts even within one", () => {
  assert.deepEqual(
    splitSteps([{ fields: ["a", "b", "c", "d", "e", "f", "g"] }]).map((s) => s.fields.length),
    [4, 3],
  );
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 5 }), (sizes) => {
      const steps = sizes.map((n, s) => ({ fields: Array.from({ length: n }, (_, i) => `${s}.${i}`) }));
      const split = splitSteps(steps);
      assert.deepEqual(
        split.flatMap((s) => s.fields),
        steps.flatMap((s) => s.fields),
      );
      assert.ok(split.every((s) => s.fields.length >= 1 && s.fields.length <= FIELDS_PER_STEP));
    }),
  );
});

test("faults stand at their fields and lead back to the first step that holds one", () => {
  const faults = faultsOf(
    register.fields.filter((f) => ["name", "opened"].includes(f.key)),
    { name: " ", opened: "2026-02-30" },
  );
  assert.deepEqual(Object.keys(faults), ["name", "opened"]);
  assert.equal(stepWithFault([{ fields: ["state"] }, { fields: ["opened"] }, { fields: ["name"] }], faults), 1);
  assert.equal(stepWithFault([{ fields: ["state"] }], faults), undefined);
});

test("two texts of one record: what one changed stands, what both changed is asked, nothing typed is lost", () => {
  const fields = ["a", "b", "c", "d", "e"].map((key) => ({ key, label, type: key === "e" ? ("money" as const) : ("text" as const) }));
  const base = { a: "1", b: "1", c: "1", d: null, e: "12.5" };
  const merged = mergeTexts(
    fields,
    base,
    { ...base, a: "mine", c: "mine", d: "" },
    { a: "1", b: "theirs", c: "theirs", d: null, e: "12.50" },
  );
  assert.deepEqual(merged.values, { a: "mine", b: "theirs", c: "mine", d: "", e: "12.5" });
  assert.deepEqual(
    merged.taken.map((f) => f.key),
    ["b"],
  );
  assert.deepEqual(
    merged.conflicts.map((c) => [c.field.key, c.theirs]),
    [["c", "theirs"]],
  );
  assert.deepEqual(mergeTexts(fields, base, { ...base, a: "same" }, { a: "same" }).conflicts, [], "the same words twice are no conflict");
  assert.deepEqual(mergeTexts(fields, base, { ...base, a: "mine" }, {}).values.a, "mine", "what the other may not show is left alone");
});

test("a draft comes back as typed; broken or forbidden storage costs nothing but the draft", () => {
  const kept = new Map<string, string>();
  const shelf = draftShelf({
    getItem: (k) => kept.get(k) ?? null,
    setItem: (k, v) => void kept.set(k, v),
    removeItem: (k) => void kept.delete(k),
  });
  shelf.keep("a", { values: { name: "示例", n: 1 } });
  assert.deepEqual(shelf.get("a"), { values: { name: "示例", n: 1 } });
  shelf.drop("a");
  assert.equal(shelf.get("a"), undefined);
  for (const broken of ["{", "[1]", "3"]) {
    kept.set("bihuan.draft.a", broken);
    assert.equal(shelf.get("a"), undefined);
  }
  const deny = () => {
    throw new Error("denied");
  };
  const denied = draftShelf({ getItem: deny, setItem: deny, removeItem: deny });
  denied.keep("a", { values: {} });
  denied.drop("a");
  assert.equal(denied.get("a"), undefined);
});

test("every thrown thing becomes a trouble with a sentence in both languages", () => {
  const refusal = { code: "taken", message: { zh: "已有", en: "Taken" }, fields: { name: label } };
  const cases: [unknown, string][] = [
    [{ code: "REFUSED", data: refusal }, "refused"],
    [{ code: "REFUSED", data: null }, "bug"],
    [{ code: "UNAUTHORIZED" }, "signed-out"],
    [{ code: "FORBIDDEN" }, "forbidden"],
    [{ code: "NOT_FOUND" }, "not-found"],
    [{ code: "TOO_MANY_REQUESTS", data: { retryAfterSeconds: 7 } }, "too-many"],
    [new NoAnswer(), "offline"],
    [new ServerFault("r1"), "bug"],
    [new Error("x", { cause: new ServerFault("r2") }), "bug"],
    [undefined, "bug"],
    ["x", "bug"],
  ];
  for (const [thrown, kind] of cases) {
    const trouble = troubleOf(thrown);
    assert.equal(trouble.kind, kind);
    assert.match(sayTrouble(trouble).zh, /\p{Script=Han}/u);
    assert.doesNotMatch(sayTrouble(trouble).en, /\p{Script=Han}/u);
  }
  assert.deepEqual(troubleOf(new Error("x", { cause: new ServerFault("r2") })), { kind: "bug", requestId: "r2" });
  assert.match(sayTrouble(troubleOf({ code: "TOO_MANY_REQUESTS", data: { retryAfterSeconds: 7 } })).zh, /7/);
});

test("public paths: the most literal wins, parts are decoded, nothing matches too much", () => {
  const match = matcherOf(["/", "/l/$token", "/l/help", "/feedback"]);
  assert.deepEqual(match("/l/a%20b"), { path: "/l/$token", params: { token: "a b" } });
  assert.deepEqual(match("/l/help/"), { path: "/l/help", params: {} });
  assert.deepEqual(match("/"), { path: "/", params: {} });
  assert.equal(match("/l/a/b"), undefined);
  assert.equal(match("/l/%E0%A4%A"), undefined);
});

test("a list's words give way to its days and amounts, down to six tenths; with room each column has its own width", () => {
  const columns: Pick<Field, "key" | "type" | "width">[] = [
    { key: "title", type: "text", width: 300 },
    { key: "unit", type: "text" },
    { key: "day", type: "day", width: 110 },
    { key: "sum", type: "money", width: 110 },
  ];
  assert.deepEqual(widthsIn(columns, 2000), [300, 200, 146, 110]);
  assert.deepEqual(widthsIn(columns, 656), [240, 160, 146, 110], "fits exactly");
  assert.deepEqual(widthsIn(columns, 300), [180, 120, 146, 110], "no narrower: it scrolls");
  assert.deepEqual(widthsIn(columns, 0), [300, 200, 146, 110], "before the first measure");
  assert.deepEqual(widthsIn(columns, 656, { title: 420, day: 90 }), [420, 120, 90, 110], "what a person chose stays");
});

test("a page whose code is here is shown at once, without what stands in for it; code that did not arrive is asked for again", async () => {
  let asked = 0;
  const page = pageOf(async () => {
    if (asked++ === 0) throw new Error("no network");
    return () => "the page";
  });
  const shown = () => renderToString(createElement(Suspense, { fallback: "in its place" }, createElement(page)));
  await assert.rejects(page.preload?.() ?? Promise.resolve());
  assert.match(shown(), /in its place/);
  await page.preload?.();
  assert.equal(shown(), "<!--$-->the page<!--/$-->");
  assert.equal(asked, 2);
});

test("a form begun with the words of another page: typed fields and options there are, nothing computed, sealed or unknown", () => {
  const form = defineRegister({
    name: "example",
    label,
    fields: [
      { key: "title", label, type: "text", required: true, maxLength: 11 },
      { key: "origin", label, type: "option", options: [{ value: "indicator", label }] },
      { key: "untilOn", label, type: "day" },
      { key: "amount", label, type: "money" },
      { key: "phone", label, type: "phone", sensitive: "contact" },
      { key: "state", label, type: "text", computed: "stored" },
    ],
  });
  const said = (values: Record<string, string>) => saidIn(form, new URL(beginAt("http://x/tasks", values)).searchParams);
  assert.deepEqual(said({ title: "引荐率 40% & 更多", origin: "indicator", untilOn: "2026-12-31" }), {
    title: "引荐率 40% & 更",
    origin: "indicator",
    untilOn: "2026-12-31",
  });
  assert.deepEqual(said({ origin: "elsewhere", amount: "5", phone: "1", state: "done", other: "x", title: " " }), {});
});
