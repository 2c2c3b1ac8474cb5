import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { Section } from "../../../platform/ui/Page.tsx";
import { MoneyText } from "../../../platform/ui/record/FieldText.tsx";
import { RecordLink } from "../../../platform/ui/record/record-pages.tsx";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import type { ReviewDesk, verdictsOf } from "../review-server.ts";
import type { SubsidyStanding } from "../subsidies.ts";
import { ReviewScores } from "./ReviewScores.tsx";
import { reviewStrings } from "./review-strings.ts";
import { Heads } from "../../../platform/ui/Heads.tsx";

/** All stations of a review: what the registers tell of the year, the grade, and what is still wrong. */
export function ReviewDeskPanel({ data, given, reload }: PanelProps) {
  const s = useStrings(reviewStrings);
  const { locale } = useLocale();
  const desk = given as ReviewDesk;
  return (
    <>
      <Section title={s.desk} id="desk">
        {desk.waiting !== null && <p className="bh-quiet">{s.willTake(desk.waiting)}</p>}
        {desk.publicityEnds && <p>{s.shownUntil(showDay(desk.publicityEnds, locale))}</p>}
        {desk.rows.length > 0 && (
          <>
            <p>{desk.grades.map((g) => `${g.grade ?? s.excused} ${g.n}`).join(" · ")}</p>
            <div className="bh-scroll">
              <table className="bh-plain-table">
                <Heads of={[s.station, s.unit, s.report, s.projects, s.results, s.amount, s.grade]} />
                <tbody>
                  {desk.rows.map((r) => (
                    <tr key={r.stationId}>
                      <td>
                        <RecordLink subject={`station:${r.stationId}`}>{r.name}</RecordLink>
                      </td>
                      <td>{r.unitName}</td>
                      <td>{r.filedOn === null ? s.noReport : `${showDay(r.filedOn, locale)}${r.isLate ? ` ${s.late}` : ""}`}</td>
                      <td className="bh-number">{r.projects}</td>
                      <td className="bh-number">{r.results}</td>
                      <td className="bh-number">
                        <MoneyText fen={r.amountFen} />
                      </td>
                      <td>
                        {r.grade ?? (r.excused ? `${s.excused}：${r.excused}` : "")}
                        {r.fault && <span className="bh-fault"> {s.fault(r.fault)}</span>}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </>
        )}
      </Section>
      {desk.criteria.length > 0 && desk.rows.length > 0 && <ReviewScores data={data} desk={desk} reload={reload} />}
    </>
  );
}

/** What is agreed, paid and due next; and why nothing is paid now. */
export function Subsidy({ given }: PanelProps) {
  const s = useStrings(reviewStrings);
  const word = useWord();
  const { locale } = useLocale();
  const v = given as SubsidyStanding;
  if (v === null) return null;
  return (
    <Section title={s.subsidy}>
      <p>
        {s.agreed} <MoneyText fen={v.agreedFen} /> · {s.paid} <MoneyText fen={v.paidFen} /> · {s.left}{" "}
        <MoneyText fen={v.agreedFen - v.paidFen} />
      </p>
      {v.dueOn && <p>{s.next(showDay(v.dueOn, locale))}</p>}
      {v.withheld && <p className="bh-notice bh-notice-warn">{s.withheld(word(v.withheld))}</p>}
    </Section>
  );
}

/** What closed reviews found of a station. */
export function StationReviews({ given }: PanelProps) {
  const s = useStrings(reviewStrings);
  const { locale } = useLocale();
  const rows = given as Awaited<ReturnType<typeof verdictsOf>>;
  if (rows.length === 0) return null;
  return (
    <Section title={s.found}>
      <ul>
        {rows.map((r) => (
          <li key={r.id}>
            {r.year} · {r.name} · {r.grade ?? `${s.excused}：${r.excused ?? ""}`} {r.grounds && `（${r.grounds}）`}{" "}
            <span className="bh-quiet">{showDay(r.onDay, locale)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
