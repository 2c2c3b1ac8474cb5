import { Button } from "antd";
import { chinaDay } from "@bihuan/kit";
import { useState } from "react";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { Gantt } from "../../../platform/ui/chart/Gantt.tsx";
import { Page, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { studies } from "../studies.ts";
import { studyProcess } from "../study-process.ts";
import { studiesApi } from "./api.ts";
import { studiesStrings } from "./studies-strings.ts";

const KINDS = studies.children["deliverables"]?.register.fields.find((f) => f.key === "kind")?.options ?? [];

/** A year's projects on one timeline, with their deliverables and what is late. */
export function YearPage() {
  const s = useStrings(studiesStrings);
  const word = useWord();
  const { locale } = useLocale();
  const today = chinaDay(Date.now());
  const [year, setYear] = useState(Number(today.slice(0, 4)));
  const loaded = useLoad(["studies", "year", year], () => studiesApi.yearOfStudies({ year }), { keep: true });
  const states: Readonly<Record<string, { label: { zh: string; en: string } }>> = studyProcess.states;
  const kind = (value: string) => word(KINDS.find((k) => k.value === value)?.label ?? { zh: value, en: value });
  return (
    <Page
      title={`${s.timeline} ${year}`}
      lead={s.lead}
      tools={
        <>
          <Button onClick={() => setYear(year - 1)}>{s.before}</Button>
          <Button onClick={() => setYear(year + 1)}>{s.after}</Button>
        </>
      }
    >
      <WhenLoaded of={loaded}>
        {(all) => {
          const late = all.flatMap((x) => x.deliverables).filter((d) => d.lateDays > 0 && d.handedOn === null).length;
          return (
            <>
              {all.length > 0 && <p className={late > 0 ? "bh-overdue" : undefined}>{late > 0 ? s.lateCount(late) : s.allInTime}</p>}
              <Gantt
                today={today}
                empty={s.noStudies}
                rows={all.map((x) => {
                  const open = x.deliverables.filter((d) => d.handedOn === null);
                  const isLate = open.some((d) => d.lateDays > 0);
                  return {
                    key: String(x.id),
                    name: (
                      <>
                        <AppLink href={`/thinktank/studies/${x.id}`}>{x.title}</AppLink>
                        <small className="bh-quiet" style={{ display: "block" }}>
                          {x.leader} · {word(states[x.state]?.label ?? { zh: x.state, en: x.state })}
                        </small>
                      </>
                    ),
                    from: x.fromOn,
                    to: x.toOn,
                    tone: x.state === "accepted" ? ("done" as const) : isLate ? ("late" as const) : undefined,
                    marks: x.deliverables.map((d) => ({
                      day: d.handedOn ?? d.dueOn,
                      label: `${kind(d.kind)} ${d.handedOn === null ? s.due : s.handed} ${d.handedOn ?? d.dueOn}`,
                      tone: d.handedOn !== null ? ("done" as const) : d.lateDays > 0 ? ("late" as const) : undefined,
                    })),
                    says: (
                      <ul>
                        {x.deliverables.map((d) => (
                          <li key={d.kind + d.dueOn} className={d.lateDays > 0 && d.handedOn === null ? "bh-overdue" : "bh-quiet"}>
                            {kind(d.kind)}{" "}
                            {d.handedOn === null ? `${s.due} ${showDay(d.dueOn, locale)}` : `${s.handed} ${showDay(d.handedOn, locale)}`}
                            {d.lateDays > 0 && ` · ${s.late(d.lateDays)}`}
                          </li>
                        ))}
                      </ul>
                    ),
                  };
                })}
              />
            </>
          );
        }}
      </WhenLoaded>
    </Page>
  );
}
