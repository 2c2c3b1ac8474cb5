import { catalogueOf } from "@bihuan/indicators";
import { sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import { actOnRecord, type Hand } from "../../platform/records/hand.ts";
import { serveRecords } from "../../platform/records/serve.ts";
import type { Done, Seen } from "../../platform/records/special.ts";
import { publicityEnds } from "../training/index.ts";
import { stationsFacts } from "./facts.ts";
import { gradesIn, reviews } from "./reviews.ts";

type Review = (typeof reviews)["register"];

export interface ReviewRow {
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
    sql`select s.id as "stationId", s.name, u.name as "unitName", s.state, p.filed_on as "filedOn",
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

const faultOf = (r: Pick<ReviewRow, "grade" | "grounds" | "excused">, grades: readonly string[], failing: readonly string[]) =>
  r.excused !== null
    ? undefined
    : r.grade === null
      ? ("no-grade" as const)
      : !grades.includes(r.grade)
        ? ("other-grade" as const)
        : failing.includes(r.grade) && (r.grounds ?? "").trim() === ""
          ? ("no-grounds" as const)
          : undefined;

const endOf = ({ db, row, record }: Seen<Review>) => publicityEnds(db, row.publishedOn, row.publicityDays, record.unitPath);

async function deskOf(s: Seen<Review>) {
  const [grades, failing] = [gradesIn(s.row.grades), gradesIn(s.row.failing)];
  const rows = await rowsOfReview(s.db, s.record.id, s.row.year, s.row.reportsUntil);
  return {
    rows: rows.map((r) => ({ ...r, fault: faultOf(r, grades, failing) ?? null })),
    grades: [
      ...grades.map((grade) => ({ grade, n: rows.filter((r) => r.grade === grade).length })),
      { grade: null, n: rows.filter((r) => r.excused !== null).length },
    ],
    publicityEnds: await endOf(s),
    waiting: s.record.state === "draft" ? (await stationsFor(s.db, s.record.unitId, s.row.kind, s.row.year)).length : null,
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
    },
    sections: { desk: deskOf },
  });
