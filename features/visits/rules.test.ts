import assert from "node:assert/strict";
import { test } from "node:test";
import { peopleIn, visitFaults } from "./rules.ts";

test("a visit as it is typed: what is wrong stands at its field", () => {
  const good = { visitOn: "2026-12-05", visitAt: "10:30", people: "３", contactName: "家长", phone: "199 0001 2345" };
  const wrong = (more: Partial<typeof good>) => Object.keys(visitFaults({ ...good, ...more }, "2026-11-25", "周六 9:00-17:00"));
  assert.deepEqual(wrong({}), []);
  for (const people of ["0", "五个", "99999", "501", "-1", "2.5", ""]) assert.deepEqual(wrong({ people }), ["people"], people);
  for (const phone of ["12", "", "1990001234", "电话"]) assert.deepEqual(wrong({ phone }), ["phone"], phone);
  for (const visitOn of ["", "2026-11-25", "2027-02-01", "明天"]) assert.deepEqual(wrong({ visitOn }), ["visitOn"], visitOn);
  assert.deepEqual(wrong({ visitAt: "08:59" }), ["visitAt"]);
  assert.deepEqual(wrong({ visitAt: "" }), ["visitAt"]);
  assert.deepEqual(wrong({ contactName: "  " }), ["contactName"]);
  assert.equal(peopleIn("５００"), 500);
});
