import { useLocale, useStrings } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { Section } from "../../../platform/ui/Page.tsx";
import { RecordLink } from "../../../platform/ui/record/record-pages.tsx";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import { StateTag } from "../../../platform/ui/record/StateTag.tsx";
import type { BaseDesk as Given } from "../base-desk.ts";
import { studiesStrings } from "./studies-strings.ts";

/** A base's conditions counted of today, and what each year's review rests on, open to its rows. */
export function BaseDesk({ given }: PanelProps) {
  const desk = given as Given;
  const s = useStrings(studiesStrings);
  const { locale } = useLocale();
  return (
    <div id="desk">
      <Section title={s.conditions} id="conditions">
        <p className="bh-quiet">{s.conditionsOn(showDay(desk.day, locale))}</p>
        <Standings all={desk.standings} />
        {desk.elsewhere.map((e) => (
          <p key={e.name + e.subject} className="bh-notice bh-notice-warn">
            <RecordLink subject={e.subject}>{s.elsewhere(e.name, e.base)}</RecordLink>
          </p>
        ))}
      </Section>
      <Section title={s.grounds} id="grounds">
        <p className="bh-quiet">{s.groundsLead}</p>
        {desk.years.map((y) => (
          <details key={y.year} open={y.year === desk.years[0]?.year}>
            <summary>
              {y.year} · {s.studies(y.studies.length)} · {s.briefs(y.briefs.length)}
            </summary>
            <ul>
              {[...y.studies, ...y.briefs].map((g) => (
                <li key={g.subject}>
                  {showDay(g.day, locale)} <RecordLink subject={g.subject}>{g.title}</RecordLink>
                </li>
              ))}
            </ul>
            <Standings all={y.standings} />
          </details>
        ))}
      </Section>
    </div>
  );
}

function Standings({ all }: { readonly all: Given["standings"] }) {
  const s = useStrings(studiesStrings);
  const { locale } = useLocale();
  if (all.length === 0) return <p className="bh-quiet">{s.noConditions}</p>;
  return (
    <ul>
      {all.map((c) => (
        <li key={c.name}>
          <StateTag
            label={
              c.met
                ? { zh: studiesStrings.zh.met, en: studiesStrings.en.met }
                : { zh: studiesStrings.zh.unmet, en: studiesStrings.en.unmet }
            }
            tone={c.met ? "good" : "bad"}
          />{" "}
          {c.name} · {s.counted(c.count, c.least)}
          {c.since !== null && <strong> · {s.since(showDay(c.since, locale))}</strong>} <small className="bh-quiet">{c.source}</small>
        </li>
      ))}
    </ul>
  );
}
