import { Button } from "antd";
import { useState } from "react";
import { chinaDay } from "@bihuan/kit";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { Page, Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { QrCode } from "../../../platform/ui/QrCode.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { modelOptions } from "../rules.ts";
import { caravans } from "./api.ts";
import { caravansStrings } from "./strings.ts";
import { Heads } from "../../../platform/ui/Heads.tsx";

type Year = Awaited<ReturnType<typeof caravans.readYear>>;
const thisYear = (): number => Number(chinaDay(Date.now()).slice(0, 4));

/** A year of the fleet: what counts, what is due, days and kilometres against the year's duty, month by month. */
export function YearPage() {
  const s = useStrings(caravansStrings);
  const [year, setYear] = useState(thisYear);
  const loaded = useLoad(["caravans", "year", year], () => caravans.readYear({ year }), { keep: true });
  const door = useLoad(["caravans", "door"], () => caravans.readDoorAddress());
  return (
    <Page
      title={`${s.year} · ${s.yearOf(year)}`}
      lead={s.yearHint}
      tools={
        <span className="bh-no-print">
          {[year - 1, year + 1]
            .filter((y) => y <= thisYear())
            .map((y) => (
              <Button key={y} onClick={() => setYear(y)}>
                {s.yearOf(y)}
              </Button>
            ))}{" "}
          <a href={`/api/export/caravan_feedback.xlsx?input=${encodeURIComponent(JSON.stringify({ filter: { year } }))}`} download>
            {s.feedback}
          </a>
        </span>
      }
    >
      <WhenLoaded of={loaded}>{(data) => <Fleet data={data} />}</WhenLoaded>
      {door.data?.path && (
        <Section title={s.askDoor}>
          <div className="bh-handover">
            <QrCode text={`${location.origin}${door.data.path}`} label={s.askDoor} />
            <div className="bh-handover-text">
              <p>{s.askDoorHint}</p>
              <p className="bh-break">{`${location.origin}${door.data.path}`}</p>
            </div>
          </div>
        </Section>
      )}
    </Page>
  );
}

const sum = (v: Year["vehicles"][number], key: "days" | "km" | "visits" | "schools" | "pupils"): number =>
  v.months.reduce((n, m) => n + m[key], 0);

function Fleet({ data }: { readonly data: Year }) {
  const s = useStrings(caravansStrings);
  const word = useWord();
  const { locale } = useLocale();
  const { total, duty } = data;
  const dutyWords = (v: Year["vehicles"][number]): string => {
    if (duty.days === null && duty.km === null) return s.noDuty;
    const [days, km] = [(duty.days ?? Infinity) - sum(v, "days"), (duty.km ?? Infinity) - sum(v, "km")];
    if (days <= 0 || km <= 0) return s.dutyMet;
    return s.dutyLeft(Number.isFinite(days) ? s.daysOf(days) : "—", Number.isFinite(km) ? s.kmOf(km) : "—");
  };
  return (
    <>
      <p>
        <strong>{s.sumLine(total.vehicles, total.counties, total.schools, total.pupils)}</strong>
      </p>
      {total.waiting > 0 && <p className="bh-notice bh-notice-warn">{s.waiting(total.waiting)}</p>}
      {data.vehicles.map((v) => {
        const months = v.months.filter((m) => m.days + m.visits > 0);
        const model = modelOptions.find((o) => o.value === v.model);
        return (
          <Section key={v.id} title={v.plate}>
            <p>
              <AppLink href={`/caravans/vehicles/${v.id}`}>{v.plate}</AppLink> {model && word(model.label)} ·{" "}
              {v.km === null ? "" : `${s.kmOf(v.km)} · `}
              {dutyWords(v)}
              {v.dueBy.length > 0 ? (
                <strong className="bh-fault"> {s.dueNow}</strong>
              ) : (
                v.dueOn !== null && <span className="bh-quiet"> {s.dueOn(showDay(v.dueOn, locale))}</span>
              )}
            </p>
            <div className="bh-scroll" tabIndex={0} role="group" aria-label={v.plate}>
              <table className="bh-plain-table">
                <Heads of={["", s.days, s.km, s.visits, s.schoolsCount, s.pupils]} />
                <tbody>
                  {months.map((m) => (
                    <tr key={m.month}>
                      <th scope="row">{s.month(m.month)}</th>
                      <td>{m.days}</td>
                      <td>{m.km}</td>
                      <td>{m.visits}</td>
                      <td>{m.schools}</td>
                      <td>{m.pupils}</td>
                    </tr>
                  ))}
                  <tr>
                    <th scope="row">{s.total}</th>
                    <td>{sum(v, "days")}</td>
                    <td>{sum(v, "km")}</td>
                    <td>{sum(v, "visits")}</td>
                    <td />
                    <td>{sum(v, "pupils")}</td>
                  </tr>
                </tbody>
              </table>
            </div>
          </Section>
        );
      })}
    </>
  );
}
