import { Button, Select } from "antd";
import { useState } from "react";
import { chinaDay } from "@bihuan/kit";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { exportUrl } from "../../../platform/ui/list/export-url.ts";
import { Page, Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { KINDS, LEVELS, levelOptions, roleOptions, tableOf } from "../academic-rules.ts";
import { academicStrings } from "./academic-strings.ts";
import { events } from "./api.ts";
import { Heads } from "../../../platform/ui/Heads.tsx";

function useYear() {
  const s = useStrings(academicStrings);
  const now = Number(chinaDay(Date.now()).slice(0, 4));
  const [year, setYear] = useState(now);
  const years = [now + 1, now, now - 1, now - 2, now - 3];
  return {
    year,
    choice: (
      <Select aria-label={s.year} value={year} options={years.map((value) => ({ value, label: String(value) }))} onChange={setYear} />
    ),
  };
}

/** Every unit's reported events of a year, month by month. */
export function CalendarPage() {
  const s = useStrings(academicStrings);
  const word = useWord();
  const { locale } = useLocale();
  const { year, choice } = useYear();
  const [level, setLevel] = useState("");
  const loaded = useLoad(["academic", "calendar", year], () => events.listCalendar({ year }));
  return (
    <Page
      title={s.calendar}
      tools={
        <>
          {choice}
          <Select
            aria-label={s.level}
            value={level}
            options={[{ value: "", label: s.allLevels }, ...levelOptions.map((o) => ({ value: o.value as string, label: word(o.label) }))]}
            onChange={setLevel}
          />
        </>
      }
    >
      <p className="bh-quiet">{s.calendarHint}</p>
      <WhenLoaded of={loaded}>
        {(all) => {
          const rows = all.filter((e) => level === "" || e.level === level);
          const months = [...Map.groupBy(rows, (e) => e.firstOn.slice(0, 7))];
          return (
            <>
              {rows.length === 0 && <p>{s.nothing}</p>}
              {months.map(([month, of]) => (
                <Section
                  key={month}
                  title={new Date(`${month}-15T04:00:00Z`).toLocaleDateString(locale, { year: "numeric", month: "long" })}
                >
                  <ul className="bh-plain-list">
                    {of.map((e) => (
                      <li key={e.id}>
                        {e.mine ? <AppLink href={`/academic/${e.id}`}>{e.title}</AppLink> : <strong>{e.title}</strong>} ·{" "}
                        {word(LEVELS[e.level])} {word(KINDS[e.kind])}
                        <div className="bh-quiet">
                          {showDay(e.firstOn, locale)}
                          {e.lastOn === e.firstOn ? "" : ` – ${showDay(e.lastOn, locale)}`} · {e.place} · {e.unitName}
                        </div>
                      </li>
                    ))}
                  </ul>
                </Section>
              ))}
            </>
          );
        }}
      </WhenLoaded>
    </Page>
  );
}

/** The table of a statistics year; each number opens the events behind it. */
export function YearPage() {
  const s = useStrings(academicStrings);
  const word = useWord();
  const { locale } = useLocale();
  const { year, choice } = useYear();
  const [opened, setOpened] = useState<readonly number[]>([]);
  const loaded = useLoad(["academic", "year", year], () => events.yearOf({ year }));
  const cell = (ids: readonly number[]) =>
    ids.length === 0 ? (
      "0"
    ) : (
      <Button type="link" size="small" onClick={() => setOpened(ids)}>
        {ids.length}
      </Button>
    );
  return (
    <Page
      title={s.table}
      tools={
        <>
          {choice}
          <a className="bh-no-print" href={exportUrl("academic_year")("xlsx", { filter: { year }, limit: 20 }, [])} download>
            {s.yearFile}
          </a>
          <Button className="bh-no-print" onClick={() => window.print()}>
            {s.print}
          </Button>
        </>
      }
    >
      <p className="bh-quiet">{s.tableHint}</p>
      <WhenLoaded of={loaded}>
        {(data) => (
          <>
            <p>
              {data.rule ? s.byRule(data.rule.name, data.rule.source) : s.noRule}{" "}
              {s.span(showDay(data.firstOn, locale), showDay(data.lastOn, locale))}
              {data.rule?.plannedTo && ` · ${s.planned(showDay(data.rule.plannedTo, locale))}`}
            </p>
            <div className="bh-scroll" tabIndex={0} role="region" aria-label={s.table}>
              <table className="bh-plain-table">
                <Heads
                  of={[
                    s.level,
                    s.held,
                    ...roleOptions.map((o) => word(o.label)),
                    ...(data.rule?.plannedTo ? [s.plannedHead] : []),
                    ...[s.onSite, s.online, s.papers],
                  ]}
                />
                <tbody>
                  {tableOf(data.events).map((row) => (
                    <tr key={row.level}>
                      <th scope="row">{word(LEVELS[row.level])}</th>
                      <td>{cell(row.held)}</td>
                      {roleOptions.map((o) => (
                        <td key={o.value}>{cell(row.roles[o.value])}</td>
                      ))}
                      {data.rule?.plannedTo && <td>{cell(row.planned)}</td>}
                      {[row.onSite, row.online, row.papers].map((n, i) => (
                        <td key={i}>{n === null ? s.unknown : n.toLocaleString(locale)}</td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            {data.events.length === 0 && <p>{s.nothing}</p>}
            {opened.length > 0 && (
              <Section title={s.which(opened.length)}>
                <ul className="bh-plain-list">
                  {data.events
                    .filter((e) => opened.includes(e.id))
                    .map((e) => (
                      <li key={e.id}>
                        <AppLink href={`/academic/${e.id}`}>{e.title}</AppLink> · {showDay(e.firstOn, locale)}
                        {e.onSite !== null && ` · ${s.onSite} ${s.people(e.onSite)}`}
                      </li>
                    ))}
                </ul>
              </Section>
            )}
          </>
        )}
      </WhenLoaded>
    </Page>
  );
}
