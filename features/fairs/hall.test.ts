import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { mintActor } from "../../platform/access/scope.ts";
import { pdfOf } from "../../platform/testing/evidence.ts";
import { filesByLink } from "../../tests/link-files.ts";
import { makeWorld, type Client, type World } from "../../tests/records-world.ts";
import { nextKey, refusalOf } from "../../tests/served.ts";
import { renderHall, takeHall } from "./index.ts";
import { hoursOf, pitchFault } from "./pitch.ts";
import { buildTimetable } from "./timetable.ts";

/** The hall of a fair for those without an account: entering a project, objecting, asking at a session; and who pitches when. */
const REGION = "990100";
let world: World;
before(async () => {
  world = await makeWorld();
  await world.owner(async (owner) => {
    await owner.query("INSERT INTO region (code, name, level) VALUES ('990100', '甲市（示例）', 2) ON CONFLICT DO NOTHING");
    await owner.query("UPDATE unit SET region_code = '990100' WHERE id = $1", [world.units["甲市"]?.id]);
  });
});
after(() => world[Symbol.asyncDispose]());
const setDay = (day: string) => void (world.installation.clock.millis = Date.parse(`${day}T02:00:00Z`));
const put = async (records: { create(input: never): Promise<{ id: number }> }, values: object) =>
  (await records.create({ values, requestKey: nextKey() } as never)).id;
const fairValues = (title: string) => ({
  ...{ title, fromOn: "2026-12-10", toOn: "2026-12-10", place: "示例会展中心", hours: "09:00-11:00", slotMinutes: 30 },
  ...{ reviewsEach: 1, spreadMost: 20, publicityDays: 5, source: "示例方案" },
});
type Where = Parameters<typeof renderHall>[1];
const see = (where: Partial<Where>, locale: "zh" | "en" = "zh") =>
  renderHall(world.installation.services, { region: REGION, ...where }, locale);
const send = (where: Partial<Where>, form: Record<string, string>, locale: "zh" | "en" = "zh") =>
  takeHall(world.installation.services, { region: REGION, ...where }, locale, new URLSearchParams(form));
async function second(): Promise<Client> {
  let id = 0;
  const unit = world.units["甲市"];
  await world.owner(async (owner) => {
    const { rows } = await owner.query<{ id: string }>(
      "INSERT INTO person (name, unit_id, unit_path) VALUES ('复核人（示例）', $1, $2) RETURNING id",
      [unit?.id, unit?.path],
    );
    id = Number(rows[0]?.id);
  });
  const who = { personId: id, name: "复核人（示例）", unitPath: unit?.path ?? [], roles: ["reviewer"] };
  return world.as(mintActor(who, world.installation.services.house.permissions));
}

test("hours of pitches follow from order and minutes; too long, twice", () => {
  const pitch = (projectId: number, minutes = 8, questionMinutes = 4) => ({ projectId, speaker: "王工（示例）", minutes, questionMinutes });
  assert.deepEqual(hoursOf("14:00", [pitch(1), pitch(2, 10, 0)]), [
    { from: "14:00", to: "14:12" },
    { from: "14:12", to: "14:22" },
  ]);
  const session = { from: "14:00", to: "14:30" };
  assert.equal(
    pitchFault(session, [pitch(1), pitch(2)], () => ""),
    undefined,
  );
  assert.match(pitchFault(session, [pitch(1), pitch(2), pitch(3)], () => "")?.zh ?? "", /有 30 分钟，排了 36 分钟：减少 6 分钟/);
  assert.match(pitchFault(session, [pitch(1), pitch(1)], () => "甲项目")?.zh ?? "", /“甲项目”排了两次/);
  // Who pitches sits at no table then.
  const party = (id: string, busy: { day: string; from: string; to: string }[] = []) => ({ id, name: id, zone: "1", hours: null, busy });
  const { question } = buildTimetable({
    ...{ days: ["2026-12-10"], hours: "09:00-10:30", slotMinutes: 30, openFrom: "2026-12-01" },
    zones: [{ id: "1", name: "一区", tables: 1 }],
    parties: [party("a", [{ day: "2026-12-10", from: "09:20", to: "09:32" }]), party("b")],
    talks: [],
  });
  assert.deepEqual(
    question.persons.map((p) => p.slots),
    [[2], [0, 1, 2]],
  );
});

test("a project entered by its owner, checked before it is chosen; objections answered before the list is confirmed; questions at a stream", async () => {
  setDay("2026-11-02");
  const city = world.client("甲市", ["adviser"]);
  const other = await second();
  const fairId = await put(city.fair, fairValues("公开页洽谈会（示例）"));
  const at = { fairId };
  assert.match(await see({}), /公开页洽谈会（示例）/);
  assert.match(await see(at), /报名参会项目/);
  assert.match(await see(at, "en"), /Enter a project/);
  assert.match(await see({ region: "999999" }), /没有这个地区/);
  assert.match(await see({ fairId: 987654 }), /不在公开页上/);

  const form = {
    ...{ act: "enter", key: "enter-key-0001", kind: "promote", title: "自报播种机（示例）", field: "农机", owner: "示例自报厂" },
    ...{ summary: "示例简介，讲清楚做什么 <b>粗</b>。", contactName: "赵工（示例）", contactPhone: "19900300021" },
  };
  const refused = await send(at, form);
  assert.equal(refused.status, 422);
  assert.match(refused.body, /请勾选同意[\s\S]*自报播种机[\s\S]*&lt;b&gt;粗/, "what was typed comes back, escaped");
  const bad = await send(at, { ...form, consent: "yes", contactPhone: "电话", kind: "none" });
  assert.match(bad.body, /类型：[\s\S]*联系电话：/, "each fault with its field");
  const taken = await send(at, { ...form, consent: "yes" });
  assert.equal(taken.status, 200);
  const no = Number(/登记号 (\d+)/.exec(taken.body)?.[1]);
  assert.ok(no > 0);
  const again = await send(at, { ...form, consent: "yes" });
  assert.match(again.body, new RegExp(`登记号 ${no}`), "sent twice it is one");
  // The answer bears the owner's link for files; the one of the first press is ended by the second.
  const tokenIn = (body: string) => /href="[^"]*\/link\/fair-file#([\w-]+)"/.exec(body)?.[1] as string;
  const owner = world.visitor("203.0.113.7");
  assert.equal(await refusalOf(owner.publicFairs.openEntry({ token: tokenIn(taken.body) })), "link-revoked");
  const ownerToken = tokenIn(again.body);
  const own = await owner.publicFairs.openEntry({ token: ownerToken });
  assert.deepEqual([own.no, own.title, own.takes, own.files], [no, "自报播种机（示例）", true, []]);
  assert.equal(await refusalOf(owner.publicFairs.openParty({ token: ownerToken })), "link-unknown", "a link for one thing");
  // Files by that link: read for its holder alone, looked at, kept once, seen by the office; not beyond the most, not after the check.
  const sendFile = (name: string, content: string | Uint8Array<ArrayBuffer>, by = ownerToken) => filesByLink(world).send(by, name, content);
  assert.deepEqual(await sendFile("手册.pdf", pdfOf("手册"), "nobody"), [422, "link-unknown"]);
  assert.deepEqual(await sendFile("样机.exe", "MZ"), [422, "type-not-allowed"]);
  assert.deepEqual(await sendFile("假.pdf", "不是 PDF"), [422, "type-not-allowed"]);
  assert.deepEqual(await sendFile("大.pdf", new Uint8Array(1_100_000)), [422, "too-large"]);
  for (const name of ["一.pdf", "二.pdf", "三.pdf"]) assert.deepEqual(await sendFile(name, pdfOf(name)), [200, undefined]);
  assert.deepEqual(await sendFile("又是一.pdf", pdfOf("一.pdf")), [200, undefined], "the same content is there already");
  assert.deepEqual(await sendFile("四.pdf", pdfOf("四.pdf")), [422, "too-many-files"]);
  assert.deepEqual(
    (await owner.publicFairs.openEntry({ token: ownerToken })).files.map((f) => f.name),
    ["一.pdf", "二.pdf", "三.pdf"],
  );
  assert.deepEqual(
    (await city.fair_project.get({ id: no })).files.map((f) => f.kind),
    ["owner", "owner", "owner"],
  );
  assert.match((await send(at, { ...form, consent: "yes", key: "enter-key-0002" })).body, /已经报过同名项目/);
  const entered = await city.fair_project.get({ id: no });
  assert.deepEqual([entered.values["sentBy"], entered.values["contactPhone"], entered.case?.state], ["firm", "199****0021", "collected"]);

  // A session of pitches with a stream, another without anything for the public.
  let { version } = await city.fair.get({ id: fairId });
  const child = async (child: "criteria" | "sessions", values: object) =>
    void ({ version } = await city.fair.putChild({ id: fairId, version, child, values } as never));
  await child("criteria", { name: "可落地", points: 100 });
  const session = { onDay: "2026-12-10", fromTime: "14:00", toTime: "14:30" };
  await child("sessions", {
    ...{ ...session, kind: "pitch", title: "路演一（示例）", takesQuestions: true },
    ...{ stream: "https://live.example/1", replay: "javascript:alert(1)", panel: "李点评（示例）" },
  });
  await child("sessions", { ...session, kind: "opening", title: "内部彩排（示例）", fromTime: "08:00", toTime: "08:30" });
  const act = (who: Client, action: string, more: object = {}) => who.fair.act({ id: fairId, action, requestKey: nextKey(), ...more });
  await act(city, "close_call");
  assert.doesNotMatch(await see(at), /报名参会项目/);
  assert.match((await send(at, { ...form, consent: "yes", key: "enter-key-0003", title: "晚了（示例）" })).body, /已截止征集/);
  const expert = await put(city.fair_expert, { fairId, name: "专家（示例）", employer: "示例大学", field: "农机", most: 5 });
  await city.fairs.assignReviews({ fairId });
  const link = (await city.fairs.handExpertLink({ id: expert })).url;
  const token = link.slice(link.indexOf("#") + 1);
  const phone = world.visitor("10.9.8.7");
  const { criteria, reviews } = await phone.publicFairs.openExpert({ token });
  await phone.publicFairs.answerReview({
    ...{ token, reviewId: reviews[0]?.id ?? 0, points: { [criteria[0]?.id ?? 0]: 80 }, opinion: "示例意见", recuse: false },
  });
  const choose = () => city.fair_project.act({ id: no, action: "choose", requestKey: nextKey(), reason: "可以（示例）" });
  assert.equal(await refusalOf(choose()), "gate-unmet", "its owner's word is not checked yet");
  await city.fair_project.act({ id: no, action: "check", requestKey: nextKey() });
  await choose();
  await act(city, "publish");

  // An objection within the days, by name; the list waits for its answer, the code reads it.
  const list = await see(at);
  assert.match(list, /拟入选项目公示[\s\S]*自报播种机（示例）（推广）/);
  const grounds = {
    act: "object",
    key: "object-key-01",
    about: "自报播种机",
    text: "这台样机不是他们做的（示例）",
    name: "钱异议（示例）",
  };
  assert.match((await send(at, { ...grounds, phone: "" })).body, /电话/);
  const raised = await send(at, { ...grounds, phone: "19900300022" });
  const code = /([0-9A-Z]{5}(?:-[0-9A-Z]{5}){3})/.exec(raised.body)?.[1] ?? "";
  assert.ok(code, raised.body);
  const look = async (typed = code) => (await send(at, { act: "look", code: typed })).body;
  assert.match(await look(), /正在核实/);
  assert.match(await look("00000-00000"), /没有这个口令/);
  setDay("2026-11-09");
  assert.equal(await refusalOf(act(other, "confirm")), "gate-unmet", "an objection waits");
  assert.match((await send(at, { ...grounds, phone: "19900300022", key: "object-key-02" })).body, /公示期已过/);
  const [open] = (await other.fair_objection.list({ filter: { fairId }, limit: 10 } as never)).rows;
  const objection = await other.fair_objection.get({ id: open?.id as number });
  const answer = (action: string) => other.fair_objection.act({ id: objection.id, action, requestKey: nextKey() });
  assert.equal(await refusalOf(answer("dismiss")), "gate-unmet");
  const { about, text, name, projectId } = objection.values as Record<string, unknown>;
  await other.fair_objection.edit({
    id: objection.id,
    version: objection.version,
    values: { about, text, name, projectId, fairId, phone: "19900300022", answer: "有专利证书，已核对（示例）" },
  });
  await answer("dismiss");
  assert.match(await look(), /异议不成立。 有专利证书，已核对/);
  await act(other, "confirm");

  // The order of the pitches: selected ones alone, within the session, by the version that was seen.
  const desk = await city.fairs.listPitches({ fairId });
  assert.deepEqual([desk.sessions.map((x) => x.title), desk.projects.map((p) => p.id)], [["路演一（示例）"], [no]]);
  const sessionId = desk.sessions[0]?.id ?? 0;
  const write = (minutes: number, seen = desk.version) =>
    city.fairs.writePitches({
      ...{ fairId, sessionId, version: seen },
      pitches: [{ projectId: no, speaker: "赵工（示例）", minutes, questionMinutes: 4 }],
    });
  assert.equal(await refusalOf(write(40)), "too-long");
  await write(8);
  assert.equal(await refusalOf(write(9)), "stale");
  const here = { fairId, sessionId };
  const page = await see(here);
  assert.match(page, /14:00–14:12 自报播种机（示例）[\s\S]*讲 8 分钟，问答 4 分钟/);
  assert.match(page, /href="https:\/\/live\.example\/1"/);
  assert.doesNotMatch(page, /javascript:/, "only an address of the web leads anywhere");
  assert.doesNotMatch(await see(at), /内部彩排/);

  // Asked without a name; nothing stands there before somebody answers it by name.
  const ask = { act: "ask", key: "ask-key-00001", text: "样机多少钱？<i>加微信</i>", projectId: String(no) };
  assert.equal((await send(here, ask)).status, 200);
  assert.equal((await send({ fairId, sessionId: 987654 }, { ...ask, key: "ask-key-00002" })).status, 422);
  assert.match((await send(here, { ...ask, text: "", key: "ask-key-00003" })).body, /问题：/);
  assert.doesNotMatch(await see(here), /样机多少钱/);
  const rows = async () => (await city.fair_question.list({ filter: { fairId }, limit: 10 } as never)).rows;
  const [question] = await rows();
  assert.deepEqual([(question as unknown as Record<string, unknown>)["session"], (await rows()).length], ["路演一（示例）", 1]);
  const id = question?.id as number;
  assert.equal(await refusalOf(city.fair_question.act({ id, action: "answer", requestKey: nextKey() })), "gate-unmet");
  const reply = (who: Client, seen = 1) =>
    who.fairs.answerQuestion({ id, version: seen, answer: "小批量价当面谈（示例）", shownAs: "样机多少钱？", requestKey: nextKey() });
  assert.equal(await refusalOf(reply(world.client("甲市", ["leader"]))), "FORBIDDEN");
  assert.equal(await refusalOf(reply(city, 0)), "stale");
  await reply(city);
  const shown = await see(here);
  assert.match(shown, /样机多少钱？[\s\S]*问“自报播种机（示例）”[\s\S]*小批量价当面谈[\s\S]*甲市 答于/);
  assert.doesNotMatch(shown, /加微信/);
  await city.fair_question.act({ id, action: "take_down", requestKey: nextKey(), reason: "要补充（示例）" });
  assert.doesNotMatch(await see(here), /样机多少钱/);
  await city.fair_question.act({ id, action: "set_aside", requestKey: nextKey(), reason: "广告（示例）" });
  // Neither enters the ledger: how many there are is no yardstick.
  await world.owner(async (owner) => {
    const { rows: told } = await owner.query(
      "SELECT kind FROM ledger_fact WHERE subject LIKE 'fair_question%' OR subject LIKE 'fair_objection%'",
    );
    assert.deepEqual(told, []);
  });
});
