import { Button, Checkbox, Input, Radio, Select } from "antd";
import { useEffect, useId, useMemo, useRef, useState } from "react";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { InstantText } from "../../../platform/ui/record/FieldText.tsx";
import { Page, Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { ColumnFields } from "../../../platform/ui/records/ColumnFields.tsx";
import { ImportSheets } from "../../../platform/ui/records/ImportSheets.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { linesOfTable, readPasted } from "../../../platform/ui/tables.ts";
import { checkTable, lineOf, markOf, SLICE_ROWS, Stopped, storeTable, type Progress } from "../import-slices.ts";
import { kindOptions, STANDINGS, SYSTEMS, type SourceSystem } from "../kinds.ts";
import { assignColumn, COLUMN_FIELDS, columnsIn, HEADINGS, TEMPLATE_HEADINGS, type ImportReport } from "../table.ts";
import { call } from "./api.ts";
import { placesStrings } from "./strings.ts";
import { UndoImport } from "./UndoImport.tsx";
import { readWorkbook, type ChosenFile } from "./workbook.ts";
import "./places.css";
import { ActButton } from "../../../platform/ui/ActButton.tsx";

/** Paste or file → which map → check → store what is good; every batch can be taken back. */
export function ImportPage() {
  const s = useStrings(placesStrings);
  const word = useWord();
  const { locale } = useLocale();
  const id = useId();
  const [text, setText] = useState("");
  const [name, setName] = useState("");
  const [chosen, setChosen] = useState<ChosenFile>();
  const [system, setSystem] = useState<SourceSystem>();
  const [kind, setKind] = useState<string>();
  const [standing, setStanding] = useState<"point" | "resource">("point");
  const [report, setReport] = useState<ImportReport>();
  const [stored, setStored] = useState<number>();
  const refusal = useRefusal();
  const batches = useLoad(["place", "batches"], () => call.listBatches());
  const [keepRepeats, setKeepRepeats] = useState(false);
  const input = (keep = keepRepeats, table = chosen?.sheets[chosen.sheet]) => ({
    name: name || s.pasted,
    text,
    ...(table ? { table } : {}),
    system: system as SourceSystem,
    standing,
    keepRepeats: keep,
    ...(kind === undefined ? {} : { kind }),
  });
  // One run at a time; leaving the page stops it, and what was stored can be gone on with.
  const run = useRef<AbortController>(undefined);
  const [progress, setProgress] = useState<{ what: "check" | "store"; done: number; of: number }>();
  useEffect(() => () => run.current?.abort(), []);
  const running = (what: "check" | "store", work: (options: { progress: Progress; signal: AbortSignal }) => Promise<void>) =>
    void refusal.run(async () => {
      run.current = new AbortController();
      try {
        await work({ progress: (done, of) => setProgress({ what, done, of }), signal: run.current.signal });
      } catch (error) {
        if (!(error instanceof Stopped)) throw error;
      } finally {
        setProgress(undefined);
        if (what === "store") await batches.reload();
      }
    });
  const mark = useMemo(() => (text === "" ? "" : markOf(text)), [text]);
  const unfinished = batches.data?.find((b) => b.mark === mark && b.rowsRead < b.rowsTotal && b.undoneAt === null);
  const store = () =>
    running("store", async (options) => {
      const done = await storeTable(call.storeImport, input(), {
        ...options,
        ...(unfinished ? { resume: { batchId: unfinished.id, from: unfinished.rowsRead } } : {}),
      });
      setStored(done.stored);
    });
  const changed = () => {
    setReport(undefined);
    setStored(undefined);
    setKeepRepeats(false);
  };
  const check = (keep?: boolean) =>
    running("check", async (options) => {
      const read = chosen ?? pasted();
      setChosen(read);
      setReport(await checkTable(call.checkImport, input(keep, read.sheets[read.sheet]), options));
      setStored(undefined);
    });
  const pasted = (heading?: number): ChosenFile => ({ file: undefined, sheets: [readPasted(text, HEADINGS, heading)], sheet: 0 });
  const take = (file: ChosenFile) => {
    changed();
    setChosen(file);
    const sheet = file.sheets[file.sheet];
    if (file.file) setText(sheet?.heading ? linesOfTable(sheet).map(lineOf).join("\n") : "");
  };
  const sheet = chosen?.sheets[chosen.sheet];
  const at = columnsIn(sheet === undefined ? [] : (linesOfTable(sheet)[0] ?? []));
  const assign = (column: number, field: string | null) => {
    if (!chosen || !sheet) return;
    const columns = assignColumn(linesOfTable(sheet)[0] ?? [], column, field);
    changed();
    setText(
      linesOfTable({ ...sheet, columns })
        .map(lineOf)
        .join("\n"),
    );
    setChosen({ ...chosen, sheets: chosen.sheets.map((one) => (one === sheet ? { ...sheet, columns } : one)) });
  };
  const read = (file: File | undefined, heading?: { sheet: number; heading: number }) =>
    void refusal.run(async () => take(file ? await readWorkbook(file, heading) : pasted(heading?.heading)));
  // The result lies below a long form: it is brought into view and read out.
  const result = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!report) return;
    result.current?.focus({ preventScroll: true });
    result.current?.scrollIntoView({ block: "start" });
  }, [report]);
  return (
    <Page title={s.import} lead={s.importLead}>
      <form
        className="bh-form bh-section"
        onSubmit={(e) => {
          e.preventDefault();
          check();
        }}
      >
        <label htmlFor={`${id}f`}>{s.file}</label>
        <input
          id={`${id}f`}
          type="file"
          accept=".xlsx,.xls,.et,.xlsb,.ods,.csv,.tsv,.txt,.html,.docx"
          onChange={(e) => {
            const file = e.target.files?.[0];
            if (!file) return;
            setName(file.name);
            changed();
            read(file);
          }}
        />
        {chosen && (
          <ImportSheets
            sheets={chosen.sheets}
            chosen={chosen.sheet}
            busy={refusal.busy}
            onChoose={(sheet) => take({ ...chosen, sheet })}
            onHeading={(row) => read(chosen.file, { sheet: chosen.sheet, heading: row })}
          />
        )}
        {sheet?.heading && (
          <ColumnFields
            columns={sheet.columns.map((heading, i) => ({ heading, field: COLUMN_FIELDS.find((f) => at[f.key] === i)?.key ?? null }))}
            fields={COLUMN_FIELDS}
            busy={refusal.busy}
            onAssign={assign}
          />
        )}
        <label htmlFor={`${id}t`}>{s.paste}</label>
        <p className="bh-help">{s.headings(locale === "en" ? TEMPLATE_HEADINGS.en.join(", ") : TEMPLATE_HEADINGS.zh.join("、"))}</p>
        <Input.TextArea
          id={`${id}t`}
          value={text.length > 200_000 ? `${text.slice(0, 200_000)}…` : text}
          rows={8}
          onChange={(e) => {
            setText(e.target.value);
            setChosen(undefined);
            changed();
          }}
        />
        <span id={`${id}s`}>{s.whichMap}</span>
        <Radio.Group
          aria-labelledby={`${id}s`}
          value={system}
          onChange={(e) => {
            setSystem(e.target.value as SourceSystem);
            changed();
          }}
          options={Object.entries(SYSTEMS).map(([value, label]) => ({ value, label: word(label) }))}
        />
        <span id={`${id}g`}>{s.standing}</span>
        <Radio.Group
          aria-labelledby={`${id}g`}
          value={standing}
          onChange={(e) => {
            setStanding(e.target.value as "point");
            changed();
          }}
          options={Object.entries(STANDINGS).map(([value, label]) => ({ value, label: word(label) }))}
        />
        <label htmlFor={`${id}k`}>{s.defaultKind}</label>
        <Select
          id={`${id}k`}
          allowClear
          value={kind}
          options={kindOptions.map((o) => ({ value: o.value, label: word(o.label) }))}
          onChange={(v) => {
            setKind(v);
            changed();
          }}
        />
        <p>
          <ActButton
            type="primary"
            htmlType="submit"
            loading={refusal.busy || !!progress}
            missing={[text.trim() === "" && s.paste, system === undefined && s.whichMap]}
          >
            {s.check}
          </ActButton>
        </p>
      </form>
      {progress && progress.of > SLICE_ROWS && <Running {...progress} onStop={() => run.current?.abort()} />}
      <ErrorPanel trouble={refusal.trouble} />
      {report && (
        <div ref={result} tabIndex={-1} className="pl-result">
          <Section title={s.checked}>
            <ReportView report={report} system={system as SourceSystem} />
            {(report.repeated > 0 || keepRepeats) && stored === undefined && (
              <Checkbox
                checked={keepRepeats}
                disabled={refusal.busy}
                onChange={(e) => {
                  setKeepRepeats(e.target.checked);
                  check(e.target.checked);
                }}
              >
                {s.keepRepeats}
              </Checkbox>
            )}
            {stored === undefined ? (
              <p>
                <ActButton
                  type="primary"
                  loading={refusal.busy || !!progress}
                  why={report.good === 0 && !unfinished && s.noneGood}
                  onClick={store}
                >
                  {unfinished ? s.goOn(unfinished.rowsTotal - unfinished.rowsRead) : s.store(report.good)}
                </ActButton>
              </p>
            ) : (
              <p className="bh-notice bh-notice-good" role="status">
                {s.storedCount(stored)} <AppLink href="/places/map">{s.onMap}</AppLink>
              </p>
            )}
          </Section>
        </div>
      )}
      <Section title={s.batches}>
        <WhenLoaded of={batches}>
          {(list) => (
            <ul className="bh-items">
              {list.map((b) => (
                <li key={b.id} className="pl-batch">
                  <span>{b.name}</span>{" "}
                  <span className="bh-quiet">
                    <InstantText at={b.madeAt} /> · {word(SYSTEMS[b.system as SourceSystem])} · {s.batchCount(b.stored, b.refused)}
                  </span>{" "}
                  {b.rowsRead < b.rowsTotal && !b.undoneAt && <span className="bh-overdue">{s.brokeOff(b.rowsRead, b.rowsTotal)}</span>}{" "}
                  <UndoImport batch={b} busy={refusal.busy} onDone={batches.reload} />
                </li>
              ))}
            </ul>
          )}
        </WhenLoaded>
      </Section>
    </Page>
  );
}

/** How far it is, and the way to stop. */
function Running({ what, done, of, onStop }: { what: "check" | "store"; done: number; of: number; onStop: () => void }) {
  const s = useStrings(placesStrings);
  const { locale } = useLocale();
  const words = s[what === "check" ? "checking" : "storing"](
    done.toLocaleString(locale),
    of.toLocaleString(locale),
    Math.floor((100 * done) / of),
  );
  return (
    <section className="bh-section">
      <p role="status">{words}</p>
      <progress className="bh-progress" max={of} value={done} aria-label={words} />
      <div className="bh-actions-row">
        <Button onClick={onStop}>{s.stop}</Button>
        <span className="bh-quiet">{s.runningHint}</span>
      </div>
    </section>
  );
}

function ReportView({ report: r, system }: { report: ImportReport; system: SourceSystem }) {
  const s = useStrings(placesStrings);
  const word = useWord();
  const { locale } = useLocale();
  const n = (x: number) => x.toLocaleString(locale);
  return (
    <>
      <p role="status">{s.counts(n(r.rows), n(r.good), n(r.rows - r.good - r.already - r.repeated), n(r.waiting))}</p>
      {r.offset?.suspected && (
        <p className="bh-notice bh-notice-warn" role="alert">
          {s.offset(r.offset.compared, r.offset.metres, word(SYSTEMS[system]), word(SYSTEMS[r.offset.suspected]))}
          {!r.offset.checked && s.offsetUnchecked}
        </p>
      )}
      {r.outside > 0 && <p className="bh-notice bh-notice-warn">{s.outside(n(r.outside), r.outsideNames.join("、"))}</p>}
      {r.swapped > 0 && <p className="bh-notice">{s.swapped(n(r.swapped))}</p>}
      {r.already > 0 && <p className="bh-notice">{s.already(n(r.already))}</p>}
      {r.repeated > 0 && <Repeats words={s.repeated(n(r.repeated))} all={r.repeated} rows={r.repeatedRows} />}
      {r.duplicates > 0 && <Repeats words={s.duplicates(n(r.duplicates))} all={r.duplicates} rows={r.duplicateRows} />}
      {r.ignored.length > 0 && <p className="bh-quiet">{s.ignored(r.ignored.join("、"))}</p>}
      {r.faultCount > 0 && <CellTable words={s.faults} why={s.fault} cells={r.faults} />}
      {r.faultCount > r.faults.length && <p className="bh-quiet">{s.moreFaults(n(r.faultCount - r.faults.length))}</p>}
      {r.keptCount > 0 && (
        <>
          <p className="bh-notice bh-notice-warn">{s.kept(n(r.keptCount))}</p>
          <CellTable words={s.kept(n(r.keptCount))} why={s.why} cells={r.kept} />
        </>
      )}
    </>
  );
}

function CellTable({ words, why, cells }: { words: string; why: string; cells: ImportReport["faults"] }) {
  const s = useStrings(placesStrings);
  const word = useWord();
  return (
    <table className="bh-table" aria-label={words}>
      <thead>
        <tr>
          <th scope="col">{s.row}</th>
          <th scope="col">{s.column}</th>
          <th scope="col">{s.cell}</th>
          <th scope="col">{why}</th>
        </tr>
      </thead>
      <tbody>
        {cells.map((f, i) => (
          <tr key={i}>
            <td>{f.row}</td>
            <td>{f.column}</td>
            <td>{f.text}</td>
            <td>{word(f.fault)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Rows that say what earlier ones said, by number as the sheet has them. */
function Repeats({ words, all, rows }: { words: string; all: number; rows: ImportReport["repeatedRows"] }) {
  const s = useStrings(placesStrings);
  return (
    <div className="bh-notice bh-notice-warn">
      <p>{words}</p>
      <ul>
        {rows.map((r) => (
          <li key={r.row}>{s.repeatedRow(r.row, r.first, r.name)}</li>
        ))}
      </ul>
      {all > rows.length && <p>{s.moreRows(all - rows.length)}</p>}
    </div>
  );
}
