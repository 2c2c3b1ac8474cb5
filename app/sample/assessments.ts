import { servedAssessments } from "../../features/assessments/assessment-server.ts";
import { putEntry } from "../../features/assessments/entries.ts";
import { attachEvidence } from "../../features/assessments/evidence.ts";
import { servedComposites } from "../../features/assessments/composite-server.ts";
import { servedRounds } from "../../features/assessments/round-server.ts";
import { importStandard, servedStandards } from "../../features/assessments/standard-server.ts";
import type { Services } from "../../platform/http/server.ts";
import { findRecord } from "../../platform/records/rows.ts";
import type { Cast, CastMember } from "./cast.ts";
import { personOn } from "./gatherings.ts";
import { SAMPLE_COLUMNS, SAMPLE_ITEMS, SUBJECT_ITEMS, sampleRows, type SampleItem } from "./assessment-items.ts";

/** Who of the city's assessment signs in, invented like the rest of the cast. */
export type AssessmentCast = Record<"assessor" | "scorer" | "secondScorer", CastMember>;

/** The city's desk of assessment and the clerks of its two other counties. */
async function hire(services: Services, cast: Cast) {
  return services.database.asRoot(services.rootUnitId, async (db) => {
    const unit = (code: string) =>
      db
        .selectFrom("unit")
        .select(["id", "path"])
        .where("region_code", "=", code)
        .where("kind", "=", "association")
        .executeTakeFirstOrThrow();
    const person = async (name: string, at: { id: number; path: number[] }, role: string, title: string): Promise<CastMember> => {
      const { id } = await db
        .insertInto("person")
        .values({ name: `${name}（示例）`, title, unit_id: at.id, unit_path: at.path, sample: true })
        .returning("id")
        .executeTakeFirstOrThrow();
      await db.insertInto("post").values({ person_id: id, unit_id: at.id, role, title, from_on: "2020-01-01" }).execute();
      return { personId: id, name: `${name}（示例）`, unitId: at.id, unitPath: at.path, role };
    };
    const { ziyang } = cast.units;
    return {
      office: await person("何静", ziyang, "adviser", "考核办经办"),
      first: await person("罗帆", ziyang, "reviewer", "考核评审"),
      second: await person("孟秋", ziyang, "reviewer", "考核评审"),
      counties: [
        cast.people.adviser,
        await person("邓安", await unit("512021"), "adviser", "考核联络员"),
        await person("蒲乐", await unit("512022"), "adviser", "考核联络员"),
      ],
    };
  });
}

/** Three counties of a city by an invented sheet of 3 aspects, 12 criteria and 38 items (示例): last year decided, this year under way with one county still at its self-assessment. */
export async function playAssessments(services: Services, cast: Cast): Promise<AssessmentCast> {
  const people = await hire(services, cast);
  const on = (day: string, who: CastMember) => personOn(services, day, who);

  const begin = async (year: number, day: string, selfUntil: string, publicUntil: string | null, subject?: string) => {
    const office = on(day, people.office);
    const items = subject === undefined ? SAMPLE_ITEMS : SUBJECT_ITEMS;
    const standard = await office.create(servedStandards, {
      title: subject === undefined ? `示例标准 ${year} 版（3 方面 12 条 38 项）` : `示例${subject}标准 ${year} 版`,
      year,
      level: "county",
      basis: "示例，条文为虚构，请换成本单位正式文件",
      periodFrom: `${year}-01`,
      periodTo: `${year}-12`,
      total: "100",
      grades: "优秀90；良好80；合格60；不合格0",
      bonusCap: null,
      apartLimit: "20",
      third: "nearest-two",
    });
    await office.write(async (tx) => {
      const { version } = await findRecord(tx, servedStandards.records as never, standard);
      return importStandard(office.context, tx, {
        id: standard,
        version,
        table: { columns: SAMPLE_COLUMNS, rows: sampleRows(year, items) },
      });
    });
    await office.act(servedStandards, standard, "propose");
    await on(day, cast.people.cityLeader).act(servedStandards, standard, "activate");
    const round = await office.create(servedRounds, {
      title: `${year} 年度县（市、区）${subject ?? ""}考核（示例）`,
      standardId: standard,
      selfUntil,
      classes: "城区：雁江区；丘区县：安岳县、乐至县",
      samplePercent: 0,
      sampleSeed: null,
      publicUntil,
      objectTo: "资阳市科协考核办（示例）",
      ranking: null,
    });
    await office.act(servedRounds, round, "open");
    const cards = await services.database.read(office.context.actor.scope, (db) =>
      db.selectFrom("assessment").select(["id", "unit_id"]).where("round_id", "=", round).orderBy("unit_id").execute(),
    );
    return { round, standard, cardOf: (county: CastMember) => cards.find((c) => c.unit_id === county.unitId)?.id as number };
  };

  /** What a county reports: all its values in one go, and one file that proves what asks for proof, except where it still looks for it. */
  const report = async (day: string, county: number, card: number, figures: (i: SampleItem) => string | null, items = SAMPLE_ITEMS) => {
    const clerk = on(day, people.counties[county] as CastMember);
    await clerk.file(card, "proof", `${day.slice(0, 4)}年度考核证明材料汇编（示例）`);
    await clerk.write(async (tx) => {
      const file = await tx.selectFrom("stored_file").select("id").where("case_id", "=", card).executeTakeFirstOrThrow();
      for (const i of items) {
        const value = figures(i);
        if (value === null) continue;
        await putEntry(clerk.context, tx, {
          id: card,
          item: i.no,
          col: "self",
          value,
          words: i.source === "indicator" ? "当年尚未用系统登记，按纸质台账填报（示例）" : "",
        });
        if (i.evidence !== null && !(i.unproved ?? []).includes(county))
          await attachEvidence(clerk.context, tx, { id: card, item: i.no, fileId: file.id, kind: i.evidence });
      }
    });
    return clerk;
  };
  const score = async (day: string, card: number, figures: (i: SampleItem) => string, items = SAMPLE_ITEMS) => {
    for (const [k, who] of [people.first, people.second].entries())
      await on(day, who).write(async (tx) => {
        for (const i of items)
          if (i.source === "scorers" || k === 0)
            await putEntry(on(day, who).context, tx, {
              id: card,
              item: i.no,
              col: "score",
              value: i.source === "scorers" && k === 1 ? "80" : figures(i),
              words: "",
            });
      });
    await on(day, people.first).act(servedAssessments, card, "settle");
  };

  const decide = async (of: Awaited<ReturnType<typeof begin>>, items = SAMPLE_ITEMS) => {
    for (const [county, who] of people.counties.entries()) {
      const card = of.cardOf(who);
      const figure = (i: SampleItem): string => i.before[county] as string;
      const clerk = await report("2025-12-08", county, card, figure, items);
      await clerk.act(servedAssessments, card, "submit");
      await on("2025-12-15", people.first).act(servedAssessments, card, "pass");
      await score("2025-12-22", card, figure, items);
    }
    await on("2026-01-05", people.office).act(servedRounds, of.round, "show");
    await on("2026-01-14", people.second).act(servedRounds, of.round, "check");
    await on("2026-01-15", cast.people.cityLeader).act(servedRounds, of.round, "decide");
    // Its scores stay; another sheet of the year can be put in force.
    await on("2026-01-15", cast.people.cityLeader).act(servedStandards, of.standard, "retire", "本年度考核已定分");
  };
  const last = await begin(2025, "2025-11-03", "2025-12-12", "2026-01-13");
  await decide(last);
  const subject = await begin(2025, "2025-11-03", "2025-12-12", "2026-01-13", "科普服务专项");
  await decide(subject, SUBJECT_ITEMS);
  const office = on("2026-01-19", people.office);
  const composite = await office.create(servedComposites, {
    title: "2025 年度县（市、区）综合考核（示例）",
    year: 2025,
    basis: "示例，条文为虚构，请换成本单位正式文件",
    grades: "优秀90；良好80；合格60；不合格0",
    missing: "undecided",
    ranking: null,
  });
  await office.child(servedComposites, composite, "parts", { roundId: last.round, weight: "70" });
  await office.child(servedComposites, composite, "parts", { roundId: subject.round, weight: "30" });
  await office.act(servedComposites, composite, "propose");
  await on("2026-01-20", cast.people.cityLeader).act(servedComposites, composite, "decide");

  const now = await begin(2026, "2026-11-06", "2026-12-15", null);
  const [own, ready, waiting] = people.counties.map(now.cardOf) as [number, number, number];
  // The county of the story has what the ledger gives, has entered a part and still looks for proof.
  await report("2026-11-20", 0, own, (i) => (i.source === "indicator" || i.later ? null : (i.now[0] as string)));
  for (const [county, card] of [
    [1, ready],
    [2, waiting],
  ] as const) {
    const clerk = await report("2026-11-20", county, card, (i) => i.now[county] as string);
    await clerk.act(servedAssessments, card, "submit");
    await on("2026-11-23", people.first).act(servedAssessments, card, "pass");
  }
  await score("2026-11-26", ready, (i) => i.now[1] as string);
  return { assessor: people.office, scorer: people.first, secondScorer: people.second };
}
