import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  analyse,
  analyseInPieces,
  documentsOf,
  mergeSegments,
  openSegment,
  SearchIndex,
  searchedBytes,
  SegmentBuilder,
  type Analysed,
  type Filter,
  type IndexDocument,
  type Segment,
} from "../index.ts";
import { toyDocument, toyLanguage } from "../testing/toy.ts";
import { scan } from "../words/scan.ts";
import { bigramCode } from "../words/term.ts";
import { Admission } from "./admission.ts";
import { packLength, unpackLength } from "./lengths.ts";
import { MemoryTable } from "./memory.ts";
import { positionOf, retrieve, Scratch } from "./retrieve.ts";
import { coverageOf } from "./search-index.ts";
import { TopK } from "./topk.ts";
import { listsOf, weigh } from "./weigh.ts";
import { yearOf } from "./counts.ts";

const ALL: Filter = { sight: "all" };
const character = fc.constantFrom(..."锂电池热失控农业发展银行中国柑橘监测水稻");
const text = fc.array(character, { minLength: 1, maxLength: 14 }).map((c) => c.join(""));
const document = fc.record({
  body: text,
  title: text,
  open: fc.boolean(),
  scopes: fc.subarray([1, 2, 3, 4], { minLength: 1 }),
  kind: fc.nat(2),
  region: fc.constantFrom(0, 510100, 512002, 440100),
  day: fc.constantFrom(0, 19000, 20000, 20400),
});
const documents = fc
  .array(document, { minLength: 1, maxLength: 60 })
  .map((all) => all.map(({ body, title, ...over }, i): IndexDocument => toyDocument(i + 1, "", { ...over, fields: { body, title } })));
const filter = fc.record(
  {
    sight: fc.oneof(fc.constantFrom("all" as const, "open" as const), fc.record({ unit: fc.constantFrom(1, 2, 3, 4) })),
    kinds: fc.subarray([0, 1, 2], { minLength: 1 }),
    region: fc.constantFrom(510000, 512000, 512002),
    from: fc.constant(19500),
  },
  { requiredKeys: ["sight"] },
);

/** Slow and plain: every document scored from its own analysis, then sorted. */
function byHand(all: readonly IndexDocument[], query: string, filter: Filter): { key: number; score: number; share: number }[] {
  const table = new MemoryTable();
  for (const one of all) table.add(analyse(one, toyLanguage));
  const terms = weigh(query, toyLanguage, [table], filter.kinds);
  const whole = terms.reduce((sum, t) => sum + t.cover, 0);
  return all
    .filter((d) => isAdmitted(d, filter))
    .map((d) => {
      const doc = table.docOf(d.id * 256 + d.kind) as number;
      const found = terms.flatMap((t) => {
        const postings = t.postingsIn(0);
        const at = postings ? positionOf(postings, doc) : -1;
        return at < 0 ? [] : [{ weight: t.cover, score: t.weight * (postings?.impacts[at] as number) }];
      });
      return { key: d.id, score: found.reduce((s, f) => s + f.score, 0), share: found.reduce((s, f) => s + f.weight, 0) / whole };
    })
    .filter((r) => r.share > 0)
    .sort((a, b) => b.score - a.score || a.key - b.key);
}

function isAdmitted(d: IndexDocument, f: Filter): boolean {
  const seen = f.sight === "all" || d.open || (f.sight !== "open" && d.scopes.includes(f.sight.unit));
  const prefix = f.region === undefined ? "" : String(f.region).replace(/(00)+$/, "");
  return seen && (f.kinds?.includes(d.kind) ?? true) && String(d.region).startsWith(prefix) && (f.from === undefined || d.day >= f.from);
}

const reopened = (bytes: Uint8Array): Segment => {
  const opened = openSegment(bytes);
  assert.ok(opened.ok);
  return opened.value;
};
const build = (all: readonly Analysed[]): Segment => {
  const builder = new SegmentBuilder();
  for (const one of all) builder.add(one);
  return reopened(builder.finish());
};

test("pruned top-k equals every document scored and sorted, whatever the filter, and counts are exact", () => {
  fc.assert(
    fc.property(documents, text, filter, fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 5 }), (all, query, f, limit, pieces) => {
      const index = new SearchIndex(toyLanguage);
      const size = Math.ceil(all.length / pieces);
      for (let i = 0; i < all.length; i += size) index.replace([], build(all.slice(i, i + size).map((d) => analyse(d, toyLanguage))));
      const expected = byHand(all, query, f);
      const { hits, counts } = index.search(query, { filter: f, limit, counts: true });
      assert.deepEqual(
        hits.map((h) => [h.id, h.score, h.grade]),
        expected.slice(0, limit).map((e) => [e.key, e.score, coverageOf(e.share)]),
      );
      assert.equal(counts?.total, expected.filter((e) => e.share >= 0.5).length);
      for (const map of [counts?.kinds, counts?.regions, counts?.years])
        assert.equal(
          [...(map as Map<number, number>).values()].reduce((a, b) => a + b, 0),
          counts?.total,
        );
    }),
    { numRuns: 400 },
  );
});

test("every way through the lists finds the same: all scores or those touched, added or searched, sifted at once or late", () => {
  const ways = [0, Infinity].flatMap((dense) => [0, Infinity].flatMap((few) => [0, 1, Infinity].map((probe) => ({ dense, few, probe }))));
  fc.assert(
    fc.property(documents, text, filter, fc.integer({ min: 1, max: 8 }), (all, query, f, limit) => {
      const parts = [all.slice(0, all.length / 2), all.slice(all.length / 2)].map((some) =>
        build(some.map((d) => analyse(d, toyLanguage))),
      );
      const terms = weigh(query, toyLanguage, parts, f.kinds);
      const expected = byHand(all, query, f).slice(0, limit);
      for (const way of ways) {
        const top = new TopK(limit);
        const scratch = new Scratch(way);
        for (const [p, part] of parts.entries()) retrieve(part, p, listsOf(terms, p), new Admission(part, f, 0), top, scratch);
        assert.ok(scratch.scores.every((score) => score === 0));
        assert.deepEqual(
          top.keys.map((key, i) => [Math.floor(key / 256), top.scores[i]]),
          expected.map((e) => [e.key, e.score]),
          JSON.stringify(way),
        );
      }
    }),
    { numRuns: 200 },
  );
});

test("a character standing twice counts once among the bigrams that hold it, in a segment as in a table", () => {
  const all = ["天天向上", "今天柑橘", "锂电池", "天然气", "昨天"].map((body, i) => toyDocument(i + 1, body));
  const index = new SearchIndex(toyLanguage);
  index.replace([], build(all.map((d) => analyse(d, toyLanguage))));
  for (const query of ["天", "天，锂电池"])
    assert.deepEqual(
      index.search(query, { filter: ALL, limit: 9 }).hits.map((h) => [h.id, h.score]),
      byHand(all, query, ALL).map((e) => [e.key, e.score]),
      query,
    );
  assert.equal(index.segments[0]?.termsWith("天".charCodeAt(0)).open, 6, "天天, 天向, 今天, 天柑, 天然, 昨天");
});

test("a hidden record leaves no trace: answers with and without it are equal to the last number", () => {
  fc.assert(
    fc.property(documents, text, fc.constantFrom("open" as const, ...[1, 2, 3, 4].map((unit) => ({ unit }))), (all, query, sight) => {
      const ask = (some: readonly IndexDocument[]) => {
        const index = new SearchIndex(toyLanguage);
        for (const one of some) index.add(one);
        return index.search(query, { filter: { sight }, limit: 20, counts: true });
      };
      assert.deepEqual(ask(all), ask(all.filter((d) => isAdmitted(d, { sight }))));
    }),
    { numRuns: 300 },
  );
});

test("adding, changing, removing, freezing, merging in any order answers like a new index of what is left, to the last number", () => {
  const step = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        what: fc.constant("put" as const),
        id: fc.integer({ min: 1, max: 15 }),
        body: text,
        over: fc.record({
          region: fc.constantFrom(0, 510100, 512002),
          open: fc.boolean(),
          scopes: fc.subarray([1, 2, 3], { minLength: 1 }),
          field: fc.constantFrom(0, 510),
        }),
      }),
    },
    { weight: 2, arbitrary: fc.record({ what: fc.constant("remove" as const), id: fc.integer({ min: 1, max: 15 }) }) },
    // So many of a kind that their lengths count.
    {
      weight: 2,
      arbitrary: fc.record({
        what: fc.constant("many" as const),
        from: fc.constantFrom(20, 40, 60),
        body: text,
        times: fc.constantFrom(1, 2, 40),
        kind: fc.nat(1),
        open: fc.boolean(),
      }),
    },
    { weight: 1, arbitrary: fc.record({ what: fc.constant("remove many" as const), from: fc.constantFrom(20, 40), kind: fc.nat(1) }) },
    { weight: 2, arbitrary: fc.record({ what: fc.constantFrom("freeze" as const, "settle" as const, "merge" as const, "swap" as const) }) },
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), text, (steps, query) => {
      const index = new SearchIndex(toyLanguage);
      const truth = new Map<number, IndexDocument>();
      let merging: { old: readonly Segment[]; bytes: Uint8Array } | undefined;
      for (const s of steps) {
        if (s.what === "put") {
          const put = toyDocument(s.id, s.body, s.over);
          index.add(put);
          truth.set(s.id, put);
        } else if (s.what === "many") {
          for (let id = s.from; id < s.from + 25; id++) {
            const put = toyDocument(id, "", { kind: s.kind, open: s.open, fields: { body: s.body.repeat(s.times), title: s.body } });
            index.add(put);
            truth.set(id + 1000 * s.kind, put);
          }
        } else if (s.what === "remove many") {
          for (let id = s.from; id < s.from + 25; id++) assert.equal(index.remove(s.kind, id), truth.delete(id + 1000 * s.kind));
        } else if (s.what === "remove") assert.equal(index.remove(0, s.id), truth.delete(s.id));
        else if (s.what === "freeze") index.freeze();
        else if (s.what === "settle")
          for (const table of [...index.frozen])
            index.replace([table], table.live > 0 ? build([...documentsOf(table.arrays, table.removed)]) : undefined);
        else if (s.what === "merge" && index.segments.length > 1)
          merging = {
            old: index.segments,
            bytes: mergeSegments(
              index.segments,
              index.segments.map((p) => p.removed),
              index.usual,
            ),
          };
        else if (s.what === "swap" && merging) {
          const opened = openSegment(merging.bytes);
          assert.ok(opened.ok);
          if (merging.old.every((o) => index.segments.includes(o))) index.replace(merging.old, opened.value);
          merging = undefined;
        }
      }
      for (const old of index.stale) index.replace([old], reopened(mergeSegments([old], [old.removed], index.usual)));
      assert.deepEqual(index.stale, []);
      const fresh = new SearchIndex(toyLanguage);
      for (const one of truth.values()) fresh.add(one);
      assert.equal(index.size, truth.size);
      for (const { arrays } of index.segments)
        for (let term = 0; term < arrays.starts.length - 1; term++)
          for (let i = (arrays.starts[term] as number) + 1; i < (arrays.starts[term + 1] as number); i++)
            assert.ok((arrays.docs[i - 1] as number) < (arrays.docs[i] as number), "postings ascend");
      const found = (i: SearchIndex, filter: Filter) => i.search(query, { filter, limit: 100, counts: true });
      for (const filter of [ALL, { sight: "all", region: 510000 }, { sight: { unit: 2 }, region: 510100 }] satisfies Filter[])
        assert.deepEqual(found(index, filter), found(fresh, filter));
    }),
    { numRuns: 400 },
  );
});

test("a question to one kind is answered in the order of an index of that kind alone, with its scores, whatever else stands there and where", () => {
  const one = fc.record({ kind: fc.nat(2), open: fc.boolean(), region: fc.constantFrom(0, 510100), body: text, title: text });
  const many = fc
    .array(text, { minLength: 25, maxLength: 40 })
    .map((all) => all.map((body) => ({ kind: 0, open: true, region: 0, body, title: "" })));
  const mixture = fc
    .tuple(many, fc.array(one, { minLength: 20, maxLength: 60 }))
    .map(([some, others]) =>
      others
        .flatMap((other, i) => [other, ...some.slice(2 * i, 2 * i + 2)])
        .map(({ body, title, ...over }, i) => toyDocument(i + 1, "", { ...over, fields: { body, title } })),
    );
  const settle = (index: SearchIndex): void => {
    for (const old of index.stale) index.replace([old], reopened(mergeSegments([old], [old.removed], index.usual)));
  };
  fc.assert(
    fc.property(mixture, text, fc.integer({ min: 1, max: 4 }), fc.nat(60), (all, query, pieces, gone) => {
      const [mixed, alone] = [new SearchIndex(toyLanguage), new SearchIndex(toyLanguage)];
      for (const d of all) if (d.kind === 0 && d.id !== gone) alone.add(d);
      const size = Math.ceil(all.length / pieces);
      for (let i = size; i < all.length; i += size) mixed.replace([], build(all.slice(i, i + size).map((d) => analyse(d, toyLanguage))));
      settle(mixed);
      for (const d of all.slice(0, size)) mixed.add(d);
      mixed.remove(0, gone);
      settle(mixed);
      const ask = (index: SearchIndex) =>
        index.search(query, { filter: { sight: "all", kinds: [0] }, limit: 200 }).hits.map((h) => [h.id, h.score]);
      assert.deepEqual(ask(mixed), ask(alone));
    }),
    { numRuns: 150 },
  );
});

test("a segment cut anywhere or with a wrong header is refused, never half read", () => {
  const builder = new SegmentBuilder();
  for (let i = 1; i < 40; i++) builder.add(analyse(toyDocument(i, "锂电池热失控"), toyLanguage));
  const bytes = builder.finish();
  for (let cut = 0; cut < bytes.length; cut += 7) assert.equal(openSegment(bytes.slice(0, cut)).ok, false, `cut at ${cut}`);
  for (let at = 0; at < 28; at++) {
    const harmed = bytes.slice();
    harmed[at] = (harmed[at] as number) ^ 0x40;
    assert.equal(openSegment(harmed).ok, false, `header byte ${at}`);
  }
  assert.ok(openSegment(bytes).ok);
  const head = bytes.slice(0, searchedBytes(bytes));
  assert.ok(head.length < bytes.length && openSegment(head, false).ok, "for searching the first bytes suffice");
});

test("a kind's usual lengths are its own: what stood there before, and other kinds, change nothing", () => {
  const long = (id: number) => toyDocument(id, "柑橘监测水稻银行发展".repeat(10 + (id % 5)) + (id % 3 === 0 ? "锂电池" : ""), { kind: 1 });
  const alone = new SearchIndex(toyLanguage);
  const after = new SearchIndex(toyLanguage);
  for (let id = 1; id <= 300; id++) after.add(toyDocument(id, "水稻", { kind: 0 }));
  for (let id = 1; id <= 60; id++) for (const index of [alone, after]) index.add(long(id));
  assert.deepEqual(after.usual[1], alone.usual[1]);
  assert.ok((after.usual[1]?.[2] as number) > 80, "an article's");
  assert.ok((after.usual[0]?.[2] as number) < 4, "a name's");
  const order = (index: SearchIndex) => index.search("锂电池", { filter: { sight: "all", kinds: [1] }, limit: 60 }).hits.map((h) => h.id);
  assert.deepEqual(order(after), order(alone));
});

test("a length in 16 bits: exact below 4,096, beyond that a thousandth less at most, never out of order", () => {
  let before = -1;
  for (let length = 0; length <= 5_000_000; length += length < 5000 ? 1 : 997) {
    const packed = packLength(length);
    assert.ok(packed >= before && packed < 0x10000);
    before = packed;
    const back = unpackLength(packed);
    assert.ok(length < 4096 ? back === length : back <= length && back > length * 0.999, String(length));
  }
});

test("a term a hundred thousand times in one field and once in another weighs what its occurrences say", () => {
  const one = analyse(toyDocument(1, "柑橘，".repeat(100_000), { fields: { title: "柑橘", body: "柑橘，".repeat(100_000) } }), toyLanguage);
  const weight = 1.5 / (0.25 + (0.75 * 2) / 20) + 100_000 / (0.25 + (0.75 * unpackLength(packLength(200_000))) / 150);
  const index = [...one.codes].indexOf(bigramCode("柑".charCodeAt(0), "橘".charCodeAt(0)));
  const table = new MemoryTable();
  table.add(one);
  const postings = table.postingsOf(table.locate(one.codes)[index] as number);
  assert.equal(postings.impacts[postings.from], Math.round((255 * weight) / (1.2 + weight)));
});

test("empty query, signs alone, limit 0: an empty answer, no error", () => {
  const index = new SearchIndex(toyLanguage);
  index.add(toyDocument(1, "锂电池"));
  for (const query of ["", "   ", "！？…", "'; drop table --", "(((", "\\", "\u0000", "\ud800"])
    assert.deepEqual(index.search(query, { filter: ALL, limit: 5 }).hits, []);
  assert.deepEqual(index.search("锂电池", { filter: ALL, limit: 0 }).hits, []);
});

test("twenty thousand identical documents: the smallest ids, in order, over tables and segments", () => {
  const index = new SearchIndex(toyLanguage);
  const one = analyse(toyDocument(1, "柑橘果园监测"), toyLanguage);
  for (let id = 20_000; id > 0; id--) index.addAnalysed({ ...one, key: id * 256 });
  const { hits, counts } = index.search("柑橘", { filter: ALL, limit: 3, counts: true });
  assert.deepEqual(
    hits.map((h) => h.id),
    [1, 2, 3],
  );
  assert.equal(counts?.total, 20_000);
});

test("a million identical documents in sixteen parts: the smallest ids, at the price of reading the lists", () => {
  const one = analyse(toyDocument(1, "柑橘果园监测"), toyLanguage);
  const builder = new SegmentBuilder();
  for (let doc = 0; doc < 65_536; doc++) builder.add({ ...one, key: (doc + 1) * 256 });
  const bytes = builder.finish();
  const index = new SearchIndex(toyLanguage);
  const whole: number[] = [];
  for (let part = 0; part < 16; part++) {
    const copy = bytes.slice();
    const opened = openSegment(copy);
    assert.ok(opened.ok);
    // Every part's ids behind the ones before it, the last part first.
    opened.value.keys.forEach((key, doc) => (opened.value.keys[doc] = key + (15 - part) * 65_536 * 256));
    index.replace([], opened.value);
  }
  assert.equal(index.size, 2 ** 20);
  for (let run = 0; run < 20; run++) {
    const began = performance.now();
    const { hits } = index.search("柑橘果园", { filter: ALL, limit: 20 });
    whole.push(performance.now() - began);
    assert.deepEqual(
      hits.map((h) => h.id),
      Array.from({ length: 20 }, (_, i) => i + 1),
    );
  }
  // Four million postings are added up in some 10 ms; sorting a million equal scores would take a second.
  assert.ok(Math.min(...whole) < 300, `${Math.min(...whole)} ms`);
});

test("a text of five million characters is read to its end, in pieces; what is cut at pauses is found as if it were one", () => {
  const last = "末尾一句说锂电池热失控";
  const long = "柑橘，监测。".repeat(900_000).slice(0, 5_000_000 - last.length) + last;
  let pieces = 0;
  const steps = analyseInPieces(toyDocument(1, long), toyLanguage);
  let step = steps.next();
  for (; !step.done; step = steps.next()) pieces++;
  assert.ok(pieces > 1000);
  const index = new SearchIndex(toyLanguage);
  index.addAnalysed(step.value);
  assert.deepEqual(
    index.search("热失控", { filter: ALL, limit: 1 }).hits.map((h) => [h.id, h.grade]),
    [[1, 4]],
  );
  const text = "柑橘果园监测，".repeat(5000);
  const counted = analyse(toyDocument(1, text), { ...toyLanguage, segment: () => [] });
  const scanned = new Set<number>();
  scan(text, (code) => scanned.add(code));
  assert.deepEqual(new Set(counted.codes), scanned);
});

test("year of a day", () => {
  for (const [day, year] of [
    [0, 0],
    [19723, 2024],
    [19722, 2023],
    [20088, 2024],
    [20089, 2025],
    [-1, 1969],
    [11016, 2000],
    [11382, 2001],
  ] as const)
    assert.equal(yearOf(day), year, String(day));
});
