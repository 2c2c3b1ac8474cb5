import { Button, Input, InputNumber, Select } from "antd";
import { useState } from "react";
import { useLocale, useStrings } from "../../../platform/i18n/locale.ts";
import { shortDay } from "../../../platform/register/fields.ts";
import { useRouteParams } from "../../../platform/ui/address.ts";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Section } from "../../../platform/ui/Page.tsx";
import { useMay } from "../../../platform/ui/session.ts";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { fairs } from "./api.ts";
import { FairSheet } from "./FairSheet.tsx";
import { deskStrings } from "./desk-strings.ts";
import { Heads } from "../../../platform/ui/Heads.tsx";
import { ActButton } from "../../../platform/ui/ActButton.tsx";

type Duty = Awaited<ReturnType<typeof fairs.readDuty>>;
interface PartProps {
  readonly fairId: number;
  readonly duty: Duty;
  readonly reload: () => Promise<void>;
}

/** Advisers over zones and halves of days: who stands where, where nobody does, on a list to hang up. */
export function DutyPage() {
  const s = useStrings(deskStrings);
  const fairId = Number(useRouteParams().id);
  const may = useMay()("fair.edit");
  const loaded = useLoad(["fair", fairId, "duty"], () => fairs.readDuty({ fairId }));
  return (
    <FairSheet fairId={fairId} name={s.duty} of={loaded}>
      {(duty) => (
        <>
          <Roster fairId={fairId} duty={duty} reload={loaded.reload} may={may} />
          {may && <Plan fairId={fairId} duty={duty} reload={loaded.reload} />}
          {may && <Advisers fairId={fairId} duty={duty} reload={loaded.reload} />}
        </>
      )}
    </FairSheet>
  );
}

function Roster({ duty, reload, may }: PartProps & { readonly may: boolean }) {
  const s = useStrings(deskStrings);
  const { locale } = useLocale();
  const act = useRefusal();
  const [changing, setChanging] = useState<number>();
  const planned = duty.duties.length > 0;
  return (
    <Section title={s.duty}>
      {duty.projectsOutside > 0 && <p className="bh-notice bh-notice-warn">{s.projectsOutside(duty.projectsOutside)}</p>}
      {planned && (
        <p className={duty.missing.length > 0 ? "bh-notice bh-notice-warn" : "bh-notice"}>
          {duty.missing.length === 0 ? s.covered : s.uncovered(duty.missing.length)} {s.spread(duty.spread)}
        </p>
      )}
      {!planned ? (
        <p className="bh-quiet">{s.noDuty}</p>
      ) : (
        <div className="bh-scroll" tabIndex={0} role="group" aria-label={s.duty}>
          <table className="bh-plain-table">
            <thead>
              <tr>
                <th scope="col">{s.zone}</th>
                {duty.shifts.map((x) => (
                  <th key={`${x.day} ${x.from}`} scope="col">
                    {shortDay(x.day, locale)} {x.from}–{x.to}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {duty.zones.map((z) => (
                <tr key={z.id}>
                  <th scope="row">
                    {z.name} <span className="bh-quiet">{s.projects(z.projects)}</span>
                  </th>
                  {duty.shifts.map((x) => {
                    const here = duty.duties.filter((d) => d.zoneId === z.id && d.onDay === x.day && d.fromTime === x.from);
                    return (
                      <td key={`${x.day} ${x.from}`}>
                        {here.length === 0 && <strong className="bh-overdue">{s.nobody}</strong>}
                        {here.map((d) => (
                          <div key={d.id}>
                            {d.name}{" "}
                            {may && changing !== d.id && (
                              <Button className="bh-no-print" size="small" type="link" onClick={() => setChanging(d.id)}>
                                {s.change}
                              </Button>
                            )}
                            {changing === d.id && (
                              <Select<number>
                                className="bh-no-print"
                                style={{ minWidth: 140 }}
                                showSearch
                                optionFilterProp="label"
                                aria-label={s.whoElse}
                                placeholder={s.whoElse}
                                options={duty.advisers
                                  .filter((a) => a.personId !== d.personId)
                                  .map((a) => ({ value: a.personId, label: a.name }))}
                                onChange={(personId) =>
                                  void act.run(async () => {
                                    await fairs.swapDuty({ id: d.id, personId, instead: d.personId });
                                    setChanging(undefined);
                                    await reload();
                                  })
                                }
                              />
                            )}
                          </div>
                        ))}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <ErrorPanel trouble={act.trouble} />
    </Section>
  );
}

function Plan({ fairId, duty, reload }: PartProps) {
  const s = useStrings(deskStrings);
  const act = useRefusal();
  const [people, setPeople] = useState(1);
  const [said, setSaid] = useState("");
  return (
    <div className="bh-no-print">
      <Section title={s.planDuty}>
        <p className="bh-quiet">{s.planDutyHint}</p>
        <div className="bh-actions-row">
          <label>
            {s.perZone} <InputNumber min={1} max={5} value={people} onChange={(n) => setPeople(n ?? 1)} />
          </label>
          <ActButton
            type="primary"
            loading={act.busy}
            why={duty.advisers.length === 0 && s.noAdvisersYet}
            onClick={() =>
              void act.run(async () => {
                const done = await fairs.planDuty({ fairId, people });
                setSaid(s.plannedDuty(done.given, done.missing, done.spread));
                await reload();
              })
            }
          >
            {s.planDuty}
          </ActButton>
        </div>
        {said && (
          <p className="bh-notice" role="status">
            {said}
          </p>
        )}
        <ErrorPanel trouble={act.trouble} />
      </Section>
    </div>
  );
}

function Advisers({ fairId, duty, reload }: PartProps) {
  const s = useStrings(deskStrings);
  const act = useRefusal();
  const all = useLoad(["fair", fairId, "advisers", duty.advisers.length], () => fairs.listAdvisers({ fairId }));
  const [chosen, setChosen] = useState<number[]>([]);
  const add = (personIds: number[]) =>
    act.run(async () => {
      await fairs.addAdvisers({ fairId, personIds });
      setChosen([]);
      await reload();
    });
  return (
    <div className="bh-no-print">
      <Section title={s.advisers}>
        <div className="bh-actions-row">
          <Select<number[]>
            mode="multiple"
            style={{ minWidth: 260 }}
            optionFilterProp="label"
            aria-label={s.addAdvisers}
            placeholder={s.addAdvisers}
            value={chosen}
            options={(all.data ?? []).map((a) => ({ value: a.personId, label: `${a.name} ${a.unitName}` }))}
            onChange={setChosen}
          />
          <ActButton loading={act.busy} missing={[chosen.length === 0 && s.addAdvisers]} onClick={() => void add(chosen)}>
            {s.addAdvisers}
          </ActButton>
          {(all.data ?? []).length > 0 && (
            <Button loading={act.busy} onClick={() => void add((all.data ?? []).map((a) => a.personId))}>
              {s.addAll((all.data ?? []).length)}
            </Button>
          )}
        </div>
        {duty.advisers.length > 0 && (
          <div className="bh-scroll" tabIndex={0} role="group" aria-label={s.advisers}>
            <table className="bh-plain-table">
              <Heads of={[s.name, s.unit, s.shifts, s.hours, ""]} />
              <tbody>
                {duty.advisers.map((a) => (
                  <Adviser key={a.personId} fairId={fairId} adviser={a} reload={reload} />
                ))}
              </tbody>
            </table>
          </div>
        )}
        <ErrorPanel trouble={act.trouble} />
      </Section>
    </div>
  );
}

function Adviser({ fairId, adviser, reload }: { fairId: number; adviser: Duty["advisers"][number]; reload: () => Promise<void> }) {
  const s = useStrings(deskStrings);
  const act = useRefusal();
  const [hours, setHours] = useState(adviser.hours ?? "");
  // What somebody else wrote meanwhile is shown beside what is typed; saving again is then said of his text.
  const other = act.trouble?.kind === "refused" && act.trouble.refusal.code === "stale" ? staleOf(act.trouble.refusal.data) : undefined;
  const version = other?.version ?? adviser.version;
  const set = (comes: boolean) =>
    act.run(async () => {
      await fairs.setAdviser({ fairId, personId: adviser.personId, version, hours: hours.trim() || null, comes });
      await reload();
    });
  return (
    <tr>
      <th scope="row">{adviser.name}</th>
      <td>{adviser.unitName}</td>
      <td>{adviser.shifts}</td>
      <td>
        <Input
          aria-label={`${adviser.name} ${s.hours}`}
          placeholder={s.hoursHint}
          value={hours}
          maxLength={200}
          onChange={(e) => setHours(e.target.value)}
        />
        <ErrorPanel trouble={act.trouble} />
        {other && <p className="bh-notice bh-notice-warn">{s.otherHours(other.values.hours ?? s.allHours)}</p>}
      </td>
      <td>
        <ActButton size="small" loading={act.busy} changed={(adviser.hours ?? "") !== hours.trim()} onClick={() => void set(true)}>
          {s.save}
        </ActButton>{" "}
        <Button size="small" loading={act.busy} onClick={() => void set(false)}>
          {s.takeOff}
        </Button>
      </td>
    </tr>
  );
}

/** What a refusal of an older version carries: the line that stands now. */
const staleOf = (data: unknown) => data as { version: number; values: { hours: string | null } };
