import assert from "node:assert/strict";
import { test } from "node:test";
import type { Client } from "../../tests/records-world.ts";
import { nextKey, refusalOf } from "../../tests/served.ts";
import { as, HEAD, leader, organiser, ROWS, tableOf, versionOf } from "../../tests/assessments-world.ts";

let standardId: number;
test("a standard out of a table as offices have it: read, told, confirmed, its faults named; put in force by another person", async () => {
  const api = organiser();
  standardId = (await api.standard.create({ values: HEAD, requestKey: nextKey() })).id;
  const read = await api.assessments.readStandard({ id: standardId, table: tableOf(ROWS) });
  assert.deepEqual(read.skipped, [{ line: 8, text: "合计 105" }]);
  assert.deepEqual(read.faults, []);
  assert.deepEqual(
    read.items.map((i) => [i.no, i.aspect.slice(0, 4), i.points, i.meant]),
    [
      ["1.1.1", "一、服务", "30", "按比例得分，目标9件"],
      ["1.1.2", "一、服务", "10", "有得满分，没有不得分"],
      ["2.1.1", "二、保障", "25", "≥2元/人，否则不得分"],
      ["2.1.2", "二、保障", "15", "≥250天得15分；≥200天得10分；≥150天得5分"],
      ["3.1.1", "三、质量", "20", "优100%；良80%；一般60%；差0%"],
      ["3.1.2", "三、质量", "5", "每项加2分"],
    ],
  );
  assert.deepEqual(read.ignored, ["自评分", "审核分"]);
  // Another table is refused with every line named, and nothing is taken.
  const wrong = await api.assessments.importStandard({
    id: standardId,
    version: await versionOf(api, standardId),
    table: tableOf([
      ["1.1.1", "一", "", "某项", "≥2", "三"],
      ["1.1.1", "", "", "又一项", "≥2", "5"],
    ]),
    confirmed: true,
  });
  assert.deepEqual([wrong.taken, wrong.faults.map((f) => f.line)], [0, [2, 3]]);
  // A sheet that contradicts itself is taken as it is and cannot be put in force: the check says why.
  const bad = ROWS.map((r, i) =>
    i === 3
      ? [...r.slice(0, 4), "950以上得15分；901—950得8分", "14", ...r.slice(6)]
      : i === 1
        ? [...r.slice(0, 3), "领导批示件数", ...r.slice(4)]
        : r,
  );
  assert.equal(
    (
      await api.assessments.importStandard({
        id: standardId,
        version: await versionOf(api, standardId),
        table: tableOf(bad),
        confirmed: true,
      })
    ).taken,
    6,
  );
  const checkOf = async (): Promise<{ no: string; zh: string; isLint?: true }[]> =>
    ((await api.standard.get({ id: standardId })).sections["check"] as { faults: { no: string; zh: string }[] }).faults;
  const faults = await checkOf();
  assert.match(faults.find((f) => f.no === "2.1.2")?.zh ?? "", /950同时落在两档里/);
  assert.match(faults.find((f) => f.isLint)?.zh ?? "", /“批示”不得作为考核依据.*以原文为准.*改用/);
  const act = async (client: Client, action: string, reason?: string) =>
    client.standard.act({ id: standardId, action, requestKey: nextKey(), ...(reason ? { reason } : {}) });
  assert.equal(await refusalOf(act(api, "propose")), "gate-unmet");
  await api.assessments.importStandard({
    id: standardId,
    version: await versionOf(api, standardId),
    table: tableOf(ROWS),
    confirmed: true,
  });
  assert.deepEqual(await checkOf(), []);
  // By hand, on the ledger alone: 30 × 9/9 = 30 and 30 × 4/9 = 13.33; everything else unreported.
  const dry = await api.assessments.dryRun({ id: standardId });
  assert.deepEqual(
    dry.units.map((u) => [u.name.slice(0, 3), u.total, u.was]),
    [
      ["甲一县", "30.00", null],
      ["甲二县", "13.33", null],
      ["乙一县", "0.00", null],
    ],
  );
  await act(api, "propose");
  assert.equal(await refusalOf(act(as("组织人", "示例省", "leader"), "activate")), "same-person");
  await act(leader(), "activate");
  // A second of the same year and level waits until this one is retired.
  const other = (await api.standard.create({ values: { ...HEAD, title: "示例标准 2026 另一版" }, requestKey: nextKey() })).id;
  await api.assessments.importStandard({ id: other, version: await versionOf(api, other), table: tableOf(ROWS), confirmed: true });
  await api.standard.act({ id: other, action: "propose", requestKey: nextKey() });
  assert.equal(await refusalOf(leader().standard.act({ id: other, action: "activate", requestKey: nextKey() })), "gate-unmet");
  assert.equal((await api.assessments.dryRun({ id: other })).before, "示例标准 2026 版");
});

test("a percentage above 100 that nobody could report, and thresholds that overlap, are faults of the sheet", async () => {
  const api = organiser();
  const id = (await api.standard.create({ values: { ...HEAD, title: "百分之一百二" }, requestKey: nextKey() })).id;
  const rows = ROWS.map((r, i) =>
    i === 1
      ? [...r.slice(0, 4), "≥120%", ...r.slice(5)]
      : i === 3
        ? [...r.slice(0, 4), "250天以上得15分；200—260天得10分", ...r.slice(5)]
        : r,
  );
  const read = await api.assessments.readStandard({ id, table: tableOf(rows) });
  assert.equal(read.items.find((i) => i.no === "2.1.2")?.why?.zh, "250同时落在两档里");
  await api.assessments.importStandard({ id, version: await versionOf(api, id), table: tableOf(rows), confirmed: true });
  const check = (await api.standard.get({ id })).sections["check"] as { faults: { no: string; zh: string }[] };
  assert.deepEqual(
    check.faults.filter((f) => f.no === "1.1.2").map((f) => f.zh),
    ["要求 120%，填报的百分数最多 100%：改要求，或改用不是百分数的单位"],
  );
  assert.equal(await refusalOf(api.standard.act({ id, action: "propose", requestKey: nextKey() })), "gate-unmet");
});

test("weights of 99 and a group that says another sum are refused in words", async () => {
  const api = organiser();
  const id = (await api.standard.create({ values: { ...HEAD, title: "九十九分" }, requestKey: nextKey() })).id;
  await api.assessments.importStandard({
    id,
    version: await versionOf(api, id),
    table: tableOf(ROWS.map((r, i) => (i === 1 ? [...r.slice(0, 5), "9", ...r.slice(6)] : r))),
    confirmed: true,
  });
  const check = (await api.standard.get({ id })).sections["check"] as { faults: { zh: string }[] };
  assert.ok(
    check.faults.some((f) => /“需求（40分）”为 40 分，下级合计 39\.00 分/.test(f.zh)),
    JSON.stringify(check.faults),
  );
});
