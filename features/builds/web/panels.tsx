import { Button, Input, Select } from "antd";
import { useId, useState } from "react";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { DayBox } from "../../../platform/ui/form/DayInput.tsx";
import { useAddress } from "../../../platform/ui/address.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Figure } from "../../../platform/ui/chart/Figure.tsx";
import { inputOf, readListState } from "../../../platform/ui/list/list-state.ts";
import { Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { callOf } from "../../../platform/ui/records/client.ts";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import { newKey } from "../../../platform/ui/request-key.ts";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { typedFault } from "../../places/rules.ts";
import type { Spot } from "../builds.ts";
import { builds } from "../register.ts";
import { call } from "./api.ts";
import { buildsStrings } from "./strings.ts";
import "./builds.css";
import { ActButton } from "../../../platform/ui/ActButton.tsx";

/** The four states of what is looked at, but for the state itself: they add up to all of it. */
export function StateFigures() {
  const s = useStrings(buildsStrings);
  const [address] = useAddress();
  const { filter, search } = inputOf(readListState(builds.list, address), 1);
  const { state: _, ...rest } = filter;
  const asked = { filter: rest, by: "state", ...(search === undefined ? {} : { search }) };
  const sums = useLoad(["build", "sums", asked], () => callOf("build").group(asked), { keep: true });
  return (
    <>
      <p className="bh-quiet">{s.buildsLead}</p>
      <WhenLoaded of={sums}>
        {({ groups }) => (
          <div className="bh-figures">
            {Object.entries(builds.process?.states ?? {}).map(([state, { label }]) => {
              const all = groups.reduce((sum, g) => sum + g.n, 0);
              const n = groups.find((g) => g.value === state)?.n ?? 0;
              return <Figure key={state} label={label} value={n} unit={{ zh: `／${all} 处`, en: ` of ${all}` }} />;
            })}
          </div>
        )}
      </WhenLoaded>
    </>
  );
}

/** Where it stands, and its acceptance on one of its records; afterwards what became of it. */
export function AcceptPanel({ data, given, reload }: PanelProps) {
  const s = useStrings(buildsStrings);
  const word = useWord();
  const spot = given as Spot;
  const accept = data.actions.find((a) => a.action === "accept");
  return (
    <Section title={accept ? word(accept.label) : s.position} id="accept">
      {(spot.placeId !== null || spot.factId !== null) && (
        <p>
          <AppLink href={`/places/${spot.placeId}`}>{s.openPlace}</AppLink>
          {" · "}
          <AppLink href={`/indicators/facts/${spot.factId}`}>{s.openFact}</AppLink>
        </p>
      )}
      {data.can.edit && <PinForm id={data.id} version={data.version} spot={spot} onDone={reload} />}
      {accept?.allowed && <AcceptForm data={data} label={word(accept.label)} onDone={reload} />}
    </Section>
  );
}

interface FormProps {
  readonly onDone: () => Promise<void>;
}

function PinForm({
  id: target,
  version,
  spot,
  onDone,
}: FormProps & { readonly id: number; readonly version: number; readonly spot: Spot }) {
  const s = useStrings(buildsStrings);
  const id = useId();
  const refusal = useRefusal();
  const [typed, setTyped] = useState({ lat: spot.lat?.toFixed(6) ?? "", lon: spot.lon?.toFixed(6) ?? "" });
  const [fault, setFault] = useState<{ axis: "lat" | "lon"; words: string }>();
  const submit = () => {
    for (const axis of ["lat", "lon"] as const) {
      const found = typedFault(axis, typed[axis], null);
      if (found) return setFault({ axis, words: s[found](s[axis], axis === "lat" ? 90 : 180) });
    }
    setFault(undefined);
    void refusal.run(async () => {
      await call.pinTarget({ id: target, version, lat: Number(typed.lat), lon: Number(typed.lon) });
      await onDone();
    });
  };
  return (
    <>
      <form
        className="bh-actions-row"
        noValidate
        aria-label={s.position}
        onSubmit={(e) => {
          e.preventDefault();
          submit();
        }}
      >
        {(["lat", "lon"] as const).map((axis) => (
          <span key={axis} className="pl-pair">
            <label htmlFor={`${id}${axis}`}>{s[axis]}</label>
            <Input
              id={`${id}${axis}`}
              className="pl-degrees"
              inputMode="decimal"
              required
              {...(fault?.axis === axis ? { status: "error" as const, "aria-invalid": true, "aria-describedby": id } : {})}
              value={typed[axis]}
              onChange={(e) => setTyped((before) => ({ ...before, [axis]: e.target.value }))}
            />
          </span>
        ))}
        <Button htmlType="submit" loading={refusal.busy}>
          {s.savePin}
        </Button>
      </form>
      {fault && (
        <p id={id} className="bh-fault" role="alert">
          {fault.words}
        </p>
      )}
      <ErrorPanel trouble={refusal.trouble} />
    </>
  );
}

/** The day and the record on which it is accepted; whoever accepts did not build. */
function AcceptForm({ data, label, onDone }: FormProps & { readonly data: PanelProps["data"]; readonly label: string }) {
  const s = useStrings(buildsStrings);
  const id = useId();
  const refusal = useRefusal();
  const [requestKey] = useState(newKey);
  const [acceptedOn, setDay] = useState("");
  const [fileId, setFile] = useState<number>();
  return (
    <form
      className="bh-form"
      onSubmit={(e) => {
        e.preventDefault();
        if (fileId === undefined) return;
        void refusal.run(async () => {
          await call.acceptTarget({ id: data.id, acceptedOn, fileId, requestKey });
          await onDone();
        });
      }}
    >
      <label htmlFor={`${id}d`}>{s.acceptedOn}</label>
      <DayBox id={`${id}d`} required value={acceptedOn} onChange={setDay} />
      <label htmlFor={`${id}f`}>{s.onRecord}</label>
      <Select id={`${id}f`} value={fileId} onChange={setFile} options={data.files.map((f) => ({ value: f.id, label: f.name }))} />
      <p>
        <ActButton
          type="primary"
          htmlType="submit"
          missing={[acceptedOn === "" && s.acceptedOn, fileId === undefined && s.onRecord]}
          loading={refusal.busy}
        >
          {label}
        </ActButton>
      </p>
      <ErrorPanel trouble={refusal.trouble} />
    </form>
  );
}
