import assert from "node:assert/strict";
import { test } from "node:test";
import { verify } from "@bihuan/ballots/verifier";
import { encrypted, makeTellersKey, takeToken, tellShare } from "./afar-vote.ts";
import { act, adviser, attach, deal, makeAppraisal, makeScheme, resultOf, voter, world } from "./appraisals-world.ts";
import { refusalOf } from "./served.ts";

/** Votes from afar, in the world of the room's tests. */
export function testVotesFromAfar(): void {
  test("from afar beside codes and paper: a token before the vote, the last ballot counts, two of three tellers open sums alone, one sheet, and the file recounts", async () => {
    const scheme = await makeScheme(adviser, { A: "40", B: "20", C: "40" });
    const id = await makeAppraisal(scheme, 2, { A: 6, B: 3, C: 12 });
    const handOut = () => deal(id, { A: [4, 2], B: "afar", C: "afar" });
    assert.equal(await refusalOf(adviser.appraisals.inviteTellers({ id })), "tellers", "two tellers are entered");
    const { version } = await adviser.appraisal.get({ id });
    await adviser.appraisal.putChild({ id, version, child: "tellers", values: { name: "监丙（示例）", role: "watch" } });
    assert.equal(await refusalOf(handOut()), "tellers-not-ready");
    const links = await adviser.appraisals.inviteTellers({ id });
    const parts = await makeTellersKey(voter, links);
    assert.equal(await refusalOf(deal(id, { A: [4, 2], B: "afar", C: [12, 0] })), "cannot-vote", "three from afar tell single votes");
    assert.deepEqual((await handOut()).parts, [["A"], ["B", "C"]], "the hall and afar are merged apart");
    const given = await adviser.appraisals.giveVoterLinks({ id });
    assert.equal(given.length, 15);
    const linkOf = (i: number) => given[i]?.link ?? "";
    assert.equal(await refusalOf(act(id, "open")), "gate-unmet", "nobody has a token");
    // Somebody is entered: what was handed out ends, and tokens with it; links and the tellers' key stay.
    const early = await takeToken(voter, linkOf(0));
    await adviser.appraisals.enterVoters({ id, list: "新来 C" });
    const [key = "", half = ""] = linkOf(0).split(".");
    assert.equal((await voter.ballots.lookAfar({ key })).state, "waiting");
    assert.equal(await refusalOf(voter.ballots.whoAfar({ key, link: half })), "unknown-link");
    const dealt = await handOut();
    const devices: Awaited<ReturnType<typeof takeToken>>[] = [];
    // The last two never fetch theirs.
    for (const { link } of given.slice(0, 13)) devices.push(await takeToken(voter, link));
    const [first, second] = devices as [(typeof devices)[0], (typeof devices)[0]];
    assert.equal((await resultOf(id)).afar?.issued, 13);
    assert.ok((await voter.ballots.signToken({ key, link: half, blinded: first.blinded })).signed, "the same again: the answer was lost");
    assert.equal(await refusalOf(voter.ballots.signToken({ key, link: half, blinded: second.blinded })), "unknown-link", "another never");
    assert.equal(await refusalOf(voter.ballots.castAfar(encrypted(first, [0, 0]))), "not-open");
    await act(id, "open");
    assert.equal(await refusalOf(takeToken(voter, linkOf(14))), "unknown-link", "no token while the urn is open");

    const choices = (i: number): (number | "abstain")[] => [i % 3, i === 4 ? "abstain" : (i + 1) % 2];
    for (const [i, d] of devices.slice(0, 12).entries()) await voter.ballots.castAfar(encrypted(d, choices(i)));
    // He thinks better of it; his older ballot, sent again by somebody, changes nothing.
    const older = encrypted(first, [3, 3], 2);
    await voter.ballots.castAfar(older);
    await voter.ballots.castAfar(encrypted(first, [1, 1], 3));
    await voter.ballots.castAfar(older);
    const torn = encrypted(second, [0, 0], 2);
    for (const wrong of [
      encrypted(early, [0, 0]),
      { ...torn, token: first.token },
      { ...torn, ballot: `${torn.ballot.slice(0, -2)}${torn.ballot.endsWith("00") ? "01" : "00"}` },
    ])
      assert.equal(await refusalOf(voter.ballots.castAfar(wrong)), "invalid", "of what was handed out before; another's token; a torn one");
    for (const code of dealt.codes[0]?.codes ?? []) await voter.ballots.castBallot({ code, cells: [0, 2] });
    assert.deepEqual(await adviser.appraisals.received({ id }), { received: 16, codes: 17 });
    const token = (no: number) => links[no - 1]?.token ?? "";
    assert.deepEqual((await voter.afarTeller.board({ token: token(1) })).entries, [], "no board before the bell");
    await act(id, "bell");
    assert.equal(await refusalOf(voter.ballots.castAfar(encrypted(second, [0, 0], 5))), "not-open");
    // Two in the hall voted on paper, keyed by two tellers.
    const sheets = [0, 1].map(() => [0, 2]);
    for (const teller of [1, 2] as const) await adviser.appraisals.keyPile({ id, class: "A", teller, sheets });

    const keys = dealt.keys.slice(0, 2);
    const count = () => adviser.appraisals.count({ id, keys, returned: [{ class: "A", sheets: 2 }] });
    assert.equal(await refusalOf(count()), "shares-missing");
    const { share } = await tellShare(voter, token(3), parts[2] as (typeof parts)[0]);
    assert.equal(await refusalOf(count()), "shares-missing", "one teller opens nothing");
    // The second teller's device is lost, and somebody passes the third's share off as his: it does not hold.
    await voter.afarTeller.tell({ token: token(2), what: "share", value: { ...(share as object), no: 2 } as never });
    assert.equal(await refusalOf(count()), "shares-missing");
    await tellShare(voter, token(1), parts[0] as (typeof parts)[0]);
    assert.equal((await count()).counted, true);
    const { parts: told, results, definition } = await resultOf(id);
    assert.deepEqual(
      told?.map((p) => [p.classes.join("+"), p.weight, p.due, p.present, p.issued, p.returned, p.valid]),
      [
        ["A", "40", 6, 6, 6, 6, 6],
        ["B+C", "60", 16, 13, 13, 12, 12],
      ],
    );
    // By hand: the ballots that count, the first one's last among them.
    const plain = [[1, 1], ...Array.from({ length: 11 }, (_, i) => choices(i + 1))];
    for (const p of [0, 1]) {
      const grades = [0, 1, 2, 3].map((g) => plain.filter((b) => b[p] === g).length);
      assert.deepEqual(told?.[1]?.counts?.[p], grades);
      const afar = Math.round((grades.reduce((sum, n, g) => sum + n * ([100, 80, 60, 40][g] ?? 0), 0) / 12) * 60) / 100;
      assert.ok(
        Math.abs(Number(results?.[p]?.score) - ((p === 0 ? 100 : 60) * 0.4 + afar)) <= 0.5,
        "whole points: the hall has six ballots",
      );
    }
    assert.equal((await voter.ballots.afarFile({ key })).file, null, "not before it is published");
    await act(id, "settle");
    await attach(id, "signed");
    await act(id, "publish", world.as({ ...world.actor("甲一县", ["reviewer"]), id: "person:999" }));
    const { file } = await voter.ballots.afarFile({ key });
    const report = verify(file ?? "");
    assert.deepEqual([report.holds, report.counted, report.problems], [true, 12, []]);
    assert.deepEqual(report.parts[0]?.counts, told?.[1]?.counts, "whoever counts the file comes to what the sheet says");
    assert.ok(definition?.persons.every((p) => file?.includes(p.name)) && !/票\d/.test(file ?? ""), "no voter's name in it");
    assert.equal(verify((file ?? "").replace(/"counts":\[\[(\d+)/, (_, n) => `"counts":[[${Number(n) + 1}`)).holds, false);

    // What a scheme or a vote cannot be from afar.
    const limited = await makeScheme(adviser, { A: "100" }, [{ kind: "at_most", grades: "1", n: 1 }]);
    const other = await makeAppraisal(limited, 2, { A: 12 });
    const said = await deal(other, { A: "afar" }).catch((e: { data: { message: { zh: string } } }) => e.data.message.zh);
    assert.match(String(said), /远程票是密文/);
  });
}
