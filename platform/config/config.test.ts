import assert from "node:assert/strict";
import { test } from "node:test";
import { ConfigError, describeConfig, hasSample, readConfig, secondFactorOf } from "./config.ts";

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

test("the sample's printed passwords stay on this machine unless said twice; real data ask the officers for two steps", () => {
  const at = (env: Record<string, string>) => () => readConfig(env);
  const outside = { HOST: "0.0.0.0", BIHUAN_ORIGIN: "https://kx.example.cn" };
  for (const open of [outside, { BIHUAN_ORIGIN: "https://kx.example.cn" }, { HOST: "10.0.0.8", BIHUAN_SAMPLE: "yes" }])
    assert.throws(at(open), /yes-outside/, JSON.stringify(open));
  assert.ok(hasSample(readConfig({ ...outside, BIHUAN_SAMPLE: "yes-outside" })));
  assert.ok(hasSample(readConfig({ BIHUAN_ORIGIN: "http://localhost:8230" })));
  assert.throws(at({ HOST: "0.0.0.0", BIHUAN_SAMPLE: "no" }), /BIHUAN_ORIGIN is needed/);
  assert.equal(secondFactorOf(readConfig({ ...outside, BIHUAN_SAMPLE: "no" })), "officers");
  assert.equal(secondFactorOf(readConfig({ BIHUAN_SAMPLE: "no", BIHUAN_SECOND_FACTOR: "everyone" })), "everyone");
  assert.equal(secondFactorOf(readConfig({})), "nobody");
});

test("the table names every setting with its meaning", () => {
  for (const name of ["PORT", "HOST", "BIHUAN_DATA", "DATABASE_URL"])
    assert.match(describeConfig(), new RegExp(`\\| \`${name}\` \\|.*\\| .+ \\|`));
});
