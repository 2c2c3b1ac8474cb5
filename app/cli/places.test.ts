import assert from "node:assert/strict";
import { test } from "node:test";
import { readOutline } from "./places.ts";

test("an outline's region is read from properties.adcode or from the feature's id; what is missing is said", () => {
  const geometry = { type: "Polygon" as const, coordinates: [] };
  assert.equal(readOutline({ id: "510107", properties: { name: "武侯区" }, geometry }).code, "510107");
  assert.equal(readOutline({ id: "0", properties: { adcode: 510107 }, geometry }).code, "510107");
  assert.match(readOutline({ properties: { name: "武侯区" }, geometry }).fault ?? "", /neither properties\.adcode nor id/);
  assert.match(readOutline({ id: "510107" }).fault ?? "", /no polygon/);
});
