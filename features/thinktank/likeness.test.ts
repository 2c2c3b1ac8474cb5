import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { creditCodeCheck } from "@bihuan/kit";
import { daysOf } from "../../tests/on-days.ts";
import { makeWorld, type World } from "../../tests/records-world.ts";
import { nextKey, refusalOf } from "../../tests/served.ts";
import { Beside } from "./likeness.ts";

let world: World;
before(async () => {
  world = await makeWorld();
});
after(() => world[Symbol.asyncDispose]());

const SAME = "采后预冷不足是损耗的主要原因，应当按镇布点建设产地冷库";

test("what of a text stands in another: word for word, signs, blanks and width apart, the longest first", () => {
  const mine = new Beside(`第一段各写各的。${SAME}。第二段也是自己的话，说另外一件事情。`);
  const found = mine.in(`别的开头。采后预冷不足是 损耗的主要原因,应当按镇布点建设“产地冷库”！别的结尾。`);
  assert.deepEqual(found.passages, [SAME]);
  // 26 letters of its own 50.
  const letters = (t: string) => t.replace(/[，。]/g, "").length;
  assert.equal(found.share, letters(SAME) / letters(`第一段各写各的。${SAME}。第二段也是自己的话，说另外一件事情。`));
  assert.deepEqual(
    mine.in("采后预冷不足 是另一回事；损耗的主要 原因在别处。"),
    { share: 0, passages: [] },
    "words of the field are no passage",
  );
  assert.equal(mine.in(`第一段各写各的。${SAME}。第二段也是自己的话，说另外一件事情。`).share, 1);
  assert.deepEqual(new Beside("").in("什么"), { share: 0, passages: [] });
  assert.deepEqual(new Beside("ＡＢＣ１２３４５６７８９０甲乙丙丁").in("abc1234567890甲乙丙丁").passages, [
    "ＡＢＣ１２３４５６７８９０甲乙丙丁",
  ]);
});

test("an application is laid beside earlier projects and the words of their reports; a topic of the call is no likeness, nor is another county seen", async () => {
  daysOf(world).on("2026-03-10");
  const call = {
    title: "示例征集",
    year: 2026,
    opensOn: "2026-03-02",
    closesOn: "2026-03-20",
    publicityDays: 5,
    reviewersEach: 2,
    source: "示例",
  };
  const callOf = async (unit: string) =>
    (await world.client(unit, ["reviewer"]).study_call.create({ values: call, requestKey: nextKey() })).id;
  const calls = { 甲一县: await callOf("甲一县"), 乙一县: await callOf("乙一县") };
  const enter = async (unit: keyof typeof calls, n: number, values: object) => {
    const body = `91510000MA0${String(700 + n).padStart(6, "0")}`;
    const own = { callId: calls[unit], kind: "general", field: "农业", leader: `负责人${n}（示例）`, hostName: `示例大学${n}` };
    const { id } = await world.client(unit, ["adviser"]).study.create({
      values: { ...own, hostCode: body + creditCodeCheck(body), ...values },
      requestKey: nextKey(),
    });
    return id;
  };
  const topic = "丘区柑橘产业数字化转型路径研究与对策建议";
  const earlier = await enter("甲一县", 1, { title: "柑橘采后损耗研究（示例）" });
  const same = await enter("甲一县", 2, { title: topic, abstract: "全是自己的话，和别人的一句也不同，只是题目来自通知。" });
  await enter("乙一县", 3, { title: "别县的课题（示例）", abstract: SAME });
  const mine = await enter("甲一县", 4, { title: topic, abstract: `我们认为：${SAME}。` });
  await world.owner(async (owner) => {
    const { rows } = await owner.query<{ id: string }>(
      "INSERT INTO stored_file (sha256, name, media_type, bytes, case_id, kind, uploaded_by) VALUES ($1, '研究报告（示例）.docx', 'application/pdf', 9, $2, 'report', 'person:1') RETURNING id",
      [Buffer.alloc(32, 7), earlier],
    );
    await owner.query("INSERT INTO file_words (file_id, kind, record_id, words) VALUES ($1, 'study', $2, $3)", [
      rows[0]?.id,
      earlier,
      `前言。${SAME}。以上为报告全文。`,
    ]);
  });
  const adviser = world.client("甲一县", ["adviser"]);
  const found = await adviser.thinktank.likenessOfStudy({ id: mine });
  assert.deepEqual([found.studies, found.files], [2, 1]);
  assert.deepEqual(
    found.found.map((f) => [f.id, f.file, f.passages]),
    [[earlier, "研究报告（示例）.docx", [SAME]]],
  );
  assert.ok((found.found[0]?.percent ?? 0) > 30);
  assert.deepEqual((await adviser.thinktank.likenessOfStudy({ id: same })).found, []);
  assert.equal(await refusalOf(world.client("乙一县", ["adviser"]).thinktank.likenessOfStudy({ id: mine })), "NOT_FOUND");
});
