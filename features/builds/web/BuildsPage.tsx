import { useQueryClient } from "@tanstack/react-query";
import { Button, Input, InputNumber, Select } from "antd";
import { useId, useState } from "react";
import { chinaDay } from "@bihuan/kit";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { useAddress } from "../../../platform/ui/address.ts";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { exportUrl } from "../../../platform/ui/export-url.ts";
import { Figure } from "../../../platform/ui/Figure.tsx";
import { Page, Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { newKey } from "../../../platform/ui/request-key.ts";
import { RegisterList } from "../../../platform/ui/RegisterList.tsx";
import { serverViews } from "../../../platform/ui/server-views.ts";
import { useMay } from "../../../platform/ui/session.ts";
import { tonesOf } from "../../../platform/ui/tones.ts";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { kindOptions, type PlaceKind } from "../../places/rules.ts";
import { buildProcess } from "../process.ts";
import { buildRegister } from "../register.ts";
import { call } from "./api.ts";
import { buildsStrings } from "./strings.ts";
import "./builds.css";

const STATES = ["planned", "under_way", "accepted", "dropped"] as const;

/** Places to be built: the four states add up to the targets of the year that is looked at. */
export function BuildsPage() {
  const s = useStrings(buildsStrings);
  const may = useMay();
  const [address] = useAddress();
  const asked = Number(address.get("f.year"));
  const year = asked >= 2000 && asked <= 2100 ? asked : undefined;
  const sums = useLoad(["build", "sums", year], () => call.sumTargets({ year }));
  const cache = useQueryClient();
  const [adding, setAdding] = useState(false);
  return (
    <Page title={s.builds} lead={s.buildsLead}>
      <WhenLoaded of={sums}>
        {(n) => (
          <div className="bh-figures">
            {STATES.map((state) => (
              <Figure
                key={state}
                label={buildProcess.states[state]?.label ?? { zh: state, en: state }}
                value={n[state]}
                unit={{ zh: `／${n.all} 处`, en: ` of ${n.all}` }}
              />
            ))}
          </div>
        )}
      </WhenLoaded>
      {adding && (
        <div className="pl-plan">
          <PlanForm
            year={year ?? Number(chinaDay(Date.now()).slice(0, 4))}
            onDone={() => cache.invalidateQueries({ queryKey: ["build"] })}
          />
        </div>
      )}
      <RegisterList
        register={buildRegister}
        load={call.listTargets}
        href={(t) => `/places/builds/${t.id}`}
        tones={tonesOf(buildProcess)}
        views={serverViews}
        exportUrl={exportUrl("builds")}
        empty={{ title: s.noBuilds, hint: s.noBuildsHint }}
        actions={() =>
          may("build.edit") && (
            <Button aria-expanded={adding} onClick={() => setAdding(!adding)}>
              {s.add}
            </Button>
          )
        }
      />
    </Page>
  );
}

/** One more target, by hand; many at once come from the map's siting. */
function PlanForm({ year: first, onDone }: { year: number; onDone: () => Promise<void> }) {
  const s = useStrings(buildsStrings);
  const word = useWord();
  const id = useId();
  const refusal = useRefusal();
  const [title, setTitle] = useState("");
  const [year, setYear] = useState(first);
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
        <span className="bh-together">
          <label htmlFor={`${id}t`}>{s.name}</label>
          <Input id={`${id}t`} className="pl-name" required maxLength={100} value={title} onChange={(e) => setTitle(e.target.value)} />
        </span>
        <span className="bh-together">
          <label htmlFor={`${id}k`}>{s.kind}</label>
          <Select
            id={`${id}k`}
            className="pl-occasion"
            value={kind}
            onChange={setKind}
            options={kindOptions.map((o) => ({ value: o.value as PlaceKind, label: word(o.label) }))}
          />
        </span>
        <span className="bh-together">
          <label htmlFor={`${id}y`}>{s.year}</label>
          <InputNumber id={`${id}y`} min={2000} max={2100} value={year} onChange={(v) => v && setYear(v)} />
        </span>
        <Button type="primary" htmlType="submit" loading={refusal.busy}>
          {s.addToList}
        </Button>
      </form>
      <ErrorPanel trouble={refusal.trouble} />
    </Section>
  );
}
