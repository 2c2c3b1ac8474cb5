import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, test } from "node:test";
import { sql } from "kysely";
import type { Actor } from "../../platform/access/scope.ts";
import { eraseFiles } from "../../platform/files/erase.ts";
import { FileMissing } from "../../platform/files/store.ts";
import { runDueRound } from "../../platform/jobs/due-rounds.ts";
import { readBook } from "../../platform/sheets/whole.ts";
import {
  act,
  adviser,
  attach,
  deal,
  makeAppraisal,
  makeScheme,
  openAppraisals,
  resultOf,
  stateOf,
  voter,
  world,
} from "../../tests/appraisals-world.ts";
import { nextKey, refusalOf } from "../../tests/served.ts";
import { testVotesFromAfar } from "../../tests/appraisals-afar.ts";
import { testElections } from "../../tests/appraisals-elections.ts";
import { appraisalFile } from "./papers.ts";
import { retentionRound } from "./retention.ts";

before(openAppraisals);
after(() => world[Symbol.asyncDispose]());

test("phones and paper in one meeting: counted by two keys, merged, signed, each reads his own result; a plain recount agrees", async () => {
  const scheme = await makeScheme(adviser, { A: "20", B: "40", C: "40" }, [
    { kind: "at_most", grades: "1", n: 2 },
    { kind: "line", grades: "3、4", n: 3 },
  ]);
  const id = await makeAppraisal(scheme, 4, { A: 3, B: 12, C: 15 });
  const pages = await adviser.appraisals.givePages({ id });
  assert.equal(await refusalOf(act(id, "open")), "gate-unmet", "no ballots were handed out");
  const dealt = await deal(id, { A: [3, 0], B: [6, 6], C: [15, 0] });
  assert.deepEqual(dealt.parts, [["A", "B"], ["C"]], "told beforehand how it will be merged");
  assert.equal(dealt.keys.length, 3);
  const codeOf = (key: string) => dealt.codes.find((c) => c.class === key)?.codes ?? [];
  const [firstCode = ""] = codeOf("A");
  assert.equal(await refusalOf(voter.ballots.openBallot({ code: firstCode })), "unknown-code", "not open yet");
  await act(id, "open");
  assert.equal(await refusalOf(adviser.appraisals.enterVoters({ id, list: "后来者 A" })), "not-from-this-state", "the roll is closed");
  assert.equal(await refusalOf(deal(id, {})), "not-from-this-state");

  // Each votes his own way; the test keeps the plain ballots to count them again by hand.
  const ballot = (n: number): number[] => [n % 3 === 0 ? 0 : 1, 1, n % 4, n % 5 === 0 ? 3 : 2];
  const plain: { class: string; cells: (number | "blank")[] }[] = [];
  let n = 0;
  for (const key of ["A", "B", "C"])
    for (const code of codeOf(key)) {
      const cells: (number | "blank")[] = ballot(++n);
      if (n === 5) cells[3] = "blank";
      plain.push({ class: key, cells });
      await voter.ballots.castBallot({ code: n % 2 ? code : ` ${code.toLowerCase().replace("-", "－")} `, cells });
    }
  assert.equal(await refusalOf(voter.ballots.castBallot({ code: firstCode, cells: [1, 1, 1, 1] })), "unknown-code", "used");
  assert.deepEqual(await adviser.appraisals.received({ id }), { received: 24, codes: 24 });
  assert.equal(
    await refusalOf(adviser.appraisals.count({ id, keys: dealt.keys.slice(0, 2), returned: [] })),
    "not-now",
    "no tally before the bell",
  );
  assert.equal((await resultOf(id)).results, null);
  await act(id, "bell");

  const sheets: (number | "blank" | "void")[][] = [
    [1, 1, 1, 1],
    [0, 0, 0, 1],
    [1, "blank", 2, 2],
    [2, 2, "void", 1],
    [1, 1, 1, 0],
  ];
  assert.deepEqual(
    (await adviser.appraisals.keyPile({ id, class: "B", teller: 1, sheets })).void.map((v) => [v.sheet, v.why.zh]),
    [[2, "选到限额等次的人太多"]],
  );
  const returned = [{ class: "B", sheets: 5 }];
  const keys = [dealt.keys[2] ?? "", (dealt.keys[0] ?? "").toLowerCase()];
  assert.deepEqual(await adviser.appraisals.count({ id, keys, returned }), { counted: false, differences: [], missing: ["B②"] });
  const other = sheets.map((s) => [...s]);
  (other[3] as (number | string)[])[0] = 3;
  await adviser.appraisals.keyPile({ id, class: "B", teller: 2, sheets: other });
  assert.deepEqual((await adviser.appraisals.count({ id, keys, returned })).differences, [
    { class: "B", sheet: 4, person: "被评1（示例）", first: "基本称职", second: "不称职" },
  ]);
  await adviser.appraisals.keyPile({ id, class: "B", teller: 2, sheets });
  assert.equal(await refusalOf(adviser.appraisals.count({ id, keys: [keys[0] ?? "", keys[0] ?? ""], returned })), "same-key");
  assert.equal(await refusalOf(adviser.appraisals.count({ id, keys: ["x", keys[1] ?? ""], returned })), "bad-key");
  assert.equal(await refusalOf(adviser.appraisals.count({ id, keys, returned: [{ class: "B", sheets: 6 }] })), "sheets-missing");
  assert.equal(
    await refusalOf(adviser.appraisals.count({ id, keys, returned: [{ class: "B", sheets: 7 }] })),
    "returned-above-issued",
    "收回 > 发出",
  );
  assert.equal(
    await refusalOf(adviser.appraisals.keyPile({ id, class: "B", teller: 1, sheets: Array.from({ length: 7 }, () => [1, 1, 1, 1]) })),
    "returned-above-issued",
  );
  assert.deepEqual(await adviser.appraisals.count({ id, keys, returned }), { counted: true, differences: [], missing: [] });

  const { parts, results } = await resultOf(id);
  assert.deepEqual(
    parts?.map((p) => [p.classes.join("+"), p.weight, p.due, p.present, p.issued, p.returned, p.valid, p.void]),
    [
      ["A+B", "60", 15, 15, 15, 14, 13, [{ kind: "at_most", n: 1 }]],
      ["C", "40", 15, 15, 15, 15, 15, []],
    ],
  );
  // Recount by hand, from the plain ballots.
  const values = [100, 80, 60, 40];
  const all = [...plain, ...sheets.filter((_, i) => i !== 1).map((cells) => ({ class: "B", cells }))];
  const mean = (keysOf: string, person: number) => {
    const own = all.filter((b) => keysOf.includes(b.class));
    return (
      own.reduce((sum, b) => sum + (typeof b.cells[person] === "number" ? (values[b.cells[person] as number] as number) : 0), 0) /
      own.length
    );
  };
  for (const [p, r] of (results ?? []).entries()) {
    assert.equal(r.score, (0.6 * mean("AB", p) + 0.4 * mean("C", p)).toFixed(2), r.name);
    for (const g of [0, 1, 2, 3]) assert.equal(r.counts?.[g], all.filter((b) => b.cells[p] === g).length);
  }
  assert.equal(results?.[3]?.line, true, "a third in the lower grades is told");
  assert.equal(results?.[1]?.line, false);

  const actor = world.actor("甲一县", ["leader"]);
  const file = (name: string) => appraisalFile(world.installation.services, actor, { id: String(id), file: name });
  const bytes = (await file("result.xlsx")) as { bytes: Uint8Array };
  const [sheet] = await readBook(Buffer.from(bytes.bytes));
  assert.match(JSON.stringify(sheet?.rows), /被评1（示例）/);
  const recount = JSON.parse(Buffer.from(((await file("recount.json")) as { bytes: Uint8Array }).bytes).toString()) as {
    parts: { counts: number[][]; valid: number; weight: string }[];
  };
  const again = recount.parts.reduce(
    (sum, p) => sum + ((p.counts[0] ?? []).reduce((s, v, g) => s + v * (values[g] ?? 0), 0) / p.valid) * (Number(p.weight) / 100),
    0,
  );
  assert.equal(again.toFixed(2), results?.[0]?.score, "whoever has the file comes to the same");
  assert.ok(((await file("result.docx")) as { bytes: Uint8Array }).bytes.length > 2000);

  await act(id, "settle");
  const reviewer = world.as({ ...world.actor("甲一县", ["reviewer"]), id: "person:999" });
  assert.equal(await refusalOf(act(id, "publish", reviewer)), "gate-unmet", "not signed");
  const token = pages[0]?.token ?? "";
  assert.equal((await voter.ownAppraisal.look({ token })).result, null, "not before it is published");
  await attach(id, "signed");
  await act(id, "publish", reviewer);
  const own = await voter.ownAppraisal.look({ token });
  assert.equal(own.result?.score, results?.[0]?.score);
  assert.ok(!JSON.stringify(own).includes("被评2"), "of the others nothing");
  const left = await world.installation.services.database
    .asRoot(world.installation.services.rootUnitId, async () => undefined)
    .then(async () => {
      let n = -1;
      await world.owner(async (client) => {
        n = (
          await client.query(
            "select (select count(*) from appraisal_cell where appraisal_id = $1) + (select count(*) from appraisal_pile where appraisal_id = $1) as n",
            [id],
          )
        ).rows[0].n;
      });
      return Number(n);
    });
  assert.equal(left, 0, "sealed ballots go with the publication");
  const { persons } = await adviser.appraisals.listImprovements({ id });
  const put = await adviser.appraisals.putImprovement({
    id,
    personId: persons[0]?.id ?? 0,
    item: "下基层调研（示例）",
    untilOn: "2027-03-01",
  });
  const isLate = async () => [
    (await adviser.appraisals.listImprovements({ id })).rows[0]?.isLate,
    (await voter.ownAppraisal.look({ token })).improvements[0]?.isLate,
  ];
  assert.deepEqual(await isLate(), [false, false]);
  const before = world.installation.clock.millis;
  world.installation.clock.millis = Date.parse("2027-03-02T02:00:00Z");
  assert.deepEqual(await isLate(), [true, true], "its last day is over");
  world.installation.clock.millis = before;
  // What was said of each: for who runs it and the office's head, each look with its purpose; then nothing of it is left when its years are over.
  const ofFirst = { personId: persons[0]?.id ?? 0 };
  await adviser.appraisals.writeNote({ ...ofFirst, seen: null, text: "调研不够深入（示例）" });
  const second = () => adviser.appraisals.writeNote({ ...ofFirst, seen: null, text: "另一个窗口写的（示例）" });
  assert.equal(await refusalOf(second()), "stale", "of two windows the second undoes nothing");
  const head = world.as({ ...world.actor("甲一县", ["leader"]), id: "person:902" });
  assert.equal((await head.appraisals.lookNote({ ...ofFirst, purpose: "写整改意见" })).text, "调研不够深入（示例）");
  const colleague = world.actor("甲一县", ["adviser"]);
  const others = [
    world.as({ ...colleague, id: "person:903", scope: { ...colleague.scope, personId: 903 } as typeof colleague.scope }),
    world.client("甲市", ["leader"]),
    world.client("甲二县", ["leader"]),
  ];
  for (const who of others) assert.equal(await refusalOf(who.appraisals.lookNote({ ...ofFirst, purpose: "想看看" })), "NOT_FOUND");
  assert.equal((await world.client("甲市", ["leader"]).appraisal.get({ id })).sections["notes"], null, "nor is a superior told of whom");
  const notes = (await head.appraisal.get({ id })).sections["notes"] as NonNullable<import("./notes.ts").NotesShown>;
  assert.deepEqual([notes.persons.map((p) => p.setAt !== null), notes.looks[0]?.purpose], [[true, false, false, false], "写整改意见"]);
  assert.equal(await refusalOf(act(id, "archive")), "gate-unmet");
  await adviser.appraisals.doneImprovement({ id, improvementId: put.id });
  await act(id, "archive");
  const facts = await world.installation.services.database.read(actor.scope, (db) =>
    db.selectFrom("ledger_fact").select("measures").where("kind", "=", "appraisal.held").execute(),
  );
  assert.deepEqual(facts, [{ measures: { persons: 4, due: 30, present: 30, returned: 29, valid: 28 } }]);

  const { clock, services } = world.installation;
  const held = clock.millis;
  const leftOf = (who: Actor) =>
    services.database.read(who.scope, async (db) => {
      const { rows } = await sql<{
        n: number;
      }>`select (select count(*) from appraisal_person where appraisal_id = ${id}) + (select count(*) from appraisal_note)
        + (select count(*) from appraisal_voter where appraisal_id = ${id}) + (select count(*) from appraisal_ballot where appraisal_id = ${id})
        + (select count(*) from appraisal_statement) + (select count(*) from stored_file where case_id = ${id}) as n`.execute(db);
      return Number(rows[0]?.n);
    });
  // A second paper of it, whose content another record holds, too.
  const contents = ["只在测评里（示例）", "别处也有（示例）"].map((text) => Buffer.from(`%PDF-1.4 ${text}`));
  const hashes = contents.map((content) => createHash("sha256").update(content).digest());
  const [alone, shared] = hashes.map((h) => `files/${h.toString("hex").slice(0, 2)}/${h.toString("hex")}`) as [string, string];
  for (const [i, content] of contents.entries()) await services.files.keep([alone, shared][i] as string, content);
  const elsewhere = await makeAppraisal(scheme, 1, { A: 5 });
  await world.owner(async (client) => {
    for (const [h, of] of [
      [0, id],
      [1, id],
      [1, elsewhere],
    ] as const)
      await client.query(
        "insert into stored_file (sha256, name, media_type, bytes, case_id, uploaded_by) values ($1, '纪要（示例）.pdf', 'application/pdf', 9, $2, 'person:1')",
        [hashes[h], of],
      );
    assert.equal((await client.query("select count(*)::int as n from stored_file where case_id = $1", [id])).rows[0].n, 3);
  });
  await services.database
    .write(actor.scope, (tx) => eraseFiles(tx, id))
    .then((n) => assert.equal(n, 0, "what is not listed is not erased"));
  try {
    assert.deepEqual(await runDueRound(services, retentionRound), { listed: 0, done: 0 });
    clock.millis = Date.parse("2036-12-20T10:00:00+08:00");
    assert.equal((await runDueRound(services, retentionRound)).done, 0, "its last day is not over");
    assert.ok((await leftOf(actor)) > 30);
    clock.millis = Date.parse("2036-12-24T10:00:00+08:00");
    await runDueRound(services, retentionRound);
    clock.millis = Date.parse("2036-12-30T10:00:00+08:00");
    await runDueRound(services, retentionRound);
    assert.equal(await leftOf(actor), 0);
    assert.equal((await adviser.appraisal.get({ id })).case?.state, "archived", "that it was held stays");
    await assert.rejects(services.files.load(alone), FileMissing, "its file's content is gone");
    assert.ok((await services.files.load(shared)).length > 0, "what another record holds stays");
  } finally {
    clock.millis = held;
  }
});

test("twelve voters in four classes of three: two parts of six, whole points and no counts; a class of one joins another", async () => {
  const scheme = await makeScheme(adviser, { A: "25", B: "25", C: "25", D: "25" });
  const id = await makeAppraisal(scheme, 2, { A: 3, B: 3, C: 3, D: 3 });
  const dealt = await deal(id, { A: [3, 0], B: [3, 0], C: [3, 0], D: [3, 0] });
  assert.deepEqual(dealt.parts, [
    ["A", "B"],
    ["C", "D"],
  ]);
  await act(id, "open");
  for (const [i, code] of dealt.codes.flatMap((c) => c.codes).entries())
    await voter.ballots.castBallot({ code, cells: [i % 4 === 0 ? 0 : 1, 1] });
  await act(id, "bell");
  await adviser.appraisals.count({ id, keys: dealt.keys.slice(1), returned: [] });
  const { parts, results } = await resultOf(id);
  assert.ok(
    parts?.every((p) => p.counts === undefined && p.coarse?.length === 2),
    "counts of six are kept nowhere",
  );
  assert.match(results?.[0]?.score ?? "", /^\d+$/);
  assert.equal(results?.[0]?.counts, null);
  const one = await makeAppraisal(await makeScheme(adviser, { A: "50", B: "50" }), 1, { A: 1, B: 11 });
  assert.deepEqual((await deal(one, { A: [1, 0], B: [11, 0] })).parts, [["A", "B"]]);
  // Everybody in one class stays away: its weight joins the next, and is not lost.
  const away = await makeAppraisal(await makeScheme(adviser, { A: "10", B: "90" }), 1, { A: 2, B: 10 }, { A: 2 });
  const given = await deal(away, { A: [0, 0], B: [10, 0] });
  await act(away, "open");
  for (const code of given.codes.flatMap((c) => c.codes)) await voter.ballots.castBallot({ code, cells: [0] });
  await act(away, "bell");
  await adviser.appraisals.count({ id: away, keys: given.keys.slice(0, 2), returned: [] });
  assert.deepEqual([(await resultOf(away)).parts?.[0]?.weight, (await resultOf(away)).results?.[0]?.score], ["100", "100.00"]);
});

test("what cannot be is refused in words: twice on the roll, two classes, no quorum, too few, more ballots than people, weights of 100.1", async () => {
  const scheme = await makeScheme(adviser, { A: "50", B: "50" });
  const id = await makeAppraisal(scheme, 1, { A: 4, B: 8 }, { B: 6 });
  assert.equal(await refusalOf(adviser.appraisals.enterVoters({ id, list: "A票1 B" })), "twice", "a person in two classes");
  assert.equal(await refusalOf(adviser.appraisals.enterVoters({ id, list: "新甲 A\n新甲 A" })), "twice", "a name twice");
  assert.equal(await refusalOf(adviser.appraisals.enterVoters({ id, list: "新甲" })), "odd-line");
  assert.equal(await refusalOf(adviser.appraisals.enterVoters({ id, list: "新甲 Z" })), "no-class");
  assert.equal(await refusalOf(deal(id, { A: [4, 0], B: [2, 0] })), "cannot-vote", "six of twelve are no two thirds");
  const voters = await adviser.appraisals.listVoters({ id });
  await adviser.appraisals.checkIn({ id, voterIds: voters.map((v) => v.id), present: true });
  assert.equal(await refusalOf(deal(id, { A: [4, 1], B: [2, 0] })), "cannot-vote", "more ballots than people");
  assert.equal(await refusalOf(deal(id, { A: [4, 0], B: [0, 0] })), "cannot-vote", "four ballots tell single votes");
  await deal(id, { A: [4, 0], B: [8, 0] });
  assert.ok((await resultOf(id)).definition);
  await adviser.appraisals.enterVoters({ id, list: "新甲 A" });
  assert.equal((await resultOf(id)).definition, null, "a change of the roll ends what was handed out");
  await adviser.appraisals.checkIn({ id, voterIds: voters.map((v) => v.id), present: false });
  assert.equal(await refusalOf(deal(id, { A: [0, 0], B: [0, 0] })), "cannot-vote", "all absent");
  const crooked = await makeScheme(adviser, { A: "50", B: "50.1" });
  const { id: other } = await adviser.appraisal.create({
    values: { title: "权重不对（示例）", kind: "middle", schemeId: crooked, meetingOn: "2026-12-20", keepYears: 10 },
    requestKey: nextKey(),
  });
  assert.ok(
    (await resultOf(other)).faults.some((f) => f.zh.includes("100.1")),
    "percentages that sum to 100.1",
  );
  assert.equal(await refusalOf(act(other, "convene")), "gate-unmet");
});

test("one code typed by two at once is one ballot; killed between code (token) and cells nothing has happened; phone off, two tabs, clock back, a voter added after opening; two keys lost: void, and voted again", async () => {
  const id = await makeAppraisal(await makeScheme(adviser, { A: "100" }), 2, { A: 6 });
  const dealt = await deal(id, { A: [6, 0] });
  const codes = dealt.codes[0]?.codes ?? [];
  await act(id, "open");
  const both = await Promise.allSettled([0, 1].map((g) => voter.ballots.castBallot({ code: codes[0] ?? "", cells: [g, g] })));
  assert.deepEqual(both.map((b) => b.status).sort(), ["fulfilled", "rejected"]);
  // Killed where the code is taken and the cells wait to be laid down: nothing has happened, and the server's second try is one ballot.
  const { services } = world.installation;
  const hash = services.links.keyed(`appraisal code ${(codes[1] ?? "").replace("-", "")}`);
  let cast: Promise<unknown> | undefined;
  await world.owner(async (owner) => {
    await owner.query("begin");
    await owner.query("lock table appraisal_cell in share mode");
    cast = voter.ballots.castBallot({ code: codes[1] ?? "", cells: [0, 0] });
    let waits: number | undefined;
    while (waits === undefined) {
      await owner.query("select pg_stat_clear_snapshot()");
      const { rows } = await owner.query<{ pid: number }>(
        "select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%appraisal_put%'",
      );
      waits = rows[0]?.pid;
    }
    await owner.query("select pg_terminate_backend($1, 10000)", [waits]);
    assert.equal((await owner.query("select from appraisal_code where hash = $1", [hash])).rowCount, 1, "the code is back");
    await owner.query("commit");
  });
  await cast;
  assert.equal((await adviser.appraisals.received({ id })).received, 2);
  assert.equal(await refusalOf(voter.ballots.castBallot({ code: codes[2] ?? "", cells: [0] })), "invalid");
  assert.notEqual(
    await refusalOf(adviser.appraisals.enterVoters({ id, list: "后来的人 A" })),
    undefined,
    "nobody comes onto the roll once it is open",
  );
  // A phone goes off with the ballot open: the code stays good and is used on another. Two tabs: the second is told.
  await voter.ballots.openBallot({ code: codes[3] ?? "" });
  const other = world.visitor("10.0.0.2").ballots;
  await other.openBallot({ code: codes[3] ?? "" });
  // The server's clock goes back a day in the middle: nothing of a ballot asks for the time.
  const { clock } = world.installation;
  clock.millis -= 86_400_000;
  await other.castBallot({ code: codes[3] ?? "", cells: [1, 1] });
  clock.millis += 86_400_000;
  assert.equal(await refusalOf(voter.ballots.castBallot({ code: codes[3] ?? "", cells: [0, 0] })), "unknown-code", "the other tab");
  assert.equal((await adviser.appraisals.received({ id })).received, 3);
  // What was acknowledged is in the log: a crash loses none of it.
  await world.owner(async (owner) => {
    const { rows } = await owner.query<{ n: number }>(
      "SELECT count(*)::int AS n FROM pg_class WHERE relname IN ('appraisal_code', 'appraisal_cell', 'appraisal_pile', 'appraisal_afar_ballot') AND relkind = 'r' AND relpersistence <> 'p'",
    );
    assert.equal(rows[0]?.n, 0, "no urn is UNLOGGED");
  });
  assert.equal(await refusalOf(voter.ballots.castBallot({ code: "12345678", cells: [0, 0] })), "no-code");
  await act(id, "bell");
  assert.equal(await refusalOf(voter.ballots.castBallot({ code: codes[2] ?? "", cells: [0, 0] })), "unknown-code", "after the bell");
  const strangers = await deal(await makeAppraisal(await makeScheme(adviser, { A: "100" }), 1, { A: 5 }), { A: [5, 0] });
  assert.equal(await refusalOf(adviser.appraisals.count({ id, keys: strangers.keys.slice(0, 2), returned: [] })), "other-key");
  await act(id, "restart", adviser, "两把钥匙丢失（示例）");
  assert.equal(await stateOf(id), "meeting");
  const second = await deal(id, { A: [6, 0] });
  await act(id, "open");
  for (const code of second.codes[0]?.codes ?? []) await voter.ballots.castBallot({ code, cells: [1, 0] });
  await act(id, "bell");
  // The second teller's key is lost: the first and the third open.
  assert.equal((await adviser.appraisals.count({ id, keys: [second.keys[0] ?? "", second.keys[2] ?? ""], returned: [] })).counted, true);
  assert.equal((await resultOf(id)).results?.[0]?.score, "80");
});

test("a statement has its length, its last day and its versions; another unit sees nothing of it all", async () => {
  const scheme = await makeScheme(adviser, { A: "100" });
  const { id } = await adviser.appraisal.create({
    values: {
      ...{ title: "述职（示例）", kind: "team", schemeId: scheme, meetingOn: "2026-12-20", keepYears: 10 },
      statementsUntil: "2026-12-12",
      statementLeast: 5,
      statementMost: 20,
    },
    requestKey: nextKey(),
  });
  const version = (await adviser.appraisal.get({ id })).version;
  await adviser.appraisal.putChild({ id, version, child: "persons", values: { no: 1, name: "甲某（示例）", post: "主任" } });
  const [page] = await adviser.appraisals.givePages({ id });
  const token = page?.token ?? "";
  assert.equal(await refusalOf(voter.ownAppraisal.handIn({ token, text: "太短" })), "too-short");
  assert.equal(await refusalOf(voter.ownAppraisal.handIn({ token, text: "长".repeat(21) })), "too-long");
  assert.deepEqual(await voter.ownAppraisal.handIn({ token, text: "本年度认真履职。" }), { version: 1 });
  assert.deepEqual(await voter.ownAppraisal.handIn({ token, text: "本年度认真履职，廉洁自律。" }), { version: 2 });
  assert.deepEqual(
    (await adviser.appraisals.listStatements({ id })).map((s) => [s.versions, s.text]),
    [[2, "本年度认真履职，廉洁自律。"]],
  );
  const [fresh] = await adviser.appraisals.givePages({ id });
  assert.equal(await refusalOf(voter.ownAppraisal.look({ token })), "NOT_FOUND", "an earlier link has ended");
  world.installation.clock.millis = Date.parse("2026-12-13T02:00:00Z");
  assert.equal(await refusalOf(voter.ownAppraisal.handIn({ token: fresh?.token ?? "", text: "过期再交一次述职" })), "statements-closed");
  world.installation.clock.millis = Date.parse("2026-12-10T02:00:00Z");
  const stranger = world.client("乙一县", ["adviser", "leader"]);
  assert.equal(await refusalOf(stranger.appraisals.listStatements({ id })), "NOT_FOUND");
  assert.equal(await refusalOf(stranger.appraisals.givePages({ id })), "NOT_FOUND");
  await world.owner(async (client) => {
    const can = await client.query(
      "select relname from pg_class where relname in ('appraisal_code', 'appraisal_cell', 'appraisal_pile', 'appraisal_page') and has_table_privilege('bihuan_app', oid, 'SELECT, INSERT, UPDATE, DELETE')",
    );
    assert.deepEqual(can.rows, [], "the application reads no secret table");
  });
});

test("a trial vote: one code for all opens a marked sheet with invented names; judged like a ballot, laid down nowhere, over once the vote opens", async () => {
  const rules = [
    { kind: "at_most", grades: "1", n: 1 },
    { kind: "at_least", grades: "3、4", n: 5 },
  ];
  const id = await makeAppraisal(await makeScheme(adviser, { A: "100" }, rules), 6, { A: 6 });
  assert.equal((await adviser.appraisals.lookHall({ id })).trial, null, "nothing is handed out yet");
  await deal(id, { A: [5, 1] });
  const { trial, codes, sheets } = await adviser.appraisals.lookHall({ id });
  const code = trial ?? "";
  assert.deepEqual([codes, sheets], [5, 1]);
  assert.equal(await refusalOf(world.client("乙一县", ["adviser"]).appraisals.lookHall({ id })), "NOT_FOUND");
  const sheet = await voter.ballots.openBallot({ code: ` ${code.toLowerCase()}` });
  assert.deepEqual([sheet.trial, sheet.class, sheet.persons.length], [true, "", 3]);
  assert.doesNotMatch(JSON.stringify(sheet), /被评/, "nobody's opinion of anybody is asked");
  assert.equal(await refusalOf(voter.ballots.castBallot({ code, cells: [0, 0, 2] })), "void", "the scheme's own limits are practised");
  assert.equal(await refusalOf(voter.ballots.castBallot({ code, cells: [2, 3] })), "invalid");
  await Promise.all([1, 2, 3].map(() => voter.ballots.castBallot({ code, cells: [2, 3, 2] })));
  const laid = async (): Promise<number[]> => {
    let rows: { cells: number; codes: number }[] = [];
    await world.owner(async (owner) => {
      ({ rows } = await owner.query(
        `select (select count(*)::int from appraisal_cell where appraisal_id = $1) as cells, (select count(*)::int from appraisal_code where appraisal_id = $1) as codes`,
        [id],
      ));
    });
    return rows.flatMap((r) => [r.cells, r.codes]);
  };
  assert.deepEqual(await laid(), [0, 5]);
  await act(id, "open");
  assert.equal(await refusalOf(voter.ballots.openBallot({ code })), "trial-over");
  assert.equal(await refusalOf(voter.ballots.castBallot({ code, cells: [2, 3, 2] })), "trial-over");
  assert.deepEqual(await laid(), [0, 5]);
  const hall = await adviser.appraisals.lookHall({ id });
  assert.deepEqual([hall.state, hall.trial, hall.received, hall.codes], ["voting", null, 0, 5]);
});

testVotesFromAfar();
testElections();

test("a quorum is the charter's of the body that meets, in force on the day; without a body or a rule the scheme's; an election states nothing", async () => {
  const scheme = await makeScheme(adviser, { A: "100" });
  const id = await makeAppraisal(scheme, 1, { A: 10 }, { A: 2 });
  const charter = async (fromOn: string, toOn: string | null, edition: string, quorum: [number, number, boolean]) => {
    const { id } = await adviser.charter.create({
      values: { title: "示例章程", kind: "charter", edition, fromOn, passedBy: "示例大会", passedOn: fromOn },
      requestKey: nextKey(),
    });
    const put = async (child: string, values: object) =>
      adviser.charter.putChild({ id, version: (await adviser.charter.get({ id })).version, child, values: values as never });
    await put("articles", { no: 1, address: "第九条", body: "到会人数。" });
    await put("rules", {
      ...{ body: "plenary", matter: "persons", base: "present", article: "第九条", majorityNum: 1, majorityDen: 2, majorityAbove: true },
      ...{ quorumNum: quorum[0], quorumDen: quorum[1], quorumAbove: quorum[2] },
    });
    await world.owner(async (db) => {
      await db.query("update charter set to_on = $2 where id = $1", [id, toOn]);
      await db.query("update work_case set state = 'adopted' where id = $1", [id]);
    });
  };
  await charter("2026-02-01", "2026-12-31", "2026年版", [9, 10, false]);
  await charter("2027-01-01", null, "2027年版", [1, 10, false]);
  const words = async () => (await adviser.appraisal.get({ id })).sections["vote"] as { quorum: { zh: string } };
  assert.match((await words()).quorum.zh, /3 分之 2 .*至少到 7 人。依据：测评办法/);
  const { values, version } = await adviser.appraisal.get({ id });
  const edit = { ...values, body: "plenary" };
  await adviser.appraisal.edit({ id, version, values: edit as never });
  assert.match((await words()).quorum.zh, /10 分之 9 .*至少到 9 人。依据：《示例章程（2026年版）》第九条/);
  const refused = await deal(id, { A: [8, 0] }).then(
    () => "",
    (e: { data: { message: { zh: string } } }) => e.data.message.zh,
  );
  assert.match(refused, /应到 10 人，实到 8 人，没有达到 10 分之 9（《示例章程（2026年版）》第九条）/);
  // The same day by a body the charter has no rule for: the scheme's two thirds.
  const again = await adviser.appraisal.get({ id });
  await adviser.appraisal.edit({ id, version: again.version, values: { ...again.values, body: "work" } as never });
  await deal(id, { A: [8, 0] });
  const { id: election } = await adviser.appraisal.create({
    values: {
      ...{ title: "选举（示例）", kind: "candidates", schemeId: scheme, meetingOn: "2026-12-20", keepYears: 10 },
      ...{ statementsUntil: "2026-12-12", statementLeast: 300 },
    } as never,
    requestKey: nextKey(),
  });
  const stands = (await adviser.appraisal.get({ id: election })).values;
  assert.deepEqual([stands["statementsUntil"], stands["statementLeast"]], [null, null], "candidates state nothing");
});
