import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { refusalOf, serveInstallation, type Served, type Visitor } from "./served.ts";

/** Units kept by their superiors on screen: added, renamed, moved, closed, each with its day. Today is 23 November 2026. */
let served: Served;
let county: Visitor;
let city: Visitor;
let officer: Visitor;
let countyId = 0;

before(async () => {
  served = await serveInstallation({ sample: true });
  [county, city, officer] = [await served.signIn("lingdao"), await served.signIn("shiji"), await served.signIn("xitong")];
  countyId = (await county.api.units.browseUnits({})).unit.id;
});
after(() => served[Symbol.asyncDispose]());

const town = { name: "示例新区街道科学技术协会", kind: "association", validFrom: "2026-10-01", regionCode: null, creditCode: null };
async function faultsOf(call: Promise<unknown>): Promise<Record<string, { zh: string }>> {
  try {
    await call;
  } catch (error) {
    return (error as { data?: { fields?: Record<string, { zh: string }> } }).data?.fields ?? { code: { zh: String(error) } };
  }
  throw new Error("was not refused");
}

test("a county adds a unit below itself; the officer of the province may too, an adviser and a neighbour may not", async () => {
  const { id } = await county.api.units.addUnit({ parentId: countyId, values: town });
  const seen = await county.api.units.browseUnits({ id });
  assert.deepEqual(
    [seen.unit.name, seen.unit.validFrom, seen.unit.regionCode, seen.unit.standing, seen.path.length],
    [town.name, "2026-10-01", "512002", "below", 5],
  );
  const byOfficer = await officer.api.units.addUnit({ parentId: countyId, values: { ...town, name: "示例学会", kind: "society" } });
  assert.ok(byOfficer.id > id);
  assert.deepEqual(
    (await county.api.units.searchUnits({ words: "示例新区" })).map((u) => u.id),
    [id],
  );
  assert.ok(
    (await county.api.units.searchUnits({ words: "slxqjd" })).some((u) => u.id === id),
    "by initials",
  );
  const found = async (words: string) => (await county.api.units.searchUnits({ words })).map((u) => u.name);
  assert.ok((await found("新津县")).includes("新津区科学技术协会"), "a county that became a district, by its old name");
  const adviser = await served.signIn("baomu");
  assert.equal(await refusalOf(adviser.api.units.addUnit({ parentId: countyId, values: town })), "FORBIDDEN");
  const neijiang = await served.signIn("neijiang");
  assert.equal(await refusalOf(neijiang.api.units.addUnit({ parentId: countyId, values: town })), "NOT_FOUND");
  const { id: personId } = await county.api.people.createPerson({ values: { name: "新人（示例）", unitId: id, title: "干事" } });
  assert.ok(personId > 0, "people may be written down there at once");
});

test("what is wrong with a new unit stands at its field", async () => {
  const tried = (values: Partial<Record<keyof typeof town, unknown>>) =>
    faultsOf(county.api.units.addUnit({ parentId: countyId, values: { ...town, name: "另一个单位", ...values } }));
  assert.match((await tried({ name: town.name })).name?.zh ?? "", /已有同名单位/);
  assert.match((await tried({ validFrom: "2026-11-24" })).validFrom?.zh ?? "", /不能晚于今天/);
  assert.match((await tried({ validFrom: "1900-01-01" })).validFrom?.zh ?? "", /早于上级单位设立/);
  assert.match((await tried({ regionCode: "999999" })).regionCode?.zh ?? "", /没有这个区划代码/);
  assert.match((await tried({ regionCode: "410100" })).regionCode?.zh ?? "", /不在雁江区/);
  assert.ok((await tried({ creditCode: "91350100M000100Y44" })).creditCode, "wrong check character");
  assert.ok((await tried({ kind: "club" })).kind);
  const { below } = await county.api.units.browseUnits({ id: countyId });
  const townId = below.find((b) => b.name === town.name)?.id as number;
  assert.equal(await refusalOf(county.api.units.addUnit({ parentId: townId, values: { ...town, name: "村科协" } })), "too-deep");
});

test("a renaming keeps the code and the former name with its day; it is found by both", async () => {
  const { below } = await county.api.units.browseUnits({ id: countyId });
  const id = below.find((b) => b.name === town.name)?.id as number;
  assert.match(
    (
      await faultsOf(
        county.api.units.renameUnit({
          unitId: id,
          version: await versionOf(county, id),
          values: { name: "示例高新区科学技术协会", on: "2026-10-01" },
        }),
      )
    ).on?.zh ?? "",
    /晚于设立/,
  );
  assert.match(
    (
      await faultsOf(
        county.api.units.renameUnit({
          unitId: id,
          version: await versionOf(county, id),
          values: { name: "示例高新区科学技术协会", on: "2027-01-01" },
        }),
      )
    ).on?.zh ?? "",
    /不能晚于今天/,
  );
  await county.api.units.renameUnit({
    unitId: id,
    version: await versionOf(county, id),
    values: { name: "示例高新区科学技术协会", on: "2026-11-01" },
  });
  const seen = await county.api.units.browseUnits({ id });
  assert.deepEqual(
    [seen.unit.name, seen.unit.regionCode, seen.unit.formerNames],
    ["示例高新区科学技术协会", "512002", [{ name: town.name, until: "2026-11-01" }]],
  );
  for (const words of ["示例新区街道", "示例高新区"])
    assert.deepEqual(
      (await county.api.units.searchUnits({ words })).map((u) => u.id),
      [id],
      words,
    );
  assert.equal(
    await refusalOf(
      county.api.units.renameUnit({
        unitId: countyId,
        version: await versionOf(county, countyId),
        values: { name: "自改名科协", on: "2026-11-02" },
      }),
    ),
    "own-unit",
  );
  await city.api.units.renameUnit({
    unitId: countyId,
    version: await versionOf(city, countyId),
    values: { name: "雁江区科协（更名示例）", on: "2026-11-02" },
  });
  await city.api.units.renameUnit({
    unitId: countyId,
    version: await versionOf(city, countyId),
    values: { name: "雁江区科学技术协会", on: "2026-11-03" },
  });
  assert.equal((await county.api.units.browseUnits({ id: countyId })).unit.formerNames.length, 2);
});

test("a unit moves to another superior with all that is open; the old one closes and points to it", async () => {
  const anyue = (await city.api.units.searchUnits({ words: "安岳县科学技术协会" }))[0]?.id as number;
  const { id } = await county.api.units.addUnit({
    parentId: countyId,
    values: { ...town, name: "示例园区", kind: "park", creditCode: "91350100M000100Y43" },
  });
  const { id: personId } = await county.api.people.createPerson({ values: { name: "园区人员（示例）", unitId: id } });
  assert.equal(await refusalOf(county.api.work.moveUnit({ unitId: id, parentId: anyue })), "NOT_FOUND", "the common superior does this");
  assert.equal(await refusalOf(city.api.work.moveUnit({ unitId: id, parentId: countyId })), "same-parent");
  const moved = await city.api.work.moveUnit({ unitId: id, parentId: anyue });
  const [old, now] = [await city.api.units.browseUnits({ id }), await city.api.units.browseUnits({ id: moved.id })];
  assert.deepEqual([old.unit.validTo, old.unit.successor?.id, old.unit.creditCode], ["2026-11-23", moved.id, null]);
  assert.deepEqual(
    [now.unit.name, now.path.at(-2)?.id, now.unit.regionCode, now.unit.creditCode],
    ["示例园区", anyue, "512021", "91350100M000100Y43"],
  );
  assert.equal(await refusalOf(county.api.people.getPerson({ id: personId })), "NOT_FOUND", "its people went along");
  assert.equal((await city.api.people.getPerson({ id: personId })).values.unitId, moved.id);
});

test("closing on an earlier day: not before the unit's last record, not after today", async () => {
  const { id } = await county.api.units.addUnit({ parentId: countyId, values: { ...town, name: "示例旧站", validFrom: "2026-03-01" } });
  assert.equal(await refusalOf(county.api.work.mergeUnit({ unitId: id, on: "2026-02-28" })), "closing-day");
  assert.equal(await refusalOf(county.api.work.mergeUnit({ unitId: id, on: "2026-11-24" })), "closing-day");
  assert.equal(await refusalOf(county.api.work.mergeUnit({ unitId: id, on: "三月" })), "closing-day");
  await county.api.work.mergeUnit({ unitId: id, on: "2026-06-30" });
  const seen = await county.api.units.browseUnits({ id });
  assert.deepEqual([seen.unit.validTo, seen.unit.standing], ["2026-06-30", "elsewhere"]);
  assert.equal(await refusalOf(county.api.units.addUnit({ parentId: id, values: town })), "unit-closed");
  assert.equal(
    await refusalOf(
      county.api.units.renameUnit({ unitId: id, version: await versionOf(county, id), values: { name: "示例新站", on: "2026-11-01" } }),
    ),
    "unit-closed",
  );
});

test("every change of the tree is in the trail, in words, with its unit", async () => {
  const auditor = await served.signIn("shenji");
  const rows = await auditor.api.work.auditTrail({ act: "单位" });
  const acts = new Set(rows.map((r) => r.act));
  for (const act of ["unit.add", "unit.rename", "unit.move", "unit.close"]) assert.ok(acts.has(act), act);
  assert.match(rows.find((r) => r.act === "unit.rename")?.subjectWords?.zh ?? "", /^单位 \d+$/);
});

const versionOf = async (visitor: Visitor, id: number): Promise<number> => (await visitor.api.units.browseUnits({ id })).unit.version;
