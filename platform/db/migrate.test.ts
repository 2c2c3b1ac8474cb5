import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { listMigrations, MigrationRefused } from "./migrate.ts";

test("two migrations of one name in two rooms are refused at the start, both files named", () => {
  const root = mkdtempSync(join(tmpdir(), "migrations-"));
  const put = (room: string, name: string) => {
    mkdirSync(join(root, "features", room, "migrations"), { recursive: true });
    writeFileSync(join(root, "features", room, "migrations", `${name}.sql`), "SELECT 1;");
  };
  try {
    put("a", "20261129T0010_first");
    put("b", "20261129T0011_second");
    assert.deepEqual(
      listMigrations(root).map((m) => m.name),
      ["20261129T0010_first", "20261129T0011_second"],
    );
    put("b", "20261129T0010_first");
    assert.throws(
      () => listMigrations(root),
      (error) => error instanceof MigrationRefused && /features\/a\/.*features\/b\//.test(error.message),
    );
  } finally {
    rmSync(root, { recursive: true });
  }
});
