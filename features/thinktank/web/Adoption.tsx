import { Button, Input, Select } from "antd";
import { useState } from "react";
import { useLocale, useStrings } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { createApi } from "../../../platform/ui/api.ts";
import { DayBox } from "../../../platform/ui/form/DayInput.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { InstantText } from "../../../platform/ui/record/FieldText.tsx";
import { Section } from "../../../platform/ui/Page.tsx";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import { useMay } from "../../../platform/ui/session.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import type { thinktankContract } from "../contract.ts";
import { thinktankStrings } from "./strings.ts";
import { ActButton } from "../../../platform/ui/ActButton.tsx";

const api = createApi<typeof thinktankContract>("thinktank").call;

interface Given {
  readonly sees: boolean;
  readonly seers: readonly { id: number; name: string; fromOn: string; toOn: string | null }[];
}
type Shown = Awaited<ReturnType<typeof api.lookAtAdoption>>;

/** What became of a brief: shown to those named when they ask for it, each look written down; a leader names and ends. */
export function Adoption({ data, given, reload }: PanelProps) {
  const { sees, seers } = given as Given;
  const s = useStrings(thinktankStrings);
  const { locale } = useLocale();
  const [shown, setShown] = useState<Shown>();
  const act = useRefusal();
  const look = () => act.run(async () => setShown(await api.lookAtAdoption({ id: data.id })));
  return (
    <Section title={s.adoption} id="adoption">
      <p className="bh-quiet">{s.rule}</p>
      {sees && shown === undefined && (
        <Button className="bh-no-print" loading={act.busy} onClick={() => void look()}>
          {s.show}
        </Button>
      )}
      {shown && (
        <>
          {shown.adoptions.length === 0 && <p>{s.none}</p>}
          <ul>
            {shown.adoptions.map((a) => (
              <li key={a.id}>
                {showDay(a.adoptedOn, locale)} · {s[a.form as "adopted"]} · {a.body} · {s.keptAt}：{a.keptAt}
              </li>
            ))}
          </ul>
          {data.case?.state === "delivered" && <Enter id={data.id} onDone={look} />}
          <details>
            <summary>{s.looks(shown.looks.length)}</summary>
            <ul>
              {shown.looks.map((l) => (
                <li key={`${l.who}${l.at}`}>
                  {l.who} · <InstantText at={l.at} />
                </li>
              ))}
            </ul>
          </details>
        </>
      )}
      <ErrorPanel trouble={act.trouble} />
      <Seers data={data} seers={seers} reload={reload} />
    </Section>
  );
}

function Enter({ id, onDone }: { readonly id: number; readonly onDone: () => Promise<unknown> }) {
  const s = useStrings(thinktankStrings);
  const [form, setForm] = useState<"adopted" | "passed_on" | "read">("adopted");
  const [body, setBody] = useState("");
  const [adoptedOn, setDay] = useState("");
  const [keptAt, setPlace] = useState("");
  const act = useRefusal();
  return (
    <form
      className="bh-actions-row bh-no-print"
      onSubmit={(e) => {
        e.preventDefault();
        void act.run(async () => {
          await api.enterAdoption({ id, form, body, adoptedOn, keptAt });
          setBody("");
          setPlace("");
          await onDone();
        });
      }}
    >
      <Select
        aria-label={s.form}
        value={form}
        popupMatchSelectWidth={false}
        options={(["adopted", "passed_on", "read"] as const).map((value) => ({ value, label: s[value] }))}
        onChange={setForm}
      />
      <Input aria-label={s.body} placeholder={s.body} value={body} maxLength={200} onChange={(e) => setBody(e.target.value)} />
      <DayBox aria-label={s.day} value={adoptedOn} onChange={setDay} />
      <Input aria-label={s.keptAt} placeholder={s.keptAt} value={keptAt} maxLength={200} onChange={(e) => setPlace(e.target.value)} />
      <ActButton
        htmlType="submit"
        loading={act.busy}
        missing={[body.length < 2 && s.body, adoptedOn === "" && s.day, keptAt.length < 2 && s.keptAt]}
      >
        {s.enter}
      </ActButton>
      <ErrorPanel trouble={act.trouble} />
    </form>
  );
}

function Seers({ data, seers, reload }: Pick<PanelProps, "data" | "reload"> & Pick<Given, "seers">) {
  const s = useStrings(thinktankStrings);
  const { locale } = useLocale();
  const may = useMay()("brief.name");
  const [words, setWords] = useState("");
  const [found, setFound] = useState<Awaited<ReturnType<typeof api.listToName>>>();
  const act = useRefusal();
  const run = (work: () => Promise<unknown>) =>
    act.run(async () => {
      await work();
      setFound(undefined);
      await reload();
    });
  return (
    <>
      <h3>{s.seers}</h3>
      {seers.length === 0 && <p className="bh-quiet">{s.noSeers}</p>}
      <ul>
        {seers.map((x) => (
          <li key={x.id}>
            {x.name} · {showDay(x.fromOn, locale)}
            {x.toOn !== null && ` — ${showDay(x.toOn, locale)}`}{" "}
            {may && x.toOn === null && (
              <Button size="small" type="link" className="bh-no-print" onClick={() => void run(() => api.endSeer({ seerId: x.id }))}>
                {s.end}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {may && (
        <form
          className="bh-actions-row bh-no-print"
          onSubmit={(e) => {
            e.preventDefault();
            void act.run(async () => setFound(await api.listToName({ id: data.id, words })));
          }}
        >
          <Input aria-label={s.person} placeholder={s.person} value={words} maxLength={40} onChange={(e) => setWords(e.target.value)} />
          <Button htmlType="submit" loading={act.busy}>
            {s.find}
          </Button>
        </form>
      )}
      {found?.map((p) => (
        <p key={p.id}>
          {p.name} <span className="bh-quiet">{p.unitName}</span>{" "}
          <Button size="small" onClick={() => void run(() => api.nameSeer({ id: data.id, personId: p.id }))}>
            {s.name}
          </Button>
        </p>
      ))}
      <ErrorPanel trouble={act.trouble} />
    </>
  );
}
