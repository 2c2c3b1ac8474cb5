import { guestsRound } from "./guests-kept.ts";
import { runDueRound } from "../../platform/jobs/due-rounds.ts";
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { numbered } from "../../platform/register/cells.ts";
import { makeWorld, type Client, type World } from "../../tests/records-world.ts";
import { nextKey, refusalOf, tokenOf } from "../../tests/served.ts";
import { badgeIn, badgeText, checkOf, decideBadge, decideGuest, hasRoom, judgeEntry, type Roster, type RosterGuest } from "./door.ts";
import { afterTurn, mineOf, waitingOf, type Kept, type Turn } from "./web/door-kept.ts";

const CODE = "0123456789ABCDEFGHJK";
const guest = (id: number, more: Partial<RosterGuest> = {}): RosterGuest => ({
  ...{ id, name: `示例${id}`, employer: "示例单位", kind: "visitor", standing: "expected", badgeNo: 1, check: checkOf(CODE) },
  ...more,
});
const roster = (guests: RosterGuest[], more: Partial<Roster> = {}): Roster => ({ fairId: 7, seats: null, guests, inside: [], ...more });
const text = (guestId: number, more: object = {}) =>
  `https://示例/link/fair-badge#${badgeText({ fairId: 7, guestId, badgeNo: 1, code: CODE, ...more })}`;

test("a door decides by its roster: whom, and in which words not", () => {
  const at = "2026-12-10T01:00:00.000Z";
  const list = roster([guest(1), guest(2, { standing: "revoked" }), guest(3, { standing: "waiting" }), guest(4, { badgeNo: 2 })], {
    inside: [{ guestId: 1, door: "西门", at }],
  });
  const why = (code: string) => {
    const d = decideBadge(list, [], code);
    return d.let === false ? d.why : d.let;
  };
  assert.equal(why("微信里的一句话"), "no_badge");
  assert.equal(why("1-2-3-OIL"), "no_badge");
  assert.equal(why(text(1, { fairId: 8 })), "other_fair");
  assert.equal(why(text(99)), "unknown");
  assert.equal(why(text(1, { code: `Z${CODE.slice(1)}` })), "forged");
  assert.equal(why(text(2)), "revoked");
  assert.equal(why(text(3)), "waiting");
  assert.equal(why(text(4)), "reissued");
  assert.equal(why(text(1, { badgeNo: 2 })), "unknown", "newer than the roster");
  const twice = decideBadge(list, [], text(1));
  assert.ok(twice.let === "again" && !twice.here && twice.before.door === "西门");
  const here = decideBadge(list, [{ guestId: 1, door: "东门", at }], text(1));
  assert.ok(here.let === "again" && here.here);
  assert.equal(decideGuest(roster([guest(1)]), [], guest(1)).let, true);
  assert.deepEqual(
    badgeIn(`１-２-１-${CODE.toLowerCase()}`),
    { fairId: 1, guestId: 2, badgeNo: 1, code: CODE },
    "a hand scanner types as it likes",
  );
  assert.ok(
    hasRoom(roster([guest(1)]), 99) && hasRoom(roster([guest(1)], { seats: 2 }), 0) && !hasRoom(roster([guest(1)], { seats: 2 }), 1),
  );
});

test("the server undoes nothing and merges nothing: what does not fit is told", () => {
  const at = "2026-12-10T01:00:00.000Z";
  const entry = {
    at,
    device: "a",
    way: "badge" as const,
    badgeNo: 1,
    guest: { standing: "expected", badgeNo: 1, revokedAt: null },
    before: [],
  };
  const of = (more: object) => judgeEntry({ ...entry, ...more }).verdict;
  assert.equal(of({}), "confirmed");
  assert.equal(of({ before: [{ id: 5, device: "a" }] }), "again");
  const before = (...devices: string[]) => devices.map((device, i) => ({ id: 4 + i, device }));
  assert.deepEqual(judgeEntry({ ...entry, before: before("b", "c") }), { verdict: "twice", otherId: 4 });
  assert.deepEqual(judgeEntry({ ...entry, before: before("b", "a") }), { verdict: "again", otherId: 5 }, "two doors are reported once");
  const revoked = { standing: "revoked", badgeNo: 1, revokedAt: "2026-12-10T00:59:00.000Z" };
  assert.equal(of({ guest: revoked }), "revoked");
  assert.equal(of({ guest: { ...revoked, revokedAt: "2026-12-10T01:01:00.000Z" } }), "confirmed", "he was in before");
  assert.equal(of({ guest: { standing: "expected", badgeNo: 2, revokedAt: "2026-12-10T00:59:00.000Z" } }), "revoked", "the lost badge");
  assert.equal(of({ guest: { standing: "expected", badgeNo: 2, revokedAt: "2026-12-10T00:59:00.000Z" }, badgeNo: 2 }), "confirmed");
  const waits = { standing: "waiting", badgeNo: 1, revokedAt: null };
  assert.deepEqual([of({ guest: waits }), of({ guest: waits, way: "walk_in" })], ["waiting", "over"]);
});

test("what a device keeps: nothing is lost between two turns, another day begins anew", () => {
  const turn = (more: Partial<Turn> = {}): Turn => ({
    ...{ fairId: 7, title: "示例", unitName: "示例", today: "2026-12-10", seats: null, stamp: "1", results: [], inside: [] },
    ...{ signed: { at: "2026-12-10T01:00:00.000Z", signature: "x" }, guests: [guest(1)] },
    ...more,
  });
  const first = afterTurn(undefined, "d", turn());
  const at = "2026-12-10T01:05:00.000Z";
  const entry = (key: string) => ({ key, at, door: "东门", way: "badge" as const, guestId: 1, name: "示例1", roster: first.signed });
  const had: Kept = { ...first, door: "东门", entries: [entry("aaaaaaaa"), entry("bbbbbbbb"), entry("cccccccc")] };
  const said = (key: string, verdict: "confirmed" | "refused" | "later") => ({ key, verdict, other: null });
  const after1 = afterTurn(
    had,
    "d",
    turn({ guests: null, results: [said("aaaaaaaa", "confirmed"), said("bbbbbbbb", "refused"), said("cccccccc", "later")] }),
  );
  assert.equal(after1.roster.guests.length, 1, "the list stays where none newer came");
  assert.deepEqual(
    waitingOf(after1).map((e) => e.key),
    ["cccccccc"],
    "one that cannot be taken now is sent again, the refused one is not",
  );
  const next = afterTurn(after1, "d", turn({ guests: null, today: "2026-12-11" }));
  assert.deepEqual([next.entries.map((e) => e.key), next.door], [["cccccccc"], "东门"]);
  assert.equal(mineOf(next, "2026-12-11").length, 0);
});

let world: World;
before(async () => void (world = await makeWorld()));
after(() => world[Symbol.asyncDispose]());
const setTime = (time: string) => void (world.installation.clock.millis = Date.parse(time));

test("a fair's doors over the server: badges, wait list, offline devices, one badge at two doors, a roster older than a revocation", async () => {
  setTime("2026-12-01T02:00:00Z");
  const city = world.client("甲市", ["adviser"]);
  const phones = [world.visitor("10.1.1.1"), world.visitor("10.1.1.2")] as const;
  const put = async (records: { create(input: never): Promise<{ id: number }> }, values: object) =>
    (await records.create({ values, requestKey: nextKey() } as never)).id;
  const common = {
    ...{ fromOn: "2026-12-10", toOn: "2026-12-11", place: "示例会展中心", hours: "09:00-11:00", slotMinutes: 30 },
    ...{ reviewsEach: 2, spreadMost: 20, publicityDays: 5, source: "示例方案", seats: 4 },
  };
  const fairId = await put(city.fair, { title: "签到洽谈会（示例）", ...common });
  const otherFair = await put(city.fair, { title: "另一次洽谈会（示例）", ...common });
  for (const n of [1, 2]) await put(city.fair_party, { fairId, name: `示例企业${n}`, side: "firm", contactName: `经办${n}（示例）` });
  assert.deepEqual(await city.fairs.enterParties({ fairId }), { entered: 2, waiting: 0 });
  assert.deepEqual(await city.fairs.enterParties({ fairId }), { entered: 0, waiting: 0 }, "again adds nobody");
  const enter = (name: string, of = fairId) => put(city.fair_guest, { fairId: of, name, employer: "示例单位", kind: "visitor" });
  const zhao = await enter("赵一（示例）");
  const qian = await enter("钱二（示例）");
  const sun = await enter("孙三（示例）");
  const standing = async (id: number) => (await city.fair_guest.get({ id })).values["standing"];
  assert.deepEqual([await standing(qian), await standing(sun)], ["expected", "waiting"], "who comes beyond the places waits");
  const stranger = await enter("外来（示例）", otherFair);

  const badges = await city.fairs.listBadges({ fairId, after: 0 });
  const badgeOf = (id: number): string => badges.badges.find((b) => b.id === id)?.text ?? "";
  assert.deepEqual([badges.badges.length, badges.more, badgeOf(sun)], [4, false, ""]);
  const foreign = (await city.fairs.listBadges({ fairId: otherFair, after: 0, guestId: stranger })).badges[0]?.text ?? "";
  assert.equal((await phones[0].publicFairs.openBadge({ text: `#${badgeOf(zhao)}` })).name, "赵一（示例）");
  assert.equal(
    await refusalOf(phones[0].publicFairs.openBadge({ text: badgeOf(zhao).replace(/.$/, "0").replace(/-1-./, "-1-Z") })),
    "NOT_FOUND",
  );
  assert.equal(await refusalOf(world.client("乙市", ["adviser"]).fairs.listBadges({ fairId, after: 0 })), "NOT_FOUND");
  assert.equal(await refusalOf(world.client("甲市", ["leader"]).fairs.listBadges({ fairId, after: 0 })), "FORBIDDEN");

  // Two devices take the roster in the morning.
  setTime("2026-12-10T00:30:00Z");
  const token = tokenOf((await city.fairs.handDoorLink({ id: fairId })).url);
  const turn = (n: 0 | 1, entries: readonly object[] = [], more: object = {}) =>
    phones[n].publicFairs.turnDoor({ token, device: `device-${n}`, entries: [...entries], ...more });
  const morning = await turn(0);
  assert.ok(morning.guests);
  assert.equal((await turn(0, [], { have: morning.stamp })).guests, null, "an unchanged list is not sent again");
  assert.ok(morning.guests.every((g) => g.check.length === 4 && !("phone" in g)));
  const list: Roster = { fairId, seats: 4, guests: morning.guests, inside: [] };
  assert.equal(decideBadge(list, [], badgeOf(zhao)).let, true);
  const refused = decideBadge(list, [], foreign);
  assert.ok(refused.let === false && refused.why === "other_fair");

  // Without a network Zhao is let in at both doors, and Qian though he was revoked meanwhile; a bad one stands between.
  setTime("2026-12-10T01:00:00Z");
  await city.fairs.actOnGuest({
    id: qian,
    version: (await city.fair_guest.get({ id: qian })).version,
    change: "revoke",
    reason: "本人来电（示例）",
  });
  setTime("2026-12-10T02:00:00Z");
  const entry = (id: number, at: string, more: object = {}) => ({
    ...{
      key: nextKey(),
      at: `2026-12-10T${at}:00.000Z`,
      door: "东门",
      way: "badge",
      badge: badgeOf(id),
      guestId: id,
      roster: morning.signed,
    },
    ...more,
  });
  const first = entry(zhao, "01:10");
  const forged = entry(zhao, "01:11", { badge: badgeOf(zhao).slice(0, -1) + (badgeOf(zhao).endsWith("0") ? "1" : "0") });
  const late = entry(qian, "01:20");
  const unreadable = { key: "unreadable-1", at: "昨天" };
  const answer = await turn(0, [first, unreadable, forged, late]);
  const verdicts = (t: Turn) => t.results.map((r) => r.verdict);
  assert.deepEqual(verdicts(answer), ["confirmed", "refused", "unknown", "revoked"]);
  assert.deepEqual(verdicts(await turn(0, [first])), ["confirmed"], "sent twice it is one entry");
  const second = await turn(1, [entry(zhao, "01:30", { door: "西门" })]);
  assert.deepEqual(
    second.results.map((r) => [r.verdict, r.other]),
    [["twice", "东门 09:10"]],
  );
  assert.deepEqual(verdicts(await turn(0, [entry(zhao, "01:40")])), ["again"]);
  assert.deepEqual(
    (await turn(1)).inside.map((e) => e.guestId),
    [zhao, qian, zhao, zhao],
    "every door hears who is in",
  );
  // Revoking has freed a place: who waits is taken by the desk; a walk-in then finds none.
  const desk = async () => city.fairs.readDoor({ fairId });
  const waiting = (await desk()).waiting[0];
  assert.ok(waiting && waiting.id === sun);
  await city.fairs.actOnGuest({ id: sun, version: waiting.version, change: "admit", reason: "" });
  assert.equal(await refusalOf(city.fairs.actOnGuest({ id: sun, version: waiting.version, change: "admit", reason: "" })), "not-now");
  const walkIn = {
    key: nextKey(),
    at: "2026-12-10T01:50:00.000Z",
    door: "西门",
    way: "walk_in",
    walkIn: { name: "李四（示例）", employer: "示例单位" },
  };
  assert.deepEqual(verdicts(await turn(1, [walkIn])), ["over"]);
  assert.deepEqual(verdicts(await turn(1, [walkIn])), ["over"]);
  // A lost badge: the new one opens, the old one is told.
  await city.fairs.actOnGuest({
    id: sun,
    version: (await city.fair_guest.get({ id: sun })).version,
    change: "reissue",
    reason: "丢了（示例）",
  });
  const fresh = await turn(0);
  const again = (await city.fairs.listBadges({ fairId, after: 0, guestId: sun })).badges[0]?.text ?? "";
  assert.equal(decideBadge({ ...list, guests: fresh.guests ?? [] }, [], again).let, true);
  assert.equal((await phones[0].publicFairs.openBadge({ text: again })).standing, "expected");

  const seen = await desk();
  assert.deepEqual(
    seen.reports.map((r) => [r.verdict, r.name, r.door, r.otherDoor]),
    [
      ["over", "李四（示例）", "西门", null],
      ["twice", "赵一（示例）", "西门", "东门"],
      ["revoked", "钱二（示例）", "东门", null],
      ["unknown", null, "东门", null],
    ],
  );
  const told = seen.reports.find((r) => r.verdict === "revoked");
  assert.equal(told?.rosterAt, morning.signed.at, "by which roster the door has decided");
  assert.equal(seen.days[0]?.n, 3, "Zhao came once, through two doors");
  // A roster nobody has signed proves nothing.
  const untrue = entry(qian, "01:55", { roster: { at: "2026-12-10T01:54:00.000Z", signature: morning.signed.signature } });
  assert.deepEqual(verdicts(await turn(0, [untrue])), ["revoked"]);
  assert.equal((await desk()).reports[0]?.rosterAt, null);
  assert.equal(
    await refusalOf(phones[0].publicFairs.turnDoor({ token: token.replace(/.$/, ""), device: "x", entries: [] })),
    "link-unknown",
  );
  await leftAlone(city, fairId);
});

/** Nobody else's fair hears of it. */
async function leftAlone(city: Client, fairId: number): Promise<void> {
  assert.equal(await refusalOf(world.client("甲一县", ["adviser"]).fairs.readDoor({ fairId })), "NOT_FOUND");
  assert.ok((await city.fair_guest.list({ filter: { fairId }, limit: 100 } as never)).rows.length >= 6);
}

test("duty over zones: covered at all hours, spread evenly, changed by hand; a need of a talk's result, a talk on the spot", async () => {
  setTime("2026-11-20T02:00:00Z");
  const city = world.client("甲市", ["adviser"]);
  const put = async (records: { create(input: never): Promise<{ id: number }> }, values: object) =>
    (await records.create({ values, requestKey: nextKey() } as never)).id;
  const fairId = await put(city.fair, {
    ...{ title: "值班洽谈会（示例）", fromOn: "2026-12-10", toOn: "2026-12-10", place: "示例会展中心", hours: "09:00-11:00 14:00-16:00" },
    ...{ slotMinutes: 30, reviewsEach: 2, spreadMost: 20, publicityDays: 5, source: "示例方案" },
  });
  const zones = [
    await put(city.fair_zone, { fairId, name: "一区", tables: 1 }),
    await put(city.fair_zone, { fairId, name: "二区", tables: 1 }),
  ];
  assert.equal(await refusalOf(city.fairs.planDuty({ fairId, people: 1 })), "nothing-to-plan");
  await world.owner(async (owner) => {
    await owner.query(
      "INSERT INTO post (person_id, unit_id, role, title, from_on) SELECT id, unit_id, 'adviser', '保姆', '2026-01-01' FROM person WHERE unit_id = ANY ($1)",
      [["甲市", "甲一县", "甲二县"].map((n) => world.units[n]?.id)],
    );
  });
  const asked = await city.fairs.listAdvisers({ fairId });
  assert.equal(asked.length, 3);
  await city.fairs.addAdvisers({ fairId, personIds: asked.map((a) => a.personId) });
  assert.equal((await city.fairs.listAdvisers({ fairId })).length, 0);
  assert.deepEqual(await city.fairs.planDuty({ fairId, people: 1 }), { given: 4, missing: 0, spread: 1 });
  const duty = await city.fairs.readDuty({ fairId });
  assert.deepEqual([duty.duties.length, duty.missing, duty.spread], [4, [], 1]);
  // Who has but the morning stands in the morning; whoever is elsewhere then is refused by name.
  const [first, second] = duty.duties.filter((d) => d.fromTime === "09:00");
  assert.ok(first && second);
  assert.equal(await refusalOf(city.fairs.swapDuty({ id: first.id, personId: second.personId, instead: first.personId })), "not-free");
  const third = asked.find((a) => a.personId !== first.personId && a.personId !== second.personId);
  assert.ok(third);
  assert.equal(
    await refusalOf(city.fairs.setAdviser({ fairId, personId: third.personId, version: 1, hours: "下午来", comes: true })),
    "invalid",
  );
  const { lost } = await city.fairs.setAdviser({ fairId, personId: third.personId, version: 1, hours: "1 09:00-11:00", comes: true });
  assert.equal(
    await refusalOf(city.fairs.setAdviser({ fairId, personId: third.personId, version: 1, hours: null, comes: true })),
    "stale",
    "whoever saw the older line is told",
  );
  assert.equal((await city.fairs.readDuty({ fairId })).missing.length, lost, "a shift he cannot keep is open at once, and told");
  const swap = () => city.fairs.swapDuty({ id: first.id, personId: third.personId, instead: first.personId });
  await swap();
  assert.equal(await refusalOf(swap()), "not-now", "the second of two hears that somebody else stands there");
  assert.deepEqual(await city.fairs.planDuty({ fairId, people: 2 }), { given: 5, missing: 3, spread: 1 });
  assert.equal(await refusalOf(world.client("甲一县", ["adviser"]).fairs.readDuty({ fairId })), "NOT_FOUND");

  // The day: two on the spot at the one table of a zone, and what came of it becomes a need in one tap.
  const firm = await put(city.fair_party, { fairId, name: "示例采购厂", side: "firm", contactName: "周总（示例）" });
  const team = await put(city.fair_party, { fairId, name: "示例团队", side: "project", zoneId: zones[0], contactName: "王工（示例）" });
  const more = await put(city.fair_party, { fairId, name: "示例采购二厂", side: "firm", contactName: "吴总（示例）" });
  const now = (fromId: number, zone: 0 | 1 = 0) =>
    city.fairs.talkNow({ fairId, zoneId: zones[zone] as number, fromId, withId: team, about: "烘干设备怎么选型", requestKey: nextKey() });
  assert.equal(await refusalOf(now(firm)), "not-now");
  setTime("2026-12-10T01:10:00Z");
  const talk = await now(firm);
  assert.equal(talk.tableNo, 1);
  assert.equal(await refusalOf(now(more)), "no-table");
  assert.equal(await refusalOf(now(more, 1)), "busy", "the team sits at another table");
  const day = await city.fairs.readDay({ fairId });
  assert.deepEqual(
    [day.now, day.current.map((t) => t.id), day.free.map((z) => z.free)],
    [{ from: "09:00", to: "09:30" }, [talk.id], [[], [1]]],
  );
  assert.equal(await refusalOf(city.fairs.makeNeed({ talkId: talk.id })), "not-now", "nothing has come of it yet");
  await city.fair_talk.act({ id: talk.id, action: "interest", requestKey: nextKey() });
  assert.equal(await refusalOf(city.fairs.makeNeed({ talkId: talk.id })), "no-phone");
  const { version } = await city.fair_party.get({ id: firm });
  await city.fair_party.edit({
    id: firm,
    version,
    values: { fairId, name: "示例采购厂", side: "firm", contactName: "周总（示例）", contactPhone: "19900300009" },
  });
  const need = await city.fairs.makeNeed({ talkId: talk.id });
  assert.deepEqual(await city.fairs.makeNeed({ talkId: talk.id }), need, "once");
  const made = await city.services.getDemand({ id: need.id });
  assert.match(JSON.stringify(made), /烘干设备怎么选型[\s\S]*示例采购厂[\s\S]*值班洽谈会/);
  assert.equal(((await city.fair_talk.get({ id: talk.id })).sections["talk"] as { needId: number }).needId, need.id);
  assert.equal(await refusalOf(world.client("甲市", ["leader"]).fairs.makeNeed({ talkId: talk.id })), "FORBIDDEN");
  // Not come: the table is free at once.
  setTime("2026-12-10T01:35:00Z");
  const late = await now(more);
  await city.fair_talk.act({ id: late.id, action: "miss", requestKey: nextKey(), reason: "示例采购二厂没有来" });
  assert.deepEqual((await city.fairs.readDay({ fairId })).free[0]?.free, [1]);
});

test("a table names its fair and zone as people do: the zone of that fair, though another has one of that name", async () => {
  setTime("2026-11-21T02:00:00Z");
  const city = world.client("甲市", ["adviser"]);
  const put = async (records: { create(input: never): Promise<{ id: number }> }, values: object) =>
    (await records.create({ values, requestKey: nextKey() } as never)).id;
  const fair = (title: string) =>
    put(city.fair, {
      ...{ title, fromOn: "2026-12-20", toOn: "2026-12-20", place: "示例会展中心", hours: "09:00-11:00", slotMinutes: 30 },
      ...{ reviewsEach: 1, spreadMost: 20, publicityDays: 5, source: "示例方案" },
    });
  const [one, other] = [await fair("表格洽谈会甲（示例）"), await fair("表格洽谈会乙（示例）")];
  const elsewhere = await put(city.fair_zone, { fairId: one, name: "农业专区", tables: 1 });
  const zone = await put(city.fair_zone, { fairId: other, name: "农业专区", tables: 1 });
  const head = ["项目名称", "洽谈会", "类型", "专区", "专业领域", "项目单位", "项目简介", "联系人"];
  const row = (title: string, of: string) => [title, of, "推广", "农业专区", "农机", "示例农机厂", "示例简介", "王工（示例）"];
  const sent = await city.fair_project.importRows({
    rows: [head, row("表格项目一（示例）", "表格洽谈会乙（示例）"), row("表格项目二（示例）", "没有的洽谈会")],
    requestKey: nextKey(),
  });
  assert.deepEqual([sent.stored, sent.left], [1, 1], "a name nobody bears is a fault of its row");
  const { rows } = await city.fair_project.list({ filter: { fairId: other }, limit: 10 } as never);
  assert.deepEqual(
    rows.map((r) => [r["title"], r["zoneId"]]),
    [["表格项目一（示例）", zone]],
  );
  // Cases of a table are opened together; what the room refuses at creation costs its row alone, and the others follow each other as in the table.
  const many = Array.from({ length: 7 }, (_, i) =>
    row(`成组项目${i}（示例）`, "表格洽谈会乙（示例）").with(3, i === 4 ? numbered(elsewhere) : "农业专区"),
  );
  const together = await city.fair_project.importRows({ rows: [head, ...many], requestKey: nextKey() });
  assert.deepEqual([together.stored, together.refused.map((r) => [r.row, r.fault.zh])], [6, [[6, "这个专区不在这次洽谈会里"]]]);
  const { rows: opened } = await city.fair_project.list({ filter: { fairId: other }, search: "成组项目", limit: 10 } as never);
  assert.deepEqual(
    opened.toSorted((a, b) => Number(a["id"]) - Number(b["id"])).map((r) => r["title"]),
    [0, 1, 2, 3, 5, 6].map((i) => `成组项目${i}（示例）`),
  );
});

test("guests' names are erased when their time of keeping ends: listed first, held where somebody needs them, gone from every table", async () => {
  setTime("2026-11-22T02:00:00Z");
  const city = world.client("甲市", ["adviser"]);
  const put = async (records: { create(input: never): Promise<{ id: number }> }, values: object) =>
    (await records.create({ values, requestKey: nextKey() } as never)).id;
  const fairId = await put(city.fair, {
    ...{ title: "清名洽谈会（示例）", fromOn: "2026-12-20", toOn: "2026-12-21", place: "示例会展中心", hours: "09:00-11:00" },
    ...{ slotMinutes: 30, reviewsEach: 1, spreadMost: 20, publicityDays: 5, source: "示例方案" },
  });
  const guest = { fairId, name: "郝可辨（示例）", employer: "可辨示例厂", kind: "visitor", phone: "19900377777" };
  const id = await put(city.fair_guest, guest);
  await city.fair_guest.edit({ id, version: 1, values: { ...guest, name: "郝可辨二（示例）" } });
  const { services } = world.installation;
  const round = () => runDueRound(services, guestsRound);
  setTime("2027-01-17T15:00:00Z");
  const officer = world.client("甲市", ["system_officer", "leader"]);
  const batchOf = async () =>
    (await officer.work.listRounds()).batches.find(
      (b) => b.round === "fair_guest.erase" && b.items.some((i) => i.title.startsWith("清名")),
    );
  await round();
  assert.equal(await batchOf(), undefined, "nothing is listed before its time");
  setTime("2027-01-18T02:00:00Z");
  assert.equal((await round()).listed, 1);
  const batch = await batchOf();
  const change = (act: "hold" | "release") =>
    officer.work.changeRound({ round: "fair_guest.erase", listedAt: batch?.listedAt as string, act });
  assert.deepEqual(await change("hold"), { changed: 1 });
  setTime("2027-01-25T02:00:00Z");
  await round();
  assert.equal((await city.fair_guest.get({ id })).values["name"], "郝可辨二（示例）", "held is not erased");
  assert.deepEqual(await change("release"), { changed: 1 });
  setTime("2027-01-29T02:00:00Z");
  assert.equal((await round()).done, 1);
  const { values, version } = await city.fair_guest.get({ id });
  assert.deepEqual([values["name"], values["employer"], values["phone"]], ["（已清除）", "（已清除）", null]);
  assert.equal(await refusalOf(city.fair_guest.edit({ id, version, values: guest })), "erased");
  await world.owner(async (owner) => {
    const { rows } = await owner.query<{ t: string }>(
      "select quote_ident(table_name) as t from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
    );
    for (const { t } of rows)
      for (const word of ["郝可辨", "可辨示例厂", "19900377777"])
        assert.equal((await owner.query(`select from ${t} x where x::text like '%' || $1 || '%'`, [word])).rowCount, 0, `${word} in ${t}`);
  });
  // Who is entered later goes with the next round.
  await put(city.fair_guest, { ...guest, name: "郝迟到（示例）" });
  assert.equal((await round()).listed, 1);
});
