import { chinaDay } from "@bihuan/kit";
import { Checkbox, Input, InputNumber, Select } from "antd";
import { useId, useRef, useState } from "react";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { createApi } from "../../../platform/ui/api.ts";
import { useGo } from "../../../platform/ui/address.ts";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { callOf } from "../../../platform/ui/records/client.ts";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import { useMay } from "../../../platform/ui/session.ts";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import type { yearContract } from "../year-contract.ts";
import { Faults } from "./Faults.tsx";
import { Sentences } from "./Sentences.tsx";
import { reportsStrings } from "./strings.ts";
import { ActButton } from "../../../platform/ui/ActButton.tsx";

const { call } = createApi<typeof yearContract>("year");
const THIS_YEAR = Number(chinaDay(Date.now()).slice(0, 4));

/** Where an office writes its own template: words, and figures chosen from the list; tried at once on a year that is over. */
export function TemplatePanel({ data, reload }: PanelProps) {
  const s = useStrings(reportsStrings);
  const [year, setYear] = useState(THIS_YEAR - 1);
  const id = useId();
  const tried = useLoad(["template-try", data.id, year, data.version], () => call.tryTemplate({ id: data.id, year }), { keep: true });
  return (
    <>
      {data.can.edit && <Writer data={data} year={year} reload={reload} />}
      <Section title={s.try} id="try">
        <p className="bh-no-print">
          <label htmlFor={id}>{s.tryYear}</label>{" "}
          <InputNumber id={id} min={2000} max={THIS_YEAR} value={year} onChange={(y) => y !== null && setYear(y)} />
        </p>
        <WhenLoaded of={tried}>
          {(t) => (
            <>
              <Faults faults={t.faults} />
              <Sentences r={{ ...t, asOf: null }} />
            </>
          )}
        </WhenLoaded>
      </Section>
    </>
  );
}

type Kind = "sentence" | "table" | "chart";
type By = "years" | "units" | "months";

function Writer({ data, year, reload }: Pick<PanelProps, "data" | "reload"> & { readonly year: number }) {
  const s = useStrings(reportsStrings);
  const word = useWord();
  const id = useId();
  const rows = data.children["parts"] ?? [];
  const last = rows.at(-1);
  const [chapter, setChapter] = useState(String(last?.["chapter"] ?? ""));
  const [kind, setKind] = useState<Kind>("sentence");
  const [by, setBy] = useState<By>("units");
  const [text, setText] = useState("");
  const [figure, setFigure] = useState<string>();
  const [needed, setNeeded] = useState(false);
  const at = useRef<number | null>(null);
  const figures = useLoad(["report-figures", year], () => call.listFigures({ year }));
  const save = useRefusal();
  const insert = (name: string) => {
    const place = at.current ?? text.length;
    setText(`${text.slice(0, place)}{${name}}${text.slice(place)}`);
    at.current = place + name.length + 2;
    setFigure(name);
  };
  const keepPlace = (e: { currentTarget: HTMLTextAreaElement }) => (at.current = e.currentTarget.selectionStart);
  const add = () =>
    void save.run(async () => {
      const position = Math.max(0, ...rows.map((r) => Number(r["position"]))) + 10;
      await callOf("report_template").putChild({
        id: data.id,
        version: data.version,
        child: "parts",
        values: {
          position,
          chapter,
          kind,
          by: kind === "sentence" ? null : by,
          text,
          needs: needed && figure !== undefined ? figure : null,
        },
      });
      setText("");
      at.current = null;
      await reload();
    });
  return (
    <Section title={s.write} id="write">
      <div className="bh-report-writer bh-no-print">
        <label htmlFor={`${id}c`}>{s.chapter}</label>
        <Input id={`${id}c`} value={chapter} maxLength={60} onChange={(e) => setChapter(e.target.value)} />
        <label htmlFor={`${id}k`}>{s.kind}</label>
        <Select
          id={`${id}k`}
          value={kind}
          onChange={setKind}
          options={(["sentence", "table", "chart"] as const).map((value) => ({ value, label: s[value] }))}
        />
        {kind !== "sentence" && (
          <>
            <label htmlFor={`${id}b`}>{s.by}</label>
            <Select
              id={`${id}b`}
              value={by}
              onChange={setBy}
              options={(["years", "units", "months"] as const).map((value) => ({ value, label: s[value] }))}
            />
          </>
        )}
        <label htmlFor={`${id}f`}>{s.figure}</label>
        <WhenLoaded of={figures}>
          {(all) => (
            <Select
              id={`${id}f`}
              showSearch
              value={null}
              placeholder={s.figureHint}
              onChange={(name: string | null) => name !== null && insert(name)}
              options={all.map((f) => ({ value: f.name.zh, label: `${word(f.name)}（${year}：${f.value}）` }))}
            />
          )}
        </WhenLoaded>
        <label htmlFor={`${id}t`}>{s.text}</label>
        <Input.TextArea
          id={`${id}t`}
          rows={4}
          maxLength={2000}
          value={text}
          placeholder={s.textHint}
          onChange={(e) => {
            setText(e.target.value);
            keepPlace(e);
          }}
          onClick={keepPlace}
          onKeyUp={keepPlace}
        />
        <Checkbox checked={needed} disabled={figure === undefined} onChange={(e) => setNeeded(e.target.checked)}>
          {s.needs}
        </Checkbox>
        <ActButton
          type="primary"
          missing={[chapter.trim() === "" && s.chapter, text.trim() === "" && s.text]}
          loading={save.busy}
          onClick={add}
        >
          {s.addPart}
        </ActButton>
        <ErrorPanel trouble={save.trouble} />
      </div>
    </Section>
  );
}

/** Above the list of templates: one of what the rooms offer, to be changed afterwards. */
export function StartTemplate() {
  const s = useStrings(reportsStrings);
  const may = useMay();
  const go = useGo();
  const id = useId();
  const [name, setName] = useState("");
  const start = useRefusal();
  const [key] = useState(() => crypto.randomUUID());
  if (!may("report_template.edit")) return null;
  return (
    <div className="bh-actions-row bh-no-print">
      <label htmlFor={id}>{s.start}</label>
      <Input
        id={id}
        value={name}
        maxLength={80}
        placeholder={s.startName}
        style={{ width: 260 }}
        onChange={(e) => setName(e.target.value)}
      />
      <ActButton
        missing={[name.trim().length < 2 && s.start]}
        loading={start.busy}
        onClick={() =>
          void start.run(async () => go(`/reports/templates/${(await call.startFromRooms({ name: name.trim(), requestKey: key })).id}`))
        }
      >
        {s.started}
      </ActButton>
      <ErrorPanel trouble={start.trouble} />
    </div>
  );
}
