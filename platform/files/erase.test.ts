import assert from "node:assert/strict";
import { test } from "node:test";
import { openClient } from "../db/connections.ts";
import { cloneDatabase } from "../testing/database.ts";

test("what was erased is told to those it belonged to and those above, and nobody else has it stay by saying it is gone", async () => {
  await using db = await cloneDatabase();
  const [owner, app] = [openClient(db.owner), openClient(db.app)];
  await owner.connect();
  await app.connect();
  try {
    await owner.query("insert into file_gone (sha256, unit_path) values ('\\x01', '{1,2,3}'), ('\\x02', '{1,2,4}')");
    const at = async (unit: string): Promise<string[]> => {
      await app.query("select set_config('bihuan.unit', $1, false)", [unit]);
      return (await app.query<{ h: Buffer }>("select files_to_drop() as h order by 1")).rows.map((r) => r.h.toString("hex"));
    };
    assert.deepEqual([await at(""), await at("9"), await at("3"), await at("1")], [[], [], ["01"], ["01", "02"]]);
    for (const unit of ["", "9", "4"]) {
      await at(unit);
      await app.query("select file_dropped('\\x01')");
    }
    assert.deepEqual(await at("1"), ["01", "02"]);
    await app.query("select file_dropped('\\x01')");
    assert.deepEqual(await at("1"), ["02"]);
  } finally {
    await app.end();
    await owner.end();
  }
});
