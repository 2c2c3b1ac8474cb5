import assert from "node:assert/strict";
import { test } from "node:test";
import { openClient } from "../../platform/db/connections.ts";
import { ownerDb } from "../../platform/db/database.ts";
import { cloneDatabase } from "../../platform/testing/database.ts";
import { pastedRows } from "../../platform/sheets/pasted.ts";
import { CodeTableRefused, findCodeFaults, openCodeNames, readCodeTable, saveCodes, saveShippedCodes, searchCodes } from "./codes.ts";

test("a table with a circle, a missing parent or a code given twice is refused by line, nothing stored", () => {
  const faults = (text: string): string[] => findCodeFaults(readCodeTable(pastedRows(text)));
  assert.deepEqual(faults("210,农学,\n21020,农艺学,210"), []);
  assert.match(faults("A,甲,B\nB,乙,C\nC,丙,A")[0] ?? "", /line 1: a circle A → B → C → A/);
  assert.match(faults("A,甲,A")[0] ?? "", /circle A → A/);
  assert.match(faults("X,丁,A\nA,甲,B\nB,乙,A").join(), /line 2: a circle A → B → A/);
  assert.match(faults("21020,农艺学,210")[0] ?? "", /under 210, which is nowhere/);
  assert.match(faults("210,农学,\n210,农学,")[0] ?? "", /line 2: 210 stands twice/);
  assert.match(faults("农,学,")[0] ?? "", /no code/);
});

test("shipped tables are found by code, name and pinyin; an import adds below and is kept at the next start", async () => {
  const test = await cloneDatabase();
  const client = openClient(test.owner);
  await client.connect();
  const db = ownerDb(client);
  await saveShippedCodes(db);
  const codes = async (table: "field" | "industry", text: string) => (await searchCodes(db, table, text)).map((c) => c.code);
  assert.equal((await codes("industry", "")).length, 20, "sections A to T");
  assert.equal((await codes("field", "")).length, 62);
  assert.deepEqual(await codes("field", "农学"), ["210"]);
  assert.ok((await codes("field", "nx")).includes("210") && (await codes("field", "nongxue")).includes("210"));
  assert.deepEqual(await codes("industry", "a01"), ["A01"]);
  await saveCodes(db, "field", "示例", readCodeTable(pastedRows("21060,园艺学（示例）,210")), true);
  await saveShippedCodes(db);
  const nameOf = await openCodeNames(db);
  assert.deepEqual(
    [nameOf("field", "21060"), nameOf("field", "2101"), nameOf("field", "999")],
    ["21060 园艺学（示例）", "2101 农学", "999"],
  );
  await assert.rejects(
    saveCodes(db, "field", "示例", readCodeTable(pastedRows("210,农学,21060")), true),
    CodeTableRefused,
    "a circle through what is stored",
  );
  await client.end();
  await test[Symbol.asyncDispose]();
});
