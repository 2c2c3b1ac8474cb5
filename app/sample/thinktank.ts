import { drawReviewers } from "../../features/thinktank/rules.ts";
import { poolOf, toReview } from "../../features/thinktank/study-desk.ts";
import { servedBaseConditions, servedBases, servedCalls, servedReviewers, servedStudies } from "../../features/thinktank/study-server.ts";
import type { Services } from "../../platform/http/server.ts";
import { sampleCreditCode, type Cast } from "./cast.ts";
import { personOn } from "./gatherings.ts";

const TOPICS = [
  ["丘区柑橘产业数字化研究", "农业", "key"],
  ["县域医共体人才留用研究", "医疗", "key"],
  ["中小企业研发投入激励研究", "产业", "general"],
  ["老年人数字技能普及研究", "科普", "general"],
  ["沱江流域面源污染治理研究", "环境", "general"],
  ["乡村科技志愿服务机制研究", "科普", "youth"],
  ["农机共享平台运行研究", "农业", "youth"],
  ["青年科技人才成长路径研究", "人才", "youth"],
] as const;

/** A passage that next year's application copies. */
const COLD = "采后预冷不足是丘区柑橘损耗的主要原因，建议按镇布点建设产地冷库，由合作社运营，县里按实际入库量给补助（示例）。";

/** A provincial society's think tank (示例): a call with eight projects, one accepted, one extended, one late, one stopped; five bases recognised, seven preparing, one of them to be mended. */
export async function playThinktank(services: Services, cast: Cast): Promise<void> {
  const { societyAdviser, provinceLeader } = cast.people;
  const by = (day: string) => personOn(services, day, societyAdviser);
  const check = (day: string) => personOn(services, day, { ...provinceLeader, role: "reviewer" });
  const lead = (day: string) => personOn(services, day, { ...provinceLeader, role: "leader" });

  const call = await by("2026-02-25").create(servedCalls, {
    title: "2026 年战略咨询课题征集（示例）",
    year: 2026,
    opensOn: "2026-03-02",
    closesOn: "2026-03-27",
    publicityDays: 5,
    reviewersEach: 2,
    perHost: 2,
    source: "示例通知，请换成本单位文件",
  });
  for (const [name, points] of [
    ["选题价值", 40],
    ["研究方案", 40],
    ["研究基础", 20],
  ] as const)
    await by("2026-02-25").child(servedCalls, call, "criteria", { name, points });
  for (const [kind, sumFen] of [
    ["key", 8_000_000],
    ["general", 5_000_000],
    ["youth", 3_000_000],
  ] as const)
    await by("2026-02-25").child(servedCalls, call, "kinds", {
      kind,
      sumFen,
      mostMonths: 9,
      ...(kind === "key" ? { leastTitle: "vice" } : {}),
    });
  for (const [i, field] of ["农业", "医疗", "产业", "科普", "环境", "人才"].entries())
    await personOn(services, "2026-03-01", { ...societyAdviser, role: "reviewer" }).create(servedReviewers, {
      name: `${"程梁沈唐许钟"[i] ?? "程"}某（示例）`,
      employer: `示例研究院${i + 1}`,
      title: "教授",
      field,
      most: 4,
      standing: "active",
    });
  const ids: number[] = [];
  for (const [i, [title, field, kind]] of TOPICS.entries()) {
    const id = await by("2026-03-20").create(servedStudies, {
      title: `${title}（示例）`,
      callId: call,
      kind,
      field,
      leader: `${"周吴郑王冯陈褚卫"[i] ?? "周"}某（示例）`,
      leaderTitle: "senior",
      hostName: `示例大学${i + 1}`,
      hostCode: sampleCreditCode(100 + i),
      fromOn: "2026-04-20",
      toOn: i === 1 ? "2026-10-31" : "2026-11-30",
      sumFen: kind === "key" ? 8_000_000 : kind === "general" ? 5_000_000 : 3_000_000,
      contractNo: `示例合同-${i + 1}`,
      contractOn: "2026-04-20",
      ...(i === 0 ? { abstract: `${COLD}本课题调查两个镇的冷库和损耗。` } : {}),
      ...(i > 1 ? {} : { findings: "现状：示例。问题：示例。对策：示例，三部分各一句话，供检索。" }),
    });
    ids.push(id);
    await by("2026-03-20").file(id, "application", "盖章申报书（示例）");
    await by("2026-03-24").act(servedStudies, id, "submit");
    await check("2026-03-30").act(servedStudies, id, "pass_form");
  }
  const drawn = check("2026-03-31");
  await drawn.write(async (tx) => {
    const result = drawReviewers(await toReview(tx, call), await poolOf(tx, call), "2026-03-31", 20260331);
    const draw = await tx
      .insertInto("study_draw")
      .values({ call_id: call, seed: 20260331, drawn_on: "2026-03-31", actor_id: drawn.context.actor.id })
      .returning("id")
      .executeTakeFirstOrThrow();
    const reviews = await tx
      .insertInto("study_review")
      .values(
        result.drawn.map((d) => ({
          study_id: d.study,
          reviewer_id: d.reviewer,
          draw_id: draw.id,
          received_on: "2026-04-08",
          opinion: "选题有用，方案可行（示例）。",
          entered_by: drawn.context.actor.id,
        })),
      )
      .returning("id")
      .execute();
    const criteria = await tx.selectFrom("study_criterion").select(["id", "points"]).where("call_id", "=", call).orderBy("id").execute();
    await tx
      .insertInto("study_mark")
      .values(
        reviews.flatMap((r, n) =>
          criteria.map((c, m) => ({
            review_id: r.id,
            criterion_id: c.id,
            points: Math.round(c.points * (0.75 + ((n * 7 + m * 3) % 20) / 100)),
          })),
        ),
      )
      .execute();
  });
  for (const [i, id] of ids.entries()) {
    await check("2026-04-10").act(servedStudies, id, "shortlist");
    await lead("2026-04-10").file(id, "minutes", "主席办公会纪要（示例）");
    await lead("2026-04-10").act(servedStudies, id, "publish");
    await check("2026-04-20").act(servedStudies, id, "award");
    await by("2026-04-20").file(id, "contract", "课题合同（示例）");
    const given = async (kind: string, dueOn: string, handedOn?: string) =>
      by("2026-11-01").child(servedStudies, id, "deliverables", { kind, dueOn, ...(handedOn === undefined ? {} : { handedOn }) });
    // The seventh has not sent its midterm report; the eighth was stopped.
    await given("midterm", "2026-07-31", i >= 6 ? undefined : "2026-07-28");
    await given("report", "2026-11-20", i < 2 ? "2026-11-10" : undefined);
    await by("2026-04-20").act(servedStudies, id, "sign");
    const money = (kind: string, fen: number, onDay: string) =>
      by(onDay).child(servedStudies, id, "money", { year: 2026, kind, fen, onDay, voucher: `示例-${kind}` });
    if (i === 7) {
      await money("paid", 2_000_000, "2026-05-06");
      await money("returned", 2_000_000, "2026-09-01");
      await lead("2026-09-02").act(servedStudies, id, "stop", "负责人调离，课题无人承担（示例）");
      continue;
    }
    await money("paid", 3_000_000, "2026-05-06");
    if (i === 6) continue;
    await by("2026-07-28").act(servedStudies, id, "report_midterm");
    await check("2026-08-05").act(servedStudies, id, "pass_midterm");
    if (i === 2) {
      await by("2026-10-20").child(servedStudies, id, "changes", {
        kind: "time",
        askedOn: "2026-10-20",
        says: "企业问卷回收推迟（示例）",
        untilOn: "2027-01-31",
        decision: "granted",
        decidedOn: "2026-10-26",
      });
      await by("2026-10-26").act(servedStudies, id, "extend");
    }
    if (i > 1) continue;
    await money("used", 3_000_000, "2026-11-08");
    await by("2026-11-12").file(id, "report", "研究报告（示例）");
    await by("2026-11-12").file(id, "accounts", "经费决算表（示例）");
    await by("2026-11-12").act(servedStudies, id, "hand_in");
    if (i === 0) await check("2026-11-20").act(servedStudies, id, "accept");
  }
  // Next year's call: its first application has a passage of this year's report.
  const next = await by("2026-11-16").create(servedCalls, {
    ...{ title: "2027 年战略咨询课题征集（示例）", year: 2027, opensOn: "2026-11-16", closesOn: "2026-12-18", publicityDays: 5 },
    ...{ reviewersEach: 2, perHost: 2, source: "示例通知，请换成本单位文件" },
  });
  await by("2026-11-16").child(servedCalls, next, "kinds", { kind: "general", sumFen: 5_000_000, mostMonths: 9 });
  await by("2026-11-20").create(servedStudies, {
    ...{ title: "果蔬产地冷链补助政策研究（示例）", callId: next, kind: "general", field: "农业", leader: "苗某（示例）" },
    ...{ hostName: "示例大学9", hostCode: sampleCreditCode(109), fromOn: "2027-02-01", toOn: "2027-10-31", sumFen: 500 },
    abstract: `本课题研究果蔬冷链的补助办法。${COLD}`,
  });

  for (const [name, measure, least] of [
    ["核心成员不少于 3 人（示例）", "staff", 3],
    ["其中副高以上或博士不少于 1 人（示例）", "staff_senior", 1],
  ] as const)
    await check("2024-01-05").create(servedBaseConditions, {
      name,
      measure,
      least,
      source: "示例条件，请换成本单位文件",
      fromOn: "2024-01-01",
    });
  for (let n = 1; n <= 12; n++) {
    // The first five were founded a year before the others.
    const year = n > 5 ? 2025 : 2024;
    const base = await by(`${year}-03-04`).create(servedBases, {
      name: `${["柑橘产业", "丘区农机", "基层医疗", "流域环境", "科技人才", "科学普及", "数字乡村", "新材料", "老龄科技", "应急减灾", "县域经济", "科技金融"][n - 1] ?? ""}研究基地（示例）`,
      hostName: `示例大学${n}`,
      hostCode: sampleCreditCode(200 + n),
      leader: `${"蒋沈韩杨朱秦尤许何吕施张"[n - 1] ?? "蒋"}某（示例）`,
      leaderTitle: "senior",
      field: "区域发展",
      batch: "首批",
      agreementFrom: `${year}-04-01`,
      agreementTo: n === 3 ? "2027-01-31" : `${year + 4}-03-31`,
    });
    for (const [m, title] of ["senior", "vice", "middle"].entries())
      await by(`${year}-03-04`).child(servedBases, base, "staff", {
        name: `成员${n}-${m + 1}（示例）`,
        title,
        fromOn: "2023-01-01",
        ...(n === 12 && m === 2 ? { toOn: "2026-02-28" } : {}),
      });
    await by(`${year}-03-04`).file(base, "application", "基地申报书（示例）");
    await by(`${year}-03-04`).file(base, "agreement", "建设协议（示例）");
    await by(`${year}-03-05`).act(servedBases, base, "submit");
    for (const [day, action] of [
      ["03-08", "pass"],
      ["03-15", "publish"],
      ["03-26", "found"],
    ] as const)
      await check(`${year}-${day}`).act(servedBases, base, action);
    const reviewedOn = n === 12 ? "2026-06-10" : "2026-03-10";
    await check(reviewedOn).child(servedBases, base, "reviews", {
      year: 2025,
      grade: n === 12 ? "rectify" : "passed",
      ground: n === 12 ? "成员调离，人数不足（示例）" : "见考核依据（示例）",
      decidedOn: reviewedOn,
      decidedBy: "主席办公会议（示例）",
    });
    if (n === 12) {
      await check("2026-06-12").act(servedBases, base, "mend_preparing", "核心成员不足，半年内补齐（示例）");
      continue;
    }
    if (n > 5) continue;
    await by("2026-03-16").act(servedBases, base, "assess");
    await check("2026-04-02").act(servedBases, base, "recognise");
  }
}
