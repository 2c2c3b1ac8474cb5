import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  addDays,
  addMonths,
  chinaDay,
  creditCodeCheck,
  daysBetween,
  formatMoney,
  Heap,
  isCreditCode,
  isDay,
  isIdNumber,
  mobileIn,
  readDay,
  weekdayOf,
  readPhones,
  parseMoney,
  seededRandom,
  writtenTime,
} from "./index.ts";

test("money reads what people write and refuses what would need rounding", () => {
  const cases: [string, number | string][] = [
    ["12.5 万元", 12_500_000],
    ["９４．４２亿元", 944_200_000_000],
    ["1,200,000元", 120_000_000],
    ["0.01", 1],
    ["¥ 3", 300],
    ["3.141", "too-many-decimals"],
    ["-1", "negative"],
    ["十二", "not-a-number"],
    ["1e5", "not-a-number"],
    ["", "not-a-number"],
    ["999999999999999亿", "too-large"],
    ["0.000001万元", 1],
    ["人民币1,200元整", 120_000],
    ["12,0000元", 12_000_000],
    ["12,5", "not-a-number"],
    ["1,2,3", "not-a-number"],
    ["二十万", 20_000_000],
    ["两千五百元", 250_000],
    ["十二点五万元", 12_500_000],
    ["一亿零三百万", 10_300_000_000],
    ["三万零五百", 3_050_000],
    ["叁仟贰佰元整", 320_000],
    ["二十万八", "not-a-number"],
    ["二十十万", "not-a-number"],
    ["百万元", "not-a-number"],
    ["点五万", "not-a-number"],
  ];
  for (const [text, expected] of cases) {
    const read = parseMoney(text);
    assert.deepEqual(read.ok ? read.value : read.error, expected, text);
  }
});

test("money printed is money read", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9_000_000_000_000 }), (fen) => {
      const back = parseMoney(formatMoney(fen));
      assert.equal(back.ok && back.value, fen);
    }),
  );
  assert.equal(formatMoney(944_200_000_000), "94.42 亿元");
  assert.equal(formatMoney(12_500_000), "12.5 万元");
  assert.equal(formatMoney(12_345), "123.45 元");
});

test("days: leap years, month ends, China's midnight", () => {
  assert.equal(isDay("2024-02-29"), true);
  assert.equal(isDay("2026-02-29"), false);
  assert.equal(isDay("2026-13-01"), false);
  assert.equal(addMonths("2025-08-31", 6), "2026-02-28");
  assert.equal(addMonths("2023-08-31", 6), "2024-02-29");
  assert.equal(addMonths("2026-01-28", 12), "2027-01-28");
  assert.equal(chinaDay(Date.parse("2026-03-04T16:00:00Z")), "2026-03-05");
  assert.equal(chinaDay(Date.parse("2026-03-04T15:59:59Z")), "2026-03-04");
  fc.assert(
    fc.property(fc.integer({ min: -4000, max: 4000 }), (n) => assert.equal(daysBetween("2026-01-01", addDays("2026-01-01", n)), n)),
  );
});

test("check digits catch every single changed character", () => {
  // 91350100M000100Y43 is the example printed with the standard's algorithm in public explanations.
  assert.equal(isCreditCode("91350100M000100Y43"), true);
  assert.equal(isIdNumber("11010519491231002X"), true);
  const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 16 }), fc.constantFrom(...alphabet), (at, c) => {
      const code = "91350100M000100Y43";
      fc.pre(code[at] !== c);
      assert.equal(isCreditCode(code.slice(0, at) + c + code.slice(at + 1)), false);
    }),
  );
  assert.equal(creditCodeCheck("91350100M000100Y4"), "3");
});

test("seeded random repeats and spreads; the heap sorts", () => {
  const a = seededRandom(7);
  const b = seededRandom(7);
  assert.deepEqual(
    Array.from({ length: 50 }, () => a.below(1000)),
    Array.from({ length: 50 }, () => b.below(1000)),
  );
  const counts = new Array(10).fill(0) as number[];
  const r = seededRandom(1);
  for (let i = 0; i < 10_000; i++) counts[r.below(10)] = (counts[r.below(10)] ?? 0) + 1;
  assert.ok(Math.min(...counts) > 700, String(counts));
  fc.assert(
    fc.property(fc.array(fc.integer()), (numbers) => {
      const heap = new Heap<number>((x, y) => x < y);
      for (const n of numbers) heap.push(n);
      assert.deepEqual(
        Array.from(numbers, () => heap.pop()),
        [...numbers].sort((x, y) => x - y),
      );
      assert.equal(heap.pop(), undefined);
    }),
  );
});

test("telephones as lists have them stay as written; what holds no number is none", () => {
  const written = [
    "4008000123",
    "400-800-0123",
    "(0832)2600001",
    "（028）26000001",
    "028-26000001,028-26000002",
    "028-26000001、19900010001(王老师)",
    "028-26000001转802",
    "028-26000001转802/803",
    "0832 2600001",
    "+86 19900010001",
    "199-0007-0007",
    "26000001",
    "96111",
    "办公室：028—26000001",
    "028-26000001 19900010001",
    "028-26000001\n028-26000002",
    "028-26000001转802 | 19900010001",
  ];
  for (const text of written) assert.equal(readPhones(` ${text} `), text);
  assert.equal(readPhones("１９９ ０００１ ２３４５"), "19900012345");
  for (const text of [
    "12",
    "",
    "1990001234",
    "电话",
    "暂无",
    "028-123",
    "12900000001",
    "199000100012",
    "12345678",
    "李工",
    "1".repeat(300),
  ])
    assert.equal(readPhones(text), undefined, text);
  assert.deepEqual(["199-0007-0007", "028-26000001、+86 199 0001 0001(王)", "(0832)2600001"].map(mobileIn), [
    "19900070007",
    "19900010001",
    undefined,
  ]);
});

test("times of day as people write them", () => {
  const same = ["9:30", "09:30", "９：３０", "9点半", "9点30", "9时30分", "0930", "上午9:30", "早上 9 点半", "09:30:00"];
  for (const text of same) assert.equal(writtenTime(text), "09:30", text);
  for (const text of ["下午2点半", "14:30", "14时30", "下午 14:30", "中午2点半"]) assert.equal(writtenTime(text), "14:30", text);
  assert.equal(writtenTime("晚上8点整"), "20:00");
  assert.equal(writtenTime("中午12点"), "12:00");
  for (const text of ["", "25:00", "9:60", "930", "9.30", "上午15点", "9:3", "24:00", "半", "9点半30", "下午", "9:30-10:30", "2026-03-05"])
    assert.equal(writtenTime(text), undefined, text);
});

test("days as people write them, told from today", () => {
  const today = "2026-11-28";
  const cases: [string, string | undefined][] = [
    ["2026-3-31", "2026-03-31"],
    ["2026.3.31", "2026-03-31"],
    ["2026/03/31", "2026-03-31"],
    ["2026年3月31日", "2026-03-31"],
    ["20260331", "2026-03-31"],
    ["3.31", "2026-03-31"],
    ["3月31日", "2026-03-31"],
    ["3月底", "2026-03-31"],
    ["2027年2月底", "2027-02-28"],
    ["月底", "2026-11-30"],
    ["今天", "2026-11-28"],
    ["明天", "2026-11-29"],
    ["周五", "2026-11-27"],
    ["下周五", "2026-12-04"],
    ["上周一", "2026-11-16"],
    ["下下周日", "2026-12-13"],
    ["2026-2-30", undefined],
    ["13月底", undefined],
    ["看情况", undefined],
    ["", undefined],
  ];
  for (const [text, day] of cases) assert.equal(readDay(text, today), day, text);
  assert.deepEqual(["2026-11-28", "2026-11-30", "1969-12-31"].map(weekdayOf), ["周六", "周一", "周三"]);
});
