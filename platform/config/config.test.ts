import assert from "node:assert/strict";
import { test } from "node:test";
import { ConfigError, describeConfig, readConfig } from "./config.ts";

test("nothing set is a working configuration", () => {
  const c = readConfig({});
  assert.equal(c.PORT, 8230);
  assert.equal(c.BIHUAN_SAMPLE, "yes");
});

test("every wrong value is named, all at once", () => {
  const faults = (env: Record<string, string>): readonly string[] => {
    try {
      readConfig(env);
    } catch (error) {
      assert.ok(error instanceof ConfigError);
      return error.faults;
    }
    return [];
  };
  const found = faults({ PORT: "70000", BIHUAN_SAMPLE: "maybe", BIHUAN_SECRET: "short", BIHUAN_DTA: "x", DATABASE_URL: "mysql://x" });
  for (const name of ["PORT", "BIHUAN_SAMPLE", "BIHUAN_SECRET", "BIHUAN_DTA", "DATABASE_URL"])
    assert.ok(
      found.some((f) => f.startsWith(name)),
      `${name} in ${found.join("; ")}`,
    );
  assert.equal(faults({ DATABASE_URL: "postgres://a@b/c" }).length, 1, "the owner's address is missing");
});

test("the table names every setting with its meaning", () => {
  for (const name of ["PORT", "HOST", "BIHUAN_DATA", "DATABASE_URL"])
    assert.match(describeConfig(), new RegExp(`\\| \`${name}\` \\|.*\\| .+ \\|`));
});
