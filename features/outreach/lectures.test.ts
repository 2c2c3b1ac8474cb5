import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { addDays, seededRandom } from "@bihuan/kit";
import { makeWorld, type World } from "../../tests/records-world.ts";
import { nextKey, refusalOf, tokenOf } from "../../tests/served.ts";
import { meet } from "./plan-held.ts";
import { planLectures, type Teacher, type Wanted } from "./plan.ts";
import { minutesOf, orderFaults, spanFaults } from "./rules.ts";

let world: World;
before(async () => {
  world = await makeWorld();
});
after(() => world[Symbol.asyncDispose]());

/** The names of the fields a call is refused for. */
const faultsOf = (call: Promise<unknown>): Promise<string[]> =>
  call.then(
    () => [],
    (e: unknown) => Object.keys((e as { data?: { fields?: object } }).data?.fields ?? {}).sort(),
  );
const setDay = (day: string): void => {
  world.installation.clock.millis = Date.parse(`${day}T02:00:00Z`);
};
const wanted = (id: number, more: Partial<Wanted> = {}): Wanted => ({
  ...{ id, firstOn: "2026-12-07", lastOn: "2026-12-07", half: "any", minutes: 60, travelMinutes: 0, teachers: [1] },
  ...more,
});
const teacher = (id: number, more: Partial<Teacher> = {}): Teacher => ({ id, held: 0, most: null, taken: [], ...more });

test("a plan by hand: two halves of a day, what is taken, who declined, whose year is full, ways that meet on the road", () => {
  const plan = (orders: Wanted[], teachers: Teacher[]) => planLectures(orders, teachers, "2026-12-01");
  const two = plan([wanted(1), wanted(2), wanted(3)], [teacher(1)]);
  assert.deepEqual(two.proposals.map((p) => p.fromTime).sort(), ["09:30", "14:30"], "morning and afternoon, never twice the same");
  assert.deepEqual(
    two.left.map((l) => l.reason),
    ["crowded-out"],
  );
  const taken = [{ onDay: "2026-12-07", fromTime: "08:00", toTime: "18:00" }];
  assert.deepEqual(plan([wanted(1)], [teacher(1, { taken })]).left, [{ id: 1, reason: "all-taken" }]);
  assert.deepEqual(plan([wanted(1, { teachers: [] })], [teacher(1)]).left, [{ id: 1, reason: "nobody-can" }]);
  assert.deepEqual(plan([wanted(1)], [teacher(1, { held: 3, most: 3 })]).left, [{ id: 1, reason: "all-full" }]);
  assert.deepEqual(
    plan([wanted(1, { teachers: [1, 2] })], [teacher(1, { held: 9 }), teacher(2)]).proposals.map((p) => p.teacherId),
    [2],
    "who has lectured less",
  );
  const why = (orders: Wanted[], teachers: Teacher[]) => plan(orders, teachers).proposals.map((p) => [p.whoBy, p.whoFree, p.isEarliest]);
  assert.deepEqual(why([wanted(1)], [teacher(1)]), [["only", 1, true]]);
  assert.deepEqual(why([wanted(1, { teachers: [1, 2] })], [teacher(1, { held: 9 }), teacher(2)]), [["least", 2, true]]);
  // Both in the morning: 1 can be given by either, 2 by the fresh one alone.
  const morning = { half: "morning" } as const;
  assert.deepEqual(
    why([wanted(1, { ...morning, teachers: [1, 2] }), wanted(2, { ...morning, teachers: [2] })], [teacher(1, { held: 9 }), teacher(2)]),
    [
      ["others-needed", 2, true],
      ["only", 1, true],
    ],
  );
  const later = wanted(1, { ...morning, lastOn: "2026-12-08" });
  assert.deepEqual(why([later, wanted(2, morning)], [teacher(1)]), [
    ["only", 1, false],
    ["only", 1, true],
  ]);
  const far = plan(
    [wanted(1, { half: "morning", travelMinutes: 150 }), wanted(2, { half: "afternoon", travelMinutes: 150 })],
    [teacher(1)],
  );
  assert.equal(far.proposals.length, 1, "10:30 and 150 minutes back, then 150 minutes there before 14:30: not in one day");
});

test("random plans: nobody twice at once with the ways, within the span, nobody left out who has a free half-day", () => {
  const random = seededRandom(17);
  for (let n = 0; n < 60; n++) {
    const teachers = Array.from({ length: 1 + random.below(4) }, (_, i) =>
      teacher(i + 1, {
        most: random.below(3) === 0 ? random.below(3) : null,
        taken: random.below(2) === 0 ? [{ onDay: addDays("2026-12-07", random.below(3)), fromTime: "08:00", toTime: "12:00" }] : [],
      }),
    );
    const orders = Array.from({ length: 1 + random.below(8) }, (_, i) =>
      wanted(i + 1, {
        lastOn: addDays("2026-12-07", random.below(3)),
        half: random.pick(["any", "morning", "afternoon"]),
        travelMinutes: random.pick([0, 30, 200]),
        teachers: teachers.map((t) => t.id).filter(() => random.below(3) > 0),
      }),
    );
    const { proposals, left } = planLectures(orders, teachers, "2026-12-01");
    assert.equal(proposals.length + left.length, orders.length);
    const spans = proposals.map((p) => {
      const o = orders.find((x) => x.id === p.id) as Wanted;
      const t = teachers.find((x) => x.id === p.teacherId) as Teacher;
      const wide = [minutesOf(p.fromTime) - o.travelMinutes, minutesOf(p.toTime) + o.travelMinutes] as const;
      assert.ok(o.firstOn <= p.onDay && p.onDay <= o.lastOn && o.teachers.includes(p.teacherId));
      assert.ok(
        !t.taken.some((b) => b.onDay === p.onDay && meet([minutesOf(b.fromTime), minutesOf(b.toTime)], wide)),
        "never over what is taken",
      );
      return { wide, who: `${p.teacherId} ${p.onDay}` };
    });
    for (const [i, a] of spans.entries())
      assert.ok(!spans.slice(i + 1).some((b) => a.who === b.who && meet(a.wide, b.wide)), "never twice at once");
    for (const t of teachers) assert.ok(t.most === null || proposals.filter((p) => p.teacherId === t.id).length <= t.most);
    for (const { id } of left) {
      const o = orders.find((x) => x.id === id) as Wanted;
      for (const t of teachers.filter((x) => o.teachers.includes(x.id))) {
        if (t.most !== null && proposals.filter((p) => p.teacherId === t.id).length >= t.most) continue;
        for (let day = o.firstOn; day <= o.lastOn; day = addDays(day, 1))
          for (const [half, begin] of [
            ["morning", 570],
            ["afternoon", 870],
          ] as const) {
            if (o.half !== "any" && o.half !== half) continue;
            const wide = [begin - o.travelMinutes, begin + o.minutes + o.travelMinutes] as const;
            const others = t.taken.filter((b) => b.onDay === day).map((b) => [minutesOf(b.fromTime), minutesOf(b.toTime)] as const);
            const held = spans.filter((s) => s.who === `${t.id} ${day}`).map((s) => s.wide);
            assert.ok(
              [...others, ...held].some((b) => meet(b, wide)),
              `${id} could be held on ${day}`,
            );
          }
      }
    }
    assert.deepEqual(planLectures(orders, teachers, "2026-12-01").proposals, proposals, "the same again");
  }
});

test("what is no time and no span", () => {
  assert.deepEqual(Object.keys(spanFaults({ fromTime: "9点", toTime: "24:00" })), ["fromTime", "toTime"]);
  assert.deepEqual(Object.keys(spanFaults({ fromTime: "15:00", toTime: "14:00" })), ["toTime"]);
  assert.deepEqual(Object.keys(orderFaults({ firstOn: "2026-12-02", lastOn: "2026-12-01", travelMinutes: 700 })), [
    "lastOn",
    "travelMinutes",
  ]);
});

test("点单–派单–接单–评单: by links without account, nobody booked twice by two counties or by a course, counted when the school says so", async () => {
  setDay("2026-12-01");
  await world.owner(async (owner) => {
    await owner.query("INSERT INTO region (code, name, level) VALUES ('990101', '甲一县（示例）', 3) ON CONFLICT DO NOTHING");
    await owner.query("UPDATE unit SET region_code = '990101' WHERE id = $1", [world.units["甲一县"]?.id]);
  });
  const adviser = world.client("甲一县", ["adviser"]);
  const other = world.client("乙一县", ["adviser"]);
  const province = world.client("示例省", ["adviser"]);
  // A visitor's browser carries no staff's cookie and stands in another network.
  const visitor = world.visitor("10.9.8.7");
  const one = await province.teacher.create({ values: { name: "林某（示例）", employer: "示例大学" }, requestKey: nextKey() });
  const two = await province.teacher.create({
    values: { name: "许某（示例）", employer: "老科技工作者宣讲团（示例）" },
    requestKey: nextKey(),
  });
  const lecture = await province.lecture.create({
    values: { title: "身边的地震知识（示例）", audience: "youth", minutes: 60, offered: true },
    requestKey: nextKey(),
  });
  for (const [i, t] of [one, two].entries())
    await province.lecture.putChild({ id: lecture.id, version: i + 1, child: "teachers", values: { teacherId: t.id } });

  // A school orders from the county's menu, which shows the province's lectures too.
  const menu = await visitor.publicOutreach.readMenu({ region: "990101" });
  assert.deepEqual(
    menu.items.map((l) => l.title),
    ["身边的地震知识（示例）"],
  );
  assert.equal(await refusalOf(visitor.publicOutreach.readMenu({ region: "990199" })), "NOT_FOUND");
  const values = {
    ...{ school: "示例镇中心小学", kind: "school", address: "示例镇（示例）", lectureId: lecture.id, audience: "youth", expected: "120" },
    ...{ firstOn: "2026-12-07", lastOn: "2026-12-08", half: "morning", contactName: "张老师（示例）", contactPhone: "19900300000" },
  };
  const order = (more: object, requestKey = nextKey()) =>
    visitor.publicOutreach.orderLecture({ region: "990101", values: { ...values, ...more }, requestKey });
  assert.equal(await refusalOf(order({ lastOn: "2026-12-01", firstOn: "2026-12-05" })), "invalid");
  assert.equal(await refusalOf(order({ lectureId: 999_999 })), "invalid", "not on the menu");
  assert.equal(await refusalOf(order({ teacherId: one.id })), "invalid", "nobody chooses for the office");
  assert.deepEqual(
    await faultsOf(visitor.publicOutreach.orderLecture({ region: "990101", values: { lectureId: lecture.id }, requestKey: nextKey() })),
    ["address", "audience", "contactName", "contactPhone", "expected", "firstOn", "half", "kind", "lastOn", "school"],
    "all that is missing at once, the telephone among it",
  );
  const { url } = await order({});
  const schoolLink = tokenOf(url);
  assert.equal((await visitor.publicOutreach.openOrder({ token: schoolLink })).state, "ordered");

  // The other county has the same expert on Monday morning; the exact plan therefore proposes the second expert.
  const otherOrder = await other.lecture_order.create({
    values: { ...values, school: "乙县中学（示例）", lastOn: "2026-12-07", travelMinutes: 30 },
    requestKey: nextKey(),
  });
  const place = (client: typeof adviser, id: number, teacherId: number, more: object = {}) =>
    client.lecture_order.get({ id }).then(({ version }) =>
      client.outreach.placeOrder({
        ...{ id, version, teacherId, onDay: "2026-12-07", fromTime: "09:30", toTime: "10:30", requestKey: nextKey() },
        ...more,
      }),
    );
  await place(other, otherOrder.id, one.id);
  const plan = await adviser.outreach.planOrders();
  assert.equal(plan.menu, "/link/lectures/990101");
  const [proposed] = plan.proposals;
  assert.ok(proposed && plan.proposals.length === 1);
  assert.deepEqual([proposed.teacher, proposed.onDay, proposed.fromTime], ["许某（示例）", "2026-12-07", "09:30"]);
  const mine = proposed.id;

  // By hand onto the taken expert: refused by the database, in words that say by whom, and the way counts.
  assert.equal(await refusalOf(place(adviser, mine, one.id)), "booked-twice");
  const words = await place(adviser, mine, one.id, { fromTime: "10:40", toTime: "11:40" }).catch(
    (e: { data: { message: { zh: string } } }) => e.data.message.zh,
  );
  assert.match(String(words), /09:00–11:00 身边的地震知识（示例）（乙县中学（示例））.*乙一县/, "half an hour's way after 10:30");
  assert.equal((await adviser.lecture_order.get({ id: mine })).case?.state, "ordered", "nothing was changed");
  assert.equal(await refusalOf(other.lecture_order.get({ id: mine })), "NOT_FOUND", "the other county sees no more than hours and title");
  // Both at once onto the free hour of one expert: one is placed, whoever comes second is told.
  const rival = await other.lecture_order.create({ values: { ...values, school: "乙县二中（示例）" }, requestKey: nextKey() });
  const both = await Promise.allSettled([
    place(adviser, mine, two.id, { onDay: "2026-12-08" }),
    place(other, rival.id, two.id, { onDay: "2026-12-08" }),
  ]);
  assert.deepEqual(both.map((r) => r.status).sort(), ["fulfilled", "rejected"]);
  const lost = both.find((r) => r.status === "rejected") as PromiseRejectedResult;
  assert.equal((lost.reason as { data: { code: string } }).data.code, "booked-twice");
  if (both[0].status === "rejected") await place(adviser, mine, two.id);
  // And the table itself refuses, whatever program writes.
  await world.owner(async (owner) => {
    const row =
      "INSERT INTO booked_time (who, from_at, to_at, subject, what, unit_id) SELECT who, from_at, to_at, 'course_session:1', what, unit_id FROM booked_time LIMIT 1";
    await assert.rejects(owner.query(row), /booked_once/);
  });
  // A course of a third office cannot open over a lecture.
  const course = await province.course.create({
    values: { title: "省里的班（示例）", firstOn: "2026-12-07", lastOn: "2026-12-07" },
    requestKey: nextKey(),
  });
  await province.course.putChild({
    ...{ id: course.id, version: 1, child: "sessions" },
    values: { onDay: "2026-12-07", fromTime: "10:00", toTime: "11:00", topic: "示例", place: "示例", teacherId: one.id },
  });
  const clash = await province.course.get({ id: course.id });
  assert.deepEqual(
    (clash.sections["desk"] as { clashes: { title: string }[] }).clashes.map((c) => c.title),
    ["身边的地震知识（示例）（乙县中学（示例））"],
  );
  assert.equal(await refusalOf(province.course.act({ id: course.id, action: "open", requestKey: nextKey() })), "gate-unmet");

  // The expert declines by his link: free again, not proposed again; the next one accepts.
  const again = await adviser.outreach.handOrderLink({ id: mine, party: "expert" });
  assert.equal((await visitor.publicOutreach.openOffer({ token: tokenOf(again.url) })).school, "示例镇中心小学");
  assert.equal(
    await refusalOf(visitor.publicOutreach.answerOffer({ token: tokenOf(again.url), answer: "decline" })),
    "invalid",
    "without why",
  );
  await visitor.publicOutreach.answerOffer({ token: tokenOf(again.url), answer: "decline", reason: "那天出差" });
  assert.equal(await refusalOf(visitor.publicOutreach.answerOffer({ token: tokenOf(again.url), answer: "accept" })), "link-used");
  const desk = (await adviser.lecture_order.get({ id: mine })).sections["desk"] as import("./desk.ts").OrderDesk;
  assert.deepEqual(
    desk.teachers.map((t) => t.declined),
    [null, "那天出差"],
  );
  const next = (await adviser.outreach.planOrders()).proposals[0];
  assert.deepEqual(
    desk.proposed,
    next && { teacherId: next.teacherId, onDay: next.onDay, fromTime: next.fromTime, toTime: next.toTime },
    "the order's page begins with what the plan proposes",
  );
  assert.deepEqual([next?.teacherId, next?.onDay], [one.id, "2026-12-08"], "not who declined; not the taken Monday");
  const offer = await place(adviser, mine, one.id, { onDay: "2026-12-08" });
  await visitor.publicOutreach.answerOffer({ token: tokenOf(offer.url), answer: "accept" });
  const read = await visitor.publicOutreach.openOffer({ token: tokenOf(offer.url) });
  assert.deepEqual([read.accepted, read.onDay, read.school], [true, "2026-12-08", "示例镇中心小学"], "when and where, by the same link");
  assert.equal(await refusalOf(visitor.publicOutreach.answerOffer({ token: tokenOf(offer.url), answer: "accept" })), "over");
  const accepted = await visitor.publicOutreach.openOrder({ token: schoolLink });
  assert.deepEqual(
    [accepted.state, accepted.teacher, accepted.onDay, accepted.canConfirm],
    ["accepted", "林某（示例）", "2026-12-08", false],
  );

  // Only the school's word counts, after the day has come.
  const confirm = (more: object = {}) =>
    visitor.publicOutreach.answerOrder({ token: schoolLink, answer: "confirm", present: 118, words: "孩子们喜欢", ...more });
  assert.equal(await refusalOf(confirm()), "not-begun");
  setDay("2026-12-08");
  world.installation.clock.millis -= 60 * 60_000;
  assert.equal(await refusalOf(confirm()), "not-begun", "at nine it lies half an hour ahead");
  const early = await visitor.publicOutreach.openOrder({ token: schoolLink });
  assert.deepEqual([early.canConfirm, early.canCancel], [false, true], "it can be cancelled still");
  setDay("2026-12-08");
  assert.equal(await refusalOf(confirm({ present: undefined })), "invalid");
  assert.equal(
    await refusalOf(adviser.lecture_order.act({ id: mine, action: "confirm", requestKey: nextKey() })),
    "not-your-role",
    "the office confirms nothing",
  );
  await confirm();
  const { services } = world.installation;
  const facts = await services.database.read(world.actor("示例省", ["reviewer"]).scope, (db) =>
    db.selectFrom("ledger_fact").select(["kind", "measures", "dimensions", "occurred_on"]).where("kind", "=", "lecture.held").execute(),
  );
  assert.deepEqual(facts, [
    { kind: "lecture.held", measures: { people: 118 }, dimensions: { audience: "youth", basis: "self" }, occurred_on: "2026-12-08" },
  ]);
  assert.equal(await refusalOf(visitor.publicOutreach.openOrder({ token: schoolLink })), "link-used");
  setDay("2027-06-01");
  assert.equal((await adviser.lecture_order.get({ id: mine })).id, mine, "an order whose days have passed is read as any other");
});
