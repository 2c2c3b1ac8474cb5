import assert from "node:assert/strict";
import { test } from "node:test";
import { seededRandom, type Random } from "@bihuan/kit";
import { moreByBound } from "./bound.ts";
import { assignLectures, assignReviewers, assignShifts, type LectureRequest } from "./duties.ts";
import { changeDay } from "./on-the-day.ts";
import type { MeetingQuestion } from "./question.ts";
import { scheduleMeetings, type MeetingPlan } from "./schedule.ts";
import { costOfMask } from "./timetable.ts";

const plan = (q: MeetingQuestion, iterations = 3000, seed = 1): MeetingPlan => {
  const done = scheduleMeetings(q, { iterations, seed });
  assert.ok(done.ok, JSON.stringify(done));
  return done.value;
};

/** Every firm meets every project; all open in all slots of one day, one zone. */
function grid(firms: number, projects: number, slots: number, tables: number): MeetingQuestion {
  const all = Array.from({ length: slots }, (_, s) => s);
  const persons = (prefix: string, n: number) => Array.from({ length: n }, (_, i) => ({ id: `${prefix}${i}`, slots: all }));
  return {
    dayOf: all.map(() => 0),
    persons: [...persons("f", firms), ...persons("p", projects)],
    zones: [{ id: "z", tables }],
    meetings: Array.from({ length: firms * projects }, (_, k) => ({
      id: `m${k}`,
      a: `f${k % firms}`,
      b: `p${Math.floor(k / firms)}`,
      zone: "z",
      weight: 1,
    })),
  };
}

/** Every breach of a plan, read from the question alone. */
function breaches(q: MeetingQuestion, p: MeetingPlan): string[] {
  const out: string[] = [];
  const held = new Set<string>();
  const tables = new Map<string, number>();
  const slotOf = new Map(p.placed.map((x) => [x.meeting, x.slot]));
  for (const { meeting, slot, table } of p.placed) {
    const m = q.meetings.find((x) => x.id === meeting)!;
    for (const id of [m.a, m.b]) {
      if (held.has(`${id} ${slot}`)) out.push(`${id} twice in ${slot}`);
      held.add(`${id} ${slot}`);
      if (!q.persons.find((x) => x.id === id)!.slots.includes(slot)) out.push(`${id} is closed in ${slot}`);
    }
    if (m.zone !== undefined) {
      const key = `${m.zone} ${slot}`;
      tables.set(key, (tables.get(key) ?? 0) + 1);
      const z = q.zones.find((x) => x.id === m.zone)!;
      if (tables.get(key)! > (typeof z.tables === "number" ? z.tables : z.tables[slot]!)) out.push(`${key} has too few tables`);
      const limit = typeof z.tables === "number" ? z.tables : z.tables[slot]!;
      if (table === undefined || table < 1 || table > Math.max(limit, tables.get(key)!) || held.has(`${key} table ${table}`))
        out.push(`${meeting} sits at table ${table}`);
      held.add(`${key} table ${table}`);
    } else if (table !== undefined) out.push(`${meeting} is online at a table`);
    if (m.fixed !== undefined && m.fixed !== slot) out.push(`${meeting} was fixed`);
    if (m.after !== undefined && slotOf.has(m.after) && slotOf.get(m.after)! >= slot) out.push(`${meeting} comes too early`);
  }
  for (const m of q.meetings) if (m.fixed !== undefined && !slotOf.has(m.id)) out.push(`${m.id} was fixed and is gone`);
  if (p.placed.length + p.left.length !== q.meetings.length) out.push("placed and left do not add up");
  if (p.placed.length > p.bound.meetings) out.push("more than the bound");
  return out;
}

test("worlds by hand: three by three needs three slots; one table is a line", () => {
  const three = plan(grid(3, 3, 3, 3));
  assert.deepEqual([three.placed.length, three.gaps, three.isOptimal, three.bound.meetings], [9, 0, true, 9]);
  assert.equal(plan(grid(3, 3, 2, 3)).placed.length, 6);
  const line = plan(grid(3, 3, 4, 1));
  assert.deepEqual([line.placed.length, line.bound.meetings, line.bound.bottleneck.zones], [4, 4, ["z"]]);
  assert.equal(moreByBound(grid(3, 3, 4, 1), { zone: "z" }), 4);
  assert.equal(moreByBound(grid(3, 3, 4, 1), { slotOnDay: 0 }), 1);
  assert.deepEqual(plan(grid(3, 3, 2, 9)).bound.bottleneck.persons.length > 0, true);
});

test("gaps are counted by hole and shrink before they close", () => {
  assert.deepEqual(
    [0b0, 0b111, 0b1, 0b101, 0b1001, 0b10101].map(costOfMask).map((c) => Math.round(c * 10)),
    [0, 0, 0, 11, 12, 22],
  );
});

test("where every table is taken a gap closes by two chains that trade places at once", () => {
  // One table, three slots, three meetings: a sits in the first and the last. Only if d and e change with a and c does the hole close.
  const q: MeetingQuestion = {
    dayOf: [0, 0, 0],
    persons: ["a", "b", "c", "d", "e"].map((id) => ({ id, slots: [0, 1, 2] })),
    zones: [{ id: "z", tables: 1 }],
    meetings: [
      { id: "ab", a: "a", b: "b", zone: "z", weight: 1 },
      { id: "de", a: "d", b: "e", zone: "z", weight: 1 },
      { id: "ac", a: "a", b: "c", zone: "z", weight: 1 },
    ],
  };
  const stood = { ...plan(q), placed: ["ab", "de", "ac"].map((meeting, slot) => ({ meeting, slot, table: 1 })) };
  const done = scheduleMeetings(q, { iterations: 300, seed: 1 }, {}, stood);
  assert.deepEqual(done.ok && [done.value.placed.length, done.value.gaps], [3, 0]);
});

test("what is left out says why", () => {
  const q: MeetingQuestion = {
    dayOf: [0, 0],
    persons: [
      { id: "a", slots: [0] },
      { id: "b", slots: [1] },
      { id: "c", slots: [0, 1] },
      { id: "d", slots: [0, 1] },
      { id: "e", slots: [0, 1] },
    ],
    zones: [
      { id: "z", tables: 1 },
      { id: "none", tables: 0 },
    ],
    meetings: [
      { id: "never", a: "a", b: "b", zone: "z", weight: 9 },
      { id: "ac", a: "a", b: "c", zone: "z", weight: 5 },
      { id: "ad", a: "a", b: "d", weight: 1 },
      { id: "de", a: "d", b: "e", zone: "none", weight: 2 },
    ],
  };
  const reasons = Object.fromEntries(plan(q).left.map((l) => [l.meeting, l.reason]));
  assert.deepEqual(reasons, {
    never: { code: "no-common-slot" },
    ad: { code: "person-full", person: "a" },
    de: { code: "zone-full", zone: "none" },
  });
});

test("each fault of a question is named; fixed meetings that collide are both named", () => {
  const q = grid(2, 2, 2, 2);
  const codes = (more: Partial<MeetingQuestion>): string[] => {
    const done = scheduleMeetings({ ...q, ...more }, { iterations: 10, seed: 1 });
    return done.ok ? [] : done.error.map((e) => e.code);
  };
  const one = (x: object) => ({ meetings: [{ id: "m", a: "f0", b: "p0", weight: 1, ...x }] });
  assert.deepEqual(codes(one({ b: "f0" })), ["with-itself"]);
  assert.deepEqual(codes(one({ b: "nobody" })), ["unknown"]);
  assert.deepEqual(codes(one({ weight: 0 })), ["bad-number"]);
  assert.deepEqual(codes(one({ fixed: 7 })), ["bad-number"]);
  assert.deepEqual(codes({ meetings: [q.meetings[0]!, q.meetings[0]!] }), ["twice"]);
  assert.deepEqual(codes({ dayOf: Array.from({ length: 31 }, () => 0) }), ["day-too-long"]);
  const both = scheduleMeetings(
    {
      ...q,
      meetings: q.meetings
        .slice(0, 3)
        .map((m, i) => (i === 1 ? m : { ...m, fixed: 0 }))
        .map((m) => ({ ...m, a: "f0" })),
    },
    { iterations: 1, seed: 1 },
  );
  assert.deepEqual(!both.ok && both.error, [{ code: "fixed-collide", meetings: ["m0", "m2"], slot: 0, of: "f0" }]);
  const tables = scheduleMeetings(
    {
      ...q,
      zones: [{ id: "z", tables: 1 }],
      meetings: [
        { ...q.meetings[0]!, fixed: 0 },
        { ...q.meetings[3]!, fixed: 0 },
      ],
    },
    { iterations: 1, seed: 1 },
  );
  assert.deepEqual(!tables.ok && tables.error.map((e) => "of" in e && e.of), ["z"]);
});

function randomQuestion(random: Random): MeetingQuestion {
  const slots = 1 + random.below(8);
  const persons = Array.from({ length: 2 + random.below(8) }, (_, i) => ({
    id: `x${i}`,
    slots: Array.from({ length: slots }, (_, s) => s).filter(() => random.below(5) > 0),
  }));
  const zones = Array.from({ length: random.below(3) }, (_, i) => ({
    id: `z${i}`,
    tables: random.below(2) === 0 ? random.below(4) : Array.from({ length: slots }, () => random.below(4)),
  }));
  return {
    dayOf: Array.from({ length: slots }, (_, s) => Math.floor(s / 4)),
    persons,
    zones,
    meetings: Array.from({ length: random.below(16) }, (_, i) => {
      const a = random.below(persons.length);
      const b = (a + 1 + random.below(persons.length - 1)) % persons.length;
      return {
        id: `m${i}`,
        a: `x${a}`,
        b: `x${b}`,
        ...(zones.length > 0 && random.below(4) > 0 ? { zone: random.pick(zones).id } : {}),
        weight: 1 + random.below(3),
        ...(i > 0 && random.below(5) === 0 ? { after: `m${random.below(i)}` } : {}),
      };
    }),
  };
}

test("a naive checker finds no breach in 3,000 random questions, stopped anywhere, nor after a change on the day", () => {
  const random = seededRandom(4);
  for (let round = 0; round < 3000; round++) {
    const q = randomQuestion(random);
    let asked = 0;
    const done = scheduleMeetings(q, { iterations: 600, seed: round }, { stop: () => ++asked > round % 3 });
    assert.ok(done.ok);
    const p = done.value;
    assert.deepEqual(breaches(q, p), [], `round ${round}`);
    const person = random.pick(q.persons).id;
    const fromSlot = random.below(q.dayOf.length);
    const day = changeDay(q, p, { kind: "out", person, fromSlot }, fromSlot);
    assert.ok(day.ok);
    assert.deepEqual(breaches(day.value.question, day.value.plan), [], `day ${round}`);
    const named = new Set([...day.value.cancelled, ...day.value.moved].map((c) => c.meeting));
    for (const x of p.placed) {
      const now = day.value.plan.placed.find((y) => y.meeting === x.meeting)?.slot;
      assert.ok(now === x.slot || named.has(x.meeting), "whoever moves or falls away is named");
      const m = q.meetings.find((y) => y.id === x.meeting)!;
      assert.ok(now === x.slot || m.a === person || m.b === person, "only its partners are touched");
    }
  }
});

test("the checker sees a breach (canaries)", () => {
  const q = grid(3, 3, 3, 3);
  const p = plan(q);
  const turned = (f: (x: MeetingPlan["placed"][number], i: number) => MeetingPlan["placed"][number]) =>
    breaches(q, { ...p, placed: p.placed.map(f) }).join();
  assert.match(
    turned((x) => ({ ...x, slot: 0 })),
    /twice in 0.*too few tables/,
  );
  assert.match(
    turned((x, i) => (i === 0 ? { ...x, slot: 9 } : x)),
    /closed in 9/,
  );
  assert.match(breaches(q, { ...p, placed: p.placed.slice(1) }).join(), /do not add up/);
});

/** The largest weight there is, by trying every slot for every meeting. */
function mostWeight(q: MeetingQuestion): number {
  const held = new Set<string>();
  const tables = new Map<string, number>();
  const from = (i: number, slotOf: ReadonlyMap<string, number>): number => {
    const m = q.meetings[i];
    if (!m) return 0;
    let best = from(i + 1, slotOf);
    for (let s = 0; s < q.dayOf.length; s++) {
      if (![m.a, m.b].every((id) => q.persons.find((x) => x.id === id)!.slots.includes(s) && !held.has(`${id} ${s}`))) continue;
      const key = `${m.zone} ${s}`;
      const z = q.zones.find((x) => x.id === m.zone);
      if (z && (tables.get(key) ?? 0) >= (typeof z.tables === "number" ? z.tables : z.tables[s]!)) continue;
      if (m.after !== undefined && slotOf.has(m.after) && slotOf.get(m.after)! >= s) continue;
      for (const id of [m.a, m.b]) held.add(`${id} ${s}`);
      tables.set(key, (tables.get(key) ?? 0) + 1);
      best = Math.max(best, m.weight + from(i + 1, new Map([...slotOf, [m.id, s]])));
      for (const id of [m.a, m.b]) held.delete(`${id} ${s}`);
      tables.set(key, tables.get(key)! - 1);
    }
    return best;
  };
  return from(0, new Map());
}

test("150 small questions reach the largest weight there is", () => {
  const random = seededRandom(19);
  for (let round = 0, tried = 0; tried < 150; round++) {
    const q = randomQuestion(random);
    if (q.meetings.length > 7 || q.dayOf.length > 4) continue;
    tried++;
    assert.equal(plan(q, 4000, round).weight, mostWeight(q), JSON.stringify(q));
  }
});

test("the same seed gives the same timetable; one more table, slot or person never lowers the bound", () => {
  const random = seededRandom(6);
  for (let round = 0; round < 100; round++) {
    const q = randomQuestion(random);
    assert.deepEqual(plan(q, 500), plan(q, 500));
    for (const z of q.zones) assert.ok(moreByBound(q, { zone: z.id }) >= 0);
    assert.ok(moreByBound(q, { slotOnDay: 0 }) >= 0);
  }
});

test("tables are lowered on the day: at most two move, the rest are told", () => {
  const q = grid(4, 4, 6, 4);
  const p = plan(q);
  const day = changeDay(q, p, { kind: "tables", zone: "z", tables: 1, fromSlot: 2 }, 2);
  assert.ok(day.ok);
  assert.ok(day.value.moved.length <= 2 && day.value.moved.every((m) => m.from >= 2 && m.to >= 2));
  assert.deepEqual(breaches(day.value.question, day.value.plan), []);
  const walk = changeDay(
    grid(2, 2, 3, 2),
    plan(grid(2, 2, 3, 2)),
    { kind: "walk-in", meeting: { id: "new", a: "f0", b: "p0", weight: 1, zone: "z" } },
    0,
  );
  assert.ok(walk.ok);
  assert.equal(walk.value.gained[0]?.meeting, "new");
});

test("reviewers: the fair rule raises the least fit given as far as completeness allows", () => {
  // Two projects, two experts with room for one each: 900 + 0 sums to more than 500 + 300, whose least is better.
  const projects = [
    {
      experts: [
        { expert: 0, fit: 900 },
        { expert: 1, fit: 500 },
      ],
    },
    {
      experts: [
        { expert: 0, fit: 300 },
        { expert: 1, fit: 0 },
      ],
    },
  ];
  const sum = assignReviewers(projects, [1, 1], 1, "sum");
  const fair = assignReviewers(projects, [1, 1], 1, "fair");
  assert.deepEqual([sum.given, sum.worst, sum.sum], [[[0], [1]], 0, 900]);
  assert.deepEqual([fair.given, fair.worst, fair.sum, fair.threshold], [[[1], [0]], 300, 800, 300]);
  assert.deepEqual(assignReviewers([], [1], 3).given, []);
});

test("lectures: nobody is booked twice in a slot nor beyond his number; 200 small questions equal every way tried", () => {
  const random = seededRandom(31);
  for (let round = 0; round < 200; round++) {
    const [experts, slots] = [1 + random.below(3), 1 + random.below(3)];
    const most = Array.from({ length: experts }, () => random.below(3));
    const requests: LectureRequest[] = Array.from({ length: random.below(5) }, () => ({
      options: Array.from({ length: experts * slots }, (_, k) => ({
        expert: Math.floor(k / slots),
        slot: k % slots,
        fit: random.below(1001),
      })).filter(() => random.below(2) === 0),
    }));
    const done = assignLectures(requests, most, slots);
    const keys = done.given.flatMap((g) => (g ? [`${g.expert} ${g.slot}`] : []));
    assert.equal(new Set(keys).size, keys.length);
    most.forEach((limit, e) => assert.ok(done.given.filter((g) => g?.expert === e).length <= limit));
    const best = (i: number, held: ReadonlySet<string>, left: readonly number[]): number => {
      if (i === requests.length) return 0;
      return Math.max(
        best(i + 1, held, left),
        ...requests[i]!.options.filter((o) => left[o.expert]! > 0 && !held.has(`${o.expert} ${o.slot}`)).map(
          (o) =>
            100_000 +
            o.fit +
            best(
              i + 1,
              new Set([...held, `${o.expert} ${o.slot}`]),
              left.map((n, e) => (e === o.expert ? n - 1 : n)),
            ),
        ),
      );
    };
    assert.equal(keys.length * 100_000 + done.fit, best(0, new Set(), most));
  }
});

test("shifts: every zone has somebody at all hours, nobody stands in two, the spread is at most one", () => {
  const advisers = Array.from({ length: 12 }, () => ({ shifts: [0, 1, 2, 3] }));
  const duty = assignShifts(advisers, 5, 4, () => 1);
  assert.deepEqual([duty.given.length, duty.missing, duty.spread], [20, [], 1]);
  const keys = duty.given.map((g) => `${g.adviser} ${g.shift}`);
  assert.equal(new Set(keys).size, keys.length);
  assert.deepEqual(assignShifts([{ shifts: [0] }], 1, 2, () => 1).missing, [{ zone: 0, shift: 1, people: 1 }]);
});

test("planned anew with nothing changed a timetable stays as it is; of equal ones the nearest is taken", () => {
  const random = seededRandom(11);
  for (let n = 0; n < 40; n++) {
    const slots = 4 + random.below(4);
    const q = {
      ...grid(3 + random.below(3), 3 + random.below(3), slots, 2 + random.below(3)),
      dayOf: Array.from({ length: slots }, (_, s) => (s < slots / 2 ? 0 : 1)),
    };
    const first = plan(q, 4000, n);
    const again = scheduleMeetings(q, { iterations: 4000, seed: n + 100 }, {}, first);
    assert.ok(again.ok);
    const isBetter = again.value.weight > first.weight || again.value.gaps < first.gaps || again.value.idleSlots < first.idleSlots;
    if (!isBetter) assert.deepEqual(again.value.placed, first.placed, `question ${n}`);
    assert.ok(again.value.weight >= first.weight, "never worse than what stood");
    assert.deepEqual(breaches(q, again.value), []);
    // Kept tables: whoever stays in his slot stays at his table, though others leave.
    const gone = { ...q, meetings: q.meetings.filter((_, i) => i % 4 !== 0) };
    const fewer = scheduleMeetings(gone, { iterations: 0, seed: 1 }, {}, first);
    assert.ok(fewer.ok);
    const tableAt = new Map(first.placed.map((x) => [`${x.meeting} ${x.slot}`, x.table]));
    for (const x of fewer.value.placed)
      if (tableAt.has(`${x.meeting} ${x.slot}`)) assert.equal(x.table, tableAt.get(`${x.meeting} ${x.slot}`));
  }
});

test("74 advisers over 22 zones and three days of two halves: exact, somebody everywhere at all hours, at most one shift apart", () => {
  const random = seededRandom(5);
  // Each is away for one half of a day.
  const advisers = Array.from({ length: 74 }, () => {
    const away = random.below(6);
    return { shifts: [0, 1, 2, 3, 4, 5].filter((s) => s !== away) };
  });
  for (const people of [1, 2]) {
    const duty = assignShifts(advisers, 22, 6, () => people);
    assert.deepEqual([duty.given.length, duty.missing], [132 * people, []]);
    assert.ok(duty.spread <= 1, `${duty.spread} apart`);
    assert.equal(new Set(duty.given.map((g) => `${g.adviser} ${g.shift}`)).size, duty.given.length);
  }
});
