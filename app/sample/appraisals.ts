import { parseCode } from "@bihuan/ballots";
import { castBallot } from "../../features/appraisals/casting.ts";
import { count } from "../../features/appraisals/count.ts";
import { deal } from "../../features/appraisals/desk.ts";
import { enterExamples, EXAMPLES } from "../../features/appraisals/examples.ts";
import { checkIn, enterVoters, listVoters } from "../../features/appraisals/roll.ts";
import { servedAppraisals, servedSchemes } from "../../features/appraisals/server.ts";
import type { Services } from "../../platform/http/server.ts";
import { findRecord } from "../../platform/records/rows.ts";
import type { Cast } from "./cast.ts";
import { personOn } from "./gatherings.ts";

const PERSONS = [
  ["丁某（示例）", "办公室主任"],
  ["王某（示例）", "学会部部长"],
  ["李某（示例）", "科普部部长"],
] as const;
/** As twelve colleagues vote; the third is graded mildly. */
const BALLOTS = Array.from({ length: 12 }, (_, i) => [i % 3 === 0 ? 0 : 1, 1, i % 4 === 0 ? 2 : 1]);

/** Last year's appraisal of a county office, voted by code, signed and published with one thing to mend; this year's is being prepared. */
export async function playAppraisals(services: Services, cast: Cast): Promise<void> {
  const on = (day: string) => personOn(services, day, cast.people.adviser);
  const first = on("2026-01-05");
  await first.write((tx) => enterExamples(servedSchemes, first.context, tx, "sample-schemes", "2025-01-01"));
  const { rows: schemes } = { rows: await first.write((tx) => tx.selectFrom("appraisal_scheme").select(["id", "name"]).execute()) };
  const schemeId = schemes.find((s) => s.name === EXAMPLES[0].values.name)?.id ?? 0;
  const plan = async (year: number, day: string, values: Record<string, unknown>): Promise<number> => {
    const adviser = on(day);
    const id = await adviser.create(servedAppraisals, {
      ...{
        title: `${year}年度中层干部测评（示例）`,
        kind: "middle",
        schemeId,
        place: "三楼会议室（示例）",
        chair: "赵某（示例）",
        keepYears: 10,
      },
      ...values,
    });
    for (const [i, [name, post]] of PERSONS.entries()) await adviser.child(servedAppraisals, id, "persons", { no: i + 1, name, post });
    for (const [name, role] of [
      ["孙某（示例）", "chief"],
      ["周某（示例）", "watch"],
      ["吴某（示例）", "count"],
    ])
      await adviser.child(servedAppraisals, id, "tellers", { name, role });
    await adviser.child(servedAppraisals, id, "agenda", { no: 1, item: "述职述廉", minutes: 30 });
    await adviser.child(servedAppraisals, id, "agenda", { no: 2, item: "投票测评", minutes: 20 });
    await adviser.write(async (tx) =>
      enterVoters(
        tx,
        adviser.context.actor,
        await findRecord(tx, servedAppraisals.records, id),
        BALLOTS.map((_, i) => `示例职工${i + 1} ${i < 2 ? "A" : "C"}`).join("\n"),
      ),
    );
    return id;
  };
  const held = await plan(2025, "2026-01-08", {
    meetingOn: "2026-01-16",
    statementsUntil: "2026-01-14",
    statementLeast: 300,
    statementMost: 3000,
  });
  const meeting = on("2026-01-16");
  const { actor } = meeting.context;
  await meeting.act(servedAppraisals, held, "convene");
  const asIs = (tx: Parameters<typeof findRecord>[0]) => findRecord(tx, servedAppraisals.records, held);
  const dealt = await meeting.write(async (tx) => {
    const voters = await listVoters(tx, held);
    await checkIn(tx, await asIs(tx), { voterIds: voters.map((v) => v.id), present: true });
    return deal(meeting.context.services, tx, actor, await asIs(tx), [
      { key: "A", codes: 2, sheets: 0 },
      { key: "C", codes: 10, sheets: 0 },
    ]);
  });
  await meeting.act(servedAppraisals, held, "open");
  for (const [i, code] of dealt.codes.flatMap((c) => c.codes).entries())
    await castBallot(meeting.context.services, parseCode(code) ?? "", BALLOTS[i] ?? []);
  await meeting.act(servedAppraisals, held, "bell");
  await meeting.write(async (tx) => count(tx, actor, await asIs(tx), { keys: dealt.keys.slice(0, 2), returned: [] }));
  await meeting.act(servedAppraisals, held, "settle");
  await meeting.file(held, "signed", "2025年度中层干部测评结果汇总表（监票人已签字，示例）");
  await personOn(services, "2026-01-19", cast.people.reviewer).act(servedAppraisals, held, "publish");
  await on("2026-01-20").write((tx) =>
    tx
      .insertInto("appraisal_improvement")
      .columns(["person_id", "item", "until_on"])
      .expression((eb) =>
        eb
          .selectFrom("appraisal_person")
          .select((x) => ["id", x.val("每季度到镇里走访一次学会（示例）").as("item"), x.val("2027-01-15").as("until_on")])
          .where("appraisal_id", "=", held)
          .where("no", "=", 2),
      )
      .execute(),
  );
  await plan(2026, "2026-11-20", { meetingOn: "2027-01-15", statementsUntil: "2027-01-12", statementLeast: 300, statementMost: 3000 });
}
