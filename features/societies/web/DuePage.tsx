import { Button } from "antd";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { createApi } from "../../../platform/ui/api.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { Page, Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import type { societiesContract } from "../contract.ts";
import { BANDS } from "../rules.ts";
import { societiesStrings } from "./strings.ts";

const { call } = createApi<typeof societiesContract>("societies");

/** Overdue, within 30, 90 and 180 days: one list for the superior, printed as it stands. */
export function DuePage() {
  const s = useStrings(societiesStrings);
  const word = useWord();
  const { locale } = useLocale();
  const loaded = useLoad(["societies", "due"], () => call.listDue());
  return (
    <Page
      title={s.due}
      tools={
        <Button className="bh-no-print" onClick={() => window.print()}>
          {s.print}
        </Button>
      }
    >
      <WhenLoaded of={loaded}>
        {(data) => (
          <>
            <p className="bh-quiet">{s.dueOf(data.societies)}</p>
            {!data.hasReviewRule && <p className="bh-notice bh-notice-warn">{s.noRule}</p>}
            {data.rows.length === 0 && <p>{s.nothing}</p>}
            {BANDS.map((band) => ({ band, rows: data.rows.filter((r) => r.band === band) }))
              .filter((b) => b.rows.length > 0)
              .map(({ band, rows }) => (
                <Section key={band} title={`${s.band(band)} · ${rows.length}`}>
                  <div className="bh-scroll" tabIndex={0} role="region" aria-label={s.band(band)}>
                    <table className="bh-plain-table">
                      <tbody>
                        {rows.map((r) => (
                          <tr key={`${r.what}${r.id}`}>
                            <td>
                              <AppLink href={`/societies/${r.id}`}>{r.name}</AppLink>
                              <div className="bh-quiet">{r.unitName}</div>
                            </td>
                            <td>{s[r.what]}</td>
                            <td>{showDay(r.dueOn, locale)}</td>
                            <td>
                              <strong>{s.days(r.days)}</strong>
                            </td>
                            <td>
                              {r.note && word(r.note)}{" "}
                              {r.what === "term" &&
                                (r.changeId === null ? (
                                  <AppLink href="/societies/terms/new">{s.begin}</AppLink>
                                ) : (
                                  <AppLink href={`/societies/terms/${r.changeId}`}>{s.under}</AppLink>
                                ))}
                            </td>
                          </tr>
                        ))}
                      </tbody>
                    </table>
                  </div>
                </Section>
              ))}
          </>
        )}
      </WhenLoaded>
    </Page>
  );
}
