import { submitReply } from "../../features/census/reply-desk.ts";
import { servedReplies, servedRounds } from "../../features/census/server.ts";
import { servedSurveys, servedSurveyStations } from "../../features/census/survey-server.ts";
import type { Services } from "../../platform/http/server.ts";
import type { Cast } from "./cast.ts";
import { personOn } from "./gatherings.ts";

/** Last year's census of departments (示例), answered and closed, and this year's, which begins with its answers. */
export async function playCensus(services: Services, cast: Cast): Promise<void> {
  const { adviser } = cast.people;
  const round = async (year: number, more: object) => {
    const on = personOn(services, `${year}-11-16`, adviser);
    const id = await on.create(servedRounds, {
      title: `${year}年协同部门科普资源摸底（示例）`,
      purpose: "汇总各部门能用于科普的人员和场地，用于安排明年活动（示例）",
      kinds: ["department"],
      untilOn: `${year}-12-10`,
      ...more,
    });
    for (const q of [
      { label: "兼职科普人员（人）", kind: "integer", required: true, definition: "每年参加科普工作不少于 60 小时的在职人员（示例口径）" },
      { label: "有科普场地吗", kind: "one", choices: "有\n没有", required: true },
      { label: "科普场地面积（平方米）", kind: "integer", relevant: "${有科普场地吗} = '有'", required: true },
    ])
      await on.child(servedRounds, id, "questions", q);
    await on.act(servedRounds, id, "ask");
    return id;
  };
  const last = await round(2025, {});
  const on = personOn(services, "2025-12-01", adviser);
  const reply = await services.database.read(on.context.actor.scope, (db) =>
    db.selectFrom("census_reply").select(["id", "code"]).where("round_id", "=", last).executeTakeFirstOrThrow(),
  );
  await submitReply(servedReplies, on.context.services, {
    code: reply.code,
    requestKey: "sample-census-reply",
    way: "typed",
    answers: { 兼职科普人员: "12", 有科普场地吗: "有", 科普场地面积: "260" },
    filledBy: "何某（示例）",
    seconds: 150,
    note: null,
  });
  await on.act(servedReplies, reply.id, "accept");
  await on.act(servedRounds, last, "close");
  await round(2026, { earlierId: last });
  await surveyAtStations(services, cast);
}

/** Two stations and a survey that waits for its samples (示例). */
async function surveyAtStations(services: Services, cast: Cast): Promise<void> {
  const on = personOn(services, "2026-11-20", cast.people.adviser);
  for (const [name, kind, population] of [
    ["雁江区农业企业站点（示例）", "enterprise", 300],
    ["雁江区县域站点（示例）", "county", 1200],
  ] as const)
    await on.create(servedSurveyStations, { name, kind, level: "city", population, openedOn: "2024-03-01" });
  const id = await on.create(servedSurveys, {
    title: "科技工作者工作条件问卷（示例）",
    purpose: "了解基层科技工作者的工作条件，只公布合计（示例）",
    untilOn: "2026-12-25",
  });
  for (const q of [
    { label: "对工作条件满意吗", kind: "one", choices: "满意\n一般\n不满意", required: true },
    { label: "最缺什么", kind: "many", choices: "时间\n经费\n设备\n同伴" },
  ])
    await on.child(servedSurveys, id, "questions", q);
}
