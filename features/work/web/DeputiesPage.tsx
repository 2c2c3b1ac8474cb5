import { Button, Radio, Select } from "antd";
import { useId, useState } from "react";
import { useLocale, useStrings } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { DayBox } from "../../../platform/ui/form/DayInput.tsx";
import { Page, Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { useMe } from "../../../platform/ui/session.ts";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { deputies } from "./api.ts";
import { deputyStrings } from "./deputy-strings.ts";
import { ActButton } from "../../../platform/ui/ActButton.tsx";

type Listed = Awaited<ReturnType<typeof deputies.listDeputies>>;
type Person = Listed["away"][number];

const keyOf = (p: Person): string => `${p.id}/${p.unitId}`;
const optionOf = (p: Person) => ({ value: keyOf(p), label: `${p.name}（${p.unitName}，${p.title}）` });

/** 代办: from a day to a day another acts in one's post. */
export function DeputiesPage() {
  const s = useStrings(deputyStrings);
  const list = useLoad(["deputies"], () => deputies.listDeputies());
  return (
    <Page title={s.deputies} lead={s.lead}>
      <WhenLoaded of={list}>
        {(all) => (
          <>
            {all.away.length > 0 && <DeputyForm away={all.away} onSet={list.reload} />}
            <Standing standing={all.standing} onEnd={list.reload} />
            <p className="bh-quiet">
              {s.longer} <AppLink href="/work/hand-over">{s.handOver}</AppLink>
            </p>
          </>
        )}
      </WhenLoaded>
    </Page>
  );
}

function DeputyForm({ away, onSet }: { readonly away: readonly Person[]; readonly onSet: () => Promise<void> }) {
  const s = useStrings(deputyStrings);
  const id = useId();
  const me = useMe();
  const work = useRefusal();
  const own = away.find((p) => p.id === me?.personId) ?? (away.length === 1 ? away[0] : undefined);
  const [who, setWho] = useState<string | undefined>(own && keyOf(own));
  const [deputyId, setDeputy] = useState<number>();
  const [fromOn, setFrom] = useState("");
  const [toOn, setTo] = useState("");
  const [caseIds, setCases] = useState<number[] | undefined>();
  const [isDone, setDone] = useState(false);
  const person = away.find((p) => keyOf(p) === who);
  const choice = useLoad(["deputies", who], async () =>
    person ? await deputies.chooseDeputy({ personId: person.id, unitId: person.unitId }) : { deputies: [], cases: [] },
  );
  const isReady = person && deputyId && fromOn !== "" && toOn !== "" && caseIds?.length !== 0;
  return (
    <form
      className="bh-form bh-section"
      onSubmit={(e) => {
        e.preventDefault();
        if (!isReady) return;
        void work.run(async () => {
          await deputies.appointDeputy({
            personId: person.id,
            unitId: person.unitId,
            deputyId,
            fromOn,
            toOn,
            ...(caseIds ? { caseIds } : {}),
          });
          setDone(true);
          await onSet();
        });
      }}
    >
      <label htmlFor={`${id}w`}>{s.away}</label>
      <Select
        id={`${id}w`}
        showSearch
        optionFilterProp="label"
        value={who}
        options={away.map(optionOf)}
        onChange={(next) => {
          setWho(next);
          setDeputy(undefined);
          setCases(undefined);
          setDone(false);
        }}
      />
      <WhenLoaded of={choice}>
        {(options) => (
          <>
            <label htmlFor={`${id}d`}>{s.deputy}</label>
            {person && options.deputies.length === 0 && <p>{s.noDeputies}</p>}
            <Select
              id={`${id}d`}
              showSearch
              optionFilterProp="label"
              value={deputyId}
              options={options.deputies.map((p) => ({ value: p.id, label: optionOf(p).label }))}
              onChange={setDeputy}
            />
            <label htmlFor={`${id}f`}>{s.from}</label>
            <DayBox id={`${id}f`} required value={fromOn} onChange={setFrom} />
            <label htmlFor={`${id}t`}>{s.to}</label>
            <DayBox id={`${id}t`} required value={toOn} onChange={setTo} />
            <Radio.Group
              aria-label={s.what}
              value={caseIds === undefined}
              onChange={(e) => setCases(e.target.value ? undefined : [])}
              options={[
                { value: true, label: s.everything },
                {
                  value: false,
                  label: options.cases.length === 0 ? `${s.chosen}（${s.noCases}）` : s.chosen,
                  disabled: options.cases.length === 0,
                },
              ]}
            />
            {caseIds && (
              <>
                <label htmlFor={`${id}c`}>{s.cases}</label>
                <Select
                  id={`${id}c`}
                  mode="multiple"
                  showSearch
                  optionFilterProp="label"
                  value={caseIds}
                  options={options.cases.map((c) => ({ value: c.id, label: c.title }))}
                  onChange={setCases}
                />
              </>
            )}
          </>
        )}
      </WhenLoaded>
      <ErrorPanel trouble={work.trouble} />
      <p className="bh-actions-row">
        <ActButton
          type="primary"
          htmlType="submit"
          missing={[
            !person && s.away,
            !deputyId && s.deputy,
            fromOn === "" && s.from,
            toOn === "" && s.to,
            caseIds?.length === 0 && s.chosen,
          ]}
          loading={work.busy}
        >
          {s.set}
        </ActButton>
        {isDone && <span role="status">{s.done}</span>}
      </p>
    </form>
  );
}

function Standing({ standing, onEnd }: { readonly standing: Listed["standing"]; readonly onEnd: () => Promise<void> }) {
  const s = useStrings(deputyStrings);
  const { locale } = useLocale();
  const work = useRefusal();
  return (
    <Section title={s.standing}>
      {standing.length === 0 ? (
        <p className="bh-quiet">{s.none}</p>
      ) : (
        <ul className="bh-sessions">
          {standing.map((d) => (
            <li key={d.id}>
              <span>
                <strong>{s.line(d.deputyName, d.name)}</strong> · {d.unitName} ·{" "}
                {s.span(showDay(d.fromOn, locale), showDay(d.toOn, locale))} · {d.cases === null ? s.all : s.some(d.cases)}
              </span>
              {d.can.end && (
                <Button
                  size="small"
                  loading={work.busy}
                  onClick={() =>
                    void work.run(async () => {
                      await deputies.endDeputy({ id: d.id });
                      await onEnd();
                    })
                  }
                >
                  {s.end}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      <ErrorPanel trouble={work.trouble} />
    </Section>
  );
}
