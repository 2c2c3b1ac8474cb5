import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { creditCodeCheck } from "@bihuan/kit";
import { daysOf } from "../../tests/on-days.ts";
import { makeWorld, type World } from "../../tests/records-world.ts";
import { nextKey, refusalOf } from "../../tests/served.ts";
import { asOfFile } from "../../platform/records/as-of.ts";
import { alikes, type Known } from "./innovation-rules.ts";
import { innovations } from "./innovations.ts";

let world: World;
before(async () => {
  world = await makeWorld();
});
after(() => world[Symbol.asyncDispose]());

const codeOf = (n: number): string => {
  const body = `91510000MA0${String(n).padStart(6, "0")}`;
  return body + creditCodeCheck(body);
};
const known = (id: number, name: string, more: Partial<Known> = {}): Known => ({
  id,
  name,
  formerNames: null,
  ownerCode: "甲",
  lead: null,
  patents: [],
  ...more,
});

test("rules: a project met again under another name is recognised by patent, former name or likeness in one house; what only shares phrases is not", () => {
  const mine = known(1, "2026年度柑橘采后保鲜关键技术研究与应用项目（示例）", { patents: ["ZL1"] });
  const why = (o: Known) => alikes(mine, [o])[0]?.why.map((w) => w.zh);
  assert.deepEqual(why(known(2, "柑橘采后保鲜")), ["同一单位，去掉套话后名称相同"]);
  assert.deepEqual(
    why(known(2, "柑橘保鲜库建设", { formerNames: "果渣利用；柑橘采后保鲜示范工程" })),
    ["同一单位，去掉套话后名称相同"],
    "by a former name",
  );
  assert.deepEqual(why(known(2, "柑橘采后绿色保鲜")), ["同一单位，名称相近（67%）"]);
  assert.deepEqual(why(known(2, "完全别的", { ownerCode: "乙", patents: ["ZL2", "ZL1"] })), ["同一件专利 ZL1"]);
  assert.equal(why(known(2, "水稻育种关键技术研究与应用项目")), undefined, "phrases say nothing");
  assert.equal(why(known(2, "柑橘采后绿色保鲜", { ownerCode: "乙" })), undefined, "likeness in another house is no sign");
});

test("the whole register as it stood on any day, reminders by the norm of the stage, one project under two names", async () => {
  const { on, file: attach } = daysOf(world);
  const adviser = world.client("甲一县", ["adviser"]);
  const reviewer = world.as({ ...world.actor("甲一县", ["reviewer"]), id: "person:9301" });
  on("2025-01-02");
  await world.client("示例省", ["reviewer"]).stage_norm.create({
    values: { name: "储备不超过 180 天（示例）", stage: "reserve", days: 180, source: "示例", fromOn: "2025-01-01" },
    requestKey: nextKey(),
  });
  const base = { name: "柑橘采后保鲜（示例）", ownerName: "示例公司", ownerCode: codeOf(1), lead: "马某" };
  const { id } = await adviser.innovation.create({ values: base, requestKey: nextKey() });
  const page = async (of = id) => adviser.innovation.get({ id: of });
  assert.equal((await page()).values["normUntil"], "2025-07-01");
  const act = async (client: typeof adviser, action: string, of = id, reason?: string) =>
    client.innovation.act({ id: of, action, requestKey: nextKey(), ...(reason === undefined ? {} : { reason }) });
  const edit = async (values: object, of = id) =>
    adviser.innovation.edit({ id: of, version: (await page(of)).version, values: { ...base, ...values } });
  assert.equal((await page()).case?.dueOn, "2025-07-01", "the workbench reminds of it");
  on("2025-08-01");
  assert.deepEqual(
    (await page()).warnings.map((w) => [w.key, w.days]),
    [["stage", 31]],
    "longer than its norm",
  );
  await act(adviser, "argue");
  assert.equal((await page()).values["normUntil"], null, "a stage without a norm reminds of nothing");
  await world.client("示例省", ["reviewer"]).stage_norm.create({
    values: { name: "论证不超过 60 天（示例）", stage: "argued", days: 60, source: "示例", fromOn: "2025-01-01" },
    requestKey: nextKey(),
  });
  assert.equal((await page()).values["normUntil"], "2025-09-30", "a norm entered later holds from the day the stage began");
  on("2025-09-10");
  assert.equal(await refusalOf(act(reviewer, "approve")), "gate-unmet", "no TRL");
  assert.equal(await refusalOf(edit({ trl: 11 })), "invalid");
  await edit({ trl: 5, trlGround: "中试记录（示例）" });
  await act(reviewer, "approve");

  // Half a year later it comes again under another name.
  on("2026-03-02");
  const told = await adviser.innovation.listSame({ values: { ...base, name: "2026 年柑橘绿色保鲜关键技术应用（示例）" } });
  assert.deepEqual(
    told.map((x) => x.id),
    [id],
    "told before it is saved",
  );
  const again = (
    await adviser.innovation.create({ values: { ...base, name: "2026 年柑橘绿色保鲜关键技术应用（示例）" }, requestKey: nextKey() })
  ).id;
  const other = (
    await adviser.innovation.create({ values: { ...base, name: "柑橘果渣利用（示例）", lead: "牛某" }, requestKey: nextKey() })
  ).id;
  const same = async (of: number) =>
    (await page(of)).sections["same"] as { alike: { id: number; why: { zh: string }[] }[]; elsewhere: { unitName: string }[] };
  assert.deepEqual(
    (await same(again)).alike.map((a) => a.id),
    [id],
  );
  assert.equal(await refusalOf(act(adviser, "argue", again)), "gate-unmet", "first it is decided");
  await adviser.innovation.decideSame({ id: again, otherId: id, same: true, ground: "承担单位说明（示例）" });
  assert.equal((await page(again)).case?.state, "merged");
  assert.equal((await page()).values["formerNames"], "2026 年柑橘绿色保鲜关键技术应用（示例）", "its name is kept");
  await adviser.innovation.putChild({
    id: other,
    version: 1,
    child: "patents",
    values: { number: "ZL2024100000001", standing: "applied", onDay: "2024-05-06" },
  });
  await adviser.innovation.putChild({
    id,
    version: (await page()).version,
    child: "patents",
    values: { number: "ZL2024100000001", standing: "granted", onDay: "2025-06-06" },
  });
  assert.match((await same(other)).alike[0]?.why[0]?.zh ?? "", /同一件专利/);
  await adviser.innovation.decideSame({ id: other, otherId: id, same: false, ground: "专利共用，产品不同（示例）" });
  assert.deepEqual([(await same(other)).alike, (await same(id)).alike], [[], []], "told apart on both pages");
  await act(adviser, "argue", other);

  // A neighbour county learns that it stands elsewhere, and of whom; nothing else.
  const neighbour = world.client("乙一县", ["adviser"]);
  const there = (await neighbour.innovation.create({ values: base, requestKey: nextKey() })).id;
  const seen = (await neighbour.innovation.get({ id: there })).sections["same"] as { elsewhere: object[]; alike: object[] };
  assert.deepEqual([seen.elsewhere, seen.alike], [[{ unitName: "甲一县科协（示例）", patent: false }], []]);

  // Renamed, run, accepted, turned: each with its proof.
  await act(adviser, "start");
  await edit({
    trl: 6,
    trlGround: "中试记录（示例）",
    name: "柑橘保鲜产业化（示例）",
    formerNames: "2026 年柑橘绿色保鲜关键技术应用（示例）",
  });
  assert.match(String((await page()).values["formerNames"]), /柑橘采后保鲜（示例）/, "the old name is remembered by itself");
  on("2026-06-01");
  assert.equal(await refusalOf(act(reviewer, "accept")), "gate-unmet");
  await attach("甲一县", id, "acceptance");
  await act(reviewer, "accept");
  await adviser.innovation.putChild({
    id,
    version: (await page()).version,
    child: "money",
    values: { kind: "agreed", source: "示例基金", fen: 900_000_000, onDay: "2026-06-01", proof: "意向书" },
  });
  await attach("甲一县", id, "proof");
  assert.equal(await refusalOf(act(reviewer, "turn")), "gate-unmet", "an intention is no use");
  await adviser.innovation.putChild({
    id,
    version: (await page()).version,
    child: "money",
    values: { kind: "in_place", source: "示例基金", fen: 100_000_000, onDay: "2026-06-01", proof: "凭证 1" },
  });
  on("2026-07-01");
  await act(reviewer, "turn");

  // Looked back at: since its acceptance, counted anew since it was turned into use; by another person, with evidence.
  const { personId } = world.actor("甲二县", ["reviewer"]);
  const looker = world.as({ ...world.actor("甲一县", ["reviewer"]), id: `person:${personId}`, personId });
  const looks = async () =>
    ((await page()).sections["same"] as { lookbacks: { id: number; months: number; since: string; state: string; dueOn: string }[] })
      .lookbacks;
  assert.deepEqual(
    (await looks()).map((l) => [l.months, l.since, l.state, l.state === "scheduled" ? l.dueOn : null]),
    [
      [6, "accepted", "dropped", null],
      [6, "turned", "scheduled", "2027-01-01"],
      [12, "accepted", "dropped", null],
      [12, "turned", "scheduled", "2027-07-01"],
    ],
  );
  const [first = { id: 0 }, second = { id: 0 }] = (await looks()).filter((l) => l.since === "turned");
  const said = { visitedOn: "2026-12-05", finding: "in_use" as const, text: "两座冷库在用（示例）", effect: true };
  const conclude = (client: typeof adviser, lookback: number, more: object = {}) =>
    client.projects.concludeLookback({ id: lookback, requestKey: nextKey(), ...said, ...more });
  on("2026-11-30");
  assert.equal(
    await refusalOf(conclude(looker, first.id, { visitedOn: "2026-11-30" })),
    "gate-unmet",
    "not before a month ahead of its day",
  );
  on("2026-12-05");
  assert.equal(await refusalOf(conclude(adviser, first.id, { effect: false })), "gate-unmet", "not by whoever carries the project");
  assert.equal(await refusalOf(conclude(looker, first.id)), "gate-unmet", "an effect without evidence");
  assert.equal(await refusalOf(conclude(looker, first.id, { visitedOn: "2026-06-30", effect: false })), "invalid", "before it was turned");
  assert.equal(
    await refusalOf(looker.projects.visitLookback({ id: first.id, requestKey: nextKey(), ...said })),
    "invalid",
    "no demander confirms a project",
  );
  await attach("甲一县", first.id, "effect");
  assert.deepEqual(
    (await looker.projects.getLookback({ id: first.id })).actions.map((a) => [a.action, a.allowed]),
    [
      ["find-effect", true],
      ["find-none", true],
    ],
  );
  assert.deepEqual(await conclude(looker, first.id), { state: "confirmed" });
  on("2027-06-20");
  assert.deepEqual(await conclude(looker, second.id, { visitedOn: "2027-06-20", finding: "not_in_use", effect: false }), {
    state: "no_effect",
  });
  const lookedBack = await world.installation.services.database.read(world.actor("甲一县", ["adviser"]).scope, (db) =>
    db
      .selectFrom("ledger_fact")
      .select(["dimensions", "keys", "evidence"])
      .where("kind", "=", "innovation.lookedback")
      .orderBy("id")
      .execute(),
  );
  assert.deepEqual(
    lookedBack.map((f) => [f.dimensions, f.keys]),
    [
      [{ months: "6", since: "turned", effect: "effect" }, { innovation: id }],
      [{ months: "12", since: "turned", effect: "none" }, { innovation: id }],
    ],
  );
  assert.match(JSON.stringify(lookedBack[0]?.evidence), /effect（示例）/);
  on("2026-07-01");

  const money = async (day: string) =>
    (await adviser.innovation.asOf({ day })).rows
      .filter((r) => r.id === id)
      .map((r) => [r["agreedFen"], r["inPlaceFen"], r["patentsGranted"]]);
  assert.deepEqual(
    [await money("2026-05-31"), await money("2026-06-30")],
    [[[null, null, 1]], [[900_000_000, 100_000_000, 1]]],
    "sums as they stood",
  );
  const course = (await page()).sections["same"] as { course: { state: string; days: number }[] };
  assert.deepEqual(
    course.course.slice(0, 2).map((c) => [c.state, c.days]),
    [
      ["reserve", 211],
      ["argued", 40],
    ],
  );
  const file = asOfFile(innovations as never);
  const { services } = world.installation;
  const exported = await services.database.read(world.actor("甲一县", ["adviser"]).scope, (db) =>
    file.page(db, world.actor("甲一县", ["adviser"]).scope, { filter: { day: "2025-12-31" }, limit: 50 }, services.now()),
  );
  assert.deepEqual(
    exported.rows.map((r) => [r["name"], r["state"], r["trl"]]),
    [["柑橘采后保鲜（示例）", "approved", 5]],
    "the whole register of that day as a file",
  );

  const asOf = async (day: string, client = adviser) =>
    (await client.innovation.asOf({ day })).rows.map((r) => [r.id, r.state, r.sinceOn, r["name"], r["trl"]]);
  assert.deepEqual(await asOf("2025-01-01"), []);
  assert.deepEqual(await asOf("2025-07-31"), [[id, "reserve", "2025-01-02", "柑橘采后保鲜（示例）", null]]);
  assert.deepEqual(await asOf("2025-12-31"), [[id, "approved", "2025-09-10", "柑橘采后保鲜（示例）", 5]]);
  assert.deepEqual((await asOf("2026-12-31").catch(() => [])).length, 0, "no day to come");
  assert.deepEqual(await asOf("2026-05-31"), [
    [id, "running", "2026-03-02", "柑橘保鲜产业化（示例）", 6],
    [again, "merged", "2026-03-02", "2026 年柑橘绿色保鲜关键技术应用（示例）", null],
    [other, "argued", "2026-03-02", "柑橘果渣利用（示例）", null],
  ]);
  const province = await world.client("示例省", ["leader"]).innovation.asOf({ day: "2025-12-31" });
  assert.deepEqual(province.tally, { approved: 1 });
  assert.equal((await asOf("2025-12-31", neighbour)).length, 0);
});
