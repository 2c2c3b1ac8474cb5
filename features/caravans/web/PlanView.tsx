import { Button, Select } from "antd";
import { useDeferredValue, useMemo, useState } from "react";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { judge, moveVisit, type RouteOf } from "../judge.ts";
import { caravans } from "./api.ts";
import { CallList } from "./CallList.tsx";
import { LeftOut } from "./LeftOut.tsx";
import { PlanCalendar } from "./PlanCalendar.tsx";
import type { FullPlan } from "./PlanRoom.tsx";
import { plateOf, schoolOf } from "./plan-names.ts";
import { caravansStrings } from "./strings.ts";
import { TourMap } from "./TourMap.tsx";
import { Heads } from "../../../platform/ui/Heads.tsx";

interface Props {
  readonly planId: number;
  readonly canEdit: boolean;
  readonly onSaved: (planId: number) => Promise<void>;
}

/** One plan: its figures, its calendar where visits are moved, its map, what it leaves out and why. */
export function PlanView({ planId, canEdit, onSaved }: Props) {
  const loaded = useLoad(["caravan_plan", planId], () => caravans.getPlan({ id: planId }));
  return <WhenLoaded of={loaded}>{(plan) => <Shown plan={plan} canEdit={canEdit} onSaved={onSaved} />}</WhenLoaded>;
}

const percent = (part: number, of: number): string => (of === 0 ? "—" : `${((part * 100) / of).toFixed(1)}%`);

function Shown({ plan, canEdit, onSaved }: Omit<Props, "planId"> & { readonly plan: FullPlan }) {
  const s = useStrings(caravansStrings);
  const word = useWord();
  const { input } = plan;
  const [routes, setRoutes] = useState<readonly RouteOf[]>(plan.routes);
  const [picked, setPicked] = useState<string>();
  const act = useRefusal();
  const judged = useMemo(() => judge(input.question, routes), [input, routes]);
  // Figures, calendar and breaches follow the hand at once; map and lists a moment later.
  const later = useDeferredValue(judged);
  const changed = routes !== plan.routes;
  const move = (stop: string, to: { vehicle: string; day: number } | null) => {
    setRoutes(moveVisit(input.question, routes, stop, to));
    setPicked(undefined);
  };
  const save = () =>
    act.run(async () => {
      const stored = routes.map((r) => ({ ...r, stops: [...r.stops] }));
      await onSaved((await caravans.savePlan({ planId: plan.id, routes: stored, name: s.byHand(plan.name) })).planId);
    });
  const { fairness, collide } = plan.answer;
  return (
    <>
      <Section title={plan.name}>
        <p role="status">
          <strong>{s.figures(judged.served, judged.pupils, Math.round(judged.metres / 1000), judged.nights)}</strong>{" "}
          <span className={judged.breaches.length > 0 ? "bh-fault" : "bh-quiet"}>{s.breachCount(judged.breaches.length)}</span>
        </p>
        <p className="bh-notice bh-notice-warn">{s.waysHint(input.typedWays, input.roads)}</p>
        {input.notes.map((n) => (
          <p key={n.zh} className="bh-notice bh-notice-warn">
            {word(n)}
          </p>
        ))}
        {collide.length > 0 && (
          <p className="bh-notice bh-notice-bad">
            {s.collide} {collide.map((id) => schoolOf(plan, id)).join("、")}
          </p>
        )}
        {fairness && <p>{s.fairTold(percent(fairness.leastBefore, 1), percent(fairness.leastShare, 1), fairness.givenUp)}</p>}
        {changed && (
          <div className="bh-actions-row bh-no-print">
            <span className="bh-state bh-state-wait">{s.unsaved}</span>
            <Button type="primary" loading={act.busy} onClick={() => void save()}>
              {s.keepMoved}
            </Button>
            <Button onClick={() => setRoutes(plan.routes)}>{s.undoMoved}</Button>
          </div>
        )}
        <ErrorPanel trouble={act.trouble} />
      </Section>
      {(plan.answer.moved.length > 0 || plan.answer.lost.length > 0) && <CallList plan={plan} />}
      <Section title={s.calendar}>
        {canEdit && <p className="bh-quiet bh-no-print">{s.calendarHint}</p>}
        {picked !== undefined && <MoveBox plan={plan} stop={picked} onMove={move} />}
        <PlanCalendar plan={plan} judged={judged} picked={picked} {...(canEdit ? { onPick: setPicked, onDrop: move } : {})} />
        <Breaches plan={plan} judged={judged} />
      </Section>
      <TourMap plan={plan} judged={later} />
      <LeftOut plan={plan} judged={later} {...(canEdit ? { onPick: setPicked } : {})} />
      <Section title={s.counties}>
        <div className="bh-scroll" tabIndex={0} role="group" aria-label={s.counties}>
          <table className="bh-plain-table">
            <Heads of={[s.county, s.served, s.pupils, s.share]} />
            <tbody>
              {later.shares.map((c) => (
                <tr key={c.county}>
                  <th scope="row">{c.county}</th>
                  <td>{s.schools(c.served, c.of)}</td>
                  <td>
                    {c.pupils} / {c.ofPupils}
                  </td>
                  <td>{percent(c.pupils, c.ofPupils)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Section>
      {input.unplaced.length > 0 && (
        <Section title={s.noPosition(input.unplaced.length)}>
          <ul>
            {input.unplaced.map((u) => (
              <li key={u.id}>
                <AppLink href={`/caravans/requests/${u.id}`}>{u.school}</AppLink>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

/** Where a picked visit goes, without dragging. */
function MoveBox({
  plan,
  stop,
  onMove,
}: {
  readonly plan: FullPlan;
  readonly stop: string;
  readonly onMove: (stop: string, to: { vehicle: string; day: number } | null) => void;
}) {
  const s = useStrings(caravansStrings);
  const { locale } = useLocale();
  const [vehicle, setVehicle] = useState<string>(plan.input.question.vehicles[0]?.id ?? "");
  const [day, setDay] = useState(0);
  return (
    <div className="bh-panel bh-no-print">
      <p>
        <strong>{s.moveTitle(schoolOf(plan, stop))}</strong>
      </p>
      <div className="bh-actions-row">
        <Select
          aria-label={s.vehicle}
          value={vehicle}
          onChange={setVehicle}
          style={{ minWidth: 140 }}
          options={plan.input.question.vehicles.map((v) => ({ value: v.id, label: plateOf(plan, v.id) }))}
        />
        <Select
          aria-label={s.day}
          value={day}
          onChange={setDay}
          style={{ minWidth: 160 }}
          options={plan.input.days.map((d, i) => ({ value: i, label: showDay(d, locale) }))}
        />
        <Button type="primary" onClick={() => onMove(stop, { vehicle, day })}>
          {s.moveHere}
        </Button>
        <Button onClick={() => onMove(stop, null)}>{s.takeOut}</Button>
      </div>
    </div>
  );
}

function Breaches({ plan, judged }: { readonly plan: FullPlan; readonly judged: ReturnType<typeof judge> }) {
  const s = useStrings(caravansStrings);
  const { locale } = useLocale();
  if (judged.breaches.length === 0) return null;
  return (
    <div className="bh-notice bh-notice-bad" role="status">
      <strong>{s.breachesTitle}</strong>
      <ul>
        {judged.breaches.map((b, i) => (
          <li key={i}>
            {plateOf(plan, b.vehicle)} {showDay(plan.input.days[b.day] ?? "", locale)} {b.stop === undefined ? "" : schoolOf(plan, b.stop)}
            ：{s.breach(b.code)}
          </li>
        ))}
      </ul>
    </div>
  );
}
