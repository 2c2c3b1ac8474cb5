import assert from "node:assert/strict";
import { test } from "node:test";
import { readPosition } from "./coordinates.ts";
import { parseCsv } from "./csv.ts";
import { chinaMinute, isOpenAt, readHours, servesOccasion } from "./hours.ts";
import { parseTabs, readTable } from "./table.ts";

const week = (text: string) => {
  const read = readHours(text);
  assert.ok(read.ok, text);
  return read.value;
};

test("opening hours as people write them", () => {
  assert.deepEqual(week("周二至周三 9:00-12:00，14:00-17:00"), [
    [1440 + 540, 1440 + 720],
    [1440 + 840, 1440 + 1020],
    [2880 + 540, 2880 + 720],
    [2880 + 840, 2880 + 1020],
  ]);
  assert.deepEqual(week("9：00—17：00"), week("每天 09:00-17:00"));
  assert.deepEqual(week("工作日 8:30-18:00; 周末10:00-16:00"), week("周一至周五 8:30-18:00；周六、周日 10:00-16:00"));
  assert.deepEqual(week("周日 全天"), [[6 * 1440, 7 * 1440]]);
  for (const bad of ["看情况", "周一 17:00-9:00", "周五至周一 9:00-10:00", "9:00-25:00", "9:00-12:00；周一 11:00-13:00", "周八 9:00-10:00"])
    assert.equal(readHours(bad).ok, false, bad);
});

test("open now by China's wall clock, and the occasions", () => {
  const monday = Date.parse("2026-11-23T02:00:00Z");
  assert.equal(chinaMinute(monday), 600);
  assert.ok(isOpenAt(week("周一 9:00-10:01"), chinaMinute(monday)));
  assert.ok(!isOpenAt(week("周一 9:00-10:00"), chinaMinute(monday)));
  assert.ok(!servesOccasion(week("工作日 9:00-17:00"), "evening"));
  assert.ok(servesOccasion(week("周五 18:00-20:00"), "evening"));
  assert.ok(!servesOccasion(week("工作日 9:00-17:00"), "weekend"));
  assert.ok(servesOccasion(undefined, "any") && !servesOccasion(undefined, "weekend"));
});

test("coordinates: plain, joined, swapped, sexagesimal, full width; 0/0 and blank are none; metres and nonsense are refused", () => {
  const cases: [string, string, [number, number, boolean] | "none" | "refused"][] = [
    ["104.0668", "30.5728", [104.0668, 30.5728, false]],
    ["30.5728", "104.0668", [104.0668, 30.5728, true]],
    ["104.0668,30.5728", "", [104.0668, 30.5728, false]],
    ["１０４．５", "３０．２５", [104.5, 30.25, false]],
    ["104°30′36″", "30°15′", [104.51, 30.25, false]],
    ["东经104度30分", "北纬30度15分", [104.5, 30.25, false]],
    ["104.5°E", "30.25°N", [104.5, 30.25, false]],
    ["0", "0", "none"],
    ["", "", "none"],
    ["104.5", "", "refused"],
    ["412345.6", "3387654.3", "refused"],
    ["一百零四", "三十", "refused"],
    ["10.5", "20.5", "refused"],
  ];
  for (const [lon, lat, expected] of cases) {
    const read = readPosition(lon, lat);
    if (expected === "refused") assert.equal(read.ok, false, lon);
    else if (expected === "none") assert.deepEqual(read, { ok: true, value: undefined });
    else {
      assert.ok(read.ok && read.value, `${lon} ${lat}`);
      assert.ok(Math.abs(read.value.lon - expected[0]) < 1e-9 && Math.abs(read.value.lat - expected[1]) < 1e-9, `${lon} ${lat}`);
      assert.equal(read.value.swapped, expected[2]);
    }
  }
});

test("a pasted table: good rows are kept, every faulty cell is named by row and column", () => {
  const table = readTable(
    parseTabs(
      [
        "名称*\t类型\t经度\t纬度\t开放时间\t运营单位\t备注",
        "甲馆（示例）\t科技馆\t104.65\t30.12\t周末 9:00-17:00\t甲协会、乙学校\t x",
        "乙室\t没有的类型\t104.65\t30.12\t\t\t",
        "\t图书馆\t104.65\t\t随时\t\t",
        "丙园\t公园绿道\t\t\t\t\t",
      ].join("\r\n"),
    ),
  );
  assert.equal(table.rows, 4);
  assert.deepEqual(
    table.places.map((p) => [p.row, p.values.name, p.values.kind, p.position?.lon]),
    [
      [1, "甲馆（示例）", "science_hall", 104.65],
      [4, "丙园", "park", undefined],
    ],
  );
  assert.deepEqual(
    table.faults.map((f) => [f.row, f.column]),
    [
      [2, "类型"],
      [3, "名称*"],
      [3, "开放时间"],
      [3, "经度"],
    ],
  );
  assert.deepEqual(table.ignored, ["备注"]);
  assert.equal(readTable([["地址"], ["x"]]).faults.length, 1);
});

test("CSV: quotes, line breaks in cells, blank lines", () => {
  assert.deepEqual(parseCsv('\ufeffa,b\r\n"x ""y"", z","1\n2"\n\n3,'), [
    ["a", "b"],
    ['x "y", z', "1\n2"],
    ["3", ""],
  ]);
});
