import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { closeSearch, searchHostOf } from "../app/search.ts";
import { openClient } from "../platform/db/connections.ts";
import { readNewFiles } from "../platform/files/read-words.ts";
import { seededRandom } from "@bihuan/kit";
import { covers, mintActor } from "../platform/access/scope.ts";
import { publishNeed } from "./published-needs.ts";
import { zipOf } from "./zip.ts";
import { nextKey, serveInstallation, type Api, type Served } from "./served.ts";
import { filesStillWith, filesWith } from "../platform/testing/words-in-files.ts";
import { openEncoder } from "../platform/search/encoder.ts";
import { lookupModel } from "../platform/testing/onnx.ts";

/** One search over all registers: current in the same request, walled by scope and permission, unmoved by strange questions. */
let served: Served;
let adviser: Api;
before(async () => {
  served = await serveInstallation({ sample: true });
  adviser = (await served.signIn("baomu")).api;
  const host = await searchHostOf(served.installation.services);
  await host.index.settled();
  while (await host.catchUp());
});
after(async () => {
  await closeSearch(served.installation.services);
  await served[Symbol.asyncDispose]();
});

test("an article, a demand and a supply are found by Chinese words, marked, and lead to their records", async () => {
  const law = await adviser.search.search({ text: "科普场馆不得改作他用" });
  const hit = law.hits.find((h) => h.kind === "article");
  assert.match(hit?.href ?? "", /^\/policies\/\d+#第.+条$/);
  assert.ok(hit?.snippet.some((p) => p.hit));
  assert.ok(
    law.hits.some((h) => h.note?.zh === "已被替代：示例省科普促进条例（示例）") &&
      law.hits.some((h) => h.kind === "article" && h.note === null),
    "a superseded law says what holds instead",
  );
  const grades = law.hits.map((h) => h.grade);
  assert.ok(
    grades.includes(4) && grades.lastIndexOf(4) === grades.filter((g) => g === 4).length - 1,
    "what holds the whole question comes first",
  );
  for (const grade of [1, 2, 3, 4]) {
    const notes = law.hits.filter((h) => h.kind === "article" && h.grade === grade).map((h) => h.note !== null);
    assert.deepEqual(notes, notes.toSorted(), `of grade ${grade} what is in force comes first`);
  }
  const { hits, facets } = await adviser.search.search({ text: "柑橘果园监测" });
  assert.ok(hits.some((h) => h.kind === "supply") && hits.some((h) => h.kind === "demand"));
  assert.ok(facets.kinds.length > 1);
  for (const h of hits)
    assert.ok(h.reasons.length > 0 && h.reasons.every((r) => r.words.length > 0), `${h.kind} ${h.id} says what was hit`);
  assert.ok(hits.some((h) => h.reasons.some((r) => r.field.zh === "正文" && r.words.includes("果园"))));
  const spread = await adviser.search.search({ text: "普及 学会" });
  assert.ok(
    spread.hits.length > 0 && spread.hits.every((h) => h.reasons.length > 0),
    "及 and 会 are grammar elsewhere, not in 普及 and 学会",
  );
  const only = await adviser.search.search({ text: "柑橘果园监测", kinds: ["supply"] });
  assert.ok(only.hits.every((h) => h.kind === "supply"));
});

test("a question that names a law leads to it, with an article's number to that article, of its version in force", async () => {
  const { rows } = await adviser.policies.listPolicies({ search: "示例省科普促进条例", filter: { validity: ["in_force"] } });
  const law = rows[0]?.id;
  const whole = await adviser.search.search({ text: "示例省科普促进条例（示例）" });
  assert.deepEqual([whole.hits[0]?.href, whole.hits[0]?.note], [`/policies/${law}`, null]);
  assert.equal(whole.hits[1]?.kind, "policy", "the version before it is told at once");
  assert.match(whole.hits[1]?.note?.zh ?? "", /^已被替代/);
  for (const text of ["示例省科普促进条例（示例） 第八条", "《示例省科普促进条例（示例）》第8条"])
    assert.equal((await adviser.search.search({ text })).hits[0]?.href, `/policies/${law}#第八条`);
  const elsewhere = await adviser.search.search({ text: "示例省科普促进条例（示例） 第八条", kinds: ["supply"] });
  assert.ok(
    elsewhere.hits.every((h) => h.kind === "supply"),
    "a chosen kind is kept to",
  );
});

test("short names lead to whole ones, other words of the same meaning are asked for, an empty page proposes words; each is told", async () => {
  const law = await adviser.search.search({ text: "科普条例第三条" });
  assert.match(law.hits[0]?.href ?? "", /#第三条$/, JSON.stringify(law.hits.slice(0, 3).map((h) => h.href)));
  assert.ok(
    law.meant.some((w) => w.includes("科普促进条例")),
    law.meant.join(),
  );
  const [own] = (await adviser.search.search({ text: "柑橘果园" })).hits;
  assert.ok(own);
  const other = await adviser.search.search({ text: "桔子果园" });
  assert.ok(other.meant.includes("柑橘") && other.hits.some((h) => h.kind === own.kind && h.id === own.id));
  const none = await adviser.search.search({ text: "璆彧夔柑橘鬯畐鼒猰貐犴燚垚淼甪罅爨蘡薁" });
  assert.ok(none.hits.length > 0 || none.instead.length > 0);
});

test("records of the same field are found from a record by its own words; a need without a field is proposed one with its confidence", async () => {
  const { hits } = await adviser.search.search({ text: "柑橘果园监测", kinds: ["supply"] });
  const first = hits[0] ?? assert.fail("a supply");
  const near = await adviser.search.like({ kind: "supply", id: first.id });
  assert.equal(near.of.href, first.href);
  assert.ok(near.fields.length > 0, "the supplies of the sample tell their fields");
  assert.ok(near.hits.length > 5 && near.hits.every((h) => h.kind !== "supply" || h.id !== first.id), "itself left out");
  const among = await adviser.search.like({ kind: "supply", id: first.id, among: "supply" });
  assert.ok(among.hits.length > 0 && among.hits.every((h) => h.kind === "supply"));
  const client = openClient(served.installation.owner);
  await client.connect();
  const fieldOf = async (id: number) =>
    (await client.query<{ field: string }>("select left(field_code, 3) as field from supply where id = $1", [id])).rows[0]?.field;
  const own = await fieldOf(first.id);
  assert.equal(await fieldOf(among.hits[0]?.id ?? 0), own, "the nearest of its own field comes first");
  await client.end();
  await assert.rejects(adviser.search.like({ kind: "supply", id: 99_999 }), "what one may not see is not there");
  const guessed = await adviser.matching.guessField({ text: "柑橘果园黄龙病早期识别，果园病虫害监测" });
  assert.ok(guessed.length > 0 && guessed.every((g) => /^\d{3}$/.test(g.code) && g.name !== ""), JSON.stringify(guessed));
  assert.deepEqual(await adviser.matching.guessField({ text: "璆彧夔鬯畐鼒猰貐犴" }), [], "where nothing is near nothing is guessed");
});

test("what was asked and opened helps the own unit and those above it when the like is asked, says so, and is erased", async () => {
  const text = "馆里的展品坏了好几年没人修，能不能让办馆的单位赔";
  const like = "展品坏了没人修要不要赔";
  const elsewhere = (await served.signIn("henan")).api;
  const [before, other] = [await adviser.search.search({ text: like }), await elsewhere.search.search({ text: like })];
  const article = (await adviser.search.search({ text: "科普场馆不得改作他用", kinds: ["article"] })).hits[0] ?? assert.fail("an article");
  const place = (hits: typeof before.hits) => hits.findIndex((h) => h.kind === "article" && h.id === article.id);
  assert.deepEqual(await adviser.search.opened({ text, kind: "article", id: article.id }), { kept: true });
  assert.deepEqual(await adviser.search.opened({ text, kind: "article", id: article.id }), { kept: true }, "twice is once");
  const after = await adviser.search.search({ text: like });
  assert.ok(
    place(after.hits) >= 0 && (place(before.hits) < 0 || place(after.hits) < place(before.hits)),
    `${place(before.hits)} → ${place(after.hits)}`,
  );
  assert.deepEqual(after.hits[place(after.hits)]?.reasons.at(-1), { field: { zh: "本单位问过", en: "Asked here before" }, words: [text] });
  assert.deepEqual(await elsewhere.search.search({ text: like }), other, "nothing of it shows in another unit");
  assert.ok((await adviser.search.search({ text: like, kinds: ["supply"] })).hits.every((h) => h.kind === "supply"));
  for (const [unkept, kind] of [
    ["陈小菊在哪", "person"],
    ["电话13800138000的那家", "article"],
    ["展品", "article"],
  ] as const)
    assert.deepEqual(await adviser.search.opened({ text: unkept, kind, id: article.id }), { kept: false }, unkept);
  assert.deepEqual(await adviser.search.opened({ text, kind: "article", id: 99_999_999 }), { kept: false }, "what one may not see");
  const kept = await adviser.search.listQuestions();
  assert.deepEqual(
    kept.map((q) => [q.text, q.recordId]),
    [[text, article.id]],
  );
  assert.deepEqual(await elsewhere.search.listQuestions(), []);
  assert.deepEqual(await elsewhere.search.eraseQuestions({ id: kept[0]?.id ?? 0 }), { erased: 0 });
  assert.deepEqual(await adviser.search.eraseQuestions({}), { erased: 1 });
  assert.deepEqual((await adviser.search.search({ text: like })).hits, before.hits, "erased, it changes nothing any more");
  const client = openClient(served.installation.owner);
  await client.connect();
  const { rows } = await client.query(
    "select column_name from information_schema.columns where table_name = 'search_question' and column_name ~ 'actor|person|account|requested'",
  );
  assert.deepEqual(rows, [], "whose question it was is not known");
  await client.end();
});

test("offices enter how bodies, laws and crops are called; the search goes by it and says so", async () => {
  const enter = (said: string, means: string, kind: string) =>
    adviser.alias.create({ values: { said, means, kind }, requestKey: nextKey() });
  const title = "示例省科普促进条例";
  await enter("大科普", title, "law");
  const law = await adviser.search.search({ text: "大科普第三条" });
  assert.match(law.hits[0]?.href ?? "", /^\/policies\/\d+#第三条$/);
  assert.ok(law.meant.includes(title), law.meant.join());
  assert.deepEqual((await adviser.search.search({ text: "黄果子果园" })).meant, []);
  await enter("黄果子", "柑橘", "crop");
  const crop = await adviser.search.search({ text: "黄果子果园" });
  assert.ok(crop.meant.includes("柑橘") && crop.hits.some((h) => h.kind === "supply" && h.grade >= 3), JSON.stringify(crop.meant));
  await assert.rejects(enter("同样", "同样", "crop"));
  assert.equal((await (await served.signIn("henan")).api.search.search({ text: "大科普第三条" })).meant.includes(title), false);
});

test("the best of every kind come before the many of one", async () => {
  const { hits, facets } = await adviser.search.search({ text: "监测", limit: 20 });
  const counted = hits.filter((h) => h.grade === 4).map((h) => h.kind);
  const kinds = [...new Set(counted)];
  assert.ok(kinds.length > 1, JSON.stringify(facets.kinds));
  const lead = kinds.reduce((sum, kind) => sum + Math.min(3, counted.filter((k) => k === kind).length), 0);
  for (const kind of kinds)
    assert.equal(counted.slice(0, lead).filter((k) => k === kind).length, Math.min(3, counted.filter((k) => k === kind).length), kind);
});

test("with a sentence encoder the same hits come in the order of meaning when it is asked for; without one nothing offers it", async () => {
  const ask = (order: "words" | "meaning") => adviser.search.search({ text: "柑橘果园监测", order });
  const words = await ask("meaning");
  assert.equal(words.hasMeaning, false);
  const folder = mkdtempSync(join(tmpdir(), "bihuan-encoder-"));
  const tokens = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", ..."柑橘果园监测病虫害识别土壤墒情"];
  writeFileSync(join(folder, "vocab.txt"), tokens.join("\n"));
  writeFileSync(join(folder, "model.onnx"), lookupModel(tokens.map((_, i) => (i < 4 ? [0, 0] : [Math.cos(i), Math.sin(i)]))));
  const encoder = await openEncoder(folder);
  served.installation.services.encoder = encoder;
  const meant = await ask("meaning");
  assert.ok(meant.hasMeaning);
  const said = (h: (typeof meant.hits)[number]): string => [...h.title, ...h.snippet].map((p) => p.text).join("");
  const [asked, ...vectors] = await encoder.encode(["柑橘果园监测", ...meant.hits.map(said)]);
  const cosines = vectors.map((v) => v.reduce((sum, x, d) => sum + x * (asked?.[d] ?? 0), 0));
  assert.deepEqual(
    cosines,
    cosines.toSorted((a, b) => b - a),
  );
  assert.deepEqual((await ask("words")).hits, words.hits, "the order by words is untouched");
  assert.deepEqual(new Set(meant.hits.map((h) => h.href)), new Set(words.hits.map((h) => h.href)));
  assert.notDeepEqual(meant.hits, words.hits);
  delete served.installation.services.encoder;
  await encoder.close();
  rmSync(folder, { recursive: true });
});

test("what an act wrote is found by the next request, what it took away is not", async () => {
  const leader = (await served.signIn("shengji")).api;
  const text = "第一条 琉璃苣籽油检测归口管理。";
  const values = { title: "琉璃苣办法（示例）", level: "document", isPublic: false, text };
  const { id } = await leader.policies.createPolicy({ values, requestKey: nextKey() });
  const found = await adviser.search.search({ text: "琉璃苣" });
  assert.equal(found.hits[0]?.href, `/policies/${id}#第一条`);
});

test("words of attachments are found with their record by whoever may read it; a room may keep its files out", async () => {
  const { services } = served.installation;
  const visitor = await served.signIn("baomu");
  const file = async (name: string, words: string) => {
    const text = `<w:document><w:body><w:p><w:r><w:t>${words}</w:t></w:r></w:p></w:body></w:document>`;
    return new File([new Uint8Array(await zipOf({ "[Content_Types].xml": "<Types/>", "word/document.xml": text }))], name);
  };
  const send = async (caseId: number, content: File) => {
    const body = new FormData();
    body.append("file", content);
    const sent = await visitor.fetch(`/api/files?caseId=${caseId}`, { method: "POST", headers: { "x-bihuan": "1" }, body });
    assert.equal(sent.status, 200, await sent.text());
  };
  const values = { name: "附件检索工作站（示例）", kind: "expert", hostName: "某公司（示例）", hostCode: "91510000MA0123456J" };
  const { creditCodeCheck } = await import("@bihuan/kit");
  values.hostCode = values.hostCode.slice(0, 17) + creditCodeCheck(values.hostCode.slice(0, 17));
  const { id } = await adviser.station.create({ values, requestKey: nextKey() });
  await send(id, await file("协议.docx", "双方约定共建蛭石育苗棚"));
  const brief = await adviser.brief.create({ values: { title: "附件检索专报（示例）", authors: "某人（示例）" }, requestKey: nextKey() });
  await send(brief.id, await file("稿件.docx", "建议推广蛭石育苗棚"));
  assert.equal((await adviser.search.search({ text: "蛭石育苗棚" })).hits.filter((h) => h.grade > 2).length, 0, "not yet read");
  while ((await readNewFiles(services)) > 0);
  const found = (await adviser.search.search({ text: "蛭石育苗棚" })).hits.filter((h) => h.grade > 2);
  assert.deepEqual(
    found.map((h) => [h.kind, h.id, h.reasons.map((r) => r.field.zh)]),
    [["station", id, ["附件、来源文件、相邻条文"]]],
    "the brief's room keeps its files out",
  );
  assert.equal((await (await served.signIn("henan")).api.search.search({ text: "蛭石育苗棚" })).total, 0, "another province finds nothing");
  const auditor = (await served.signIn("shenji")).api;
  assert.ok(
    !(await auditor.search.search({ text: "蛭石育苗棚" })).hits.some((h) => h.kind === "station"),
    "nor who may not read the record",
  );
});

test("names are found however blanks and dots stand in them", async () => {
  const county = (await served.signIn("lingdao")).api;
  const unitId = (await county.units.browseUnits({})).unit.id;
  const hrefOf = async (name: string) => `/people/${(await county.people.createPerson({ values: { name, unitId, title: "干事" } })).id}`;
  const [aligned, dotted] = [await hrefOf("酆　犇"), await hrefOf("阿卜杜·鋆")];
  for (const [text, href] of [
    ["酆犇", aligned],
    ["酆 犇", aligned],
    ["酆　犇", aligned],
    ["阿卜杜•鋆", dotted],
    ["阿卜杜鋆", dotted],
    ["阿卜杜·鋆", dotted],
  ] as const)
    assert.equal((await county.search.search({ text })).hits[0]?.href, href, text);
});

test("searches behind a long import share one catching up: each is answered after a second and says it is behind", async () => {
  const holder = openClient(served.installation.owner);
  await holder.connect();
  await holder.query("begin; lock table search_change in access exclusive mode");
  const began = performance.now();
  const answers = await Promise.all(Array.from({ length: 40 }, () => adviser.search.search({ text: "柑橘黄龙病", limit: 3 })));
  const waited = performance.now() - began;
  await holder.query("commit");
  await holder.end();
  assert.ok(answers.every((a) => a.state === "behind" && a.hits.length > 0));
  assert.ok(waited < 20_000, `${Math.round(waited)} ms`);
  // All forty share the round that was held up and the one after it.
  const host = await searchHostOf(served.installation.services);
  assert.equal(await host.catchUp(), false);
  assert.equal((await adviser.search.search({ text: "柑橘黄龙病", limit: 3 })).state, "ready");
});

test("who renames a demander or a unit renames it in every record that is found by it", async () => {
  const rename = async (table: string, where: string, from: string, to: string): Promise<void> => {
    const client = openClient(served.installation.owner);
    await client.connect();
    const { rowCount } = await client.query(`update ${table} set name = replace(name, $1, $2) where ${where}`, [from, to]);
    await client.end();
    assert.ok((rowCount ?? 0) > 0);
  };
  const ids = async (text: string, kind: string) =>
    (await adviser.search.search({ text, kinds: [kind], limit: 100 })).hits.filter((h) => h.grade === 4).map((h) => h.id);
  const before = await ids("雁江区柑橘协会", "demand");
  assert.ok(before.length > 0);
  await rename("demander", "name like '雁江区柑橘协会%'", "柑橘协会", "蜜柚联合社");
  assert.deepEqual((await ids("蜜柚联合社", "demand")).toSorted(), before.toSorted());
  const people = await ids("雁江区科学技术协会", "person");
  assert.ok(people.length > 1);
  await rename("unit", "name = '雁江区科学技术协会'", "科学技术协会", "琥珀科普协会");
  assert.deepEqual((await ids("琥珀科普协会", "person")).toSorted(), people.toSorted());
  await rename("unit", "name = '雁江区琥珀科普协会'", "琥珀科普协会", "科学技术协会");
});

test("the tabs count what the heading counts, whichever way the question was read", async () => {
  const read: string[] = [];
  for (const text of ["冷链布点", "冷库", "换届", "柑橘保鲜", "土豆病害", "川农", "雁江果汁"]) {
    const answer = await adviser.search.search({ text });
    assert.equal(
      answer.facets.kinds.reduce((sum, k) => sum + k.count, 0),
      answer.total,
      text,
    );
    if (answer.meant.length > 0 && answer.total > 0) read.push(text);
  }
  assert.ok(read.length > 0, "one of them was read otherwise than typed");
});

test("other units find a published need by its publication alone; a directed one is found by its addressee only", async () => {
  const reviewer = (await served.signIn("shenhe")).api;
  const [henan, society] = [(await served.signIn("henan")).api, (await served.signIn("xuehui")).api];
  const need = (title: string) => ({ title, presentState: `${title}，电话联系人玛瑙`, target: "三个月见效" });
  const id = await publishNeed(served, adviser, reviewer, need("鲟鱼循环水养殖（示例）"));
  const found = async (api: Api, text: string) =>
    (await api.search.search({ text })).hits.filter((h) => h.kind === "publication" && h.grade > 2).map((h) => h.id);
  assert.deepEqual(await found(henan, "鲟鱼循环水"), [id]);
  assert.equal((await henan.search.search({ text: "鲟鱼循环水", kinds: ["demand"] })).total, 0, "the need itself stays its unit's");
  const own = await adviser.search.search({ text: "鲟鱼循环水" });
  assert.deepEqual(
    [own.total, own.hits.filter((h) => h.id === id && h.grade > 2).map((h) => h.kind)],
    [1, ["demand"]],
    "its own unit finds it once",
  );
  const client = openClient(served.installation.owner);
  await client.connect();
  const { rows } = await client.query<{ id: number }>("select id from unit where name like '四川省智慧农业学会%'");
  await client.query("update demand_publication set level = 'directed', directed_path = $2 where demand_id = $1", [id, [rows[0]?.id]]);
  assert.deepEqual(await found(henan, "鲟鱼循环水"), []);
  assert.equal((await henan.search.search({ text: "鲟鱼循环水" })).total, 0, "nor is it counted");
  assert.deepEqual(await found(society, "鲟鱼循环水"), [id]);
  await client.query("update demand_publication set withdrawn_on = current_date where demand_id = $1", [id]);
  await client.end();
  assert.deepEqual(await found(society, "鲟鱼循环水"), []);
});

test("a question does not wait for thousands of changes: it is answered, says that the index is behind, and moves it on", async () => {
  const { services, owner } = served.installation;
  const client = openClient(owner);
  await client.connect();
  await client.query(
    "insert into search_change (kind, record_id) select 'article', id from policy_article, generate_series(1, 2000) order by 2 limit 2000",
  );
  const host = await searchHostOf(services);
  assert.equal(await host.catchUp(), true, "five hundred were taken, more wait");
  const answered = host.current().then((behind) => `answered, behind: ${behind}`);
  assert.equal(await Promise.race([answered, host.catchUp().then(() => "waited")]), "answered, behind: true");
  while (await host.catchUp());
  assert.equal((await adviser.search.search({ text: "科普场馆不得改作他用" })).state, "ready");
  assert.equal((await client.query("select from search_change")).rowCount, 0);
  await client.end();
});

test("strange questions are answered: empty, blank, signs of SQL and patterns, emoji, very long", async () => {
  for (const text of ["", "   ", "'; DROP TABLE unit;--", ".*[a-z]+(?=x)", "😀😀", "%_\\", "科普".repeat(5000), "\u0000"]) {
    const answer = await adviser.search.search({ text });
    assert.ok(answer.total >= 0);
  }
  assert.equal((await adviser.search.search({ text: "" })).hits.length, 0);
});

test("in random units of the country nobody's totals, facets or hits know a demand outside the own subtree", async () => {
  const { services, owner } = served.installation;
  const client = openClient(owner);
  await client.connect();
  const { rows: cases } = await client.query<{ id: string; seen: number[] }>(
    "select c.id, c.unit_path || c.shared_path as seen from work_case c join demand d on d.id = c.id where c.title like '%柑橘%'",
  );
  const { rows: units } = await client.query<{ path: number[] }>(
    "select path from unit where path && (select array_agg(distinct x) from work_case c, unnest(c.unit_path) x where c.title like '%柑橘%') order by id",
  );
  const { rows: others } = await client.query<{ path: number[] }>("select path from unit order by id");
  await client.end();
  assert.ok(cases.length > 0 && units.length > 3);
  const host = await searchHostOf(services);
  const random = seededRandom(38);
  for (let i = 0; i < 60; i++) {
    const { path } = random.pick(i % 2 === 0 ? units : others);
    const { scope } = mintActor({ personId: 1, name: "x", unitPath: path, roles: [] }, new Map());
    const expected = cases.filter((c) => covers(scope, c.seen)).map((c) => Number(c.id));
    const answer = await host.index.search({ text: "柑橘", sight: { unit: scope.unitId }, kinds: ["demand"], limit: 1000, counts: true });
    const seen = answer.hits.map((h) => h.id).filter((id) => cases.some((c) => Number(c.id) === id));
    assert.deepEqual(
      seen.toSorted((a, b) => a - b),
      expected.toSorted((a, b) => a - b),
    );
    if (expected.length === 0 && answer.hits.length === 0)
      assert.deepEqual([answer.total, Object.keys(answer.facets?.kinds ?? {})], [0, []]);
  }
});

test("a post without a register's permission finds nothing of it, not even a count", async () => {
  const auditor = (await served.signIn("shenji")).api;
  const { hits, facets } = await auditor.search.search({ text: "柑橘" });
  assert.ok(hits.every((h) => h.kind !== "demand" && h.kind !== "supply"));
  assert.ok(facets.kinds.every((k) => k.value !== "demand" && k.value !== "supply"));
});

test("what a person withdraws leaves every file of the index: the offer by its button, the name with the consent", async () => {
  const { services, owner } = served.installation;
  const folder = join(services.dataFolder, "search");
  const host = await searchHostOf(services);
  const [offer, name] = ["璆彧夔", "猰貐犴"];
  const { id } = await adviser.services.createSupply({
    values: {
      name: `${offer}修剪服务队（示例）`,
      kind: "team",
      organisation: "雁江某合作社（示例）",
      summary: "柑橘树冬季修剪",
      capacity: 2,
      contactName: "联系人（示例）",
      phone: "19900200001",
      consentOn: "2026-11-01",
    },
  });
  const leader = await served.signIn("lingdao");
  const { unitId } = (await (await leader.fetch("/api/me")).json()) as { unitId: number };
  const { id: person } = await leader.api.people.createPerson({
    values: { name: `${name}（示例）`, unitId, title: "干事" },
  });
  while (await host.catchUp());
  for (const words of [offer, name]) assert.ok(filesWith(folder, words).length > 0, `the check sees ${words}`);
  await adviser.services.withdrawSupply({ id });
  const client = openClient(owner);
  await client.connect();
  await client.query("update person set consent_withdrawn_on = current_date where id = $1", [person]);
  await client.end();
  while (await host.catchUp());
  for (const words of [offer, name]) assert.deepEqual(await filesStillWith(folder, words, 30_000), [], words);
});
