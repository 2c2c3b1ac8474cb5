import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { actOn, child, create, delegationsOf, handIn, peopleOf, person, PLAN, somebody, wordsOf } from "../../tests/congress-world.ts";
import { testVotes } from "../../tests/congress-votes.ts";
import { makeWorld, type Client, type World } from "../../tests/records-world.ts";
import { nextKey, refusalOf, tokenOf } from "../../tests/served.ts";
import { buildApp } from "../../app/http.ts";
import { openBook } from "../../platform/sheets/open.ts";
import { bytesSource } from "../../platform/sheets/source.ts";
import { readTables } from "../../platform/sheets/tables.ts";
import { writeXlsx } from "../../platform/sheets/write-xlsx.ts";
import { wholeOf } from "../../platform/sheets/zip-write.ts";

let world: World;
let city: Client;
let second: Client;
let congressId = 0;
let delegates: { id: number; name: string }[] = [];
const setDay = (day: string) => void (world.installation.clock.millis = Date.parse(`${day}T02:00:00Z`));

/** Four delegates of one unit, one in reserve. */
before(async () => {
  world = await makeWorld();
  setDay("2026-11-02");
  city = world.client("甲市", ["adviser"]);
  second = await somebody(world, "第二人（示例）", "甲市", ["reviewer"]);
  congressId = await create(city.congress, { title: "第五次代表大会（示例）", seats: 4, ...PLAN, publicityDays: 1 });
  await child(city, congressId, "units", { name: "示例学会", sector: "society", weight: 1 });
  await city.congressDesk.shareSeats({
    id: congressId,
    version: (await city.congress.get({ id: congressId })).version,
    method: "hamilton",
  });
  await actOn(city.congress, congressId, "propose");
  await actOn(second.congress, congressId, "freeze");
  for (const n of [1, 2, 3, 4, 5]) await create(city.congress_nominee, person(n, "示例学会"));
  const [task] = await delegationsOf(city, congressId);
  await handIn(city, task?.id ?? 0);
  await actOn(city.congress_delegation, task?.id ?? 0, "accept");
  for (const p of await peopleOf(city, congressId, "submitted")) await actOn(second.congress_nominee, p.id, "pass");
  await actOn(city.congress, congressId, "close_call");
  const best = await city.congressDesk.compose({ id: congressId, fixedIn: [], fixedOut: [] });
  await city.congressDesk.saveChoice({ id: congressId, chosen: best.chosen.map((c) => c.id), seen: [] });
  await actOn(city.congress, congressId, "publish");
  setDay("2026-11-05");
  await actOn(second.congress, congressId, "seat");
  delegates = await peopleOf(city, congressId, "delegate");
});
after(() => world[Symbol.asyncDispose]());

test("proposals: three months and one, the delegate says by his own link whether he is satisfied; joined ones are answered singly", async () => {
  const [one, two] = delegates;
  assert.ok(one && two);
  const reserve = (await peopleOf(city, congressId, "reserve"))[0]?.id ?? 0;
  const about = { receivedOn: "2026-11-05", says: "乡镇站点晚上不开门（示例）。" };
  assert.match(await wordsOf(create(city.congress_proposal, { title: "示例提案", delegateId: reserve, ...about })), /不是代表/);
  const id = await create(city.congress_proposal, { title: "站点延时开放（示例）", delegateId: one.id, ...about });
  const act = (who: Client, action: string, reason?: string, of = id) => actOn(who.congress_proposal, of, action, reason);
  const edit = async (more: object, of = id) => {
    const { version, values } = await city.congress_proposal.get({ id: of });
    const asked = ["title", "delegateId", "receivedOn", "says", "leadOffice", "jointOffices", "withId", "answerCode", "answer", "letterNo"];
    const kept = Object.fromEntries(asked.map((key) => [key, values[key]]));
    return city.congress_proposal.edit({ id: of, version, values: { ...kept, ...more } });
  };
  assert.equal(await refusalOf(act(city, "take")), "gate-unmet", "nobody is to answer it");
  await edit({ leadOffice: "示例科普部", jointOffices: "示例文旅局" });
  await act(city, "take");
  const seen = async (of = id) => (await city.congress_proposal.get({ id: of })).values;
  assert.equal((await seen())["replyBy"], "2027-02-05", "three months by the parameter of the day");
  const joined = await create(city.congress_proposal, { title: "站点周末开放（示例）", delegateId: two.id, withId: id, ...about });
  assert.match(
    await wordsOf(create(city.congress_proposal, { title: "第三件（示例）", delegateId: two.id, withId: joined, ...about })),
    /已并入别的提案/,
  );
  await edit({ leadOffice: "示例科普部" }, joined);
  await act(city, "take", undefined, joined);

  // Overdue is marked, extended once with a reason.
  setDay("2027-02-10");
  const late = (await city.congress_proposal.get({ id })).warnings.map((w) => [w.key, w.days]);
  assert.deepEqual(late, [["late", 5]]);
  await act(second, "extend", "要和文旅局会商（示例）");
  assert.equal((await seen())["replyBy"], "2027-03-05");
  assert.equal(await refusalOf(act(second, "extend", "再延（示例）")), "gate-unmet");

  // Answered by whoever signs; the delegate reads nothing before, and says by his own link.
  const link = tokenOf((await city.congressDesk.handProposalLink({ id })).url);
  const phone = world.visitor("10.9.8.7");
  await edit({ answerCode: "B", answer: "列入明年计划（示例）。" });
  assert.equal((await phone.publicCongress.openProposal({ token: link })).answer, null, "a draft is nobody's answer");
  assert.equal(await refusalOf(act(second, "answer")), "gate-unmet", "without the letter's number");
  await edit({ letterNo: "示例函〔2027〕1号" });
  assert.equal(await refusalOf(act(city, "answer")), "not-your-role");
  await act(second, "answer");
  assert.equal((await seen())["inTime"], true);
  assert.deepEqual(
    [(await seen(joined))["answerCode"], (await seen(joined))["letterNo"]],
    ["B", null],
    "the same words, a letter of its own",
  );
  const tell = (satisfied: boolean, words = "") => phone.publicCongress.tellProposal({ token: link, satisfied, words });
  assert.equal(
    await refusalOf(city.publicCongress.tellProposal({ token: link, satisfied: true, words: "" })),
    "staff-answer",
    "nobody of the office for him",
  );
  assert.equal(await refusalOf(tell(false)), "invalid", "with what is missing");
  await tell(false, "没有说什么时候（示例）");
  assert.equal((await city.congress_proposal.get({ id })).case?.state, "again");
  assert.equal(await refusalOf(act(second, "answer")), "gate-unmet", "a second reply has a letter of its own");
  await edit({ answerCode: "A", answer: "三月起每周五延到晚上八点（示例）。", letterNo: "示例函〔2027〕9号" });
  await act(second, "answer");
  await tell(true);

  // What is said on paper is told apart; answered too late is so for good.
  setDay("2027-04-01");
  await edit({ letterNo: "示例函〔2027〕12号" }, joined);
  await act(second, "answer", undefined, joined);
  assert.equal(await refusalOf(act(city, "satisfy_on_paper", undefined, joined)), "gate-unmet", "without the signed form");
  await act(city, "dissatisfy", "周末没有改（示例）", joined);
  await edit({ letterNo: "示例函〔2027〕20号" }, joined);
  await act(second, "answer", undefined, joined);
  assert.equal(await refusalOf(act(city, "dissatisfy", "还是没有改（示例）", joined)), "gate-unmet");
  await act(city, "leave_unresolved", "还是没有改（示例）", joined);
  const facts: unknown[] = [];
  await world.owner(async (owner) => {
    const { rows } = await owner.query(
      "SELECT dimensions->>'basis' AS basis, dimensions->>'timely' AS timely, dimensions->>'opinion' AS opinion, dimensions->>'code' AS code FROM ledger_fact WHERE kind = 'congress.answered' ORDER BY id",
    );
    facts.push(...rows);
  });
  assert.deepEqual(facts, [
    { basis: "self", timely: "yes", opinion: "satisfied", code: "A" },
    { basis: "proxy", timely: "no", opinion: "unsatisfied", code: "B" },
  ]);
  const contact = {
    title: "进社区（示例）",
    delegateId: one.id,
    onDay: "2027-03-20",
    place: "示例社区",
    met: "社区居民",
    heard: "想学用手机（示例）。",
  };
  await create(city.congress_contact, contact);
  assert.match(await wordsOf(create(city.congress_contact, { ...contact, title: "另一次（示例）", onDay: "2027-05-01" })), /不能晚于今天/);
});

test("the committee comes from the delegates: more candidates than seats, counted ballots, ties voted again, a second person confirms", async () => {
  setDay("2027-04-02");
  const [a, b, c] = delegates;
  const reserve = (await peopleOf(city, congressId, "reserve"))[0]?.id ?? 0;
  const base = { title: "第五届委员会委员（示例）", congressId, seats: 2, morePercent: 20, source: "示例选举办法" };
  const id = await create(city.congress_election, base);
  const act = (who: Client, action: string, reason?: string) => actOn(who.congress_election, id, action, reason);
  const put = async (values: Record<string, unknown>, childId?: number) =>
    city.congress_election.putChild({
      ...{ id, version: (await city.congress_election.get({ id })).version, child: "candidates", values },
      ...(childId === undefined ? {} : { childId }),
    });
  assert.match(await wordsOf(put({ nomineeId: reserve })), /不是这届代表，委员从代表里产生/);
  const rows = [await put({ nomineeId: a?.id }), await put({ nomineeId: b?.id })];
  assert.equal(await refusalOf(act(second, "list")), "gate-unmet", "two for two seats, three are asked for");
  rows.push(await put({ nomineeId: c?.id }));
  assert.equal(await refusalOf(act(city, "list")), "not-your-role");
  await act(second, "list");
  assert.equal(await refusalOf(put({ nomineeId: delegates[3]?.id })), "listed", "the list is set");
  let stands: readonly number[] = [];
  const votes = async (all: readonly number[]) => {
    for (const [i, votesFor] of all.entries())
      if (votesFor !== stands[i]) await put({ nomineeId: delegates[i]?.id, votesFor }, rows[i]?.id);
    stands = all;
  };
  await votes([4, 3, 3]);
  assert.equal(await refusalOf(act(city, "count")), "gate-unmet", "no ballots yet");
  const ballots = { heldOn: "2027-04-02", due: 4, present: 4, issued: 4, returned: 4, valid: 4 };
  const edit = async (more: object) =>
    city.congress_election.edit({
      id,
      version: (await city.congress_election.get({ id })).version,
      values: { ...base, ...ballots, ...more },
    });
  await edit({ issued: 3, returned: 4, valid: 3 });
  const count = async () =>
    (await city.congress_election.get({ id })).sections["count"] as { fault: { zh: string } | null; names: { result: string | null }[] };
  assert.match((await count()).fault?.zh ?? "", /这次选举无效/, "more ballots back than handed out");
  await edit({});
  assert.match((await count()).fault?.zh ?? "", /合计 10，多于/);
  await votes([4, 2, 2]);
  await act(city, "count");
  assert.equal((await count()).names.filter((n) => n.result === "elected").length, 1, "half of those present is no majority");
  await act(second, "back", "重新计票（示例）");
  await edit({ present: 3, issued: 3, returned: 3, valid: 3 });
  await votes([2, 2, 2]);
  await act(city, "count");
  assert.ok((await count()).names.every((n) => n.result === "tied"));
  assert.equal(await refusalOf(act(second, "confirm")), "gate-unmet", "tied at the last seat");
  await act(second, "back", "再投一次（示例）");
  await votes([3, 2, 1]);
  await act(city, "count");
  assert.equal(await refusalOf(actOn(world.client("甲市", ["adviser", "reviewer"]).congress_election, id, "confirm")), "same-person");
  await act(second, "confirm");
  assert.equal((await count()).names.filter((n) => n.result === "elected").length, 2);
});

/** A plan of one unit with one seat, frozen: its task waits. */
async function askedUnit(name: string): Promise<{ id: number; task: number }> {
  const id = await create(city.congress, { title: `${name}换届大会（示例）`, seats: 1, ...PLAN });
  await child(city, id, "units", { name, sector: "university", weight: 1 });
  await city.congressDesk.shareSeats({ id, version: (await city.congress.get({ id })).version, method: "hamilton" });
  await actOn(city.congress, id, "propose");
  await actOn(second.congress, id, "freeze");
  return { id, task: (await delegationsOf(city, id))[0]?.id ?? 0 };
}

test("a unit without account fetches its sheet by link, sends it back, is told each fault at its cell, hands in, takes back", async () => {
  setDay("2026-11-05");
  const { id, task } = await askedUnit("示例大学");
  const token = tokenOf((await city.congressDesk.handUnitLink({ id: task })).url);
  const unit = world.visitor("203.0.113.9").publicCongress;
  const seen = await unit.openNomination({ token });
  assert.deepEqual([seen.name, seen.seats, seen.state, seen.people, seen.here], ["示例大学", 1, "nominating", [], "self"]);
  const app = buildApp(world.installation.services, world.installation.signIn);
  const headers = { "x-bihuan": "1", host: "127.0.0.1:1" };
  const post = (path: string, body: FormData | URLSearchParams) =>
    app.request(`http://127.0.0.1:1/api/link/sheet${path}`, { method: "POST", headers, body });
  const read = async (answer: Response) => {
    const book = await openBook(bytesSource(Buffer.from(await answer.arrayBuffer())));
    return (await readTables(book))[0] as Awaited<ReturnType<typeof readTables>>[number];
  };
  assert.equal((await post("", new URLSearchParams({ token: "7K3QZ9M2XTA4B8C1D0EF" }))).status, 422);
  const blank = await read(await post("", new URLSearchParams({ token })));
  assert.ok(blank.columns.includes("姓名*") && blank.columns.includes("本人同意日期"));
  assert.ok(!blank.columns.some((c) => c.startsWith("推荐单位")), "its own sheet does not ask which unit");
  const line = (more: Record<string, string>) => {
    const all: Record<string, string> = {
      "姓名*": "人选一（示例）",
      "性别*": "女",
      "出生日期*": "1985-05-05",
      "民族*": "汉族",
      "政治面貌*": "中共党员",
      "工作单位*": "示例大学",
      赞成票: "18",
      ...more,
    };
    return blank.columns.map((c) => all[c] ?? null);
  };
  const filled = (rows: (string | null)[][]) =>
    wholeOf(writeXlsx([{ name: "名单", columns: blank.columns.map((heading) => ({ heading, style: "text" as const })), rows: [rows] }]));
  const send = async (rows: (string | null)[][], more: Record<string, string> = {}) => {
    const body = new FormData();
    for (const [k, v] of Object.entries({ token, ...more })) body.append(k, v);
    body.append("file", new Blob([new Uint8Array(await filled(rows))]), "名单.xlsx");
    return post("/filled", body);
  };
  // Two faults and one person twice: nothing comes in; each stands at its row, and the workbook goes back with them.
  const bad = [line({}), line({ "出生日期*": "三月", 赞成票: "很多" }), line({ "工作单位*": "示例学院" })];
  const refused = (await (await send(bad)).json()) as { code: string; faults: { row: number; column: number; text: { zh: string } }[] };
  assert.equal(refused.code, "faulty-rows");
  assert.deepEqual(refused.faults.map((f) => [f.row, f.text.zh.split("：")[0]]).sort(), [
    [3, "出生日期"],
    [3, "赞成票"],
    [4, "姓名"],
  ]);
  assert.match(refused.faults.find((f) => f.row === 4)?.text.zh ?? "", /与第 2 行是同一个人/);
  const marked = await read(await send(bad, { marked: "1" }));
  assert.match(marked.rows.find((r) => r.at === 3)?.cells.at(-1) ?? "", /出生日期.*赞成票|赞成票.*出生日期/);
  assert.equal((await peopleOf(city, id)).length, 0, "nothing of a faulty sheet comes in");
  // Whole it comes in; sent again it mends, and doubles nobody.
  assert.deepEqual(await (await send([line({}), line({ "姓名*": "人选二（示例）", 电话: "13900000000" })])).json(), {
    stored: 2,
    changed: 0,
  });
  assert.deepEqual(await (await send([line({ 赞成票: "19" }), line({ "姓名*": "人选二（示例）" })])).json(), { stored: 0, changed: 1 });
  const named = (await unit.openNomination({ token })).people;
  assert.deepEqual(
    named.map((p) => [p.name, p.votesFor]),
    [
      ["人选一（示例）", 19],
      ["人选二（示例）", 18],
    ],
  );
  const there = await read(await post("", new URLSearchParams({ token })));
  assert.equal(there.rows.length, 2, "the sheet comes with who is there already");
  assert.ok(
    there.rows.every((r) => !r.cells.some((c) => c.includes("13900000000"))),
    "a telephone goes to no file",
  );
  const two = (await peopleOf(city, id)).find((p) => p.name.startsWith("人选二"))?.id ?? 0;
  assert.match(
    JSON.stringify((await city.congress_nominee.look({ id: two, field: "phone" })).value),
    /13900000000/,
    "left blank, the one on record stays",
  );
  // Somebody else's nominee is nobody's here; one's own is dropped.
  assert.equal(await refusalOf(unit.dropNominee({ token, id: delegates[0]?.id ?? 0 })), "NOT_FOUND");
  await unit.dropNominee({ token, id: two });
  const meeting = { electedOn: "2026-10-30", electionBody: "示例党委会", due: 24, present: 30 };
  assert.equal(await refusalOf(unit.handInNomination({ token, requestKey: nextKey(), ...meeting })), "invalid", "more present than due");
  assert.equal(await refusalOf(city.publicCongress.takeBackNomination({ token, requestKey: nextKey() })), "staff-answer");
  await unit.handInNomination({ token, requestKey: nextKey(), ...meeting, present: 20 });
  assert.equal(((await (await send([line({ "姓名*": "人选三（示例）" })])).json()) as { code: string }).code, "not-open", "handed in");
  assert.deepEqual(
    (await peopleOf(city, id, "submitted")).map((p) => p.name),
    ["人选一（示例）"],
  );
  await unit.takeBackNomination({ token, requestKey: nextKey() });
  await unit.handInNomination({ token, requestKey: nextKey(), ...meeting, present: 21 });
  await actOn(city.congress_delegation, task, "accept");
  assert.equal(await refusalOf(unit.openNomination({ token })), "link-closed");
  assert.equal(await refusalOf(city.congressDesk.handUnitLink({ id: task })), "not-from-this-state");
});

test("an entry begun from the registers says which, wants the day of his consent, and knows nobody who withdrew it", async () => {
  const { id } = await askedUnit("示例学院");
  await create(city.expert, { name: "专家甲（示例）", employer: "示例研究院", field: "农学" });
  const [found] = await city.congressDesk.findPeople({ words: "专家甲" });
  assert.deepEqual([found?.list, found?.employer, found?.lists], ["expert", "示例研究院", ["院士专家"]]);
  const values = { ...person(9, "示例学院"), name: "专家甲（示例）" };
  const from = (more: object) =>
    city.congressDesk.nominateFrom({ list: "expert", entryId: found?.id ?? 0, values: { ...values, ...more }, requestKey: nextKey() });
  assert.match(await wordsOf(from({})), /要先经本人同意/);
  assert.match(await wordsOf(from({ consentOn: "2026-11-04", name: "别人（示例）" })), /名册上是专家甲/);
  assert.match(await wordsOf(from({ consentOn: "2099-01-01" })), /不能晚于今天/);
  const made = await from({ consentOn: "2026-11-04" });
  const { values: stored } = await city.congress_nominee.get({ id: made.id });
  assert.deepEqual([stored["takenFrom"], stored["consentOn"], stored["congressId"]], ["院士专家", "2026-11-04", id]);
  assert.equal(
    await refusalOf(
      world
        .client("乙市", ["adviser"])
        .congressDesk.nominateFrom({ list: "expert", entryId: found?.id ?? 0, values, requestKey: nextKey() }),
    ),
    "NOT_FOUND",
  );
  await world.owner((owner) =>
    owner.query("UPDATE person SET consent_withdrawn_on = '2026-11-01' WHERE name = '甲一县某人（示例）'").then(() => undefined),
  );
  assert.deepEqual(await city.congressDesk.findPeople({ words: "甲一县某人" }), []);
  assert.equal((await city.congressDesk.findPeople({ words: "甲二县某人" })).length, 1);
});

testVotes(() => ({ world, city, second, congressId, delegates, askedUnit }));
