import assert from "node:assert/strict";
import { test } from "node:test";
import { readHours, sayHours } from "./hours.ts";
import { typedFault } from "./typed-degrees.ts";

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
