import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { rangeOf } from "../../app/content.ts";
import { lintIndicator } from "@bihuan/indicators";
import { inspect } from "../../platform/files/inspect.ts";
import { pixelsOf } from "../../platform/files/pixels.ts";
import { runDueRound } from "../../platform/jobs/due-rounds.ts";
import { makeWorld, type World } from "../../tests/records-world.ts";
import { paperText } from "../../tests/paper-text.ts";
import { nextKey, refusalOf } from "../../tests/served.ts";
import { findContentFile, licenceRound, publishByTheClock, renderContent, renderContentList } from "./index.ts";
import { Readable } from "node:stream";
import { filmLength } from "../../platform/files/film-length.ts";
import { asWebVtt, judgeSubtitles, readSubtitles, subtitleText } from "./subtitles.ts";
import { assetFaults, changedLines, isPublic, reviewerFaults } from "./rules.ts";

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

test("what is a licence, who is a reviewer, what a correction changed", () => {
  assert.deepEqual(Object.keys(assetFaults({ licence: "grant", paper: null, untilOn: null })), ["paper"], "a credit line is no licence");
  assert.deepEqual(Object.keys(assetFaults({ licence: "own", paper: null, untilOn: "2027-01-01" })), ["untilOn"]);
  assert.deepEqual(assetFaults({ licence: "grant", paper: "授权书（示例）", untilOn: "2027-01-01" }), {});
  for (const name of ["专家", "张老师", "张三、李四", "某某", "张三等"])
    assert.deepEqual(Object.keys(reviewerFaults({ name })), ["name"], name);
  assert.deepEqual(reviewerFaults({ name: "何青（示例）" }), {});
  assert.deepEqual(
    changedLines("一\n二\n三", "一\n贰\n三\n四").map((l) => l.sign + l.text),
    ["=一", "-二", "+贰", "=三", "+四"],
  );
  assert.equal(changedLines("行\n".repeat(700), "行").filter((l) => l.sign === "=").length, 0, "as a whole where it is long");
  assert.ok(isPublic({ shown: true, rightsUntil: "2026-01-01" }, "2026-01-01"));
  assert.ok(!isPublic({ shown: true, rightsUntil: "2026-01-01" }, "2026-01-02"));
  assert.equal(
    lintIndicator({ name: { zh: "作品阅读量", en: "x" }, definition: { zh: "合计", en: "x" }, expression: "count(content.published)" })
      .length,
    1,
  );
});

const wav = (): Buffer => {
  const b = Buffer.alloc(144);
  b.write("RIFF", 0, "latin1");
  b.write("WAVEfmt ", 8, "latin1");
  return b;
};
const mp4 = (...boxes: string[]): Buffer =>
  Buffer.concat([
    Buffer.from("\0\0\0\x10ftypisom\0\0\0\0", "latin1"),
    ...boxes.map((name) => Buffer.from(`\0\0\0\x10${name}12345678`, "latin1")),
  ]);
const png = (width: number, height: number): Buffer => {
  const b = Buffer.alloc(60);
  b.writeUInt32BE(0x89504e47, 0);
  b.write("IHDR", 12, "latin1");
  b.writeUInt32BE(width, 16);
  b.writeUInt32BE(height, 20);
  b.writeUInt32BE(4, 33);
  b.write("IDAT", 37, "latin1");
  return b;
};

test("media by their content, only where they are asked for; a picture of 80 megapixels is refused on both sides of the wire", () => {
  const kindOf = (bytes: Buffer, name: string, media = true) => {
    const found = inspect(bytes, name, media);
    return typeof found === "string" ? found : found.mediaType;
  };
  assert.equal(kindOf(wav(), "讲解.wav"), "audio/wav");
  assert.equal(kindOf(mp4("mdat", "moov"), "片.mp4"), "video/mp4");
  assert.equal(kindOf(mp4("mdat"), "片.mp4"), "unreadable", "without its table nobody can play it");
  assert.equal(kindOf(wav(), "片.mp4"), "type-not-allowed");
  assert.equal(kindOf(Buffer.from("WEBVTT\n\n00:00.000 --> 00:02.000\n你好"), "片.vtt"), "text/vtt");
  assert.equal(kindOf(Buffer.from("WEBVTT\n\n<script>alert(1)</script>"), "片.vtt"), "unreadable");
  assert.equal(kindOf(wav(), "讲解.wav", false), "type-not-allowed", "a sound is no evidence");
  assert.equal(kindOf(png(8000, 10_000), "图.png", false), "too-many-pixels");
  assert.equal(kindOf(png(7000, 10_000), "图.png", false), "image/png");
  assert.equal(pixelsOf(png(8000, 10_000)), 80_000_000);
  const jpeg = Buffer.from("ffd8ffe000104a46494600010100000100010000ffc0001108271027100301", "hex");
  assert.equal(pixelsOf(jpeg), 0x2710 * 0x2710);
  assert.equal(pixelsOf(Buffer.from("%PDF-1.4")), undefined);
  assert.deepEqual(rangeOf("bytes=0-", 10), { from: 0, to: 9 });
  assert.deepEqual(rangeOf("bytes=-4", 10), { from: 6, to: 9 });
  assert.equal(rangeOf("bytes=10-", 10), "none");
  assert.equal(rangeOf("bytes=0-1,3-4", 10), undefined);
});

/** A film of so many milliseconds, its table behind the picture data, as cameras write it. */
const filmOf = (millis: number): Buffer => {
  const head = Buffer.alloc(108);
  head.writeUInt32BE(108, 0);
  head.write("mvhd", 4, "latin1");
  head.writeUInt32BE(600, 20);
  head.writeUInt32BE((millis * 600) / 1000, 24);
  const moov = Buffer.concat([Buffer.from("\0\0\0\x74moov", "latin1"), head]);
  return Buffer.concat([
    Buffer.from("\0\0\0\x10ftypisom\0\0\0\0", "latin1"),
    Buffer.from("\0\0\x10\0mdat", "latin1"),
    Buffer.alloc(4088),
    moov,
  ]);
};
const SRT = "1\r\n00:00:01,000 --> 00:00:04,000\r\n不认识的菌不要吃\r\n\r\n2\r\n00:00:05,000 --> 00:00:58,500\r\n立即就医\r\n";

test("subtitles: whether they belong to the film, by its own length, in words", async () => {
  const inParts = (b: Buffer) => Readable.from([b.subarray(0, 5), b.subarray(5, 20), b.subarray(20, 4200), b.subarray(4200)]);
  assert.equal(await filmLength(inParts(filmOf(60_000))), 60_000);
  assert.equal(await filmLength(inParts(mp4("mdat", "moov"))), undefined, "a table that says nothing");
  assert.equal(inspect(Buffer.from(SRT), "片.srt", true) instanceof Object, true);
  const read = readSubtitles(SRT);
  assert.deepEqual(
    read.cues.map((c) => [c.from, c.to, c.text]),
    [
      [1000, 4000, "不认识的菌不要吃"],
      [5000, 58_500, "立即就医"],
    ],
  );
  assert.deepEqual(readSubtitles(asWebVtt(SRT)).cues, read.cues, "a player's own form says the same");
  assert.equal(subtitleText(Buffer.from("b2bbd2aab3d4", "hex")), "不要吃", "older programs write GB 18030");
  const says = (film: number | undefined, text = SRT, gap = 30) =>
    judgeSubtitles(readSubtitles(text), film, gap).map((f) => [f.isDoubt, f.zh] as const);
  assert.deepEqual(says(60_000), []);
  assert.match(says(40_000)[0]?.[1] ?? "", /字幕到 0:59 才完，影片只有 0:40：不是这部片子的字幕/);
  assert.equal(says(40_000)[0]?.[0], false);
  assert.match(says(600_000)[0]?.[1] ?? "", /字幕到 0:59 就完了，影片有 10:00/);
  assert.equal(says(undefined)[0]?.[0], true, "a film that does not say its length");
  const vtt = (...cues: string[]) => `WEBVTT\nLanguage: zh-CN\n\nNOTE 00:00 --> 不是时间\n\n${cues.join("\n\n")}`;
  assert.match(
    says(95_000, vtt("00:01.000 --> 00:02.000\n一二三", "01:30.000 --> 01:34.000\n四五六"))[0]?.[1] ?? "",
    /从 0:02 起有 88 秒没有字幕/,
  );
  assert.match(says(9000, vtt("00:05.000 --> 00:02.000\n你好啊"))[0]?.[1] ?? "", /结束不晚于开始/);
  assert.match(says(9000, vtt("00:05.00 --> 00:08.000\n你好啊"))[0]?.[1] ?? "", /1 处时间写得不对，如“00:05.00 -->/);
  assert.match(says(9000, vtt("00:01.000 --> 00:08.000\nDo not eat it"))[0]?.[1] ?? "", /不像中文/);
  assert.match(says(9000, "WEBVTT\n\nNOTE nothing")[0]?.[1] ?? "", /没有一条字幕/);
});

test("a film goes out with its own subtitles alone", async () => {
  setDay("2026-09-01");
  const { services } = world.installation;
  const adviser = world.client("甲一县", ["adviser"]);
  const reviewer = world.as({ ...world.actor("甲一县", ["reviewer"]), id: "person:998" });
  const actor = world.actor("甲一县", ["adviser"]);
  const film = {
    title: "认识福寿螺（示例）",
    kind: "film",
    field: "food",
    audience: "public",
    author: "陈小桔（示例）",
    body: "文字稿",
    risky: false,
  };
  const { id } = await adviser.content_item.create({ values: film, requestKey: nextKey() });
  const child = async (name: string, v: Record<string, unknown>) =>
    reviewer.content_item.putChild({ id, version: (await adviser.content_item.get({ id })).version, child: name, values: v });
  const act = (who: typeof adviser, action: string) => who.content_item.act({ id, action, requestKey: nextKey() });
  const attach = async (kind: string, name: string, bytes: Buffer) => {
    const received = await services.files.receive(new Blob([new Uint8Array(bytes)]).stream(), name, undefined, true);
    assert.ok(received.ok, JSON.stringify(received));
    const of = { case_id: id, subject: null, kind };
    await services.database.write(actor.scope, (tx) => services.files.attach(tx, actor, of, name, received.value));
  };
  await child("sources", { title: "福寿螺防治（示例）" });
  await act(adviser, "submit");
  await addFile(id, "review");
  const expert = { name: "韩松（示例）", employer: "示例市农科所", field: "food" };
  const reviewerId = (await reviewer.content_reviewer.create({ values: expert, requestKey: nextKey() })).id;
  await child("reviews", { reviewerId, checked: "全片画面和解说", verdict: "pass", onDay: "2026-09-01" });
  await act(reviewer, "pass");
  assert.deepEqual(await adviser.content.checkSubtitles({ id }), { found: null });
  await attach("film", "福寿螺（示例）.mp4", filmOf(40_000));
  await attach("subtitles", "福寿螺（示例）.srt", Buffer.from(SRT));
  assert.match((await adviser.content.checkSubtitles({ id })).found?.[0]?.zh ?? "", /不是这部片子的字幕/);
  assert.equal(await refusalOf(act(reviewer, "publish")), "subtitles");
  await attach("film", "福寿螺全片（示例）.mp4", filmOf(60_000));
  assert.deepEqual(await adviser.content.checkSubtitles({ id }), { found: [] });
  await act(reviewer, "publish");
  assert.equal((await adviser.content_item.get({ id })).case?.state, "published");
});

let files = 0;
async function addFile(id: number, kind: string, type = "application/pdf"): Promise<number> {
  const actor = world.actor("甲一县", ["adviser"]);
  return world.installation.services.database.write(actor.scope, async (tx) => {
    const values = {
      sha256: Buffer.alloc(32, ++files),
      name: `${kind}（示例）`,
      media_type: type,
      bytes: 9,
      case_id: id,
      kind,
      uploaded_by: actor.id,
    };
    return (await tx.insertInto("stored_file").values(values).returning("id").executeTakeFirstOrThrow()).id;
  });
}

test("nothing is public without named reviewers of the field; a correction shows what changed, a licence's end and a withdrawal leave their notice", async () => {
  setDay("2026-09-01");
  const { services } = world.installation;
  const adviser = world.client("甲一县", ["adviser"]);
  const reviewer = world.as({ ...world.actor("甲一县", ["reviewer"]), id: "person:999" });
  const body = "野生菌不能靠颜色分辨毒性。\n银针变黑的办法不可靠。\n吃过不舒服，立即就医并带上剩余的菌。";
  const values = {
    title: "不认识的菌不要吃（示例）",
    kind: "picture",
    field: "food",
    audience: "farmers",
    author: "陈小桔（示例）",
    body,
    risky: true,
  };
  const audience = await refusalOf(adviser.content_item.create({ values: { ...values, audience: "nobody" }, requestKey: nextKey() }));
  assert.equal(audience, "invalid");
  const { id } = await adviser.content_item.create({ values: { ...values, audience: "public" }, requestKey: nextKey() });
  const page = () => adviser.content_item.get({ id });
  const act = (who: typeof adviser, action: string, reason?: string) =>
    who.content_item.act({ id, action, requestKey: nextKey(), ...(reason ? { reason } : {}) });
  /** What a form asks, as it stands. */
  const typed = async () => {
    const { values: now } = await page();
    return Object.fromEntries(
      ["title", "kind", "field", "audience", "author", "body", "altText", "risky", "aiShare", "publishOn"].map((k) => [k, now[k]]),
    );
  };
  const child = async (name: string, v: Record<string, unknown>) =>
    reviewer.content_item.putChild({ id, version: (await page()).version, child: name, values: v });
  const expert = async (name: string, field = "food") =>
    (await reviewer.content_reviewer.create({ values: { name, employer: "示例市疾控中心", field }, requestKey: nextKey() })).id;
  assert.equal(await refusalOf(expert("专家")), "invalid", "nobody is called an expert");
  const [he, lin, other, author] = [
    await expert("何青（示例）"),
    await expert("林岩（示例）"),
    await expert("周明（示例）", "earth"),
    await expert("陈小桔（示例）"),
  ];
  const asset = (
    await adviser.content_asset.create({
      values: {
        title: "菌类照片（示例）",
        kind: "picture",
        holder: "示例摄影",
        licence: "grant",
        paper: "授权书（示例）",
        untilOn: "2026-10-31",
        creditLine: "图：示例摄影",
      },
      requestKey: nextKey(),
    })
  ).id;
  const bare = { title: "网上的图（示例）", kind: "picture", holder: "不详", licence: "grant", creditLine: "图片来自网络" };
  assert.equal(await refusalOf(adviser.content_asset.create({ values: bare, requestKey: nextKey() })), "invalid");

  assert.equal(await refusalOf(act(adviser, "submit")), "gate-unmet", "no sources");
  await child("sources", { title: "野生菌中毒防治（示例）", author: "示例疾控" });
  await child("uses", { assetId: asset, place: "主图" });
  assert.equal((await page()).values["rightsUntil"], "2026-10-31");
  await act(adviser, "submit");
  const review = (reviewerId: number, more: object = {}) =>
    child("reviews", { reviewerId, checked: "分辨方法和处置", verdict: "pass", onDay: "2026-09-01", untilOn: "2028-09-01", ...more });
  const sheet = () => paperText(services, world.actor("甲一县", ["adviser"]), "papers/content_item/:id/review", id);
  assert.match((await sheet()) ?? "", /审核意见表.*第几版1.*两位审核人.*银针变黑.*野生菌中毒防治.*审核人（签名）/s);
  await addFile(id, "review");
  await review(he);
  await review(other);
  await review(author);
  assert.equal(await refusalOf(act(reviewer, "pass")), "gate-unmet", "of food it takes two of the field, and its author is none");
  await review(lin);
  assert.equal(await refusalOf(act(world.client("甲一县", ["reviewer"]), "pass")), "same-person");
  await act(reviewer, "pass");
  assert.equal(await refusalOf(act(reviewer, "publish")), "gate-unmet", "no picture yet");
  const picture = await addFile(id, "picture", "image/png");
  const all = await typed();
  await adviser.content_item.edit({
    id,
    version: (await page()).version,
    values: { ...all, altText: "几种容易混淆的菌", publishOn: "2026-09-10" },
  });
  assert.equal(await refusalOf(act(reviewer, "schedule")), "gate-unmet", "the text is not the one they saw");
  await review(he, { onDay: "2026-09-02" });
  await review(lin, { onDay: "2026-09-02", untilOn: "2026-09-05" });
  await act(reviewer, "schedule");
  assert.equal(await publishByTheClock(services), 0, "not before its day");

  // The gates are asked again at the hour: one of the reviews has ended meanwhile.
  setDay("2026-09-10");
  assert.equal(await publishByTheClock(services), 0);
  assert.equal((await page()).case?.state, "editing");
  assert.match(JSON.stringify((await page()).events), /到点时不能发布/);
  assert.equal((await renderContent(services, "990101", id, "zh")).status, 404, "it was never public");
  await review(lin, { onDay: "2026-09-10", untilOn: "2028-09-10" });
  await act(reviewer, "schedule");
  assert.equal(await publishByTheClock(services), 1);
  const first = await renderContent(services, "990101", id, "zh");
  assert.equal(first.status, 200);
  assert.match(first.body, /何青（示例）（示例市疾控中心）、林岩（示例）（示例市疾控中心）/);
  assert.doesNotMatch(first.body, /周明|<script/);
  assert.match(first.body, new RegExp(`<img[^>]+files/${picture}" alt="几种容易混淆的菌"`));
  assert.match(await renderContentList(services, "990101", "en"), /不认识的菌不要吃/);
  assert.ok(await findContentFile(services, "990101", id, picture));
  assert.equal(await findContentFile(services, "990101", id, picture - 1), undefined, "no other file of the store");

  // A correction: the public keeps the old text until the new one is reviewed, then sees what changed.
  await act(adviser, "amend", "“立即就医”前要先催吐的说法不妥，改为拨打 120");
  const now = await typed();
  await adviser.content_item.edit({
    id,
    version: (await page()).version,
    values: { ...now, body: body.replace("立即就医", "拨打 120 就医"), publishOn: null },
  });
  assert.match((await renderContent(services, "990101", id, "zh")).body, /立即就医/);
  await act(adviser, "submit");
  assert.equal(await refusalOf(act(reviewer, "pass")), "gate-unmet");
  await review(he, { onDay: "2026-09-10" });
  await review(lin, { onDay: "2026-09-10" });
  await act(reviewer, "pass");
  await act(reviewer, "publish");
  const second = (await renderContent(services, "990101", id, "zh")).body;
  assert.match(second, /第 2 版，2026年9月10日更正/);
  assert.match(second, /<del>吃过不舒服，立即就医并带上剩余的菌。<\/del>[\s\S]*<ins>吃过不舒服，拨打 120 就医并带上剩余的菌。<\/ins>/);
  const facts = await services.database.read(world.actor("示例省", ["reviewer"]).scope, (db) =>
    db.selectFrom("ledger_fact").select(["kind", "dimensions"]).where("subject", "=", `content_item:${id}`).orderBy("id").execute(),
  );
  assert.deepEqual(
    facts.map((f) => (f.dimensions as { edition: string }).edition),
    ["first", "correction"],
  );

  // The licence ends: told before, offline from the day itself, a state once the round has run, shown again when it was a mistake of the clock.
  setDay("2026-10-05");
  assert.deepEqual(
    (await adviser.content_item.listWarnings({ most: 10 })).map((w) => [w.id, w.warnings[0]?.key]),
    [[id, "rights"]],
  );
  assert.deepEqual((await adviser.content_asset.get({ id: asset })).sections["used"], [{ id, title: values.title, state: "published" }]);
  setDay("2026-11-01");
  const gone = await renderContent(services, "990101", id, "zh");
  assert.equal(gone.status, 410);
  assert.match(gone.body, /授权到期，已于2026年11月1日下架/);
  assert.doesNotMatch(gone.body, /银针变黑/);
  assert.equal(await findContentFile(services, "990101", id, picture), undefined);
  assert.doesNotMatch(await renderContentList(services, "990101", "zh"), /不认识的菌/);
  assert.deepEqual(await runDueRound(services, licenceRound), { listed: 1, done: 0 });
  setDay("2026-11-09");
  assert.deepEqual(await runDueRound(services, licenceRound), { listed: 0, done: 1 });
  assert.equal((await page()).case?.state, "expired");
  assert.equal(await refusalOf(act(reviewer, "renew")), "gate-unmet");
  const held = await adviser.content_asset.get({ id: asset });
  await adviser.content_asset.edit({ id: asset, version: held.version, values: { ...held.values, untilOn: "2027-10-31" } });
  await act(reviewer, "renew");
  await act(reviewer, "publish");
  assert.equal((await renderContent(services, "990101", id, "zh")).status, 200);

  await act(reviewer, "withdraw", "配图有误（示例）");
  const notice = await renderContent(services, "990101", id, "zh");
  assert.equal(notice.status, 410);
  assert.match(notice.body, /已于2026年11月9日撤回[\s\S]*原因：配图有误（示例）/);
  assert.equal(await refusalOf(world.client("乙一县", ["adviser"]).content_item.get({ id })), "NOT_FOUND");
});

test("a claim is noted as it is met, judged by a named reviewer on evidence, and its verdict is superseded, never rewritten", async () => {
  setDay("2026-09-01");
  const adviser = world.client("甲一县", ["adviser"]);
  const { id: reviewerId } = await world.client("甲一县", ["reviewer"]).content_reviewer.create({
    values: { name: "苏禾（示例）", employer: "示例市疾控中心", field: "food" },
    requestKey: nextKey(),
  });
  const met = { claim: "银针能试毒菌", metWhere: "村民微信群", metOn: "2026-08-30" };
  const create = (more: object) => adviser.rumour.create({ values: { ...met, ...more } as never, requestKey: nextKey() });
  const judged = { verdict: "false", evidence: "毒素不与银反应（示例文献）", reviewerId, judgedOn: "2026-09-01" };
  for (const wrong of [{ reviewerId: null }, { evidence: null }, { judgedOn: null }, { judgedOn: "2026-08-01" }, { metOn: "2026-12-01" }])
    assert.equal(await refusalOf(create({ ...judged, ...wrong })), "invalid", JSON.stringify(wrong));
  const { id } = await create({});
  const edit = async (more: object) =>
    adviser.rumour.edit({ id, version: (await adviser.rumour.get({ id })).version, values: { ...met, ...more } as never });
  const card = () => paperText(world.installation.services, world.actor("甲一县", ["adviser"]), "papers/rumour/:id/card", id);
  assert.equal(await card(), undefined, "no card without a verdict");
  await edit(judged);
  setDay("2026-09-02");
  assert.match((await card()) ?? "", /传言：银针能试毒菌.*不实.*毒素不与银反应.*苏禾（示例）/s);
  assert.equal(await refusalOf(edit({ ...judged, verdict: "half" })), "judged");
  const { id: newer } = await create({ claim: "银针能试毒菌（新证据）", ...judged, verdict: "open" });
  await edit({ ...judged, supersededBy: newer });
  assert.equal(await card(), undefined, "nor of one that was superseded");
});
