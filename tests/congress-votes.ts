import assert from "node:assert/strict";
import { test } from "node:test";
import { actOn, child, create, delegationsOf, floor, peopleOf, person, wordsOf } from "./congress-world.ts";
import type { Client, World } from "./records-world.ts";
import { refusalOf } from "./served.ts";

interface At {
  readonly world: World;
  readonly city: Client;
  readonly second: Client;
  readonly congressId: number;
  readonly delegates: readonly { readonly id: number }[];
  /** A plan of one unit with one seat, frozen: its task waits. */
  readonly askedUnit: (name: string) => Promise<{ id: number; task: number }>;
}

/** Votes and plans of congresses, in the world of the room's own tests. */
export function testVotes(at: () => At): void {
  test("a plan changed after nominations: whoever was named stands, tasks follow, and a unit that nominated is not dropped", async () => {
    const { world, city, second, askedUnit } = at();
    world.installation.clock.millis = Date.parse("2026-11-05T02:00:00Z");
    const { id, task } = await askedUnit("示例研究所");
    const named = await create(city.congress_nominee, person(31, "示例研究所"));
    const plan = () => city.congress.get({ id });
    const weigh = async (weight: number) => {
      const [own] = (await plan()).children["units"] as { id: number }[];
      const values = { name: "示例研究所", sector: "university", weight };
      await city.congress.putChild({ id, version: (await plan()).version, child: "units", childId: own?.id, values } as never);
      await city.congressDesk.shareSeats({ id, version: (await plan()).version, method: "hamilton" });
      await actOn(city.congress, id, "propose");
    };
    await actOn(city.congress, id, "change_plan", "名额给另一个单位（示例）");
    await child(city, id, "units", { name: "示例医院", sector: "institute", weight: 1 });
    await child(city, id, "floors", floor("女性", "female", 0, { measure: "people", source: "示例补充通知" }));
    await weigh(0);
    assert.match(await wordsOf(actOn(second.congress, id, "freeze")), /没有名额、却已推荐了人的单位：示例研究所/);
    await actOn(second.congress, id, "return", "还给它名额（示例）");
    await weigh(9);
    await actOn(second.congress, id, "freeze");
    const asked = await delegationsOf(city, id);
    assert.deepEqual(
      asked.map((d) => [d.id, d.state, d.seats]),
      [[task, "nominating", 1]],
      "one task, the same",
    );
    assert.match((await city.congress_delegation.get({ id: task })).values["asks"] as string, /示例补充通知/, "it says what is asked now");
    assert.deepEqual(
      (await peopleOf(city, id)).map((p) => [p.id, p.state]),
      [[named, "nominated"]],
    );
  });

  test("an election by codes: a congress's and a unit's go to the appraisals with who stands, and the published count comes back", async () => {
    const { world, city, second, congressId, delegates, askedUnit } = at();
    world.installation.clock.millis = Date.parse("2027-05-10T02:00:00Z");
    const [right, wrong] = [await electionScheme(city, "present"), await electionScheme(city, "valid")];
    const id = await create(city.congress_election, {
      ...{ title: "第五届常务委员（示例）", congressId, seats: 2, morePercent: 20, source: "示例选举办法" },
    });
    for (const d of delegates.slice(0, 3))
      await city.congress_election.putChild({
        ...{ id, version: (await city.congress_election.get({ id })).version, child: "candidates", values: { nomineeId: d.id } as never },
      });
    const how = { of: "congress_election", id, meetingOn: "2027-05-10", keepYears: 10 } as const;
    assert.equal(await refusalOf(city.congressDesk.holdVote({ ...how, schemeId: right })), "not-now", "the list is not set");
    await actOn(second.congress_election, id, "list");
    assert.equal(await refusalOf(city.congressDesk.holdVote({ ...how, schemeId: wrong })), "no-scheme", "another rule than the plan's");
    assert.equal(await refusalOf(world.client("乙市", ["adviser"]).congressDesk.holdVote({ ...how, schemeId: right })), "NOT_FOUND");
    const vote = await city.congressDesk.holdVote({ ...how, schemeId: right });
    assert.deepEqual(await city.congressDesk.holdVote({ ...how, schemeId: right }), vote, "asked for twice it is one");
    assert.equal(await refusalOf(city.congressDesk.takeVote(how)), "not-published");
    const ballots = Array.from({ length: 10 }, (_, i) => [i < 8 ? 0 : 1, i < 6 ? 0 : 1, i < 7 ? 1 : 0]);
    await votedOn(at(), vote.id, ballots);
    await city.congressDesk.takeVote(how);
    const taken = await city.congress_election.get({ id });
    const { heldOn, due, present, issued, returned, valid } = taken.values;
    assert.deepEqual([heldOn, due, present, issued, returned, valid], ["2027-05-10", 12, 10, 10, 10, 10]);
    await actOn(city.congress_election, id, "count");
    await actOn(second.congress_election, id, "confirm");
    assert.deepEqual(
      (taken.sections["count"] as { names: { votesFor: number }[] }).names.map((n) => n.votesFor),
      [8, 6, 3],
      "by strokes, as the ballot has them",
    );

    // A unit elects its own nominees the same way; what else is known of them stays.
    const { task } = await askedUnit("示例协会");
    for (const n of [21, 22])
      await create(city.congress_nominee, person(n, "示例协会", { phone: `1390000002${n}`.slice(0, 11), votesFor: null }));
    const own = { ...how, of: "congress_delegation", id: task } as const;
    const theirs = await city.congressDesk.holdVote({ ...own, schemeId: right });
    await votedOn(
      at(),
      theirs.id,
      Array.from({ length: 11 }, (_, i) => [i < 9 ? 0 : 1, i < 9 ? 1 : 0]),
    );
    await city.congressDesk.takeVote(own);
    const asked = await city.congress_delegation.get({ id: task });
    assert.deepEqual([asked.values["electedOn"], asked.values["due"], asked.values["present"]], ["2027-05-10", 12, 11]);
    assert.deepEqual(
      (asked.sections["nominees"] as { votesFor: number }[]).map((n) => n.votesFor),
      [9, 2],
    );
    const one = (asked.sections["nominees"] as { id: number }[])[0]?.id ?? 0;
    assert.match(JSON.stringify((await city.congress_nominee.look({ id: one, field: "phone" })).value), /139/, "the telephone stays");
  });
}

/** Voted on among the appraisals: twelve on the roll, ten by code; each ballot as given, signed and published. */
async function votedOn({ world, city, second }: At, id: number, ballots: readonly number[][]): Promise<void> {
  const act = (who: Client, action: string) => actOn(who.appraisal, id, action);
  const put = async (name: string, values: object) =>
    city.appraisal.putChild({ id, version: (await city.appraisal.get({ id })).version, child: name, values: values as never });
  for (const name of ["监甲（示例）", "监乙（示例）"]) await put("tellers", { name, role: "watch" });
  await city.appraisals.enterVoters({ id, list: Array.from({ length: 12 }, (_, i) => `选${i + 1} A`).join("\n") });
  await act(city, "convene");
  const voters = (await city.appraisals.listVoters({ id })).slice(0, ballots.length);
  await city.appraisals.checkIn({ id, voterIds: voters.map((v) => v.id), present: true });
  const dealt = await city.appraisals.deal({ id, classes: [{ key: "A", codes: ballots.length, sheets: 0 }] });
  await act(city, "open");
  const hall = world.visitor("10.0.0.7").ballots;
  for (const [i, cells] of ballots.entries()) await hall.castBallot({ code: dealt.codes[0]?.codes[i] ?? "", cells });
  await act(city, "bell");
  await city.appraisals.count({ id, keys: dealt.keys.slice(0, 2), returned: [] });
  await act(city, "settle");
  const actor = world.actor("甲市", ["adviser"]);
  const sheet = { sha256: Buffer.alloc(32, 9), name: "签字（示例）.pdf", media_type: "application/pdf", bytes: 9, kind: "signed" };
  await world.installation.services.database.write(actor.scope, (tx) =>
    tx
      .insertInto("stored_file")
      .values({ ...sheet, case_id: id, uploaded_by: actor.id })
      .execute(),
  );
  await act(second, "publish");
}
async function electionScheme(city: Client, electBase: string): Promise<number> {
  const quorum = { quorumNum: 2, quorumDen: 3, quorumAbove: false, morePercent: 20 };
  const id = await create(city.appraisal_scheme, {
    ...{ name: `选举办法 ${electBase}（示例）`, source: "示例", base: "valid", fromOn: "2026-01-01" },
    ...{ ...quorum, electNum: 1, electDen: 2, electAbove: true, electBase },
  });
  const put = async (name: string, values: object) =>
    city.appraisal_scheme.putChild({
      ...{ id, version: (await city.appraisal_scheme.get({ id })).version, child: name, values: values as never },
    });
  await put("grades", { no: 1, label: "赞成", value: "100", top: true });
  await put("grades", { no: 2, label: "不赞成", value: "0", top: false });
  await put("classes", { key: "A", label: "代表", weight: "100" });
  return id;
}
