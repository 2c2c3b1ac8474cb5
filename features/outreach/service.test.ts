import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { paperNumber, readPaperNumber } from "@bihuan/kit";
import { makeWorld, type World } from "../../tests/records-world.ts";
import { nextKey, refusalOf, shownIn, tokenOf } from "../../tests/served.ts";
import { isSameEvent } from "../../platform/records/alike-titles.ts";
import { renderActivity, renderCalendar, takeActivityForm, writeCalendar } from "./calendar.ts";
import { paperText } from "../../tests/paper-text.ts";
import type { MonthDesk } from "./month-desk.ts";
import type { VolunteerEvents } from "./service.ts";
import { closedDoor } from "./index.ts";
import { openBook } from "../../platform/sheets/open.ts";
import { bytesSource } from "../../platform/sheets/source.ts";

let world: World;
before(async () => {
  world = await makeWorld();
  await world.owner(async (owner) => {
    await owner.query("INSERT INTO region (code, name, level) VALUES ('990101', '甲一县（示例）', 3) ON CONFLICT DO NOTHING");
    await owner.query("UPDATE unit SET region_code = '990101' WHERE id = $1", [world.units["甲一县"]?.id]);
  });
});
after(() => world[Symbol.asyncDispose]());

const setDay = (day: string): void => {
  world.installation.clock.millis = Date.parse(`${day}T02:00:00Z`);
};
const factsOf = (kind: string) =>
  world.installation.services.database.read(world.actor("示例省", ["reviewer"]).scope, (db) =>
    db.selectFrom("ledger_fact").select(["measures", "dimensions", "keys"]).where("kind", "=", kind).orderBy("id").execute(),
  );

test("numbers: drawn at random, read as they look on paper", () => {
  const number = paperNumber("FW", "2026", new Uint8Array(10).fill(255));
  assert.equal(number, "FW2026ZZZZZZZZZZ");
  assert.equal(readPaperNumber(" fw2026-zzzzz zzzzO"), "FW2026ZZZZZZZZZ0");
});

test("the same event under two hosts' titles, and what is another", () => {
  const at = (title: string, place = "示例广场") => ({ title, place });
  const known = at("2026年科普月广场活动（示例）");
  for (const same of [at("科普月广场活动", "别处"), at("第三届科普月广场活动"), at("科普月进广场", "示例广场")])
    assert.ok(isSameEvent(known, same), same.title);
  for (const other of [at("农技培训班"), at("科普进校园", "别处"), at("", "示例广场")]) assert.ok(!isSameEvent(known, other), other.title);
});

test("an activity: one record of two hosts, people once by group, hours from the confirmed event alone, a proof that can be checked", async () => {
  setDay("2026-12-01");
  const adviser = world.client("甲一县", ["adviser"]);
  const other = world.client("乙一县", ["adviser"]);
  const reviewer = world.as({ ...world.actor("甲一县", ["reviewer"]), id: "person:999" });
  const visitor = world.visitor("10.9.8.7");
  const team = await adviser.volunteer_team.create({ values: { name: "银发科普队（示例）", kind: "veterans" }, requestKey: nextKey() });
  const volunteerOf = async (name: string) =>
    (
      await adviser.volunteer.create({
        values: { name, teamId: team.id, joinedOn: "2026-01-10", consentOn: "2026-01-09" },
        requestKey: nextKey(),
      })
    ).id;
  const [zhou, qian] = [await volunteerOf("周明（示例）"), await volunteerOf("钱某（示例）")];
  const partner = await adviser.partner.create({ values: { name: "示例植物园", kind: "venue" }, requestKey: nextKey() });
  await adviser.partner.act({ id: partner.id, action: "join", requestKey: nextKey() });

  const values = {
    title: "科普月广场活动（示例）",
    kind: "exhibition",
    firstOn: "2026-12-05",
    lastOn: "2026-12-06",
    place: "示例广场",
    takesBookings: true,
    seats: 3,
  };
  assert.equal(await refusalOf(adviser.activity.create({ values: { ...values, lastOn: "2026-12-04" }, requestKey: nextKey() })), "invalid");
  const { id } = await adviser.activity.create({ values, requestKey: nextKey() });
  const version = async () => (await adviser.activity.get({ id })).version;
  const child = async (name: string, v: Record<string, unknown>) =>
    adviser.activity.putChild({ id, version: await version(), child: name, values: v });
  const act = (action: string, more: object = {}) => adviser.activity.act({ id, action, requestKey: nextKey(), ...more });

  // The second host is shown the first one's record before saving, and takes part in it; a different event is not shown.
  const [same] = await other.activity.listSame({ values: { ...values, title: "科普月广场活动", firstOn: "2026-12-06" } });
  assert.match(same?.title ?? "", /科普月广场活动（示例） · 2026-12-05 · 甲一县/);
  const shown = shownIn(same?.href, `/outreach/join/${id}`);
  assert.deepEqual(await other.activity.listSame({ values: { ...values, title: "农技培训", place: "别处", firstOn: "2026-12-05" } }), []);
  assert.deepEqual(await other.activity.listSame({ values: { ...values, firstOn: "2026-12-25" } }), [], "another day");
  assert.equal(await refusalOf(other.activity.get({ id })), "NOT_FOUND", "not before it has joined");
  for (const wrong of ["", shown.replace(/^./, (c) => (c === "A" ? "B" : "A"))]) {
    assert.equal(await refusalOf(other.outreach.seeActivity({ id, shown: wrong })), "NOT_FOUND", "a number alone opens nothing");
    assert.equal(await refusalOf(other.outreach.joinActivity({ id, shown: wrong, role: "help" })), "NOT_FOUND");
  }
  assert.equal((await other.outreach.seeActivity({ id, shown })).joined, false);
  await other.outreach.joinActivity({ id, shown, role: "help" });
  await other.outreach.joinActivity({ id, shown, role: "help" });
  const joined = await other.activity.get({ id });
  assert.deepEqual(
    (joined.children["hosts"] ?? []).map((h) => [h["name"], h["role"]]),
    [["乙一县科协（示例）", "help"]],
    "once, however often",
  );

  assert.equal(await refusalOf(act("open")), "gate-unmet", "no session, no host");
  await child("sessions", { onDay: "2026-12-05", fromTime: "09:00", toTime: "11:30" });
  await child("sessions", { onDay: "2026-12-06", fromTime: "09:00", toTime: "11:30" });
  assert.equal(await refusalOf(child("sessions", { onDay: "2026-12-05", fromTime: "11:00", toTime: "9点" })), "invalid");
  await child("hosts", { name: "甲一县科协（示例）", role: "host" });
  await child("hosts", { name: "示例植物园", role: "help", partnerId: partner.id, hours: 5 });
  assert.equal(await refusalOf(child("hosts", { name: "示例植物园", role: "support" })), "invalid", "each body once, in one role");
  await act("open");

  // A volunteer stands at one place at a time, whoever plans the shift.
  const shift = { volunteerId: zhou, onDay: "2026-12-05", fromTime: "08:30", toTime: "11:30", duty: "讲解" };
  await child("shifts", shift);
  const second = await adviser.activity.create({
    values: { ...values, title: "另一处活动（示例）", place: "别处" },
    requestKey: nextKey(),
  });
  const twice = adviser.activity.putChild({
    id: second.id,
    version: 1,
    child: "shifts",
    values: { ...shift, fromTime: "11:00", toTime: "12:00" },
  });
  assert.equal(await refusalOf(twice), "invalid");
  await adviser.activity.putChild({ id: second.id, version: 1, child: "shifts", values: { ...shift, fromTime: "11:30", toTime: "12:00" } });
  await adviser.activity.act({ id: second.id, action: "cancel", reason: "下雨", requestKey: nextKey() });
  await child("shifts", { ...shift, volunteerId: qian });

  // The public calendar, iCalendar, booking with those who wait.
  const { services } = world.installation;
  assert.match(await renderCalendar(services, "990101", "zh"), /科普月广场活动（示例）.*还有 3 个名额/s);
  assert.match(await renderCalendar(services, "990199", "zh"), /没有这个地区/);
  assert.match(
    await renderActivity(services, "990101", id, "zh"),
    /class="pb-button pb-button-main"[^>]*>\s*预约/,
    "it does not look as if it could not be pressed",
  );
  const ics = await writeCalendar(services, "990101");
  assert.equal(ics?.match(/BEGIN:VEVENT/g)?.length, 2, "a session each");
  assert.match(ics ?? "", /DTSTART;TZID=Asia\/Shanghai:20261205T090000\r\n/);
  assert.ok(
    ics?.split("\r\n").every((line) => Buffer.byteLength(line) <= 75),
    "lines of at most 75 octets",
  );
  const book = async (name: string, phone: string, people: string) => {
    const sent = new URLSearchParams({ act: "book", name, phone, people, consent: "yes" });
    return takeActivityForm(services, "990101", id, "zh", sent);
  };
  const codeIn = (body: string): string => /口令： ([0-9A-Z-]+)/.exec(body)?.[1] ?? "";
  const first = await book("张某（示例）", "19900300001", "2");
  assert.match(first.body, /已约上.*还有 1 个名额/s);
  const waits = await book("李某（示例）", "19900300002", "2");
  assert.match(waits.body, /您已排在候补里.*名额已满，可以排候补/s, "a place is left, but not for who comes behind him");
  assert.match((await book("王某（示例）", "19900300003", "1")).body, /候补/, "nobody passes those who wait");
  assert.equal((await book("张某（示例）", "19900300001", "1")).status, 422, "once a telephone");
  assert.equal((await book("<b>", "123", "99")).status, 422);
  assert.ok(!(await renderActivity(services, "990101", id, "zh")).includes("19900300001"), "nobody's telephone is public");
  const formOf = (action: string, code: string) =>
    takeActivityForm(services, "990101", id, "zh", new URLSearchParams({ act: action, code }));
  assert.match((await formOf("see", codeIn(waits.body))).body, /您还在候补里/);
  await formOf("cancel", codeIn(first.body));
  assert.match((await formOf("see", codeIn(waits.body).toLowerCase())).body, /您已约上/, "moved up");
  assert.equal((await formOf("see", "XXXXX")).status, 422);

  // The month's forms are filled from the activities of its days: the plan from what stands, the feedback from what is confirmed.
  const month = async (stage: "plan" | "feedback") =>
    (
      await adviser.month_report.create({
        values: {
          ...{ title: `科普月${stage === "plan" ? "计划" : "反馈"}表（示例）`, stage, theme: "示例主题", source: "示例通知" },
          ...{ fromOn: "2026-12-01", toOn: "2026-12-31", measures: "进广场（示例）" },
        },
        requestKey: nextKey(),
      })
    ).id;
  const office = world.actor("甲一县", ["adviser"]);
  const planned = await month("plan");
  const saysPlan = await paperText(services, office, "papers/month_report/:id/report", planned);
  assert.match(
    saysPlan ?? "",
    /根据示例通知，.*计划于2026年12月1日至2026年12月31日开展科普活动1项、\d场，主题是“示例主题”。.*主要做法.*进广场.*活动计划表.*科普月广场活动/s,
  );
  const feedback = await month("feedback");
  const deskOf = async (of: number) => (await adviser.month_report.get({ id: of })).sections["desk"] as MonthDesk;
  assert.deepEqual((await deskOf(feedback)).counted, { activities: 0, sessions: 0, people: 0 }, "nothing is held");
  // Its due day warns until it says when it was handed in.
  const warned = async () => (await adviser.month_report.get({ id: planned })).warnings.map((w) => w.key);
  const change = async (values: object) => {
    const { version, values: stood } = await adviser.month_report.get({ id: planned });
    await adviser.month_report.edit({ id: planned, version, values: { ...stood, ...values } });
  };
  await change({ dueBy: "2020-01-01" });
  assert.deepEqual(await warned(), ["due"]);
  await change({ handedOn: "2020-01-02" });
  assert.deepEqual(await warned(), []);
  assert.deepEqual(await adviser.month_report.listWarnings({ most: 5 }), []);
  // Reported, then confirmed by the site's link: only now does anything count.
  await child("people", { audience: "youth", people: 120, source: "list" });
  assert.equal(
    await refusalOf(child("people", { audience: "youth", people: 80, source: "list" })),
    "invalid",
    "a group once: no person-time twice",
  );
  await child("people", { audience: "elderly", people: 40, source: "counted" });
  setDay("2026-12-06");
  assert.equal(await refusalOf(act("hold")), "gate-unmet", "a volunteer is not marked");
  const shifts = (await adviser.activity.get({ id })).children["shifts"] ?? [];
  for (const [i, came] of [true, false].entries()) {
    const { id: childId, ...rest } = shifts[i] as { id: number };
    await adviser.activity.putChild({ id, version: await version(), child: "shifts", childId, values: { ...rest, came } });
  }
  await act("hold");
  const served = async () =>
    (await adviser.volunteer.list({ filter: {}, limit: 50 })).rows.map((v) => [v.name, v["served" as keyof typeof v]]);
  assert.deepEqual(Object.fromEntries(await served())["周明（示例）"], "0", "no hours before confirmation");
  assert.deepEqual(await factsOf("volunteer.served"), []);
  const events = async (of: number) => {
    const { counted, waiting } = (await adviser.volunteer.get({ id: of })).sections["events"] as VolunteerEvents;
    return [counted, waiting].map((lines) => lines.map((l) => [l.onDay, l.title, l.minutes, l.subject]));
  };
  const shiftLine = ["2026-12-05", "科普月广场活动（示例）：讲解", 180, `activity:${id}`];
  assert.deepEqual(await events(zhou), [[], [shiftLine]], "his page says what still waits, and nothing of the cancelled one");
  assert.equal(await refusalOf(reviewer.activity.act({ id, action: "verify", requestKey: nextKey() })), "gate-unmet", "no sheet");
  assert.equal(await refusalOf(act("confirm")), "not-your-role", "the office confirms nothing itself");
  const site = await adviser.outreach.handSiteLink({ id });
  const seen = await visitor.publicOutreach.openSite({ token: tokenOf(site.url) });
  assert.deepEqual([seen.people.length, seen.shifts.map((s) => s.came)], [2, [true, false]]);
  assert.equal(await refusalOf(visitor.publicOutreach.answerSite({ token: tokenOf(site.url), answer: "return" })), "invalid");
  await visitor.publicOutreach.answerSite({ token: tokenOf(site.url), answer: "confirm" });
  assert.deepEqual(await factsOf("activity.held"), [
    { measures: { sessions: 2 }, dimensions: { kind: "exhibition", basis: "self" }, keys: { activity: id } },
  ]);
  assert.deepEqual(
    (await factsOf("activity.group")).map((f) => [
      (f.dimensions as { audience: string }).audience,
      (f.measures as { people: number }).people,
    ]),
    [
      ["youth", 120],
      ["elderly", 40],
    ],
  );
  assert.deepEqual(
    await factsOf("volunteer.served"),
    [{ measures: { minutes: 180 }, dimensions: { basis: "self" }, keys: { volunteer: zhou } }],
    "who came",
  );
  assert.deepEqual(Object.fromEntries(await served()), { "周明（示例）": "3", "钱某（示例）": "0" }, "hours");
  assert.deepEqual(await events(zhou), [[shiftLine], []], "the events his hours come from");
  assert.deepEqual(await events(qian), [[], []], "who was absent has none");
  const left = await services.database.read(world.actor("甲一县", ["adviser"]).scope, (db) =>
    db.selectFrom("activity_booking").select("id").execute(),
  );
  assert.deepEqual(left, [], "names and telephones of who booked are gone");

  const done = await deskOf(feedback);
  assert.deepEqual(done.counted, { activities: 1, sessions: 2, people: 160 });
  assert.deepEqual(
    done.byGroup.map((g) => [g.label.zh, g.people]),
    [
      ["青少年", 120],
      ["老年人", 40],
    ],
  );
  assert.match(
    (await paperText(services, office, "papers/month_report/:id/report", feedback)) ?? "",
    /开展了科普活动1项、2场，参加160人次.*按形式.*按人群.*青少年.*120/s,
  );
  const workbook = await services.house.papers["outreach/months/:id/xlsx"]?.(services, office, { id: String(feedback) });
  const sheets = await openBook(bytesSource(Buffer.from(workbook?.bytes as Uint8Array)));
  assert.deepEqual(
    sheets.sheets.map((x) => x.name),
    ["活动", "按形式", "按人群"],
  );
  const cells: unknown[][] = [];
  for await (const batch of sheets.rows(2)) for (const r of batch) cells.push(r.values);
  assert.ok(cells.some((r) => r[0] === "青少年" && r[2] === 120));

  // A proof: counted by the system, shown for seven days, issued by a second person, checked in public, withdrawn.
  const asked = {
    holder: "周明（示例）",
    volunteerId: zhou,
    fromOn: "2026-01-01",
    toOn: "2026-12-31",
    responsible: "李某（示例）",
    issuerPhone: "028-12345678",
  };
  assert.equal(
    await refusalOf(adviser.service_proof.create({ values: { ...asked, partnerId: partner.id }, requestKey: nextKey() })),
    "invalid",
    "one of both",
  );
  const proof = await adviser.service_proof.create({ values: asked, requestKey: nextKey() });
  const idle = await adviser.service_proof.create({
    values: { ...asked, holder: "钱某（示例）", volunteerId: qian },
    requestKey: nextKey(),
  });
  assert.equal(
    await refusalOf(adviser.service_proof.act({ id: idle.id, action: "show", requestKey: nextKey() })),
    "gate-unmet",
    "nothing confirmed, nothing certified",
  );
  await adviser.service_proof.act({ id: proof.id, action: "show", requestKey: nextKey() });
  const leader = world.as({ ...world.actor("甲一县", ["leader"]), id: "person:998" });
  assert.equal(
    await refusalOf(leader.service_proof.act({ id: proof.id, action: "issue", requestKey: nextKey() })),
    "gate-unmet",
    "seven days",
  );
  setDay("2026-12-13");
  await leader.service_proof.act({ id: proof.id, action: "issue", requestKey: nextKey() });
  const number = String((await adviser.service_proof.get({ id: proof.id })).values["number"]);
  const checked = await visitor.publicOutreach.checkProof({ number: number.toLowerCase() });
  assert.deepEqual(
    [checked.holder, checked.minutes, checked.lines.length, checked.withdrawn],
    ["ZM", 180, 1, false],
    "initials, not the name",
  );
  assert.match(checked.lines[0]?.title ?? "", /科普月广场活动（示例）：讲解/);
  assert.equal(await refusalOf(visitor.publicOutreach.checkProof({ number: "FW2026AAAAAAAAAA" })), "unknown-number");
  await leader.service_proof.act({ id: proof.id, action: "withdraw", reason: "开错人", requestKey: nextKey() });
  assert.deepEqual(
    [(await visitor.publicOutreach.checkProof({ number })).withdrawn, (await visitor.publicOutreach.checkProof({ number })).lines],
    [true, []],
  );

  // The partner's own link: its record, its proof asked for; nothing after the end.
  const own = tokenOf((await adviser.outreach.handPartnerLink({ id: partner.id })).url);
  const record = await visitor.publicOutreach.openPartner({ token: own });
  assert.deepEqual(record.taken, [{ title: "科普月广场活动（示例）", onDay: "2026-12-06", hours: 5, confirmed: true }]);
  await visitor.publicOutreach.askProof({ token: own, fromOn: "2026-01-01", toOn: "2026-12-31", requestKey: nextKey() });
  assert.equal((await visitor.publicOutreach.openPartner({ token: own })).proofs.length, 1);
  assert.equal(await refusalOf(other.partner.get({ id: partner.id })), "NOT_FOUND");

  // Its open days are a place of the register with its hours; while it pauses nobody stands before a closed door.
  const openDays = (hours: string) => adviser.outreach.openPartnerPlace({ id: partner.id, hours, fromOn: "2026-12-01" });
  assert.equal(await refusalOf(openDays("随时")), "invalid", "hours that nobody understands");
  const { placeId } = await openDays("周六 9:00-12:00");
  assert.equal(await refusalOf(openDays("周日 9:00-12:00")), "there-already");
  const placeOf = async () => {
    const { values } = await adviser.places.getPlace({ id: placeId });
    return [values["kind"], values["hours"], values["bookable"], values["condition"], values["closedOn"]];
  };
  assert.deepEqual(await placeOf(), ["open_day", "周六 9:00-12:00", true, "good", null]);
  await adviser.partner.act({ id: partner.id, action: "pause", reason: "场地维修", requestKey: nextKey() });
  assert.deepEqual((await placeOf()).slice(3), ["closed", "2026-12-13"]);
  await adviser.partner.act({ id: partner.id, action: "resume", requestKey: nextKey() });
  assert.deepEqual((await placeOf()).slice(3), ["good", null]);
  const shownPlace = (await adviser.partner.get({ id: partner.id })).sections["open_days"] as { hasPin: boolean; coming: number };
  assert.deepEqual([shownPlace.hasPin, shownPlace.coming], [false, 0]);

  // The yearly review: a verdict says what was seen and by which rule; a missing one is told.
  const review = async (values: object) =>
    adviser.partner.putChild({
      ...{ id: partner.id, version: (await adviser.partner.get({ id: partner.id })).version, child: "reviews", values: values as never },
    });
  assert.equal(await refusalOf(review({ year: 2025, openDays: 367 })), "invalid");
  assert.equal(await refusalOf(review({ year: 2025, verdict: "passed" })), "invalid", "no verdict without a look");
  assert.equal(await refusalOf(review({ year: 2025, verdict: "to_correct", seen: "门锁着", source: "示例办法" })), "invalid", "until when");
  await review({ year: 2024, openDays: 210, seenOn: "2025-01-10", seen: "开着门（示例）", verdict: "passed", source: "示例办法" });
  assert.equal((await adviser.partner.get({ id: partner.id })).values["reviewedUntil"], "2024-12-31");
  assert.ok((await adviser.partner.listWarnings({ most: 20 })).some((w) => w.warnings.some((x) => x.key === "review")));
  await review({ year: 2025, openDays: 200, seenOn: "2026-01-10", seen: "开着门（示例）", verdict: "passed", source: "示例办法" });
  assert.ok(!(await adviser.partner.listWarnings({ most: 20 })).some((w) => w.warnings.some((x) => x.key === "review")));

  // Somebody stood before a closed door: told without an account, answered by the partner's link, judged by the office, counted by the year.
  const door = { of: String(placeId), from: "", locale: "zh" } as const;
  const tell = (more: Record<string, string>) =>
    closedDoor.take(services, door, { onDay: "2026-12-12", atTime: "10:30", found: "大门锁着", consent: "yes", ...more });
  assert.equal((await closedDoor.show(services, { ...door, of: "99999999" })).status, 404);
  assert.match((await closedDoor.show(services, door)).body, /示例植物园开放日/);
  for (const [more, words] of [
    [{ onDay: "2026-12-14" }, /哪一天去的：不能晚于今天/],
    [{ onDay: "2025-01-01" }, /太久以前/],
    [{ atTime: "晚上" }, /几点：/],
    [{ consent: "" }, /先勾选/],
  ] as const) {
    const refused = await tell(more);
    assert.equal(refused.status, 422);
    assert.match(refused.body, words);
    assert.match(refused.body, /大门锁着/, "what was typed comes back");
  }
  for (const _ of [1, 2]) assert.equal((await tell({ key: "closed-key-1" })).status, 200);
  await tell({ onDay: "2026-12-05", key: "closed-key-2" });
  const complaints = (await adviser.closed_door.list({ filter: {}, limit: 20 })).rows.map((r) => r.id).toSorted((a, b) => a - b);
  assert.equal(complaints.length, 2, "sent twice it is one");
  const [late, early] = complaints as [number, number];
  const hoursOf = async (id: number) => (await adviser.closed_door.get({ id })).sections["hours"];
  assert.deepEqual(await hoursOf(late), { hours: "周六 9:00-12:00", open: true }, "by its own hours it should have been open");
  const say = (id: number) => visitor.publicOutreach.answerClosed({ token: own, id, words: "讲解员临时生病（示例）" });
  await say(late);
  assert.equal(await refusalOf(say(9_999_999)), "not-now");
  const judge = async (id: number, action: string) => {
    const { values: held, version } = await adviser.closed_door.get({ id });
    const { placeName, partnerId, onDay, atTime, found, phone } = held as Record<string, never>;
    await adviser.closed_door.edit({
      ...{ id, version },
      values: { placeName, partnerId, onDay, atTime, found, phone, answer: "电话核实，确实没开（示例）" },
    });
    await adviser.closed_door.act({ id, action, requestKey: nextKey() });
  };
  assert.equal(await refusalOf(adviser.closed_door.act({ id: late, action: "uphold", requestKey: nextKey() })), "gate-unmet", "unanswered");
  const isWarned = async () => (await adviser.partner.listWarnings({ most: 20 })).some((w) => w.warnings.some((x) => x.key === "closed"));
  await judge(late, "uphold");
  assert.equal(await refusalOf(say(late)), "not-now", "it has been judged");
  assert.equal(await isWarned(), false, "once is not repeated");
  await judge(early, "uphold");
  assert.equal(await isWarned(), true);
  const seenByPartner = (await visitor.publicOutreach.openPartner({ token: own })).closed;
  assert.deepEqual(
    seenByPartner.map((c) => [c.onDay, c.open, c.partnerSays]),
    [
      ["2026-12-12", false, "讲解员临时生病（示例）"],
      ["2026-12-05", false, null],
    ],
  );
  await review({
    year: 2026,
    openDays: 40,
    seenOn: "2026-12-13",
    seen: "开着门（示例）",
    verdict: "to_correct",
    correctUntil: "2027-03-01",
    source: "示例办法",
  });
  const reviews = (await adviser.partner.get({ id: partner.id })).children["reviews"] as unknown as {
    year: number;
    closedDoors: number | null;
  }[];
  assert.deepEqual(
    reviews.map((r) => [r.year, r.closedDoors]).toSorted((a, b) => Number(a[0]) - Number(b[0])),
    [
      [2024, 0],
      [2025, 0],
      [2026, 2],
    ],
    "each review counts those of its year",
  );
  assert.equal(await isWarned(), false, "the review has covered them");
  await adviser.partner.act({ id: partner.id, action: "end", reason: "退出", requestKey: nextKey() });
  assert.equal(await refusalOf(visitor.publicOutreach.openPartner({ token: own })), "link-closed");
});
