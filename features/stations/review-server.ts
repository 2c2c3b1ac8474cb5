import { catalogueOf } from "@bihuan/indicators";
import { chinaDay } from "@bihuan/kit";
import { implement } from "@orpc/server";
import { sql } from "kysely";
import { audit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import { wall, type Context } from "../../platform/http/server.ts";
import { actOnRecord, openToWrite, see, type Asked, type Hand } from "../../platform/records/hand.ts";
import { nextVersion, updateRow } from "../../platform/records/rows.ts";
import { serveRecords } from "../../platform/records/serve.ts";
import type { Done, Seen } from "../../platform/records/special.ts";
import type { Register } from "../../platform/register/fields.ts";
import { recordFieldChanges } from "../../platform/register/history.ts";
import { publicityEnds } from "../training/index.ts";
import { stationsFacts } from "./facts.ts";
import { gradeLines } from "./limits.ts";
import { reviewsContract, judgingContract } from "./review-contract.ts";
import { faultOf, scoredAs } from "./review-rules.ts";
import {
  conflictsOf,
  criteriaOf,
  handJudgeLink,
  judgesOf,
  keepCriteria,
  openJudging,
  scoreByLink,
  scoresOf,
  standBackByLink,
  storeScore,
  storeStandingBack,
} from "./review-scores.ts";
import { gradesIn, reviews } from "./reviews.ts";

type Review = (typeof reviews)["register"];

export interface ReviewRow {
  readonly rowId: number;
  readonly stationId: number;
  readonly name: string;
  readonly unitName: string;
  readonly state: string;
  /** null where the year's report is missing. */
  readonly filedOn: string | null;
  readonly isLate: boolean;
  readonly projects: number;
  readonly results: number;
  readonly amountFen: number;
  readonly grade: string | null;
  readonly grounds: string | null;
  readonly excused: string | null;
}

/** What the registers tell of each station in the year, beside what the review found: nothing is typed twice. */
const rowsOfReview = (db: Db, id: number, year: number, reportsUntil: string): Promise<ReviewRow[]> =>
  rowsOf<ReviewRow>(
    db,
    sql`select r.id as "rowId", s.id as "stationId", s.name, u.name as "unitName", s.state, p.filed_on as "filedOn",
      coalesce(p.filed_on > ${reportsUntil}::date, false) as "isLate",
      (select count(*)::int from station_project j where j.station_id = s.id and j.from_on <= make_date(${year}, 12, 31)
        and coalesce(j.to_on, 'infinity') >= make_date(${year}, 1, 1)) as projects,
      (select count(*)::int from station_result t where t.station_id = s.id and extract(year from t.used_on) = ${year}) as results,
      (select coalesce(sum(t.amount_fen), 0)::int8 from station_result t where t.station_id = s.id and extract(year from t.used_on) = ${year}) as "amountFen",
      r.grade, r.grounds, r.excused
    from station_review_row r join station s on s.id = r.station_id join unit u on u.id = s.unit_id
    left join station_report p on p.station_id = s.id and p.year = ${year} where r.review_id = ${id} order by u.id, s.id`,
  );

/** Stations in force that were there in the year, of the unit and beneath it. */
const stationsFor = (db: Db, unitId: number, kind: string | null, year: number): Promise<{ id: number }[]> =>
  rowsOf<{ id: number }>(
    db,
    sql`select s.id from station s where ${unitId} = any (s.unit_path) and s.state in ('in_force', 'correcting')
      and s.established_on <= make_date(${year}, 12, 31) ${kind === null ? sql`` : sql`and s.kind = ${kind}`} order by s.id limit 5000`,
  );

const endOf = ({ db, row, record }: Seen<Review>) => publicityEnds(db, row.publishedOn, row.publicityDays, record.unitPath);

async function deskOf(s: Seen<Review>) {
  const [grades, failing] = [gradesIn(s.row.grades), gradesIn(s.row.failing)];
  const { id, unitPath } = s.record;
  const found = await rowsOfReview(s.db, id, s.row.year, s.row.reportsUntil);
  const criteria = await criteriaOf(s.db, id);
  const full = criteria.reduce((n, c) => n + c.points, 0);
  const lines = (await gradeLines(s.db, unitPath, s.row.publishedOn ?? s.today)).filter((l) => grades.includes(l.grade));
  const [judges, scores, conflicts] = [await judgesOf(s.db, id), await scoresOf(s.db, id), await conflictsOf(s.db, id)];
  const rows = found.map((r) => {
    const said = scores.filter((x) => x.stationId === r.stationId);
    const counted = said.filter((x) => x.declined === null);
    const scored = scoredAs(
      counted.map((x) => x.points),
      full,
      lines,
    );
    const proposed = scored?.proposed ?? null;
    const standing = { ...r, scores: counted.length, needed: full === 0 ? 0 : (s.row.judgesEach ?? 1), proposed };
    return { ...standing, said, tenths: scored?.tenths ?? null, fault: faultOf(standing, grades, failing) };
  });
  return {
    rows,
    grades: [
      ...grades.map((grade) => ({ grade, n: rows.filter((r) => r.grade === grade).length })),
      { grade: null, n: rows.filter((r) => r.excused !== null).length },
    ],
    publicityEnds: await endOf(s),
    waiting: s.record.state === "draft" ? (await stationsFor(s.db, s.record.unitId, s.row.kind, s.row.year)).length : null,
    criteria,
    judges,
    conflicts,
    lines: lines.toSorted((a, b) => b.value - a.value),
  };
}
export type ReviewDesk = Awaited<ReturnType<typeof deskOf>>;

/** Every verdict counts; what asks for correction is asked of the station in the same act. */
const close =
  (stations: () => Hand) =>
  async (s: Done<Review>): Promise<void> => {
    const failing = gradesIn(s.row.failing);
    for (const r of await rowsOfReview(s.db, s.record.id, s.row.year, s.row.reportsUntil)) {
      const fails = r.grade !== null && failing.includes(r.grade);
      const { stationId, grade, grounds, excused } = r;
      await s.db
        .insertInto("station_verdict")
        .values({
          station_id: stationId,
          review_id: s.record.id,
          review_name: s.row.name,
          year: s.row.year,
          grade,
          grounds,
          excused,
          on_day: s.today,
        })
        .execute();
      await s.fact("station.reviewed", {
        measures: { stations: 1 },
        dimensions: { outcome: r.excused !== null ? "excused" : fails ? "to_correct" : "passed" },
        keys: { station: r.stationId },
      });
      if (fails && r.state === "in_force")
        await actOnRecord(stations(), s, s.db, {
          id: r.stationId,
          action: "correct",
          requestKey: `review-${s.record.id}-${r.stationId}`,
          reason: `${s.row.name}：${r.grade}。${r.grounds}`.slice(0, 500),
        });
    }
  };

export const verdictsOf = (db: Db, id: number) =>
  rowsOf<{ id: number; name: string; year: number; grade: string | null; grounds: string | null; excused: string | null; onDay: string }>(
    db,
    sql`select id, review_name as name, year, grade, grounds, excused, on_day as "onDay" from station_verdict
      where station_id = ${id} order by year desc, id desc limit 20`,
  );

export const serveReviews = (stations: () => Hand) =>
  serveRecords(reviews, {
    facts: catalogueOf(stationsFacts),
    gates: {
      found: async ({ db, record, row }) => (await stationsFor(db, record.unitId, row.kind, row.year)).length > 0,
      graded: async (s) => (await deskOf(s)).rows.every((r) => r.fault === null),
      shown_long: async (s) => ((await endOf(s)) ?? "9999-12-31") <= s.today,
    },
    on: {
      begin: async (s) => {
        const found = await stationsFor(s.db, s.record.unitId, s.row.kind, s.row.year);
        await sql`insert into station_review_row (review_id, station_id) select ${s.record.id}, x from unnest(${found.map((f) => f.id)}::bigint[]) x
          on conflict do nothing`.execute(s.db);
      },
      publish: (s) => s.set({ publishedOn: s.today }),
      back: (s) => s.set({ publishedOn: null }),
      close: close(stations),
      child: (s) => keepCriteria(s.db, s.record.id),
    },
    sections: { desk: deskOf },
  });

/** Stations without a grade take the proposed one; the history has each. */
async function takeProposed(hand: Hand, asked: Asked, tx: Db, input: { id: number; version: number }) {
  const record = await openToWrite(hand, asked.actor, tx, input.id);
  const version = await nextVersion(tx, hand.records, input.id, input.version);
  const today = chinaDay(asked.services.now());
  const { rows } = await deskOf({ ...see(tx, hand.records, record, today, asked.actor), row: record.values as never });
  const rowsRegister = reviews.children["rows"]?.register as Register;
  const taking = rows.filter((r) => r.grade === null && r.excused === null && r.proposed !== null);
  for (const r of taking) {
    await recordFieldChanges(
      tx,
      asked.actor,
      rowsRegister,
      { id: r.rowId, unit_path: record.unitPath },
      { grade: null },
      { grade: r.proposed },
      undefined,
      new Date(asked.services.now()).toISOString(),
    );
    await updateRow(tx, rowsRegister, r.rowId, { grade: r.proposed });
  }
  await audit(tx, asked.actor, {
    act: `${hand.records.name}.edit`,
    subject: `station_review:${input.id}`,
    detail: { taken: taking.length },
  });
  return { version, taken: taking.length };
}

const api = implement(reviewsContract).$context<Context>().use(wall);
export const reviewsRouter = (hand: Hand) =>
  api.router({
    handJudgeLink: api.handJudgeLink.handler(({ input, context }) => handJudgeLink(context, input.judgeId)),
    enterScore: api.enterScore.handler(({ input, context: { actor, services } }) =>
      services.database.write(actor.scope, async (tx) => {
        await storeScore(tx, actor, { ...input, onDay: chinaDay(services.now()) });
        return { ok: true as const };
      }),
    ),
    enterStandingBack: api.enterStandingBack.handler(({ input, context: { actor, services } }) =>
      services.database.write(actor.scope, async (tx) => {
        await storeStandingBack(tx, actor, { ...input, onDay: chinaDay(services.now()) });
        return { ok: true as const };
      }),
    ),
    takeProposed: api.takeProposed.handler(({ input, context }) =>
      context.services.database.write(context.actor.scope, (tx) => takeProposed(hand, context, tx, input)),
    ),
  });

const links = implement(judgingContract).$context<Context>().use(wall);
export const judgingRouter = links.router({
  openJudging: links.openJudging.handler(({ input, context }) => openJudging(context, input.token)),
  writeScore: links.writeScore.handler(({ input, context }) => scoreByLink(context, input)),
  standBack: links.standBack.handler(({ input, context }) => standBackByLink(context, input)),
});
