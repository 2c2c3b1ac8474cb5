import { Readable } from "node:stream";
import { mintActor, type Actor } from "../../platform/access/scope.ts";
import { writeOfficialDocument } from "../../platform/documents/gbt9704.ts";
import type { Context, Services } from "../../platform/http/server.ts";
import { checkAgreement } from "../../features/projects/agreement-check.ts";
import { answerAgreementLink } from "../../features/projects/agreement-links.ts";
import { createAgreement, submitAgreement } from "../../features/projects/agreements.ts";
import { addMilestone, reachMilestone } from "../../features/projects/milestones.ts";
import { answerEffectLink, visitLookback } from "../../features/projects/lookbacks.ts";
import { chooseCandidate, proposeCandidates, rejectCandidate } from "../../features/matching/candidates.ts";
import { answerConfirmation } from "../../features/services/confirmation.ts";
import { createDemand } from "../../features/services/demand-intake.ts";
import { askConfirmation, getDemand, reviewDemand, stepDemand } from "../../features/services/demands.ts";
import { answerVerification } from "../../features/services/verification.ts";
import { answerIntroduction } from "../../features/services/introductions.ts";
import { rolePermissions } from "../permissions.ts";
import { sampleCreditCode, type Cast, type CastMember } from "./cast.ts";

/**
 * The sample is played, not written: every step goes through the rooms' own doors with the clock turned back, so that the
 * sample can hold nothing the product would refuse. After the public Ziyang report of January 2026; people and sums are 示例.
 */
export async function playStory(services: Services, cast: Cast): Promise<void> {
  const stage = new Stage(services, cast);
  await stage.whole();
  for (const [i, need] of OTHERS.entries()) await stage.until(need, i + 2);
}

interface Need {
  stopAt: "draft" | "asked" | "review" | "published" | "matching" | "introducing";
  day: string;
  title: string;
  demander: string;
  kind: string;
  /** Division of GB/T 4754. */
  industry: string;
  presentState: string;
  target?: string;
}

const CITRUS: Need = {
  stopAt: "introducing",
  day: "2026-01-06",
  title: "柑橘园墒情与病虫害在线监测",
  demander: "雁江区柑橘协会（示例）",
  kind: "association",
  industry: "A01",
  presentState: "会员果园约 3,000 亩，墒情和病虫全靠人工巡查，发现时往往已扩散，雨季用药多。",
  target: "墒情、气象、虫情每小时上报一次；病虫预警提前 3 天；每亩用药减少两成。",
};

const OTHERS: readonly Need[] = [
  {
    stopAt: "draft",
    day: "2026-11-20",
    title: "生猪养殖场粪污除臭",
    demander: "雁江某养殖合作社（示例）",
    kind: "cooperative",
    industry: "A03",
    presentState: "夏季臭气扰民，喷洒除臭剂效果只维持半天。",
  },
  {
    stopAt: "asked",
    day: "2026-11-18",
    title: "鲜果采后保鲜期延长",
    demander: "雁江某果业公司（示例）",
    kind: "enterprise",
    industry: "C13",
    presentState: "采后 20 天开始腐烂，外运损耗约一成。",
    target: "保鲜期延长到 40 天，损耗低于 3%。",
  },
  {
    stopAt: "review",
    day: "2026-11-16",
    title: "乡村雨水收集与净化",
    demander: "雁江某村集体（示例）",
    kind: "institution",
    industry: "N76",
    presentState: "雨季积水，旱季缺水，想把雨水收集后用于灌溉。",
    target: "年收集 2,000 立方米，水质达到灌溉标准。",
  },
  {
    stopAt: "published",
    day: "2026-11-12",
    title: "铸件表面缺陷自动检测",
    demander: "雁江某铸造厂（示例）",
    kind: "enterprise",
    industry: "C33",
    presentState: "人工目检漏检率约 4%，夜班更高。",
    target: "漏检率低于 0.5%，单件检测 2 秒以内。",
  },
  {
    stopAt: "matching",
    day: "2026-11-06",
    title: "喷涂废水循环利用",
    demander: "雁江某家具厂（示例）",
    kind: "enterprise",
    industry: "C21",
    presentState: "喷涂废水 15 天一换，药剂费每年约 50 万元，漆渣絮凝不好。",
    target: "换水周期延长到 3 个月。",
  },
  {
    stopAt: "introducing",
    day: "2026-11-03",
    title: "蔬菜大棚水肥一体化与墒情监测",
    demander: "雁江某蔬菜基地（示例）",
    kind: "cooperative",
    industry: "A01",
    presentState: "大棚 200 亩，水肥靠经验，土壤板结。",
    target: "节水三成，节肥两成。",
  },
];

class Stage {
  readonly #services: Services;
  readonly #cast: Cast;
  #key = 0;

  constructor(services: Services, cast: Cast) {
    this.#services = services;
    this.#cast = cast;
  }

  async whole(): Promise<void> {
    const { adviser, societyAdviser, reviewer } = this.#cast.people;
    const { id, introductionId } = await this.until(CITRUS, 1);
    await answerIntroduction(this.#as(societyAdviser, "2026-01-14T10:00"), {
      id: introductionId as number,
      answer: "accept",
      requestKey: this.#next(),
      note: "团队可于节后到园里踏勘",
    });
    const talks = this.#as(adviser, "2026-01-20T15:00");
    await this.#services.database.write(talks.actor.scope, async (tx) =>
      stepDemand(
        tx,
        await getDemand(tx, id),
        { action: "talk", actor: talks.actor, at: "2026-01-20T07:00:00.000Z", note: "踏勘三处果园，议定先装 12 个监测点" },
        talks.services.now(),
      ),
    );
    const signing = this.#as(adviser, "2026-01-28T16:00");
    const agreement = await createAgreement(signing, {
      demandId: id,
      values: {
        type: "contract",
        partyA: CITRUS.demander,
        partyB: "四川省智慧农业学会（示例）",
        amountFen: "12.5 万元",
        signedOn: "2026-01-28",
      },
      requestKey: this.#next(),
    });
    const document = await this.#file(signing, agreement.id, "果园监测技术服务合同（示例）");
    const { links } = await submitAgreement(signing, { id: agreement.id, requestKey: this.#next(), onPaper: true });
    for (const [i, link] of links.entries())
      await answerAgreementLink(this.#party(`2026-01-2${8 + i}T18:00`), { token: tokenOf(link.url), answer: "confirm" });
    const check = this.#as(reviewer, "2026-01-30T09:30");
    await this.#services.database.write(check.actor.scope, (tx) => this.#services.files.noteOpening(tx, check.actor, document));
    await checkAgreement(check, { id: agreement.id, requestKey: this.#next(), verdict: "pass" });
    const milestone = await addMilestone(this.#as(adviser, "2026-02-02T09:00"), {
      id: agreement.id,
      title: "监测系统安装调试并验收",
      dueOn: "2026-03-20",
    });
    await reachMilestone(this.#as(adviser, "2026-03-18T09:00"), {
      id: milestone.id,
      doneOn: "2026-03-15",
      inPlace: "8 万元",
      fileId: document,
    });
    const proof = this.#as(reviewer, "2026-03-19T10:00");
    await this.#services.database.write(proof.actor.scope, (tx) => this.#services.files.noteOpening(tx, proof.actor, document));
    await this.#verify(proof, agreement.id);
    const lookback = await this.#services.database.asRoot(this.#services.rootUnitId, (db) =>
      db.selectFrom("lookback").select("id").where("agreement_id", "=", agreement.id).where("months", "=", 6).executeTakeFirstOrThrow(),
    );
    const visit = await visitLookback(this.#as(reviewer, "2026-08-03T10:00"), {
      id: lookback.id,
      requestKey: this.#next(),
      visitedOn: "2026-08-03",
      finding: "in_use",
      onPaper: true,
      text: "12 个监测点在线，协会每周看预警；用药比去年同期少约两成（协会自报）。",
    });
    await answerEffectLink(this.#party("2026-08-05T09:00"), {
      token: tokenOf(visit.url),
      effect: true,
      satisfaction: 5,
      words: "少跑了很多路",
    });
  }

  /** Carries a need as far as its stop. */
  async until(need: Need, n: number): Promise<{ id: number; introductionId?: number }> {
    const { adviser, reviewer } = this.#cast.people;
    const at = (days: number, time = "10:00"): string =>
      `${new Date(Date.parse(`${need.day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)}T${time}`;
    const { id } = await createDemand(this.#as(adviser, at(0, "09:30")), {
      requestKey: this.#next(),
      values: {
        title: need.title,
        demanderName: need.demander,
        demanderKind: need.kind,
        contactName: "联系人（示例）",
        phone: `199002${String(n).padStart(5, "0")}`,
        creditCode: n === 1 ? sampleCreditCode(n) : "",
        source: n % 2 === 0 ? "phone" : "visit",
        presentState: need.presentState,
        target: need.target ?? "",
        industryCode: need.industry,
      },
    });
    if (need.stopAt === "draft") return { id };
    // On paper: a sample sends nothing to anybody, whatever channels the installation has.
    const link = await askConfirmation(this.#as(adviser, at(0)), { id, requestKey: this.#next(), onPaper: true });
    if (need.stopAt === "asked") return { id };
    // One in three comes to the office and confirms there: in its own stead, so the reviewer rings back.
    const atTheOffice = n % 3 === 0;
    await answerConfirmation(atTheOffice ? this.#party(at(1), "office") : this.#party(at(1)), {
      token: tokenOf(link.url),
      answer: "confirm",
      corrections: {},
      consent: true,
    });
    if (atTheOffice && need.stopAt !== "review") await this.#verify(this.#as(reviewer, at(1, "16:00")), id);
    if (need.stopAt === "review") return { id };
    await reviewDemand(this.#as(reviewer, at(2)), {
      id,
      requestKey: this.#next(),
      verdict: "pass",
      level: "full",
      publicSummary: `${need.title}，求技术与团队`,
      directedToUnitIds: [],
    });
    if (need.stopAt === "published") return { id };
    // On a busy machine the index of what was just played in takes longer than a person would be asked to wait.
    await (await this.#services.search()).settled();
    const { candidates } = await proposeCandidates(this.#as(adviser, at(3)), { id, requestKey: this.#next() });
    if (need.stopAt === "matching") return { id };
    const [first, second] = candidates;
    if (!first) throw new Error("the sample's demand found no candidate");
    if (second) await rejectCandidate(this.#as(adviser, at(5)), { id, supplyId: second.supplyId, reason: "先与更贴近的团队接触" });
    const { introductionId } = await chooseCandidate(this.#as(adviser, at(6)), {
      id,
      supplyId: first.supplyId,
      message: `${need.demander}希望尽快到现场看看，请协助对接。`,
      reason: "做过同类项目，词语与行业最相合",
      requestKey: this.#next(),
    });
    return { id, introductionId };
  }

  async #file(context: Context & { actor: Actor }, caseId: number, title: string): Promise<number> {
    const bytes = await writeOfficialDocument({
      title,
      blocks: [{ type: "paragraph", text: "本文件为示例，不具任何效力；当事人、金额均为虚构。" }],
      signature: "示例",
      date: "2026年1月28日",
    });
    const received = await this.#services.files.receive(
      Readable.toWeb(Readable.from([bytes])) as ReadableStream<Uint8Array>,
      `${title}.docx`,
    );
    if (!received.ok) throw new Error(received.error);
    return this.#services.database.write(context.actor.scope, (tx) =>
      this.#services.files.attach(tx, context.actor, caseId, `${title}.docx`, received.value),
    );
  }

  /** A party at its own phone, or at the adviser's desk. */
  #party(chinaTime: string, address = "phone"): Context {
    const now = Date.parse(`${chinaTime}:00+08:00`);
    return { actor: undefined, requestId: "sample", address, services: { ...this.#services, now: () => now } };
  }

  /** The reviewer makes the call that waits for a case. */
  async #verify(context: Context & { actor: Actor }, caseId: number): Promise<void> {
    const { id } = await this.#services.database.read(context.actor.scope, (db) =>
      db
        .selectFrom("verification")
        .select("id")
        .where("subject_case_id", "=", caseId)
        .where("outcome", "is", null)
        .executeTakeFirstOrThrow(),
    );
    await answerVerification(context, { id, requestKey: this.#next(), outcome: "same" });
  }

  #as(member: CastMember, chinaTime: string): Context & { actor: Actor } {
    const now = Date.parse(`${chinaTime}:00+08:00`);
    const actor = mintActor(
      { personId: member.personId, name: member.name, unitPath: member.unitPath, roles: [member.role] },
      rolePermissions,
    );
    return { actor, requestId: "sample", address: "office", services: { ...this.#services, now: () => now } };
  }

  #next(): string {
    this.#key += 1;
    return `sample-story-${this.#key}`;
  }
}

const tokenOf = (url: string): string => url.slice(url.indexOf("#") + 1);
