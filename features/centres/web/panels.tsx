import { weekdayOf } from "@bihuan/kit";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { Section } from "../../../platform/ui/Page.tsx";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import { chinaMinute } from "../../places/rules.ts";
import { PARTS } from "../centres.ts";
import { standingAt, type Closure, type Vacancy } from "../rules.ts";
import type { CentreDesk } from "../server.ts";
import { centresStrings } from "./strings.ts";

/** What a visitor and the office want to know today; open or not is told of this device's minute. */
export function Desk({ data, given }: PanelProps) {
  const s = useStrings(centresStrings);
  const { locale } = useLocale();
  const d = given as CentreDesk;
  const at = { today: d.today, minute: chinaMinute(Date.now()), isDayOff: d.isDayOff };
  const { why } = standingAt({ state: d.state ?? "", hours: String(data.values["hours"]) }, d.ahead, at);
  const days = (n: number | null): string => (n === null ? "–" : String(Math.round(n * 10) / 10));
  return (
    <>
      <Section title={s.now}>
        <p>
          <strong>{s[why]}</strong>
          {d.weekHours !== null && ` · ${s.week(d.weekHours)}`}
        </p>
        <Shut closures={d.ahead} />
        <Vacant vacancies={d.vacancies} />
        {d.sameAddress.length > 0 && (
          <p className="bh-notice bh-notice-warn">
            {s.same}
            {d.sameAddress.map((o) => (
              <AppLink key={o.id} href={`/centres/${o.id}`}>
                {o.name}{" "}
              </AppLink>
            ))}
          </p>
        )}
        <p className="bh-no-print">
          <AppLink href={`/centres/${data.id}/poster`}>{s.poster}</AppLink>{" "}
          {(d.state === "open" || d.state === "paused") && (
            <a href={`/centre/${data.id}?lang=${locale === "en" ? "en" : "zh"}`}>{s.publicPage}</a>
          )}
        </p>
      </Section>
      {d.state === "open" && (
        <Section title={s.roster}>
          {d.roster.every((r) => r.duties.length === 0) ? (
            <p className="bh-notice bh-notice-warn">{s.noRoster}</p>
          ) : (
            <Roster days={d.roster} />
          )}
        </Section>
      )}
      <Section title={d.answers === null ? s.open_needs : s.answers(showDay(d.answers.since, locale))}>
        {d.needs === null ? <p>{s.notTaking}</p> : <p>{s.needs(d.needs)}</p>}
        {d.answers?.orders === 0 && <p className="bh-quiet">{s.noOrders}</p>}
        {d.answers !== null && d.answers.orders > 0 && (
          <ul>
            <li>{s.orders(d.answers.orders)}</li>
            <li>{s.confirmed(d.answers.confirmed, d.answers.orders, days(d.answers.confirmedDays))}</li>
            <li>{s.introduced(d.answers.introduced, d.answers.orders, days(d.answers.introducedDays))}</li>
          </ul>
        )}
      </Section>
    </>
  );
}

/** Who is there on the next days; a half day that is open with nobody says so. */
function Roster({ days }: { readonly days: CentreDesk["roster"] }) {
  const s = useStrings(centresStrings);
  const word = useWord();
  const { locale } = useLocale();
  return (
    <>
      {days.some((r) => r.without.length > 0) && <p className="bh-notice bh-notice-warn">{s.rosterGaps}</p>}
      <div className="bh-scroll">
        <table className="bh-plain-table">
          <thead>
            <tr>
              <th scope="col">{s.rosterDay}</th>
              <th scope="col">{s.onDuty}</th>
            </tr>
          </thead>
          <tbody>
            {days.map((r) => (
              <tr key={r.day}>
                <td>
                  {showDay(r.day, locale)}
                  {locale !== "en" && ` ${weekdayOf(r.day)}`}
                </td>
                <td>
                  {r.duties.map((x) => `${x.name}（${word(PARTS[x.part])}）`).join("、")}
                  {r.without.map((p) => (
                    <strong key={p} className="bh-fault">
                      {" "}
                      {s.noDuty(word(PARTS[p]))}
                    </strong>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

export function Shut({ closures }: { readonly closures: readonly Closure[] }) {
  const s = useStrings(centresStrings);
  const { locale } = useLocale();
  return (
    <>
      {closures.map((c) => (
        <p key={`${c.fromOn}${c.toOn}`} className="bh-notice bh-notice-warn">
          {s.closed(showDay(c.fromOn, locale), showDay(c.toOn, locale), c.reason)}。
          {c.instead === null ? s.noInstead : s.instead(c.instead)}
        </p>
      ))}
    </>
  );
}

export function Vacant({ vacancies }: { readonly vacancies: readonly Vacancy[] }) {
  const s = useStrings(centresStrings);
  if (vacancies.length === 0) return <p className="bh-quiet">{s.noVacancy}</p>;
  return (
    <ul>
      {vacancies.map((v) => (
        <li key={v.post}>
          <strong>{s.vacancy(v.post, v.days)}</strong> · {v.instead === null ? s.nobody : s.standsIn(v.instead)}
        </li>
      ))}
    </ul>
  );
}
