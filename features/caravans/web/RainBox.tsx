import { InputNumber, Radio, Select } from "antd";
import { useState } from "react";
import { useLocale, useStrings } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { caravans } from "./api.ts";
import type { FullPlan } from "./PlanRoom.tsx";
import { plateOf, schoolOf } from "./plan-names.ts";
import { caravansStrings } from "./strings.ts";
import { ActButton } from "../../../platform/ui/ActButton.tsx";

interface Props {
  readonly tourId: number;
  readonly planId: number;
  readonly onDone: (planId: number) => Promise<void>;
}

/** A change of the chosen plan with as little else moved as serves as much. */
export function RainBox({ tourId, planId, onDone }: Props) {
  const loaded = useLoad(["caravan_plan", planId], () => caravans.getPlan({ id: planId }));
  return <WhenLoaded of={loaded}>{(plan) => <Box tourId={tourId} plan={plan} onDone={onDone} />}</WhenLoaded>;
}

function Box({ tourId, plan, onDone }: Omit<Props, "planId"> & { readonly plan: FullPlan }) {
  const s = useStrings(caravansStrings);
  const { locale } = useLocale();
  const act = useRefusal();
  const served = plan.routes.flatMap((r) => r.stops);
  const [kind, setKind] = useState<"day" | "school" | "vehicle">("day");
  const [day, setDay] = useState(plan.routes.find((r) => r.stops.length > 0)?.day ?? 0);
  const [toDay, setToDay] = useState(plan.input.days.length - 1);
  const [stop, setStop] = useState(served[0] ?? "");
  const [vehicle, setVehicle] = useState(plan.input.question.vehicles[0]?.id ?? "");
  const [most, setMost] = useState(3);
  const dayOf = (d: number): string => showDay(plan.input.days[d] ?? "", locale);
  const days = plan.input.days.map((d, i) => ({ value: i, label: showDay(d, locale) }));
  const go = () =>
    act.run(async () => {
      const weather = kind === "day" ? { kind, day } : kind === "school" ? { kind, stop } : { kind, vehicle, fromDay: day, toDay };
      const what = kind === "day" ? dayOf(day) : kind === "school" ? schoolOf(plan, stop) : plateOf(plan, vehicle);
      await onDone((await caravans.replanTour({ tourId, weather, movedAtMost: most, name: s.rainName(what) })).planId);
    });
  return (
    <Section title={s.rain}>
      <p className="bh-quiet">{s.rainHint}</p>
      <div className="bh-actions-row bh-no-print">
        <Radio.Group
          value={kind}
          onChange={(e) => setKind(e.target.value as "day" | "school" | "vehicle")}
          options={[
            { value: "day", label: s.rainDay },
            { value: "school", label: s.rainSchool },
            { value: "vehicle", label: s.rainVehicle },
          ]}
        />
        {kind === "school" && (
          <Select
            aria-label={s.school}
            value={stop}
            onChange={setStop}
            style={{ minWidth: 220 }}
            options={served.map((id) => ({ value: id, label: schoolOf(plan, id) }))}
          />
        )}
        {kind === "vehicle" && (
          <Select
            aria-label={s.vehicle}
            value={vehicle}
            onChange={setVehicle}
            style={{ minWidth: 130 }}
            options={plan.input.question.vehicles.map((v) => ({ value: v.id, label: plateOf(plan, v.id) }))}
          />
        )}
        {kind !== "school" && (
          <Select aria-label={kind === "day" ? s.day : s.from} value={day} onChange={setDay} options={days} style={{ minWidth: 150 }} />
        )}
        {kind === "vehicle" && <Select aria-label={s.to} value={toDay} onChange={setToDay} options={days} style={{ minWidth: 150 }} />}
        <label>
          {s.movedAtMost} <InputNumber min={0} max={300} value={most} onChange={(n) => setMost(n ?? 0)} style={{ width: 70 }} />
        </label>
        <ActButton type="primary" loading={act.busy} why={served.length === 0 && s.noneServed} onClick={() => void go()}>
          {s.replan}
        </ActButton>
      </div>
      <ErrorPanel trouble={act.trouble} />
    </Section>
  );
}
