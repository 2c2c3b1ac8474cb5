import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Readable } from "node:stream";
import { creditCodeCheck } from "@bihuan/kit";
import { mintActor } from "../platform/access/scope.ts";
import { pdfOf } from "../platform/testing/evidence.ts";
import { makeWorld, type Client, type World } from "./records-world.ts";
import { nextKey, refusalOf } from "./served.ts";
import { houseWithToys, TOY_TABLE, type ToyCalls } from "./toy-room.ts";

/** Many rows at one go: a look promises what the act then does; what is refused says why and stays as it was; the same request twice is one. */
let world: World;
const people: Record<string, number> = {};
before(async () => {
  world = await makeWorld({ house: houseWithToys });
  await world.owner(async (owner) => {
    await owner.query(TOY_TABLE);
    const staff = [
      ["甲一县", "王小甲", "adviser"],
      ["甲一县", "李小乙", "adviser"],
      ["甲一县", "赵小核", "reviewer"],
      ["甲二县", "钱小丙", "adviser"],
      ["甲市", "孙大丁", "leader"],
    ] as const;
    for (const [unit, name, role] of staff) {
      const at = world.units[unit] as { id: number; path: number[] };
      const { rows } = await owner.query<{ id: string }>(
        "INSERT INTO person (name, unit_id, unit_path, account_id) VALUES ($1, $2, $3, $4) RETURNING id",
        [`${name}（示例）`, at.id, at.path, name],
      );
      people[name] = Number(rows[0]?.id);
      await owner.query("INSERT INTO post (person_id, unit_id, role, title, from_on) VALUES ($1, $2, $3, '示例', '2026-01-01')", [
        people[name],
        at.id,
        role,
      ]);
    }
  });
});
after(() => world[Symbol.asyncDispose]());

const as = (name: string, unit: string, role: string) =>
  world.as(
    mintActor(
      { personId: people[name] as number, name: `${name}（示例）`, unitPath: world.units[unit]?.path ?? [], roles: [role] },
      houseWithToys.permissions,
    ),
  ) as Client & ToyCalls;
const told = (all: readonly { does: { zh: string } | null; refusal: { zh: string } | null }[]) =>
  all.map((t) => t.refusal?.zh ?? `✓${t.does?.zh}`);

async function toys(n: number): Promise<number[]> {
  const adviser = as("王小甲", "甲一县", "adviser");
  const ids: number[] = [];
  for (let i = 0; i < n; i++) ids.push((await adviser.toy.create({ values: { name: `玩具${i}（示例）` }, requestKey: nextKey() })).id);
  return ids;
}

test("acts of the process: looked at, done, what is refused left as it was, once for a request", async () => {
  const [a, b, c] = (await toys(3)) as [number, number, number];
  const adviser = as("王小甲", "甲一县", "adviser");
  const reviewer = as("赵小核", "甲一县", "reviewer");
  await adviser.toy.act({ id: a, action: "offer", requestKey: nextKey() });
  await adviser.toy.act({ id: b, action: "offer", requestKey: nextKey() });
  const asked = { action: "play", ids: [b, a, c, 999_999] };
  const look = await reviewer.toy.previewBulk(asked);
  assert.deepEqual(told(look).slice(0, 2), ["✓玩，到“玩过”", "✓玩，到“玩过”"]);
  assert.deepEqual(told(look).slice(2), ["现在是“做好”，不能“玩”", "不在您的范围内"]);
  assert.equal((await reviewer.toy.get({ id: a })).case?.state, "offered", "a look does nothing");
  const requestKey = nextKey();
  assert.deepEqual(told(await reviewer.toy.actOnMany({ ...asked, requestKey })), told(look), "the act keeps what the look promised");
  const seq = (await reviewer.toy.get({ id: a })).events.length;
  await reviewer.toy.actOnMany({ ...asked, requestKey });
  const page = await reviewer.toy.get({ id: a });
  assert.deepEqual([page.case?.state, page.events.length], ["played", seq], "the same request twice is one act");
  assert.equal((await reviewer.toy.get({ id: c })).case?.state, "made", "what was refused stays as it was");
  assert.equal(await refusalOf(reviewer.toy.previewBulk({ action: "offer", ids: [c] })), "not-in-bulk");
});

test("an act that asks for a reason takes one for all of them", async () => {
  const ids = await toys(2);
  const adviser = as("王小甲", "甲一县", "adviser");
  for (const id of ids) await adviser.toy.act({ id, action: "offer", requestKey: nextKey() });
  assert.deepEqual(told(await adviser.toy.previewBulk({ action: "shelve", ids })), ["请写明原因", "请写明原因"]);
  const why = { action: "shelve", ids, reason: `${"理由写得很长".repeat(60)}（示例）` };
  assert.deepEqual(told(await adviser.toy.previewBulk(why)), ["✓收起，到“做好”", "✓收起，到“做好”"]);
  await adviser.toy.actOnMany({ ...why, requestKey: nextKey() });
  for (const id of ids) assert.equal((await adviser.toy.get({ id })).events.at(-1)?.reason?.zh, why.reason);
});

test("hand-over: each from whoever carries it, to an adviser who sees it; others' by the leader alone", async () => {
  const [a, b, done] = (await toys(3)) as [number, number, number];
  const adviser = as("王小甲", "甲一县", "adviser");
  const colleague = as("李小乙", "甲一县", "adviser");
  await adviser.toy.act({ id: done, action: "offer", requestKey: nextKey() });
  await as("赵小核", "甲一县", "reviewer").toy.act({ id: done, action: "play", requestKey: nextKey() });
  const to = people["李小乙"] as number;
  const asked = { caseIds: [a, b, done], to };
  const requestKey = nextKey();
  const expected = ["✓王小甲（示例） → 李小乙（示例）", "✓王小甲（示例） → 李小乙（示例）", "这件事已经办结"];
  assert.deepEqual(told(await adviser.work.handOverMany({ ...asked, look: true, requestKey })), expected);
  assert.equal((await adviser.toy.get({ id: a })).case?.adviserName, "王小甲（示例）", "a look does nothing");
  assert.deepEqual(told(await adviser.work.handOverMany({ ...asked, look: false, requestKey })), expected);
  assert.deepEqual(told(await adviser.work.handOverMany({ ...asked, look: false, requestKey })).slice(0, 2), [
    "✓已移交李小乙（示例）",
    "✓已移交李小乙（示例）",
  ]);
  const page = await adviser.toy.get({ id: a });
  assert.deepEqual(
    [page.case?.adviserName, page.turn?.who.zh, page.events.filter((e) => e.action === "hand-over").length],
    ["李小乙（示例）", "李小乙（示例）", 1],
  );
  assert.equal((await colleague.notices.listNotices())[0]?.words.zh, "已移交");
  const back = { caseIds: [a], to: people["王小甲"] as number, look: true, requestKey: nextKey() };
  assert.deepEqual(told(await adviser.work.handOverMany(back)), ["他人的事项由负责人移交"]);
  assert.deepEqual(told(await colleague.work.handOverMany(back)), ["✓李小乙（示例） → 王小甲（示例）"]);
  const leader = as("孙大丁", "甲市", "leader");
  assert.deepEqual(told(await leader.work.handOverMany({ ...back, to: people["钱小丙"] as number })), [
    `钱小丙（示例）在甲二县科协（示例），看不到这件事`,
  ]);
  assert.deepEqual(told(await leader.work.handOverMany({ ...back, to })), ["已在李小乙（示例）名下"]);
  assert.equal(
    await refusalOf(leader.work.handOverMany({ ...back, to: people["赵小核"] as number })),
    "invalid",
    "only an adviser in office takes over",
  );
});

test("reminders: a day's limit counts within one go, the look knows it, a second go reminds nobody twice", async () => {
  const ids = await toys(22);
  const colleague = as("李小乙", "甲一县", "adviser");
  const asked = { caseIds: ids, look: true, requestKey: nextKey() };
  const look = await colleague.work.remindMany(asked);
  assert.deepEqual(
    [look.filter((t) => t.refusal === null).length, look[0]?.does?.zh, look.at(-1)?.refusal?.zh],
    [20, "提醒王小甲（示例）", "今天已提醒 20 件，明天再提醒"],
  );
  const did = await colleague.work.remindMany({ ...asked, look: false });
  assert.deepEqual(told(did), told(look));
  const again = await colleague.work.remindMany({ ...asked, look: false });
  assert.deepEqual([again[0]?.does?.zh, again[19]?.does?.zh], ["已提醒", "已提醒"]);
  const reviewer = as("赵小核", "甲一县", "reviewer");
  assert.deepEqual(told(await reviewer.work.remindMany({ caseIds: ids.slice(19, 21), look: false, requestKey: nextKey() })), [
    "今天已经有人提醒过，明天再提醒",
    "✓提醒王小甲（示例）",
  ]);
  const mine = as("王小甲", "甲一县", "adviser");
  assert.equal((await mine.notices.listNotices()).filter((n) => n.kind === "nudge").length, 21);
  assert.deepEqual(told(await mine.work.remindMany({ ...asked, caseIds: [ids[21] as number] })), ["现在轮到您自己办"]);
});

test("a real room: stations passed on together, one of another unit and one not yet submitted left out with their reasons", async () => {
  const adviser = as("王小甲", "甲一县", "adviser");
  const head = "91510000MA0123456".slice(0, 17);
  const ids: number[] = [];
  for (const n of [1, 2])
    ids.push(
      (
        await adviser.station.create({
          values: { name: `柑橘专家工作站${n}（示例）`, kind: "expert", hostName: "示例柑橘公司", hostCode: head + creditCodeCheck(head) },
          requestKey: nextKey(),
        })
      ).id,
    );
  const reviewer = as("赵小核", "甲一县", "reviewer");
  const look = await reviewer.station.previewBulk({ action: "pass", ids });
  assert.deepEqual(
    look.map((t) => t.refusal !== null),
    [true, true],
  );
  assert.deepEqual(
    told(await adviser.work.handOverMany({ caseIds: ids, to: people["李小乙"] as number, look: false, requestKey: nextKey() })),
    ["✓王小甲（示例） → 李小乙（示例）", "✓王小甲（示例） → 李小乙（示例）"],
  );
  const listed = await adviser.station.list({ filter: { id: ids.map(String) }, limit: 20 });
  assert.deepEqual(
    listed.rows.map((r) => r.adviserName),
    ["李小乙（示例）", "李小乙（示例）"],
    "the list of those picked, as labels and file have it",
  );
  assert.equal((await world.client("甲二县", ["adviser"]).station.list({ filter: { id: ids.map(String) }, limit: 20 })).total, 0);
});

test("a remark on a record tells whoever it names with @; one file proves two records, read by whoever may read the first", async () => {
  const [a, b] = (await toys(2)) as [number, number];
  const adviser = as("王小甲", "甲一县", "adviser");
  await adviser.toy.remark({ id: a, text: "@赵小核 请看附件" });
  const told = (await as("赵小核", "甲一县", "reviewer").notices.listNotices()).find((n) => n.kind === "mention");
  assert.deepEqual([told?.subject, told?.title], [`toy:${a}`, "玩具0（示例）"]);
  const { services } = world.installation;
  const actor = mintActor(
    { personId: people["王小甲"] as number, name: "王小甲（示例）", unitPath: world.units["甲一县"]?.path ?? [], roles: ["adviser"] },
    houseWithToys.permissions,
  );
  const received = await services.files.receive(Readable.from([Buffer.from(pdfOf("示例"))]), "证明.pdf");
  assert.ok(received.ok);
  const fileId = await services.database.write(actor.scope, (tx) => services.files.attach(tx, actor, a, "证明.pdf", received.value));
  assert.deepEqual(
    (await adviser.toy.findFiles({ words: "证明" })).map((f) => [f.id, f.of]),
    [[fileId, "玩具0（示例）"]],
  );
  assert.deepEqual(await as("李小乙", "甲一县", "adviser").toy.findFiles({ words: "证明" }), [], "those one has sent oneself");
  await adviser.toy.useFile({ id: b, fileId });
  const [first, second] = [await adviser.toy.get({ id: a }), await adviser.toy.get({ id: b })];
  assert.deepEqual([second.files.length, second.files[0]?.sha256], [1, first.files[0]?.sha256]);
  const blind = world.as({
    ...actor,
    permissions: new Set([...actor.permissions].filter((p) => p !== "toy.read")),
  } as typeof actor) as Client & ToyCalls;
  assert.equal(await refusalOf(blind.toy.useFile({ id: b, fileId })), "NOT_FOUND", "what one may not read one does not use");
  assert.deepEqual(await blind.toy.findFiles({ words: "" }), []);
});
