import { servedMeetings, servedRhythms, servedTasks } from "../../features/tasks/server.ts";
import { mintActor, type Actor } from "../../platform/access/scope.ts";
import type { Services } from "../../platform/http/server.ts";
import { putChild } from "../../platform/records/children.ts";
import { actOnRecord, createRecord, type Hand } from "../../platform/records/hand.ts";
import { findRecord } from "../../platform/records/rows.ts";
import type { Values } from "../../platform/register/fields.ts";
import type { Cast, CastMember } from "./cast.ts";

/** A county's meeting with what became of its decisions (示例): one done with proof, one under way, one waiting to be received; and a task born from an indicator's gap. */
export async function playTasks(services: Services, cast: Cast): Promise<void> {
  let key = 0;
  const as = (member: CastMember, role: string, day: string): { actor: Actor; services: Services } => {
    const now = Date.parse(`${day}T10:00:00+08:00`);
    const post = { personId: member.personId, name: member.name, unitPath: member.unitPath, roles: [role] };
    return { actor: mintActor(post, services.house.permissions), services: { ...services, now: () => now } };
  };
  type Asked = ReturnType<typeof as>;
  const create = async (hand: Hand, asked: Asked, values: Values): Promise<number> =>
    (
      await services.database.write(asked.actor.scope, (tx) =>
        createRecord(hand, asked, tx, { values, requestKey: `sample-task-${++key}` }),
      )
    ).id;
  const add = (hand: Hand, asked: Asked, id: number, child: string, values: Values) =>
    services.database.write(asked.actor.scope, async (tx) => {
      const { version } = await findRecord(tx, hand.records, id);
      return putChild(hand, asked, tx, { id, version, child, values });
    });
  const act = (hand: Hand, asked: Asked, id: number, action: string) =>
    services.database.write(asked.actor.scope, (tx) => actOnRecord(hand, asked, tx, { id, action, requestKey: `sample-task-${++key}` }));

  const clerk = (day: string) => as(cast.people.adviser, "adviser", day);
  const head = (day: string) => as(cast.people.leader, "leader", day);
  const unit = cast.units.yanjiang.id;
  const meeting = await create(servedMeetings, clerk("2026-10-12"), {
    title: "2026年第9次主席办公会（示例）",
    kind: "chairs",
    heldOn: "2026-10-12",
    chair: cast.people.leader.name,
    recorder: cast.people.adviser.name,
    issue: "第9期",
    place: "二楼会议室",
    passedOn: "传达示例省科协关于企业服务的通知（示例）",
    minutes:
      "会议听取了三季度企业服务情况汇报。会议议定：\n一、整理柑橘企业需求清单，由雁江区科协牵头，10月31日前完成；\n二、与雁江区农业部门（示例）商定冬季技术服务安排，由雁江区科协牵头，12月20日前完成；\n三、梳理本年度协议履约情况，由雁江区科协负责，年底前完成。",
  });
  await act(servedMeetings, clerk("2026-10-12"), meeting, "hold");
  for (const [name, post, how] of [
    [cast.people.leader.name, "负责人", "present"],
    [cast.people.reviewer.name, "学会与服务部", "present"],
    [cast.people.adviser2.name, "科技服务保姆", "observer"],
  ])
    await add(servedMeetings, clerk("2026-10-12"), meeting, "attendance", { name, post, how });
  for (const [no, matter, untilOn] of [
    [1, "整理柑橘企业需求清单", "2026-10-31"],
    [2, "商定冬季技术服务安排", "2026-12-20"],
    [3, "梳理本年度协议履约情况", "2026-12-31"],
  ] as const)
    await add(servedMeetings, clerk("2026-10-12"), meeting, "decisions", { no, matter, leadUnitId: unit, untilOn });
  await act(servedMeetings, clerk("2026-10-13"), meeting, "send");
  await act(servedMeetings, head("2026-10-13"), meeting, "close");

  const given = await services.database.read(head("2026-10-13").actor.scope, (db) =>
    db.selectFrom("task").select("id").where("meeting_id", "=", meeting).orderBy("id").execute(),
  );
  const [done, underWay] = given.map((t) => t.id) as [number, number];
  for (const id of [done, underWay]) await act(servedTasks, clerk("2026-10-14"), id, "receive");
  await add(servedTasks, clerk("2026-10-29"), done, "progress", {
    onDay: "2026-10-29",
    done: "清单 14 家，已报主席办公会（示例）",
    obstacle: "none",
    proof: "雁科协〔2026〕示例9号",
  });
  await act(servedTasks, clerk("2026-10-29"), done, "submit");
  await act(servedTasks, head("2026-10-30"), done, "close");
  await add(servedTasks, clerk("2026-11-10"), underWay, "progress", {
    onDay: "2026-11-10",
    done: "已与农业部门初步商定 6 场（示例）",
    obstacle: "other_unit",
  });

  const rhythm = { kind: "weeks", every: 1, onDay: 5, source: "示例，以你们的文件为准", fromOn: "2026-01-01" };
  const weekly = await create(servedRhythms, head("2026-01-05"), { name: "周报（示例）", ...rhythm });
  await create(servedRhythms, head("2026-01-05"), { name: "会议事项双周报（示例）", ...rhythm, every: 2, origin: "meeting" });

  const gap = await create(servedTasks, head("2026-11-16"), {
    title: "查清引荐率低于上季度的原因（示例）",
    ask: "列出未引荐的需求和卡在哪一步，提出办法",
    leadUnitId: unit,
    untilOn: "2026-12-10",
    weight: "urgent",
    origin: "indicator",
    originRef: "引荐率",
    rhythmId: weekly,
  });
  await act(servedTasks, head("2026-11-16"), gap, "issue");
}
