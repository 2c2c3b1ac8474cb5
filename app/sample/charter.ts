import { pasteCharter, servedCharters } from "../../features/tasks/charter-server.ts";
import { servedMeetings } from "../../features/tasks/server.ts";
import type { Services } from "../../platform/http/server.ts";
import type { Cast } from "./cast.ts";
import { personOn } from "./gatherings.ts";

const NAME = "雁江区科协章程（示例）";
const articlesOf = (majority: string, reads: string): string =>
  `${NAME}
第一章　总则
第一条　本章程为示例，条文均为虚构，使用时换成你们自己的章程。
第二条　本会是科学技术工作者的群众组织（示例）。
第二章　组织
第三条　代表大会每五年举行一次。应到代表的三分之二以上到会，方可表决；修改本章程，须有到会代表${majority}赞成（示例）。
第四条　全体委员会议每年举行一次。应到委员的三分之二以上到会，方可表决；一般事项以应到委员的过半数赞成通过（示例）。
第三章　附则
第五条　${reads}（示例）。`;
const two = { quorumNum: 2, quorumDen: 3, quorumAbove: false };
const half = { majorityNum: 1, majorityDen: 2, majorityAbove: true };
const RULES = [
  { body: "congress", matter: "charter", ...two, base: "present", majorityNum: 2, majorityDen: 3, majorityAbove: false, article: "第三条" },
  { body: "congress", matter: "ordinary", ...two, base: "present", ...half, article: "第三条" },
  { body: "plenary", matter: "ordinary", ...two, base: "due", ...half, article: "第四条" },
  { body: "plenary", matter: "money", ...two, base: "due", ...half, article: "第四条" },
];

/** A county's charter in two versions (示例): the first came from paper, the second was passed by a congress that voted on it here; then a plenary votes by it. */
export async function playCharter(services: Services, cast: Cast): Promise<void> {
  const { adviser, leader } = cast.people;
  const on = (day: string) => personOn(services, day, adviser);
  const head = (day: string) => personOn(services, day, leader);
  const draft = async (day: string, values: Record<string, unknown>, text: string): Promise<number> => {
    const clerk = on(day);
    const id = await clerk.create(servedCharters, { title: NAME, kind: "charter", ...values });
    await clerk.write(async (tx) => pasteCharter(clerk.context, tx, { id, version: await clerk.versionOf(servedCharters, id), text }));
    for (const rule of RULES) await clerk.child(servedCharters, id, "rules", rule);
    return id;
  };
  const first = await draft(
    "2025-12-01",
    { edition: "2021年通过", fromOn: "2021-05-20", passedBy: "第三次代表大会（示例）", passedOn: "2021-05-18" },
    articlesOf("过半数", "本章程由代表大会通过后施行"),
  );
  await on("2025-12-01").file(first, "decision", "关于章程的决议（示例）");
  await head("2025-12-02").act(servedCharters, first, "adopt");
  const second = await draft(
    "2026-03-02",
    { edition: "2026年修订", fromOn: "2026-04-01" },
    articlesOf("三分之二以上", "本章程由代表大会通过，次月起施行，解释权属于常务委员会"),
  );

  const meet = async (day: string, values: Record<string, unknown>, motions: readonly Record<string, unknown>[]): Promise<void> => {
    const clerk = on(day);
    const id = await clerk.create(servedMeetings, {
      heldOn: day,
      chair: leader.name,
      recorder: adviser.name,
      place: "二楼会议室（示例）",
      ...values,
    });
    await clerk.act(servedMeetings, id, "hold");
    await clerk.child(servedMeetings, id, "attendance", { name: leader.name, post: "负责人", how: "present" });
    for (const [i, m] of motions.entries()) await clerk.child(servedMeetings, id, "motions", { no: i + 1, ...m });
    await clerk.act(servedMeetings, id, "send");
    await head(day).act(servedMeetings, id, "close");
  };
  await meet(
    "2026-03-18",
    { title: "第四次代表大会（示例）", kind: "congress", issue: "第1期", minutes: "大会听取工作报告，审议章程修正案（示例）。" },
    [
      { title: "关于工作报告的决议（草案）", matter: "ordinary", due: 120, present: 104, votesFor: 101, votesAgainst: 0, votesAbstain: 3 },
      {
        title: "关于章程修正案的决议（草案）",
        matter: "charter",
        charterId: second,
        due: 120,
        present: 104,
        votesFor: 88,
        votesAgainst: 9,
        votesAbstain: 7,
      },
    ],
  );
  await head("2026-03-19").act(servedCharters, second, "adopt");
  await meet(
    "2026-09-10",
    { title: "第四届委员会第二次全体会议（示例）", kind: "plenary", issue: "第2期", minutes: "会议审议下半年安排和经费调整（示例）。" },
    [
      { title: "下半年重点工作安排（草案）", matter: "ordinary", due: 45, present: 38, votesFor: 36, votesAgainst: 1, votesAbstain: 1 },
      { title: "年度经费调整方案（草案）", matter: "money", due: 45, present: 38, votesFor: 21, votesAgainst: 12, votesAbstain: 5 },
      { title: "设立青年专家工作组的建议", matter: "ordinary", notVoted: "材料不齐，下次再议" },
    ],
  );
}
