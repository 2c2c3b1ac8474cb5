import assert from "node:assert/strict";
import { test } from "node:test";
import { readHours, sayHours } from "./hours.ts";
import { peopleIn, visitFaults } from "./rules.ts";
import { typedFault } from "./typed-degrees.ts";

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

test("hours in English, days of the same hours together", () => {
  const said = (text: string) => {
    const week = readHours(text);
    return week.ok ? sayHours(week.value) : "";
  };
  assert.equal(said("周二至周五 9:00-17:00；周末 10:00-16:00"), "Tue–Fri 9:00–17:00; Sat–Sun 10:00–16:00");
  assert.equal(said("每天 8:30-12:00,14:00-18:00"), "Daily 8:30–12:00, 14:00–18:00");
  assert.equal(said("周日 全天"), "Sun all day");
  assert.equal(said("周一、周三 9:00-10:00"), "Mon 9:00–10:00; Wed 9:00–10:00");
});

test("a typed degree: exchanged, off the earth, no number; a far but possible one stands", () => {
  const county = [29.9, 104.4, 30.4, 105.0];
  assert.equal(typedFault("lat", "104.65", county), "exchanged");
  assert.equal(typedFault("lon", "30.12", county), "exchanged");
  assert.equal(typedFault("lat", "97", county), "offEarth");
  assert.equal(typedFault("lat", "104.65", null), "exchanged");
  assert.equal(typedFault("lat", "-97", null), "offEarth");
  assert.equal(typedFault("lon", "200", null), "offEarth");
  assert.equal(typedFault("lon", "-181", county), "offEarth");
  assert.equal(typedFault("lat", "三十", county), "notNumber");
  assert.equal(typedFault("lat", "30.5", county), undefined);
  assert.equal(typedFault("lat", "39.9", county), undefined);
});
