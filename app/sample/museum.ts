import type { Values } from "../../platform/register/fields.ts";
import {
  fixBaseline,
  servedContracts,
  servedFindings,
  servedMeetings,
  servedProjects,
  servedTenders,
  servedThresholds,
} from "../../features/capital/capital-server.ts";
import type { Services } from "../../platform/http/server.ts";
import { sampleCreditCode, type Cast } from "./cast.ts";
import { personOn } from "./gatherings.ts";

const wan = (n: number): number => n * 1_000_000;
const MILESTONES = [
  ["主体结构", "2024-03-01", "2025-06-30", "", "2025-07-20"],
  ["机电安装", "2025-05-01", "2026-02-28", "", "2026-03-31"],
  ["布展施工", "2026-03-01", "2026-10-31", "主体结构；机电安装", null],
  ["展品安装调试", "2026-08-01", "2026-12-15", "", null],
  ["消防验收", "2026-11-01", "2026-11-20", "", null],
  ["开放", "2027-01-01", "2027-01-01", "布展施工；展品安装调试；消防验收", null],
] as const;

/** Days of a round of tenders: drawn up, announced, opened, awarded. */
const ROUNDS = {
  building: { drawnOn: "2024-03-01", noticeOn: "2024-03-10", bidsOn: "2024-04-02", awardOn: "2024-04-12" },
  fittings: { drawnOn: "2026-10-30", noticeOn: "2026-11-02", bidsOn: "2026-11-25", awardOn: "2026-12-04" },
  opening: { drawnOn: "2026-11-16", noticeOn: "2026-11-17", bidsOn: "2026-12-10", awardOn: "2026-12-18" },
} as const;
type Round = (typeof ROUNDS)[keyof typeof ROUNDS];

/** A county's science museum (示例): three baselines, twenty tenders, thirty expert meetings, contracts with changes and payments, an opening in danger. */
export async function playMuseum(services: Services, cast: Cast): Promise<void> {
  const { adviser, reviewer, provinceLeader } = cast.people;
  const by = (day: string) => personOn(services, day, adviser);
  for (const [part, sum] of [
    ["works", 400],
    ["goods", 200],
    ["services", 100],
  ] as const)
    await personOn(services, "2024-01-05", { ...provinceLeader, role: "reviewer" }).create(servedThresholds, {
      name: "必须招标的限额（示例）",
      part,
      fen: wan(sum),
      source: "示例限额，请按现行文件登记",
      fromOn: "2020-01-01",
    });
  const id = await by("2024-01-08").create(servedProjects, {
    name: "雁江区科技馆新馆（示例）",
    site: "雁江区示例路",
    ownerName: "雁江区科协（示例）",
    areaM2: 18_000,
    openingOn: "2027-01-01",
  });
  for (const action of ["study", "design"]) await by("2024-01-10").act(servedProjects, id, action);
  await by("2024-02-01").child(servedProjects, id, "approvals", {
    kind: "estimate",
    number: "示例批〔2024〕6 号",
    onDay: "2024-01-30",
    fen: wan(21_000),
  });
  for (const [part, sum] of [
    ["works", 12_000],
    ["exhibits", 6_000],
    ["equipment", 1_800],
    ["other", 700],
    ["reserve", 500],
  ] as const)
    await by("2024-02-01").child(servedProjects, id, "budget", { part, fen: wan(sum) });
  const rows: number[] = [];
  for (const [name, planFrom, planTo, after] of MILESTONES)
    rows.push(
      await by("2024-02-02").child(servedProjects, id, "milestones", { name, planFrom, planTo, ...(after === "" ? {} : { after }) }),
    );
  const baseline = (day: string, name: string, reason: string) =>
    by(day).write((tx) => fixBaseline(by(day).context, tx, { id, name, reason }));
  await baseline("2024-02-05", "第一版", "初步设计批复（示例）");
  await by("2024-02-05").act(servedProjects, id, "build");
  const move = async (day: string, n: number, more: object) => {
    const [name, planFrom, planTo, after] = MILESTONES[n] as (typeof MILESTONES)[number];
    const child = by(day);
    const version = await child.versionOf(servedProjects, id);
    await child.put(servedProjects, {
      id,
      version,
      child: "milestones",
      childId: rows[n] as number,
      values: { name, planFrom, planTo, ...(after === "" ? {} : { after }), ...more },
    });
  };
  await move("2025-07-20", 0, { actualFrom: "2024-03-01", actualTo: "2025-07-20", proof: "主体验收单（示例）" });
  await baseline("2025-08-01", "第二版", "主体延期后调整（示例）");
  await move("2026-03-31", 1, { actualFrom: "2025-05-10", actualTo: "2026-03-31", proof: "机电验收单（示例）" });
  await move("2026-11-10", 2, { forecastTo: "2027-01-20" });
  await baseline("2026-04-10", "第三版", "机电延期后调整（示例）");
  await by("2026-11-02").child(servedProjects, id, "risks", {
    says: "进口展品清关慢（示例）",
    days: 20,
    who: "马某（示例）",
    nextOn: "2026-11-20",
  });

  const won = new Map<number, Values>();
  const tender = async (round: Round, n: number, title: string, part: string, method: string, sum: number, more: object = {}) => {
    const values = {
      title: `${title}（示例）`,
      projectId: id,
      part,
      law: part === "works" ? "tender" : "procurement",
      method,
      estimateFen: wan(sum),
      ceilingFen: wan(sum),
      noticeOn: round.noticeOn,
      bidsOn: round.bidsOn,
      bidders: 3 + (n % 4),
      ...more,
    };
    const made = await by(round.drawnOn).create(servedTenders, values);
    won.set(made, { ...values, winner: `示例公司${n}`, awardFen: wan(Math.round(sum * 0.96)) });
    return made;
  };
  const go = async (round: Round, tenderId: number, to: number) => {
    for (const [day, action] of (
      [
        [round.noticeOn, "announce"],
        [round.bidsOn, "open"],
        [round.bidsOn, "publish"],
      ] as const
    ).slice(0, to)) {
      await by(day).act(servedTenders, tenderId, action);
      if (action === "open") await by(day).edit(servedTenders, tenderId, won.get(tenderId) ?? {});
    }
    if (to > 3) await personOn(services, round.awardOn, reviewer).act(servedTenders, tenderId, "award");
  };
  const contract = async (n: number, tenderId: number, title: string, part: string, sum: number) => {
    const made = await by("2024-04-26").create(servedContracts, {
      title: `${title}合同（示例）`,
      projectId: id,
      tenderId,
      part,
      party: `示例公司${n}`,
      partyCode: sampleCreditCode(300 + n),
      number: `示例建-${n}`,
      fen: wan(sum),
      signedOn: "2024-04-26",
      retentionPermille: 30,
      defectsUntil: "2028-12-31",
    });
    await by("2024-04-27").act(servedTenders, tenderId, "sign");
    await by("2025-06-02").child(servedContracts, made, "payments", {
      kind: "progress",
      fen: wan(Math.round(sum * 0.6)),
      paidOn: "2025-06-02",
      invoice: `示例票-${n}`,
    });
    return made;
  };
  /** Its work is done: submitted, reviewed with a cut; an audit found something that waits for its answer. */
  const settle = async (contractId: number, sum: number) => {
    const step = (day: string, name: string, fen: number, body: string, more: object = {}) =>
      by(day).child(servedContracts, contractId, "settlements", { step: name, fen, onDay: day, body, ...more });
    await step("2026-09-10", "submitted", wan(sum), "示例公司7");
    await step("2026-10-20", "reviewed", wan(sum - 4), "示例造价咨询公司", {
      documentNo: "示例结审〔2026〕2 号",
      reason: "驻场天数核减（示例）",
    });
    await personOn(services, "2026-10-26", reviewer).create(servedFindings, {
      ...{ title: "驻场记录不全（示例）", projectId: id, contractId, says: "三月驻场记录缺两周（示例）", fen: wan(4) },
      ...{ body: "示例审计局", reportNo: "示例审报〔2026〕9 号", foundOn: "2026-10-26", who: "工程部（示例）", untilOn: "2026-12-25" },
    });
  };
  const WORKS = [
    ["主体施工", "works", 8200],
    ["机电安装", "works", 2600],
    ["布展施工", "works", 3400],
    ["常设展品", "goods", 1900],
    ["影院设备", "goods", 900],
    ["工程监理", "services", 260],
    ["造价咨询", "services", 120],
    ["展陈设计", "services", 380],
  ] as const;
  for (const [n, [title, part, sum]] of WORKS.entries()) {
    const t = await tender(ROUNDS.building, n + 1, title, part, "open", sum);
    await go(ROUNDS.building, t, 4);
    const made = await contract(n + 1, t, title, part, Math.round(sum * 0.96));
    if (title === "造价咨询") await settle(made, Math.round(sum * 0.96));
    if (n > 1) continue;
    const change = { kind: "design", cause: "增加无障碍坡道（示例）", direction: "more", fen: wan(60), askedOn: "2025-03-03" };
    const four = { contractorOn: "2025-03-03", supervisorOn: "2025-03-05", adviserOn: "2025-03-10", ownerOn: "2025-03-12" };
    await by("2025-03-12").child(servedContracts, made, "changes", n === 0 ? { ...change, ...four } : change);
  }
  for (const [n, title] of ["智能化", "标识导览", "绿化", "保洁"].entries())
    await go(ROUNDS.fittings, await tender(ROUNDS.fittings, 9 + n, title, "services", "open", 90), n);
  for (const [n, title] of ["科普影片", "教育课程", "开馆活动"].entries())
    await go(ROUNDS.opening, await tender(ROUNDS.opening, 13 + n, title, "services", "consultation", 60), 1);
  for (const [n, title] of ["球幕系统维保", "专利展品"].entries())
    await tender(ROUNDS.opening, 16 + n, title, "goods", "single", 80, { methodReason: "只有一家能提供（示例）" });
  for (const [n, title] of ["古生物复原", "标本制作"].entries())
    await go(ROUNDS.opening, await tender(ROUNDS.opening, 18 + n, title, "goods", "invited", 150), 1);
  const failed = await tender(ROUNDS.fittings, 20, "展厅多媒体", "goods", "open", 320, { bidders: 2 });
  await go(ROUNDS.fittings, failed, 1);
  await by("2026-11-25").act(servedTenders, failed, "fail", "投标人不足三个（示例）");
  await by("2026-11-26").act(servedTenders, failed, "again");

  for (let n = 1; n <= 30; n++) {
    const month = String(1 + (n % 12)).padStart(2, "0");
    const meeting = await by("2026-11-01").create(servedMeetings, {
      title: `第 ${n} 次${n % 3 === 0 ? "评审会" : "专家论证会"}（示例）`,
      projectId: id,
      kind: n % 3 === 0 ? "review" : "experts",
      onDay: `${2024 + (n % 2)}-${month}-${String(3 + (n % 20)).padStart(2, "0")}`,
    });
    if (n > 6) continue;
    await by("2026-11-01").child(servedMeetings, meeting, "opinions", {
      expert: "某教授（示例大学）",
      says: "展品说明要照顾儿童身高（示例）",
      ...(n > 2 ? { answer: "已采纳，改低 20 厘米", answeredOn: "2026-03-02" } : {}),
    });
  }
}
