import assert from "node:assert/strict";
import { test } from "node:test";
import { chinaMinute, isOpenAt, readHours, servesOccasion } from "./hours.ts";
import { assignColumn, columnsIn, parseTabs, readTable, TEMPLATE_HEADINGS } from "./table.ts";

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

test("opening hours as venues write them: closed days, seasons, small clocks, what says nothing of the clock", () => {
  const cases: [written: string, same: string][] = [
    ["9:00-17:00（周一闭馆）", "周二至周日 9:00-17:00"],
    ["周二至周日9:00-17:00，周一闭馆（法定节假日除外）", "周二至周日 9:00-17:00"],
    ["每周一闭馆，其余时间9:00-17:00（16:30停止入场）", "周二至周日 9:00-17:00"],
    ["夏季9:00-18:00；冬季9:00-17:00", "9:00-17:00"],
    ["夏季（5月-10月）8:00-18:00，冬季（11月-次年4月）8:30-17:00", "8:30-17:00"],
    ["5月1日至10月31日 9:00-18:00；11月1日至次年4月30日 9:00-17:00", "9:00-17:00"],
    ["周一至周五 上午9:00-12:00，下午2:00-5:30", "周一至周五 9:00-12:00,14:00-17:30"],
    ["上午9点半到下午5点", "9:30-17:00"],
    ["周六，周日 9:00-10:00", "周末 9:00-10:00"],
    ["24小时开放", "全天"],
    ["全年无休 9:00～21:00，节假日另行通知", "9:00-21:00"],
    ["开放时间：9:00-22:00，节假日 9:00-23:00", "9:00-22:00"],
    ["周一至周五 8:30-12:00 14:00-18:00", "周一至周五 8:30-12:00,14:00-18:00"],
    ["周一至周五 8:30-12:00；14:00-18:00", "周一至周五 8:30-12:00,14:00-18:00"],
    ["周一至周五：9:00-17:00\n周六日：10:00-16:00", "工作日 9:00-17:00；周末 10:00-16:00"],
    ["周一到周五，9:00-17:00；周末及节假日，10:00-16:00", "工作日 9:00-17:00；周末 10:00-16:00"],
    ["星期一到星期五 上午8:30到12:00 下午2:00到5:30", "工作日 8:30-12:00,14:00-17:30"],
    ["周二至周日(9:00-17:00)", "周二至周日 9:00-17:00"],
    ["每天9:00-17:00 周一例行闭馆", "周二至周日 9:00-17:00"],
    ["9:00-17:00，周一除外", "周二至周日 9:00-17:00"],
    ["周一三五 9:00-12:00/14:00-17:00", "周一、周三、周五 9:00-12:00,14:00-17:00"],
    ["09:00 - 17:00", "9:00-17:00"],
  ];
  for (const [written, same] of cases) assert.deepEqual(week(written), week(same), written);
  for (const bad of ["每逢周一闭馆", "需提前预约", "17:00-次日2:00", "周六，看情况"]) assert.equal(readHours(bad).ok, false, bad);
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

test("a pasted table: good rows are kept, every faulty cell is named by row and column", () => {
  const table = readTable(
    parseTabs(
      [
        "名称*\t类型\t经度\t纬度\t开放时间\t运营单位\t序号",
        "甲馆（示例）\t科技馆\t104.65\t30.12\t周末 9:00-17:00\t甲协会、乙学校\t x",
        "乙室\t没有的类型\t104.65\t30.12\t\t\t",
        "\t图书馆\t104.65\t\t随时\t\t",
        "丙园\t公园绿道\t\t\t\t\t",
      ].join("\r\n"),
    ),
  );
  assert.equal(table.rows, 4);
  assert.deepEqual(
    table.places.map((p) => [p.row, p.values.name, p.values.kind, p.lon]),
    [
      [1, "甲馆（示例）", "science_hall", "104.65"],
      [4, "丙园", "park", ""],
    ],
  );
  assert.deepEqual(
    table.faults.map((f) => [f.row, f.column]),
    [
      [2, "类型"],
      [3, "名称*"],
    ],
  );
  assert.deepEqual(table.ignored, ["序号"]);
  assert.equal(readTable([["地址"], ["x"]]).faults.length, 1);
});

test("English headings and words fill every field, as the English page names them", () => {
  const row = [
    "hall",
    "library",
    "science place",
    "1 Road",
    "104.65",
    "30.12",
    "每天 9:00-17:00",
    "120",
    "yes",
    "young people、elderly people",
  ];
  const more = ["yes", "school、club", "028-12345678", "no", "good", "2026-09-01", "2020-01-01", "", "by the gate"];
  const { places, faults, ignored } = readTable([TEMPLATE_HEADINGS.en, [...row, ...more]]);
  assert.deepEqual([faults, ignored], [[], []]);
  const { values, lon, lat } = places[0] as (typeof places)[0];
  assert.deepEqual([lon, lat, values.kind, values.standing, values.areaM2], ["104.65", "30.12", "library", "point", 120]);
  assert.deepEqual([values.free, values.barrierFree, values.bookable, values.groups], [true, true, false, ["youth", "elderly"]]);
  assert.deepEqual([values.condition, values.checkedOn, values.openedOn, values.closedOn], ["good", "2026-09-01", "2020-01-01", null]);
  assert.equal(values.notes, "by the gate");
});

test("a cell of several lines, as Excel copies it, stays one cell; a stray quote swallows nothing", () => {
  const pasted = '名称\t地址\t经度\r\n甲\t"人民路 1 号\r\n二楼，""东""门"\t104.65\r\n乙\t"半个引号\t104.66\r\n"丙"\t五寸 5"\t104.67\r\n';
  assert.deepEqual(parseTabs(pasted), [
    ["名称", "地址", "经度"],
    ["甲", '人民路 1 号 二楼，"东"门', "104.65"],
    ["乙", '"半个引号', "104.66"],
    ["丙", '五寸 5"', "104.67"],
  ]);
});

test("an optional cell that is not understood never costs its row: it is told, and its words stay", () => {
  const { places, faults, kept } = readTable(
    parseTabs(
      [
        "名称\ttype\t电话\t免费\t面积\t无障碍\t开放日期\t状况\t开放时间\t备注",
        "一馆（示例）\t区图书馆\t(0832)2600001\t部分免费\t300平米\t有坡道\t2019年\t正常\t9:00-17:00（周一闭馆）\t后门进",
        "二馆（示例）\t科普基地\t+86 199 0001 0001\t免费开放\t1.2万平方米\t√\t2021年1月1日\t修缮\t夏季8:00-18:00，冬季9:00-17:00\t",
        "三馆（示例）\t广场\t028-26000001、199-0001-0001转802\t收费30元\t1,200.75\t无\t2021-3-5 0:00:00\t在用\t预约参观\t",
        "四馆（示例）\t图书馆\t暂无\t\t一个篮球场\t\t\t良好\t看天气\t",
        "五馆（示例）\t没有的类型\t12\t\t\t\t\t\t\t",
      ].join("\n"),
    ),
  );
  assert.deepEqual(
    places.map(({ values: v }) => [v.kind, v.phone, v.free, v.areaM2, v.barrierFree, v.openedOn, v.condition, v.hours, v.notes]),
    [
      ["library", "(0832)2600001", null, 300, true, null, "good", "9:00-17:00（周一闭馆）", "后门进；免费：部分免费；开放日期：2019年"],
      ["base", "+86 199 0001 0001", true, 12_000, true, "2021-01-01", null, "夏季8:00-18:00，冬季9:00-17:00", "状况：修缮"],
      ["park", "028-26000001、199-0001-0001转802", false, 1201, false, "2021-03-05", "good", "预约参观", null],
      ["library", null, null, null, null, null, "good", null, "开放时间：看天气；面积（平方米）：一个篮球场"],
    ],
  );
  assert.deepEqual(
    kept.map((k) => [k.row, k.column, k.text]),
    [
      [1, "免费", "部分免费"],
      [1, "开放日期", "2019年"],
      [2, "状况", "修缮"],
      [4, "开放时间", "看天气"],
      [4, "面积", "一个篮球场"],
    ],
  );
  assert.deepEqual(
    faults.map((f) => [f.row, f.column]),
    [[5, "type"]],
  );
});

test("what the table of places cannot hold costs neither its row nor the import; a bare serial is a day and told; doubtful telephones are told and kept", () => {
  const { places, kept, faults } = readTable(
    parseTabs(
      [
        "名称\t类型\t电话\t门票\t面积\t开放日期\t关停日期",
        "一馆（示例）\t图 书 馆\t028-26000001 13800001111\t无\t-5\t2020-01-01\t2019-12-31",
        "二馆（示例）\tLibrary\t1380000111\t有\t1200万\t44197\t",
        "三馆（示例）\t科普基地（省级）\t\t免费\t3亩\t\t",
        "四馆（示例）\t图书馆\t\t\t近1.5公顷\t\t",
        "五馆（示例）\t图书馆\t\t\t1200余平方米\t\t",
      ].join("\n"),
    ),
  );
  assert.deepEqual(faults, []);
  assert.deepEqual(
    places.map(({ values: v }) => [v.kind, v.phone, v.free, v.areaM2, v.openedOn, v.closedOn, v.notes]),
    [
      ["library", "028-26000001 13800001111", true, null, "2020-01-01", null, "面积（平方米）：-5；关停日期：2019-12-31"],
      ["library", "1380000111", false, null, "2021-01-01", null, "面积（平方米）：1200万"],
      ["base", null, true, 2000, null, null, null],
      ["library", null, null, 15_000, null, null, null],
      ["library", null, null, 1200, null, null, null],
    ],
  );
  assert.deepEqual(
    kept.map((k) => [k.row, k.column]),
    [
      [1, "面积"],
      [1, "关停日期"],
      [2, "面积"],
      [2, "电话"],
      [2, "开放日期"],
    ],
  );
  assert.match(kept.at(-1)?.fault.zh ?? "", /从 1900 年起算读作 2021年1月1日/);
  const mac = readTable(
    [
      ["名称", "类型", "开放日期"],
      ["六馆（示例）", "图书馆", "42735"],
    ],
    { since1904: true },
  );
  assert.deepEqual([mac.places[0]?.values.openedOn, mac.kept[0]?.row], ["2021-01-01", 1], "as its own workbook counts");
});

test("a column under a foreign heading is assigned by hand, taken away, and given from one to another", () => {
  const headings = ["基地名称", "类型", "地址"];
  const named = assignColumn(headings, 0, "name");
  assert.deepEqual(columnsIn(named), { name: 0, kind: 1, address: 2 });
  assert.equal(readTable([named, ["示例馆", "图书馆", "示例路"]]).places[0]?.values.name, "示例馆");
  assert.deepEqual(columnsIn(assignColumn(named, 1, null)), { name: 0, address: 2 });
  assert.deepEqual(columnsIn(assignColumn(named, 2, "name")), { name: 2, kind: 1 });
});
