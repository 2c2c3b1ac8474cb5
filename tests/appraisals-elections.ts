import assert from "node:assert/strict";
import { test } from "node:test";
import { seededRandom } from "@bihuan/kit";
import { readBook } from "../platform/sheets/whole.ts";
import { act, adviser, attach, deal, makeAppraisal, makeScheme, resultOf, voter, world } from "./appraisals-world.ts";
import { nextKey, refusalOf } from "./served.ts";
import { appraisalFile } from "../features/appraisals/papers.ts";

/** An election with its roll of twelve, convened and all present unless it is still to be planned. */
async function anElection(
  more: object,
  seats: number,
  names: readonly string[],
  convened = true,
): Promise<{ id: number; child: (name: string, values: object) => Promise<unknown> }> {
  const { id: schemeId } = await adviser.appraisal_scheme.create({
    values: {
      ...{ name: `选举 ${nextKey()}（示例）`, source: "示例", base: "valid", fromOn: "2026-01-01" },
      ...{
        quorumNum: 2,
        quorumDen: 3,
        quorumAbove: false,
        electNum: 1,
        electDen: 2,
        electAbove: true,
        electBase: "present",
        morePercent: 20,
        ...more,
      },
    },
    requestKey: nextKey(),
  });
  const scheme = async (name: string, values: object) =>
    adviser.appraisal_scheme.putChild({
      id: schemeId,
      version: (await adviser.appraisal_scheme.get({ id: schemeId })).version,
      child: name,
      values: values as never,
    });
  await scheme("grades", { no: 1, label: "赞成", value: "100", top: true });
  await scheme("grades", { no: 2, label: "不赞成", value: "0", top: false });
  await scheme("classes", { key: "A", label: "代表", weight: "100" });
  const { id } = await adviser.appraisal.create({
    values: { title: "理事会选举（示例）", kind: "candidates", schemeId, seats, meetingOn: "2026-12-20", keepYears: 10 },
    requestKey: nextKey(),
  });
  const child = async (name: string, values: object) =>
    adviser.appraisal.putChild({ id, version: (await adviser.appraisal.get({ id })).version, child: name, values: values as never });
  for (const [i, name] of names.entries()) await child("persons", { no: i + 1, name, post: "理事" });
  for (const name of ["监甲（示例）", "监乙（示例）"]) await child("tellers", { name, role: "watch" });
  await adviser.appraisals.enterVoters({ id, list: Array.from({ length: 12 }, (_, i) => `选${i + 1} A`).join("\n") });
  if (convened) {
    await act(id, "convene");
    await adviser.appraisals.checkIn({ id, voterIds: (await adviser.appraisals.listVoters({ id })).map((v) => v.id), present: true });
  }
  return { id, child };
}

/** Elections, in the world of the room's tests. */
export function testElections(): void {
  test("an election: candidates by strokes, more than the seats, no more chosen than seats, a share of those present, and a second round among the tied", async () => {
    const { id, child } = await anElection({}, 3, ["魏某", "丁某", "王某"], false);
    assert.match((await resultOf(id)).faults[0]?.zh ?? "", /至少要 4 名，现在 3 名/);
    for (const [i, name] of ["马某", "于某"].entries()) await child("persons", { no: i + 4, name, post: "理事" });
    await act(id, "convene");
    const voters = await adviser.appraisals.listVoters({ id });
    await adviser.appraisals.checkIn({ id, voterIds: voters.map((v) => v.id), present: true });
    const dealt = await deal(id, { A: [12, 0] });
    await act(id, "open");
    const codes = dealt.codes[0]?.codes ?? [];
    const list = await voter.ballots.openBallot({ code: codes[0] ?? "" });
    assert.deepEqual(
      list.persons.map((p) => p.name),
      ["丁某", "于某", "马某", "王某", "魏某"],
      "two, three, three, four and seventeen strokes",
    );
    assert.equal(
      await refusalOf(voter.ballots.castBallot({ code: codes[0] ?? "", cells: [0, 0, 0, 0, 1] })),
      "void",
      "four chosen for three seats",
    );
    // 丁 ten, 于 and 马 seven each, 王 five, 魏 three: of twelve present more than half is seven.
    const chosen = [
      ...Array.from({ length: 7 }, () => [0, 0, 0, 1, 1]),
      ...Array.from({ length: 3 }, () => [0, 1, 1, 0, 0]),
      ...Array.from({ length: 2 }, () => [1, "blank" as const, 1, 0, 1]),
    ];
    for (const [i, cells] of chosen.entries()) await voter.ballots.castBallot({ code: codes[i] ?? "", cells: cells as number[] });
    await act(id, "bell");
    await adviser.appraisals.count({ id, keys: dealt.keys.slice(0, 2), returned: [] });
    const told = await resultOf(id);
    assert.deepEqual(
      told.results?.map((r) => [r.name, r.counts?.[0], r.outcome]),
      [
        ["丁某", 10, "elected"],
        ["于某", 7, "elected"],
        ["马某", 7, "elected"],
        ["王某", 5, "short"],
        ["魏某", 3, "short"],
      ],
    );
    // The same with 王 at seven, too: three are equal for two seats, and they alone are voted on again.
    await act(id, "restart", adviser, "再投一次（示例）");
    await adviser.appraisals.checkIn({ id, voterIds: voters.map((v) => v.id), present: true });
    const again = await deal(id, { A: [12, 0] });
    await act(id, "open");
    const votes = Array.from({ length: 12 }, (_, i) => [i < 10 ? 0 : 1, i < 7 ? 0 : 1, i >= 5 ? 0 : 1, 1, 1]);
    for (const i of [0, 1, 10, 11, 2, 3, 4]) (votes[i] as number[])[3] = 0;
    for (const i of [0, 1, 2, 3, 4]) (votes[i] as number[])[1] = 1;
    for (const i of [7, 8, 9, 10, 11]) (votes[i] as number[])[1] = 0;
    for (const [i, cells] of votes.entries()) await voter.ballots.castBallot({ code: again.codes[0]?.codes[i] ?? "", cells });
    await act(id, "bell");
    await adviser.appraisals.count({ id, keys: again.keys.slice(0, 2), returned: [] });
    assert.deepEqual(
      (await resultOf(id)).results?.map((r) => [r.counts?.[0], r.outcome]),
      [
        [10, "elected"],
        [7, "tied"],
        [7, "tied"],
        [7, "tied"],
        [0, "short"],
      ],
    );
    assert.equal(await refusalOf(adviser.appraisals.secondRound({ id })), "no-tie", "not before it is published");
    await act(id, "settle");
    await attach(id, "signed");
    await act(id, "publish", world.as({ ...world.actor("甲一县", ["reviewer"]), id: "person:999" }));
    const second = await adviser.appraisals.secondRound({ id });
    assert.deepEqual(await adviser.appraisals.secondRound({ id }), second, "asked for twice it is one");
    const round = await adviser.appraisal.get({ id: second.id });
    assert.deepEqual([round.values["seats"], round.children["persons"]?.map((p) => p["name"])], [2, ["于某", "马某", "王某"]]);
    assert.deepEqual((await resultOf(second.id)).faults, [], "three for two seats are enough in a second round");
  });

  test("names written in: by phone and on paper together; twice on a ballot is refused, few votes are not told, who wins is elected", async () => {
    const { id } = await anElection({ writeIn: true }, 1, ["甲某", "乙某"]);
    const dealt = await deal(id, { A: [9, 3] });
    await act(id, "open");
    const codes = dealt.codes[0]?.codes ?? [];
    const cast = (i: number, cells: (number | "blank" | `+${string}`)[]) => voter.ballots.castBallot({ code: codes[i] ?? "", cells });
    assert.equal((await voter.ballots.openBallot({ code: codes[0] ?? "" })).slots, 1);
    assert.equal(await refusalOf(cast(0, [0, 1])), "invalid", "a place for a name is missing");
    assert.equal(await refusalOf(cast(0, [0, 1, "+丙某"])), "void", "two for one seat");
    assert.equal(await refusalOf(cast(0, [1, 1, "+乙某"])), "written-twice", "he stands on the list");
    assert.equal(await refusalOf(cast(0, [1, 1, "+1"])), "invalid", "no name");
    for (let i = 0; i < 9; i++) await cast(i, i < 5 ? [1, 1, "+丙某"] : i < 8 ? [0, 1, "blank"] : [1, 1, "+丁某"]);
    await act(id, "bell");
    const sheets = [
      [1, 1, "+丙某"],
      [1, 1, "+丙某"],
      [1, 0, "void"],
    ] as (number | "void" | `+${string}`)[][];
    for (const teller of [1, 2] as const)
      await adviser.appraisals.keyPile({ id, class: "A", teller, sheets: teller === 1 ? sheets : [[1, 1, "+丙莫"], ...sheets.slice(1)] });
    const counted = () => adviser.appraisals.count({ id, keys: dealt.keys.slice(0, 2), returned: [{ class: "A", sheets: 3 }] });
    assert.deepEqual((await counted()).differences, [{ class: "A", sheet: 1, person: "另选他人1", first: "丙某", second: "丙莫" }]);
    await adviser.appraisals.keyPile({ id, class: "A", teller: 2, sheets });
    assert.equal((await counted()).counted, true);
    const told = await resultOf(id);
    assert.deepEqual(
      told.results?.map((r) => [r.name, r.counts?.[0], r.outcome]),
      [
        ["乙某", 3, "short"],
        ["甲某", 0, "short"],
        ["丙某", 7, "elected"],
      ],
    );
    assert.deepEqual(
      [told.parts?.[0]?.writtenElse, told.parts?.[0]?.void],
      [1, [{ kind: "at_most", n: 1 }]],
      "one wrote in somebody who stays untold",
    );
    assert.doesNotMatch(JSON.stringify(told), /丁某/);
    const data = await appraisalFile(world.installation.services, world.actor("甲一县", ["adviser"]), {
      id: String(id),
      file: "result.xlsx",
    });
    const [table] = await readBook(data?.bytes as Buffer);
    const row = table?.rows.find((r) => r.values.includes("丙某"))?.values ?? [];
    assert.ok(row.includes("另选他人") && row.includes(7) && row.includes("当选"), JSON.stringify(row));
  });

  test("45 votes on ten persons in three classes, phones and paper together: closed, merged, in both sheets, counted again from the file alone", async () => {
    const id = await makeAppraisal(await makeScheme(adviser, { A: "20", B: "30", C: "50" }), 10, { A: 10, B: 15, C: 20 });
    const dealt = await deal(id, { A: [10, 0], B: [8, 7], C: [10, 10] });
    await act(id, "open");
    const random = seededRandom(45);
    const ballot = (): number[] => Array.from({ length: 10 }, () => random.below(4));
    const plain: { class: string; cells: number[] }[] = [];
    for (const { class: key, codes } of dealt.codes)
      for (const code of codes) {
        const cells = ballot();
        plain.push({ class: key, cells });
        await voter.ballots.castBallot({ code, cells });
      }
    assert.deepEqual(await adviser.appraisals.received({ id }), { received: 28, codes: 28 });
    await act(id, "bell");
    for (const [key, n] of [
      ["B", 7],
      ["C", 10],
    ] as const) {
      const sheets = Array.from({ length: n }, ballot);
      for (const teller of [1, 2] as const) await adviser.appraisals.keyPile({ id, class: key, teller, sheets });
      plain.push(...sheets.map((cells) => ({ class: key, cells })));
    }
    const returned = [
      { class: "B", sheets: 7 },
      { class: "C", sheets: 10 },
    ];
    assert.equal((await adviser.appraisals.count({ id, keys: dealt.keys.slice(1), returned })).counted, true);
    const values = [100, 80, 60, 40];
    const mean = (key: string, person: number): number => {
      const own = plain.filter((b) => b.class === key);
      return own.reduce((sum, b) => sum + (values[b.cells[person] as number] as number), 0) / own.length;
    };
    const scores = Array.from({ length: 10 }, (_, p) => (0.2 * mean("A", p) + 0.3 * mean("B", p) + 0.5 * mean("C", p)).toFixed(2));
    const { parts, results } = await resultOf(id);
    assert.deepEqual(
      [plain.length, parts?.map((p) => [p.classes.join(), p.valid])],
      [
        45,
        [
          ["A", 10],
          ["B", 15],
          ["C", 20],
        ],
      ],
    );
    assert.deepEqual(
      results?.map((r) => r.score),
      scores,
    );
    const actor = world.actor("甲一县", ["leader"]);
    const file = async (name: string): Promise<Buffer> => {
      const made = await appraisalFile(world.installation.services, actor, { id: String(id), file: name });
      return Buffer.from((made as { bytes: Uint8Array }).bytes);
    };
    const told = JSON.parse((await file("recount.json")).toString()) as { parts: { counts: number[][]; valid: number; weight: string }[] };
    const again = scores.map((_, p) =>
      told.parts.reduce(
        (sum, part) =>
          sum + ((part.counts[p] ?? []).reduce((n, v, g) => n + v * (values[g] ?? 0), 0) / part.valid) * (Number(part.weight) / 100),
        0,
      ),
    );
    assert.deepEqual(
      again.map((x) => x.toFixed(2)),
      scores,
    );
    const [table] = await readBook(await file("result.xlsx"));
    assert.ok(scores.every((_, p) => table?.rows.some((r) => r.values.includes(`被评${p + 1}（示例）`))));
    assert.ok((await file("result.docx")).length > 2000);
  });
}
