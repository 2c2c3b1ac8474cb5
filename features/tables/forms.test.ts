import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Readable } from "node:stream";
import { bytesSource } from "../../platform/sheets/source.ts";
import { openBook } from "../../platform/sheets/open.ts";
import { entryOf, openZip, unfoldWhole } from "../../platform/sheets/zip.ts";
import type { StreamedPaper } from "../../platform/rooms/room.ts";
import { makeWorld, type World } from "../../tests/records-world.ts";
import { nextKey, refusalOf } from "../../tests/served.ts";
import { formFile } from "./forms.ts";
import { headingsIn, proposeColumns } from "./rules.ts";

let world: World;
before(async () => {
  world = await makeWorld();
});
after(() => world[Symbol.asyncDispose]());

test("rules: headings of a superior's form find what fills them, each once; what nothing fills is left for the hand", () => {
  const fields = [
    { key: "name", label: { zh: "姓名", en: "Name" } },
    { key: "employer", label: { zh: "单位", en: "Employer" } },
    { key: "title", label: { zh: "职称", en: "Title" } },
  ];
  assert.deepEqual(
    proposeColumns(headingsIn("序号\t姓 名\t工作单位\t职称（职务）\t身份证号\t单位"), fields).map((c) => c.key),
    ["#", "name", null, "title", null, "employer"],
    "the very word goes before one that holds it",
  );
  assert.deepEqual(
    proposeColumns(["工作单位", "备注"], fields).map((c) => c.key),
    ["employer", null],
  );
  assert.deepEqual(headingsIn("姓名\n 单位 \n\n"), ["姓名", "单位"]);
});

test("a superior's form is filled from the register of whoever hands it in: his title, order and headings, blank is blank, codes keep their zeros", async () => {
  const superior = world.client("甲市", ["leader"]);
  const county = world.client("甲一县", ["adviser"]);
  const enter = (values: Record<string, unknown>) => county.expert.create({ values, requestKey: nextKey() });
  await enter({ name: "李某（示例）", employer: "0012 所", outsideStations: 0 });
  await enter({ name: "王某（示例）", employer: "=1+1", academy: "cas" });
  await world.client("甲二县", ["adviser"]).expert.create({ values: { name: "别县（示例）" }, requestKey: nextKey() });
  const columns = [
    { heading: "序号", key: "#" },
    { heading: "专家所在单位", key: "employer" },
    { heading: "专家姓名", key: "name" },
    { heading: "系统外站数", key: "outsideStations" },
    { heading: "签字", key: null },
  ];
  const form = { list: "expert", title: "专家情况统计表（示例）", columns, foot: "填表人：　　审核人：" };
  assert.equal(await refusalOf(superior.tables.makeForm({ ...form, columns: [{ heading: "签字", key: null }] })), "no-columns");
  assert.equal(await refusalOf(superior.tables.makeForm({ ...form, columns: [{ heading: "电话", key: "nothing" }] })), "NOT_FOUND");
  const { id } = await superior.tables.makeForm(form);
  assert.deepEqual(
    (await county.tables.listForms()).map((f) => [f.id, f.title, f.own]),
    [[id, form.title, false]],
  );
  assert.deepEqual(await world.client("乙一县", ["adviser"]).tables.listForms(), [], "another city's counties are not asked");

  const { services } = world.installation;
  const file = async (unit: string) => {
    const paper = (await formFile(services, world.actor(unit, ["adviser"]), { file: `${id}.xlsx` })) as StreamedPaper | undefined;
    const bytes = paper && Buffer.concat((await (paper.bytes as Readable).toArray()) as Buffer[]);
    return bytes && { name: paper?.name, bytes };
  };
  const made = await file("甲一县");
  assert.ok(made);
  assert.equal(made.name, "专家情况统计表（示例）.xlsx");
  const book = await openBook(bytesSource(made.bytes));
  const rows: unknown[][] = [];
  for await (const batch of book.rows(0)) for (const r of batch) rows.push(r.values);
  assert.deepEqual(book.beside(0).merges, [{ top: 1, left: 1, bottom: 1, right: 5 }]);
  assert.deepEqual(rows[0]?.[0], form.title);
  assert.match(String(rows[1]?.[0]), /^填报单位：甲一县科协/);
  assert.match(String(rows[1]?.find((v) => String(v).startsWith("填报日期"))), /2026年11月23日/);
  assert.deepEqual(rows[2], ["序号", "专家所在单位", "专家姓名", "系统外站数", "签字"]);
  const [a, b] = [rows.slice(3, 5).find((r) => r[2] === "李某（示例）"), rows.slice(3, 5).find((r) => r[2] === "王某（示例）")];
  assert.deepEqual(a?.slice(1, 4), ["0012 所", "李某（示例）", 0], "nought stays nought");
  assert.deepEqual([b?.[1], b?.[3] ?? null], ["=1+1", null], "blank stays blank, and nothing becomes a formula");
  assert.deepEqual(
    rows.slice(3, 5).map((r) => r[0]),
    [1, 2],
  );
  assert.equal(rows[5]?.[0], form.foot);
  assert.equal(rows.length, 6, "no other county's rows");
  const zip = openZip(bytesSource(made.bytes));
  const workbook = entryOf(zip, "xl/workbook.xml");
  assert.ok(workbook && (await unfoldWhole(zip, workbook)).toString().includes("!$3:$3<"), "the headings stand on every printed page");
  assert.equal(await file("乙一县"), undefined);
  assert.equal(await refusalOf(county.tables.endForm({ id })), "NOT_FOUND", "who did not set it does not end it");
  await superior.tables.endForm({ id });
  assert.deepEqual(await county.tables.listForms(), []);
  assert.equal(await file("甲一县"), undefined);
});
