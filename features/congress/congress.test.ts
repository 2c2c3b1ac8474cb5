import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  actOn,
  child,
  cityWith260,
  create,
  delegationsOf,
  floor,
  handIn,
  peopleOf,
  person,
  PLAN,
  somebody,
  wordsOf,
} from "../../tests/congress-world.ts";
import { makeWorld, type Client, type World } from "../../tests/records-world.ts";
import { nextKey, refusalOf } from "../../tests/served.ts";
import type { DeskSeen } from "./server.ts";
import type { ReviewSeen } from "./people-server.ts";

let world: World;
let second: Client;
before(async () => {
  world = await makeWorld();
  second = await somebody(world, "第二人（示例）", "甲市", ["reviewer"]);
});
after(() => world[Symbol.asyncDispose]());
const setDay = (day: string) => void (world.installation.clock.millis = Date.parse(`${day}T02:00:00Z`));

const desk = async (city: Client, id: number) => (await city.congress.get({ id })).sections["desk"] as DeskSeen;

test("a small congress: each step's refusals, a unit that nominates itself, publicity over a holiday, objections, a replacement", async () => {
  setDay("2026-11-02");
  const city = world.client("甲市", ["adviser"]);
  const county = world.client("甲一县", ["adviser"]);
  await world.owner(async (owner) => {
    await owner.query("UPDATE person SET account_id = 'county-adviser' WHERE unit_id = $1", [world.units["甲一县"]?.id]);
    await owner.query(
      "INSERT INTO post (person_id, unit_id, role, title, from_on) SELECT id, unit_id, 'adviser', '示例', '2020-01-01' FROM person WHERE unit_id = $1 LIMIT 1",
      [world.units["甲一县"]?.id],
    );
  });
  const id = await create(city.congress, { title: "第五次代表大会（示例）", seats: 4, ...PLAN });
  const act = (who: Client, action: string, reason?: string) => actOn(who.congress, id, action, reason);
  assert.equal(await refusalOf(act(city, "propose")), "gate-unmet", "nothing is shared out");
  // More than there are seats is refused while it is written.
  assert.match(
    await wordsOf(child(city, id, "floors", floor("基层一线", "front_line", 5, { measure: "people" }))),
    /“基层一线”至少 5 人，多于名额 4/,
  );
  await child(city, id, "floors", floor("基层一线", "front_line", 50));
  await child(city, id, "floors", floor("四十五岁以下", "young", 1, { measure: "people", ageMost: 45, kind: "law" }));
  await child(city, id, "units", { name: "甲一县", sector: "county", weight: 60, orgId: world.units["甲一县"]?.id });
  await child(city, id, "units", { name: "示例学会", sector: "society", weight: 40 });
  await child(city, id, "units", { name: "示例高校", sector: "university", weight: 0, floor: 5 });
  const shareBy = async (method: "hamilton" | "dhondt") =>
    city.congressDesk.shareSeats({ id, version: (await city.congress.get({ id })).version, method });
  assert.match(await wordsOf(shareBy("hamilton")), /下限合计 5，多于名额 4/);
  const units = (await city.congress.get({ id })).children["units"] as { id: number; name: string }[];
  const school = units.find((u) => u.name === "示例高校");
  await city.congress.dropChild({ id, version: (await city.congress.get({ id })).version, child: "units", childId: school?.id ?? 0 });
  const shown = await city.congressDesk.whatIf({ id });
  assert.deepEqual(
    shown.methods.map((m) => [m.method, m.seats.map((s) => s.seats), m.gain, m.ties]),
    [
      ["hamilton", [2, 2], ["甲一县"], []],
      ["sainte_lague", [2, 2], ["甲一县"], []],
      ["dhondt", [3, 1], ["示例学会"], ["甲一县、示例学会"]],
    ],
  );
  await shareBy("hamilton");
  assert.equal(await refusalOf(city.congressDesk.shareSeats({ id, version: 1, method: "dhondt" })), "stale");
  await act(city, "propose");
  assert.equal(await refusalOf(act(world.client("甲市", ["adviser", "reviewer"]), "freeze")), "same-person");
  assert.equal(await refusalOf(act(world.client("示例省", ["reviewer"]), "freeze")), "not-your-unit");
  await act(second, "freeze");
  assert.equal(await refusalOf(child(city, id, "floors", floor("女性", "female", 30))), "not-from-this-state", "a frozen plan");

  // The county nominates itself; the society's list is entered for it.
  const delegations = await delegationsOf(city, id);
  const of = (name: string) => delegations.find((d) => d.name === name)?.id ?? 0;
  assert.equal((await county.congress_delegation.list({ filter: {}, limit: 20 } as never)).rows.length, 1);
  assert.equal(await refusalOf(county.congress_delegation.get({ id: of("示例学会") })), "NOT_FOUND");
  assert.match((await county.congress_delegation.get({ id: of("甲一县") })).values["asks"] as string, /基层一线 至少 2 人（50%）/);
  const nominate = (who: Client, values: object) => create(who.congress_nominee, values);
  assert.match(await wordsOf(nominate(city, person(1, "甲一县"))), /由它自己推荐/);
  assert.match(await wordsOf(nominate(city, person(1, "某学会"))), /正在推荐的：示例学会/);
  const one = await nominate(county, person(1, "甲一县", { bornOn: "1981-12-31" }));
  assert.match(await wordsOf(nominate(county, person(1, "甲一县", { bornOn: "1981-12-31" }))), /已经推荐过/, "a name twice");
  assert.equal(
    await refusalOf(actOn(county.congress_delegation, of("甲一县"), "submit")),
    "gate-unmet",
    "fewer than its seats, no election",
  );
  await nominate(county, person(2, "甲一县"));
  const spare = await nominate(county, person(3, "甲一县", { frontLine: false }));
  await handIn(county, of("甲一县"));
  assert.match(await wordsOf(nominate(county, person(9, "甲一县"))), /现在没有单位在推荐|不在推荐中/, "too late");
  const twice = await nominate(city, person(1, "示例学会", { bornOn: "1981-12-31", votesFor: 9 }));
  await nominate(city, person(4, "示例学会", { bornOn: "1960-01-01" }));
  const low = await nominate(city, person(5, "示例学会", { bornOn: "1970-01-01", votesFor: 9 }));
  await handIn(city, of("示例学会"));
  await actOn(city.congress_delegation, of("甲一县"), "accept");

  // Review: by somebody else, the day's birthday is a year more, one person in two units stands in the way.
  assert.equal(await refusalOf(act(city, "close_call")), "gate-unmet");
  const review = async (n: number) => (await second.congress_nominee.get({ id: n })).sections["review"] as ReviewSeen;
  assert.deepEqual([(await review(one)).age, (await review(one)).birthday], [45, true]);
  assert.deepEqual(
    (await review(one)).doubles.map((d) => [d.unitName, d.isSame]),
    [["示例学会", true]],
  );
  assert.equal(await refusalOf(actOn(second.congress_nominee, one, "pass")), "gate-unmet", "in two units");
  await actOn(city.congress_nominee, twice, "withdraw", "已由甲一县推荐（示例）");
  assert.equal(
    await refusalOf(actOn(world.client("甲市", ["adviser", "reviewer"]).congress_nominee, low, "pass")),
    "same-person",
    "whoever nominated does not review",
  );
  await actOn(city.congress_delegation, of("示例学会"), "accept");
  for (const p of await peopleOf(city, id, "submitted")) await actOn(second.congress_nominee, p.id, "pass");
  await act(city, "close_call");

  // Composing: what cannot be is told in words.
  const choice = await city.congressDesk.readChoice({ id });
  assert.equal(choice.people.length, 5);
  assert.match(choice.people.find((p) => p.id === low)?.fault?.zh ?? "", /没有超过实到人数的一半/);
  assert.match(await wordsOf(city.congressDesk.compose({ id, fixedIn: [one], fixedOut: [one] })), /人选1（示例）既定为必选又定为不选/);
  const out = await city.congressDesk.compose({ id, fixedIn: [], fixedOut: [low] });
  assert.equal(out.status, "conflict");
  const best = await city.congressDesk.compose({ id, fixedIn: [spare], fixedOut: [] });
  assert.deepEqual([best.status, best.isBest, best.chosen.length], ["chosen", true, 4]);
  assert.ok(best.chosen.some((c) => c.id === spare && c.reason === "fixed"));
  const rest = await city.congressDesk.compose({ id, fixedIn: [], fixedOut: [] });
  const ids = rest.chosen.map((c) => c.id);
  assert.ok(!ids.includes(spare), "the unit's own order decides");
  assert.equal(await refusalOf(city.congressDesk.saveChoice({ id, chosen: [...ids, spare], seen: [] })), "too-many");
  await city.congressDesk.saveChoice({ id, chosen: ids, seen: [] });
  assert.equal(await refusalOf(city.congressDesk.saveChoice({ id, chosen: [], seen: [] })), "stale", "two who compose at once");
  // Somebody without a majority is on it: it is not published; the unit is asked again and mends its record.
  assert.equal(await refusalOf(act(city, "publish")), "gate-unmet");
  await act(city, "reopen_call", "学会重新选举（示例）");
  await actOn(city.congress_delegation, of("示例学会"), "ask_again", "补选一名（示例）");
  await nominate(city, person(6, "示例学会", { rank: 1 }));
  await actOn(city.congress_delegation, of("示例学会"), "submit");
  await actOn(city.congress_delegation, of("示例学会"), "accept");
  for (const p of await peopleOf(city, id, "submitted")) await actOn(second.congress_nominee, p.id, "pass");
  await act(city, "close_call");
  const again = await city.congressDesk.compose({ id, fixedIn: [], fixedOut: [low] });
  await city.congressDesk.saveChoice({ id, chosen: again.chosen.map((c) => c.id), seen: ids });

  // A holiday in the week: five working days end later.
  await create(city.day_off, { name: "示例节", fromOn: "2026-11-04", toOn: "2026-11-05", source: "示例放假安排" });
  const anybody = world.visitor("10.0.0.9");
  assert.equal(await refusalOf(anybody.publicCongress.openPublicList({ id })), "not-shown", "not before");
  await act(city, "publish");
  assert.equal((await desk(city, id)).publicityEnds, "2026-11-12", "3, 6, 9, 10 and 11 November");
  const list = await anybody.publicCongress.openPublicList({ id });
  assert.deepEqual([list.names.length, list.endsOn], [4, "2026-11-12"]);
  assert.deepEqual(Object.keys(list.names[0] ?? {}).sort(), ["employer", "from", "name", "post"], "no birthday, no phone");
  const objection = await create(city.congress_objection, {
    ...{ title: "在外地工作（示例）", nomineeId: one, receivedOn: "2026-11-02", sender: "保密", says: "已调离本县（示例）。" },
  });
  assert.match(
    await wordsOf(
      create(city.congress_objection, { title: "示例", nomineeId: spare, receivedOn: "2026-11-02", sender: "某", says: "示例" }),
    ),
    /不在公示中的名单上/,
  );
  setDay("2026-11-12");
  assert.equal(await refusalOf(act(second, "seat")), "gate-unmet", "an objection is open");
  const found = { title: "在外地工作（示例）", nomineeId: one, receivedOn: "2026-11-02", sender: "保密", says: "已调离本县（示例）。" };
  await second.congress_objection.edit({
    id: objection,
    version: 1,
    values: { ...found, outcome: "rejected", answer: "仍在本县工作（示例）。" },
  });
  assert.equal(await refusalOf(actOn(second.congress_objection, objection, "answer")), "gate-unmet", "she reviewed him");
  const leader = await somebody(world, "负责人（示例）", "甲市", ["leader"]);
  await actOn(leader.congress_objection, objection, "answer");
  assert.equal(await refusalOf(act(world.client("甲市", ["adviser", "reviewer"]), "seat")), "same-person");
  await act(second, "seat");
  assert.equal(await refusalOf(anybody.publicCongress.openPublicList({ id })), "not-shown", "nor after");
  assert.deepEqual((await peopleOf(city, id)).map((p) => p.state).sort(), [
    "delegate",
    "delegate",
    "delegate",
    "delegate",
    "reserve",
    "reserve",
    "withdrawn",
  ]);

  // A replacement: from the same unit, all floors kept, by a second person; the roster of the day before still has the old name.
  setDay("2027-03-01");
  assert.equal(await refusalOf(actOn(county.congress_nominee, one, "leave", "示例")), "not-your-unit");
  await actOn(city.congress_nominee, one, "leave", "工作调动（示例）");
  assert.deepEqual(
    (await review(one)).alternates?.map((a) => a.id),
    [spare],
  );
  const replaceBy = (successorId: number) => second.congressDesk.replaceBy({ leaverId: one, successorId, requestKey: nextKey() });
  assert.equal(await refusalOf(replaceBy(low)), "breaks-floors", "of another unit");
  assert.equal(await refusalOf(city.congressDesk.replaceBy({ leaverId: one, successorId: spare, requestKey: nextKey() })), "not-your-role");
  await replaceBy(spare);
  await replaceBy(spare);
  assert.equal(await refusalOf(replaceBy(low)), "no-vacancy");
  const on = async (day: string) =>
    (await city.congressDesk.rosterAsOf({ day })).rows.filter((r) => r.state === "delegate").map((r) => r["id"]);
  const { rows: roster, tally } = await city.congressDesk.rosterAsOf({ day: "2027-03-01" });
  assert.deepEqual(
    [...new Set(roster.map((r) => r.state)), ...Object.keys(tally)],
    ["delegate", "delegate"],
    "whose mandate holds, and nobody else",
  );
  assert.ok(
    roster.every((r) => String(r["congress"]).includes("代表大会")),
    "each says of which congress",
  );
  assert.ok((await on("2027-02-28")).includes(one) && !(await on("2027-02-28")).includes(spare));
  assert.ok((await on("2027-03-01")).includes(spare) && !(await on("2027-03-01")).includes(one));
});

test("a city composes 144 delegates from 260 nominees under nine floors, meets a conflict, mends it, publishes, replaces one", async (t) => {
  setDay("2026-11-02");
  const city = world.client("甲市", ["adviser"]);
  const id = await cityWith260(city, second, "第六次代表大会（示例）");
  const act = (who: Client, action: string, reason?: string) => actOn(who.congress, id, action, reason);
  await act(city, "close_call");

  // The conflict is named: ten where twelve are asked for, and the cheapest change.
  const conflict = await city.congressDesk.compose({ id, fixedIn: [], fixedOut: [] });
  assert.equal(conflict.status, "conflict");
  assert.deepEqual(conflict.conflict?.bounds, ["少数民族"]);
  assert.match(conflict.conflict?.words.zh ?? "", /“少数民族”至少要 12 人，合格的人选里只有 10 人/);
  assert.deepEqual(
    conflict.conflict?.changes.map((c) => c.zh),
    ["少数民族的下限由 12 人改为 10 人"],
  );

  // Mended by the plan, with its source, by two people; nobody's nomination is lost.
  await act(city, "change_plan", "少数民族人选不足，经商定调整（示例）");
  const row = ((await city.congress.get({ id })).children["floors"] as { id: number; name: string }[]).find((f) => f.name === "少数民族");
  const mended = floor("少数民族", "minority", 10, { measure: "people", kind: "law", source: "示例补充通知" });
  await city.congress.putChild({
    ...{ id, version: (await city.congress.get({ id })).version, child: "floors", childId: row?.id, values: mended },
  } as never);
  await act(city, "propose");
  await act(second, "freeze");
  assert.equal((await peopleOf(city, id, "passed")).length, 260);
  await act(city, "close_call");
  const begun = performance.now();
  const best = await city.congressDesk.compose({ id, fixedIn: [], fixedOut: [] });
  t.diagnostic(
    `144 of 260 under nine floors and twelve units: ${Math.round(performance.now() - begun)} ms, ${best.quality} of at most ${best.bound}`,
  );
  assert.deepEqual([best.status, best.isBest, best.chosen.length], ["chosen", true, 144]);
  assert.equal(best.quality, best.bound);
  assert.ok(
    best.chosen.some((c) => c.floors.includes("少数民族")),
    "it says which floor somebody is in for",
  );
  await city.congressDesk.saveChoice({ id, chosen: best.chosen.map((c) => c.id), seen: [] });
  assert.ok((await desk(city, id)).floors.every((f) => f.kind === "soft" || (f.missing === 0 && f.over === 0)));
  await act(city, "publish");
  setDay("2026-11-13");
  await act(second, "seat");
  assert.equal((await peopleOf(city, id, "delegate")).length, 144);
  assert.equal((await peopleOf(city, id, "reserve")).length, 116);

  // One of the minority leaves: whoever comes keeps every floor that held, or nobody does.
  const choice = await city.congressDesk.readChoice({ id });
  const leaver = choice.people.find(
    (p) => p.state === "delegate" && p.attributes["minority"] === "no" && p.attributes["front_line"] === "yes",
  );
  assert.ok(leaver);
  await actOn(city.congress_nominee, leaver.id, "leave", "退休（示例）");
  const able = await city.congressDesk.listAlternates({ id: leaver.id });
  assert.ok(able.length > 0 && able.every((a) => a.unitName === leaver.unitName));
  await second.congressDesk.replaceBy({ leaverId: leaver.id, successorId: able[0]?.id ?? 0, requestKey: nextKey() });
  assert.ok((await desk(city, id)).floors.every((f) => f.kind === "soft" || (f.missing === 0 && f.over === 0)));
  assert.equal((await peopleOf(city, id, "delegate")).length, 144);
});

test("two units of one weight tie for the odd seat, and a floor for a group of whom nobody is nominated is named as it stands", async () => {
  setDay("2026-11-02");
  const city = world.client("甲市", ["adviser"]);
  const id = await create(city.congress, { title: "小型代表大会（示例）", seats: 3, ...PLAN });
  for (const name of ["示例协会甲", "示例协会乙"]) await child(city, id, "units", { name, sector: "society", weight: 5 });
  await child(city, id, "floors", floor("少数民族", "minority", 1, { measure: "people", kind: "law" }));
  const { methods } = await city.congressDesk.whatIf({ id });
  for (const m of methods) assert.deepEqual([m.ties.length > 0, m.seats.map((s) => s.seats).sort()], [true, [1, 2]], m.method);
  await city.congressDesk.shareSeats({ id, version: (await city.congress.get({ id })).version, method: "hamilton" });
  await actOn(city.congress, id, "propose");
  await actOn(second.congress, id, "freeze");
  let n = 100;
  for (const d of await delegationsOf(city, id)) {
    for (let i = 0; i <= d.seats; i++) await create(city.congress_nominee, person(n++, d.name));
    await handIn(city, d.id);
    await actOn(city.congress_delegation, d.id, "accept");
  }
  for (const p of await peopleOf(city, id, "submitted")) await actOn(second.congress_nominee, p.id, "pass");
  await actOn(city.congress, id, "close_call");
  const { status, conflict } = await city.congressDesk.compose({ id, fixedIn: [], fixedOut: [] });
  assert.deepEqual([status, conflict?.bounds], ["conflict", ["少数民族"]]);
  assert.match(conflict?.words.zh ?? "", /“少数民族”至少要 1 人，合格的人选里只有 0 人/);
});
