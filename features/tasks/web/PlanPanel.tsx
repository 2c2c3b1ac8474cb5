import { Checkbox, Input, Select } from "antd";
import { useId, useState } from "react";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { createApi } from "../../../platform/ui/api.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { DayBox } from "../../../platform/ui/form/DayInput.tsx";
import { Section } from "../../../platform/ui/Page.tsx";
import { RecordLink } from "../../../platform/ui/record/record-pages.tsx";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import { RequestKey } from "../../../platform/ui/request-key.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import type { Cascade, PlanTasks, plansContract, ReadTask } from "../plan-contract.ts";
import { planStrings } from "./plan-strings.ts";
import { Heads } from "../../../platform/ui/Heads.tsx";
import { ActButton } from "../../../platform/ui/ActButton.tsx";

const { call } = createApi<typeof plansContract>("plans");

/** The plan's tasks; a pasted paragraph becomes a table of who leads, who helps and until when, and the table tasks. */
export function PlanTasksPanel({ data, given, reload }: PanelProps) {
  const s = useStrings(planStrings);
  const word = useWord();
  const { locale } = useLocale();
  const tasks = given as PlanTasks;
  return (
    <Section title={s.tasks} id="tasks">
      {tasks.length === 0 ? (
        <p className="bh-quiet">{s.noTasks}</p>
      ) : (
        <div className="bh-scroll" tabIndex={0} role="group" aria-label={s.tasks}>
          <table className="bh-plain-table">
            <Heads of={[s.matter, s.lead, s.others, s.until, s.state]} />
            <tbody>
              {tasks.map((t) => (
                <tr key={t.id}>
                  <td>
                    <RecordLink subject={`task:${t.id}`}>{t.title}</RecordLink>
                  </td>
                  <td>{[t.unitName, t.person].filter(Boolean).join(" · ")}</td>
                  <td>{t.withUnits}</td>
                  <td>{t.untilOn === null ? "" : showDay(t.untilOn, locale)}</td>
                  <td>
                    {word(t.stateLabel)}
                    {t.isLate && <span className="bh-fault"> · {s.late}</span>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {data.can.edit && data.case?.state === "issued" && <Paste id={data.id} reload={reload} />}
    </Section>
  );
}

interface Row extends ReadTask {
  readonly chosen: boolean;
}

function Paste({ id, reload }: { readonly id: number; readonly reload: () => Promise<void> }) {
  const s = useStrings(planStrings);
  const field = useId();
  const work = useRefusal();
  const [text, setText] = useState("");
  const [rows, setRows] = useState<readonly Row[]>();
  const [units, setUnits] = useState<readonly { id: number; name: string }[]>([]);
  const [given, setGiven] = useState<number>();
  const [keys] = useState(() => new RequestKey());
  const change = (i: number, by: Partial<Row>) => setRows((all) => all?.map((r, k) => (k === i ? { ...r, ...by } : r)));
  const chosen = (rows ?? []).filter((r) => r.chosen);
  const whole = chosen.flatMap(({ matter, leadUnitId, person, untilOn, with: others }) =>
    leadUnitId === null || untilOn === null ? [] : [{ matter, leadUnitId, person, untilOn, with: others }],
  );
  const read = () =>
    work.run(async () => {
      const found = await call.readTasks({ id, text });
      setUnits(found.units);
      setRows(found.rows.map((r) => ({ ...r, chosen: !r.taken })));
      setGiven(undefined);
    });
  const give = () =>
    work.run(async () => {
      const order = { id, rows: whole };
      setGiven((await call.giveTasks({ ...order, requestKey: keys.for(order) })).given);
      keys.spend();
      setRows(undefined);
      setText("");
      await reload();
    });
  return (
    <>
      <label htmlFor={field}>{s.paste}</label>
      <Input.TextArea id={field} rows={4} maxLength={20_000} value={text} onChange={(e) => setText(e.target.value)} />
      <p className="bh-help">{s.pasteHelp}</p>
      <p className="bh-actions-row">
        <ActButton missing={[text.trim() === "" && s.paste]} loading={work.busy} onClick={() => void read()}>
          {s.read}
        </ActButton>
        {given !== undefined && <span role="status">{s.given(given)}</span>}
      </p>
      {rows?.length === 0 && <p role="status">{s.nothing}</p>}
      {rows !== undefined && rows.length > 0 && (
        <>
          <div className="bh-scroll" tabIndex={0} role="region" aria-label={s.rows}>
            <table className="bh-plain-table">
              <Heads of={[s.take, s.matter, s.lead, s.person, s.others, s.until]} />
              <tbody>
                {rows.map((r, i) => (
                  <PastedRow key={i} no={i + 1} row={r} units={units} onChange={(by) => change(i, by)} />
                ))}
              </tbody>
            </table>
          </div>
          <ActButton
            type="primary"
            ticked={chosen.length}
            why={whole.length < chosen.length && s.incomplete(chosen.length - whole.length)}
            loading={work.busy}
            onClick={() => void give()}
          >
            {s.give(chosen.length)}
          </ActButton>
        </>
      )}
      <ErrorPanel trouble={work.trouble} />
    </>
  );
}

interface PastedRowProps {
  readonly no: number;
  readonly row: Row;
  readonly units: readonly { id: number; name: string }[];
  readonly onChange: (by: Partial<Row>) => void;
}
function PastedRow({ no, row, units, onChange }: PastedRowProps) {
  const s = useStrings(planStrings);
  return (
    <tr>
      <td>
        <Checkbox
          aria-label={`${s.take} ${no}`}
          checked={row.chosen}
          disabled={row.taken}
          onChange={(e) => onChange({ chosen: e.target.checked })}
        />
        {row.taken && <small className="bh-quiet"> {s.taken}</small>}
      </td>
      <td>
        <Input
          aria-label={`${s.matter} ${no}`}
          style={{ minWidth: 200 }}
          maxLength={200}
          value={row.matter}
          onChange={(e) => onChange({ matter: e.target.value })}
        />
      </td>
      <td>
        <Select
          aria-label={`${s.lead} ${no}`}
          showSearch={{ optionFilterProp: "label" }}
          style={{ minWidth: 200 }}
          placeholder={s.noUnit}
          {...(row.leadUnitId === null ? {} : { value: row.leadUnitId })}
          options={units.map((u) => ({ value: u.id, label: u.name }))}
          onChange={(leadUnitId: number) => onChange({ leadUnitId })}
        />
        <br />
        <small className="bh-quiet">{s.asWritten(row.leads)}</small>
      </td>
      <td>
        <Input
          aria-label={`${s.person} ${no}`}
          style={{ width: 100 }}
          maxLength={40}
          value={row.person ?? ""}
          onChange={(e) => onChange({ person: e.target.value === "" ? null : e.target.value })}
        />
      </td>
      <td>{row.with.join("、")}</td>
      <td>
        <DayBox
          aria-label={`${s.until} ${no}`}
          value={row.untilOn ?? ""}
          onChange={(day) => onChange({ untilOn: day === "" ? null : day })}
        />
        {row.untilOn === null && <small className="bh-fault">{s.noDay(row.dayWords)}</small>}
      </td>
    </tr>
  );
}

/** Who has issued its plan and who has none; the two papers in the policies library. */
export function CascadePanel({ given }: PanelProps) {
  const s = useStrings(planStrings);
  const c = given as Cascade;
  const hasPlan = (u: Cascade["units"][number]) => u.state === "issued" || u.state === "finished";
  const without = c.units.filter((u) => !hasPlan(u) && u.state !== "waived");
  return (
    <>
      {c.units.length > 0 && (
        <Section title={s.cascade} id="cascade">
          <p aria-live="polite">{s.counted(c.issued, c.units.length)}</p>
          <h3>{s.without}</h3>
          {without.length === 0 ? <p className="bh-quiet">{s.everybody}</p> : <Units units={without} />}
          <h3>{s.withPlan}</h3>
          {without.length === c.units.length ? (
            <p className="bh-quiet">{s.nobody}</p>
          ) : (
            <Units units={c.units.filter((u) => !without.includes(u))} />
          )}
        </Section>
      )}
      <Section title={s.library} id="library">
        <p>
          {c.policyId === null ? (
            <span className="bh-quiet">{s.notInLibrary}</span>
          ) : (
            <AppLink href={`/policies/${c.policyId}`}>{s.inLibrary}</AppLink>
          )}
        </p>
        {c.basisId !== null && (
          <p>
            <AppLink href={`/policies/${c.basisId}`}>{s.basis}</AppLink>
          </p>
        )}
      </Section>
    </>
  );
}

function Units({ units }: { readonly units: Cascade["units"] }) {
  const s = useStrings(planStrings);
  const word = useWord();
  const { locale } = useLocale();
  return (
    <ul className="bh-plain-list">
      {units.map((u) => (
        <li key={u.unitName} style={{ paddingInlineStart: (u.depth - 1) * 20 }}>
          {u.planId === null ? u.unitName : <RecordLink subject={`action_plan:${u.planId}`}>{u.unitName}</RecordLink>}
          <small className="bh-quiet">
            {" "}
            {[u.stateLabel === null ? s.notAsked : word(u.stateLabel), u.number, u.issuedOn === null ? "" : showDay(u.issuedOn, locale)]
              .filter(Boolean)
              .join(" · ")}
          </small>
          {u.isLate && <small className="bh-fault"> · {s.late}</small>}
        </li>
      ))}
    </ul>
  );
}
