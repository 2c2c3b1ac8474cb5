import { Button } from "antd";
import { useState, type ReactNode } from "react";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { useRouteParams } from "../../../platform/ui/address.ts";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Page, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { judge, type DayView, type Judged } from "../judge.ts";
import { powerOptions, timeOf } from "../rules.ts";
import { caravans } from "./api.ts";
import { PlanCalendar } from "./PlanCalendar.tsx";
import type { FullPlan } from "./PlanRoom.tsx";
import { plateOf, schoolOf } from "./plan-names.ts";
import { caravansStrings } from "./strings.ts";
import { TourMap } from "./TourMap.tsx";
import { Heads } from "../../../platform/ui/Heads.tsx";

type Contacts = Awaited<ReturnType<typeof caravans.listContacts>>["contacts"];

function Paper({
  title,
  phones,
  children,
}: {
  readonly title: string;
  readonly phones?: true;
  readonly children: (plan: FullPlan, judged: Judged, contacts: Contacts) => ReactNode;
}) {
  const s = useStrings(caravansStrings);
  const act = useRefusal();
  const tourId = Number(useRouteParams().id);
  const [contacts, setContacts] = useState<Contacts>([]);
  const loaded = useLoad(["caravan_tour", tourId, "paper"], async () => {
    const { planId, title: name } = await caravans.listPlans({ tourId });
    return { name, plan: planId === null ? null : await caravans.getPlan({ id: planId }) };
  });
  const look = (plan: FullPlan) =>
    act.run(async () =>
      setContacts((await caravans.listContacts({ planId: plan.id, stops: plan.routes.flatMap((r) => r.stops) })).contacts),
    );
  return (
    <Page
      title={loaded.data ? `${loaded.data.name} · ${title}` : title}
      tools={
        <Button className="bh-no-print" type="primary" onClick={() => window.print()}>
          {s.print}
        </Button>
      }
    >
      <WhenLoaded of={loaded}>
        {({ plan }) =>
          plan === null ? (
            <p className="bh-notice bh-notice-warn">{s.notChosen}</p>
          ) : (
            <>
              {phones && contacts.length === 0 && (
                <Button className="bh-no-print" loading={act.busy} onClick={() => void look(plan)}>
                  {s.showPhones}
                </Button>
              )}
              <ErrorPanel trouble={act.trouble} />
              {children(plan, judge(plan.input.question, plan.routes), contacts)}
            </>
          )
        }
      </WhenLoaded>
    </Page>
  );
}

/** The whole tour on one A3: who is where on each day, and where that lies. */
export function TourSheet() {
  const s = useStrings(caravansStrings);
  return (
    <Paper title={s.sheet}>
      {(plan, judged) => (
        <>
          <p>{s.figures(judged.served, judged.pupils, Math.round(judged.metres / 1000), judged.nights)}</p>
          <PlanCalendar plan={plan} judged={judged} />
          <TourMap plan={plan} judged={judged} />
        </>
      )}
    </Paper>
  );
}

function DayTable({ plan, day, contacts }: { readonly plan: FullPlan; readonly day: DayView; readonly contacts: Contacts }) {
  const s = useStrings(caravansStrings);
  const word = useWord();
  return (
    <table className="bh-plain-table">
      <Heads of={[s.time, s.school, s.address, s.power, s.ground, s.contact, s.phone]} />
      <tbody>
        {day.visits.map((v) => {
          const at = plan.schools.find((x) => x.id === v.stop);
          const who = contacts.find((x) => x.id === v.stop);
          const power = powerOptions.find((o) => o.value === at?.power);
          return (
            <tr key={v.stop}>
              <td>
                {timeOf(v.begin)}–{timeOf(v.leave)}
              </td>
              <th scope="row">{schoolOf(plan, v.stop)}</th>
              <td>{at?.address}</td>
              <td>{power ? word(power.label) : ""}</td>
              <td>{at?.ground}</td>
              <td>{who?.name}</td>
              <td>{who?.phone}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** A sheet for each vehicle's crew: its days in order, with whom to telephone. */
export function DriverSheets() {
  const s = useStrings(caravansStrings);
  const { locale } = useLocale();
  return (
    <Paper title={s.drivers} phones>
      {(plan, judged, contacts) =>
        plan.input.question.vehicles
          .filter((v) => judged.days.some((d) => d.vehicle === v.id))
          .map((v) => (
            <section key={v.id} className="cv-sheet">
              <h2>
                {plateOf(plan, v.id)} {plan.input.vehicles.find((x) => x.id === v.id)?.driver}
              </h2>
              {judged.days
                .filter((d) => d.vehicle === v.id)
                .map((d) => (
                  <div key={d.day}>
                    <h3>
                      {showDay(plan.input.days[d.day] ?? "", locale)} · {s.leaveAt(timeOf(d.leave))} · {s.kmOf(Math.round(d.metres / 1000))}{" "}
                      · {d.lodging === null ? s.homeAt(timeOf(d.back)) : s.sleeps(plan.input.lodgings[d.lodging] ?? "")}
                    </h3>
                    <DayTable plan={plan} day={d} contacts={contacts} />
                  </div>
                ))}
            </section>
          ))
      }
    </Paper>
  );
}

/** A notice for each school. */
export function Notices() {
  const s = useStrings(caravansStrings);
  const { locale } = useLocale();
  return (
    <Paper title={s.notices}>
      {(plan, judged) =>
        judged.days.flatMap((d) =>
          d.visits.map((v) => (
            <section key={v.stop} className="bh-panel cv-sheet">
              <h2>{schoolOf(plan, v.stop)}</h2>
              <p>
                {s.noticeBody(
                  schoolOf(plan, v.stop),
                  showDay(plan.input.days[d.day] ?? "", locale),
                  timeOf(v.begin),
                  timeOf(v.leave),
                  plateOf(plan, d.vehicle),
                )}
              </p>
            </section>
          )),
        )
      }
    </Paper>
  );
}
