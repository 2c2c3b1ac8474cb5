import { Button, Input, InputNumber, Select } from "antd";
import { useId, useState } from "react";
import { chinaDay } from "@bihuan/kit";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { useAddress } from "../../../platform/ui/address.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { EmptyState } from "../../../platform/ui/EmptyState.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { DayText } from "../../../platform/ui/FieldText.tsx";
import { Figure } from "../../../platform/ui/Figure.tsx";
import { Page, Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { newKey } from "../../../platform/ui/request-key.ts";
import { useMay } from "../../../platform/ui/session.ts";
import { StateTag } from "../../../platform/ui/StateTag.tsx";
import { tonesOf } from "../../../platform/ui/tones.ts";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { kindOptions, PLACE_KINDS, type PlaceKind } from "../kinds.ts";
import { buildProcess } from "../process.ts";
import { call } from "./api.ts";
import { workStrings } from "./work-strings.ts";
import "./places.css";

const STATES = ["planned", "under_way", "accepted", "dropped"] as const;

/** A year's places to be built: the four states add up to the targets. */
export function BuildsPage() {
  const s = useStrings(workStrings);
  const word = useWord();
  const id = useId();
  const may = useMay();
  const [address, setAddress] = useAddress();
  const year = Number(address.get("year")) || Number(chinaDay(Date.now()).slice(0, 4));
  const list = useLoad(["builds", year], () => call.listTargets({ year }));
  return (
    <Page
      title={s.builds}
      lead={s.buildsLead}
      tools={
        <>
          <label htmlFor={`${id}y`}>{s.year}</label>
          <InputNumber
            id={`${id}y`}
            min={2000}
            max={2100}
            value={year}
            onChange={(v) => v && setAddress(new URLSearchParams({ year: String(v) }), "replace")}
          />
        </>
      }
    >
      <WhenLoaded of={list}>
        {(l) => (
          <>
            <div className="bh-figures">
              {STATES.map((state) => (
                <Figure
                  key={state}
                  label={buildProcess.states[state]?.label ?? { zh: state, en: state }}
                  value={l.sums[state]}
                  unit={{ zh: `／${l.sums.all} 处`, en: ` of ${l.sums.all}` }}
                />
              ))}
            </div>
            {l.targets.length === 0 ? (
              <EmptyState title={s.noBuilds} hint={s.noBuildsHint} />
            ) : (
              <ul className="bh-items pl-builds">
                {l.targets.map((t) => (
                  <li key={t.id}>
                    <AppLink href={`/places/builds/${t.id}`}>{t.title}</AppLink>{" "}
                    <StateTag
                      label={buildProcess.states[t.state]?.label ?? { zh: t.state, en: t.state }}
                      tone={tonesOf(buildProcess)[t.state]}
                    />{" "}
                    <span className="bh-quiet">
                      {word(PLACE_KINDS[t.kind as PlaceKind])} {t.townName} {t.acceptedOn && <DayText day={t.acceptedOn} />}
                    </span>
                  </li>
                ))}
              </ul>
            )}
            {may("build.edit") && <PlanForm year={year} onDone={list.reload} />}
          </>
        )}
      </WhenLoaded>
    </Page>
  );
}

function PlanForm({ year, onDone }: { year: number; onDone: () => Promise<void> }) {
  const s = useStrings(workStrings);
  const word = useWord();
  const id = useId();
  const refusal = useRefusal();
  const [title, setTitle] = useState("");
  const [kind, setKind] = useState<PlaceKind>("activity_room");
  return (
    <Section title={s.add}>
      <form
        className="bh-actions-row"
        onSubmit={(e) => {
          e.preventDefault();
          void refusal.run(async () => {
            await call.planTargets({ year, requestKey: newKey(), targets: [{ title, kind }] });
            setTitle("");
            await onDone();
          });
        }}
      >
        <label htmlFor={`${id}t`}>{s.name}</label>
        <Input id={`${id}t`} className="pl-name" required maxLength={100} value={title} onChange={(e) => setTitle(e.target.value)} />
        <label htmlFor={`${id}k`}>{s.kind}</label>
        <Select
          id={`${id}k`}
          className="pl-occasion"
          value={kind}
          onChange={setKind}
          options={kindOptions.map((o) => ({ value: o.value as PlaceKind, label: word(o.label) }))}
        />
        <Button htmlType="submit" loading={refusal.busy}>
          {s.add}
        </Button>
      </form>
      <ErrorPanel trouble={refusal.trouble} />
    </Section>
  );
}
