import { sql } from "kysely";
import { rowsOf } from "../../platform/db/rows.ts";
import { refuseRequest } from "../../platform/http/server.ts";
import type { Done, Seen } from "../../platform/records/special.ts";
import { warningsOf } from "../../platform/records/page.ts";
import { refuseFields } from "../../platform/records/rows.ts";
import { showDay } from "../../platform/register/fields.ts";
import { stations } from "./stations.ts";

type Station = (typeof stations)["register"];

/** Why nothing is paid now: not established, or the yearly report missing by the same days that warn of it. */
function withheldFor({ row, record, today }: Seen<Station>) {
  if (row.establishedOn === null) return { zh: "还没有建站，不能拨付", en: "Not established: nothing is paid" };
  return warningsOf(stations as never, record.values, record.state, today).some((w) => w.key === "report")
    ? {
        zh: `缺年度报告（只报到 ${showDay(row.reportUntil ?? row.establishedOn, "zh-CN")}），补交以后再拨`,
        en: `The yearly report is missing (reported until ${row.reportUntil ?? row.establishedOn}): paid once it is in`,
      }
    : undefined;
}

const sumsOf = async ({ db, record }: Seen<Station>) =>
  (
    await rowsOf<{ agreed: number | null; paid: number | null; dueOn: string | null; lastPaidOn: string | null }>(
      db,
      sql`select sum(fen)::int8 as agreed, sum(paid_fen)::int8 as paid, min(due_on) filter (where coalesce(paid_fen, 0) < fen) as "dueOn", max(paid_on) as "lastPaidOn"
        from station_subsidy where station_id = ${record.id}`,
    )
  )[0] as { agreed: number | null; paid: number | null; dueOn: string | null; lastPaidOn: string | null };

/** Sums and the next day follow the instalments; more is paid only to a station that stands and has reported. */
export async function keepSubsidies(s: Done<Station>): Promise<void> {
  const sums = await sumsOf(s);
  const withheld = (sums.paid ?? 0) > (s.row.subsidyPaidFen ?? 0) ? withheldFor(s) : undefined;
  if (withheld) refuseRequest("withheld", withheld);
  if (sums.lastPaidOn !== null && sums.lastPaidOn > s.today)
    refuseFields({ paidOn: { zh: "拨付日期不能晚于今天", en: "Not after today" } });
  await s.set({ subsidyAgreedFen: sums.agreed, subsidyPaidFen: sums.paid, subsidyDueOn: sums.dueOn });
}

/** What its page says of subsidies: nothing where none is agreed. */
export const subsidyOf = (s: Seen<Station>) =>
  Promise.resolve(
    s.row.subsidyAgreedFen === null
      ? null
      : {
          agreedFen: s.row.subsidyAgreedFen,
          paidFen: s.row.subsidyPaidFen ?? 0,
          dueOn: s.row.subsidyDueOn,
          withheld: withheldFor(s) ?? null,
        },
  );
export type SubsidyStanding = Awaited<ReturnType<typeof subsidyOf>>;
