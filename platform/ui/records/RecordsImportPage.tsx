import { Button, Checkbox, Input } from "antd";
import { useMemo, useRef, useState } from "react";
import { useStrings, useWord, type Words } from "../../i18n/locale.ts";
import { askedFields, type Records } from "../../records/define.ts";
import { AppLink } from "../AppLink.tsx";
import { ErrorPanel } from "../ErrorPanel.tsx";
import { Page, Section } from "../Page.tsx";
import type { Values } from "../../register/fields.ts";
import { RequestKey } from "../request-key.ts";
import { likeliest, readLong, readPasted, saveMarked, type SheetTable } from "../tables.ts";
import { useLoad } from "../useLoad.ts";
import { useRefusal } from "../useRefusal.ts";
import { callOf, lookupsOf, startImport } from "./client.ts";
import { ImportBatches } from "./ImportBatches.tsx";
import { ImportReport, type Report } from "./ImportReport.tsx";
import { ImportSheets } from "./ImportSheets.tsx";
import { SameFields } from "./SameFields.tsx";
import { recordsStrings } from "./strings.ts";
import { ActButton } from "../ActButton.tsx";

interface Table {
  readonly rows: readonly (readonly string[])[];
  readonly at?: readonly number[];
  readonly fields?: readonly (string | null)[];
  readonly name?: string;
  readonly same?: Values;
  readonly unit?: string;
}
interface Chosen {
  /** None where it was pasted. */
  readonly file: File | undefined;
  readonly sheets: readonly SheetTable[];
  readonly sheet: number;
  /** A file with a long sheet is kept until it is said to come in. */
  readonly job?: number | undefined;
}

/** A table pasted or read from a file: every sheet told, checked first, every fault at its row, stored on a second press, taken back as a whole. */
export function RecordsImportPage({ records }: { readonly records: Records }) {
  const s = useStrings(recordsStrings);
  const word = useWord();
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState<Chosen>();
  const [seen, setSeen] = useState<{ table: Table; report: Report }>();
  const [partial, setPartial] = useState(false);
  const [stored, setStored] = useState<{ stored: number; left: number; refused: readonly { row: number; fault: Words }[] }>();
  const work = useRefusal();
  const key = useRef(new RequestKey());
  const input = useRef<HTMLInputElement>(null);
  const batches = useLoad([records.name, "imports"], () => callOf(records.name).listImports({}));
  const fields = askedFields(records.register);
  const lookups = useMemo(() => lookupsOf([records.register]), [records]);
  const known = fields.flatMap((f) => [f.label.zh, f.label.en]);

  const check = async (table: Table) => {
    setStored(undefined);
    setSeen({ table, report: await callOf(records.name).previewImport(sent(table)) });
  };
  const take = async (file: File | undefined, sheets: readonly SheetTable[], sheet: number, job?: number) => {
    setChosen({ file, sheets, sheet, job });
    const found = sheets[sheet];
    if (!found?.heading) return setSeen(undefined);
    await check({
      rows: [found.columns, ...found.rows.map((r) => r.cells)],
      at: found.rows.map((r) => r.at),
      ...(file ? { name: file.name } : {}),
      ...(found.unit ? { unit: found.unit } : {}),
      ...(found.since1904 ? { since1904: true } : {}),
    });
  };
  const open = (file: File | undefined, heading?: number) =>
    void work.run(async () => {
      setSeen(undefined);
      if (!file) return take(undefined, [readPasted(text, known, heading)], 0);
      const byHand = heading && chosen ? { sheet: chosen.sheet, heading } : undefined;
      const { sheets, job } = await readLong(file, known, byHand, records.name);
      await take(file, sheets, byHand?.sheet ?? likeliest(sheets, known), job);
    });

  const report = seen?.report;
  const long = chosen?.sheets[chosen.sheet]?.large ? chosen.sheets[chosen.sheet] : undefined;
  const mark = () =>
    void work.run(async () => {
      const heading = chosen?.sheets[chosen.sheet]?.heading;
      if (!chosen?.file || !heading || !report) return;
      const faults = [...report.faults, ...report.doubts, ...report.serials].map((f) => ({
        row: f.row,
        column: f.column,
        text: `${word(f.field)}：${word(f.fault)}`,
      }));
      await saveMarked(chosen.file, { sheet: chosen.sheet, heading: heading.bottom }, faults);
    });
  return (
    <Page title={`${s.import} · ${word(records.register.label)}`} lead={s.importLead}>
      <div className="bh-panel bh-import-box">
        <div className="bh-actions-row">
          <a className="bh-button" href={`/api/records/${records.name}/template.xlsx`} download>
            {s.downloadTemplate}
          </a>
          <Button loading={work.busy} onClick={() => input.current?.click()}>
            {s.chooseFile}
          </Button>
          <AppLink href={records.path}>{s.back}</AppLink>
        </div>
        <input
          ref={input}
          hidden
          type="file"
          accept=".xlsx,.xls,.et,.xlsb,.ods,.csv,.tsv,.txt,.html,.docx"
          onChange={(e) => {
            const file = e.target.files?.[0];
            e.target.value = "";
            if (file) open(file);
          }}
        />
        <Input.TextArea
          aria-label={s.pasteLabel}
          placeholder={s.pasteHere}
          value={text}
          autoSize={{ minRows: 4, maxRows: 12 }}
          onChange={(e) => setText(e.target.value)}
        />
        <p className="bh-actions-row">
          <ActButton type="primary" missing={[text.trim() === "" && s.pasteLabel]} loading={work.busy} onClick={() => open(undefined)}>
            {s.check}
          </ActButton>
        </p>
        <p className="bh-quiet">
          {s.template}：{fields.map((f) => `${word(f.label)}${f.required ? "*" : ""}`).join("、")}
        </p>
      </div>
      <ErrorPanel trouble={work.trouble} />
      {chosen && (
        <Section title={s.sheetsRead}>
          <ImportSheets
            sheets={chosen.sheets}
            chosen={chosen.sheet}
            busy={work.busy}
            onChoose={(sheet) => void work.run(() => take(chosen.file, chosen.sheets, sheet, chosen.job))}
            onHeading={(row) => open(chosen.file, row)}
          />
        </Section>
      )}
      {report && (
        <Section title={s.good(report.good)}>
          <ImportReport
            report={report}
            fields={fields}
            busy={work.busy}
            onAssign={(column, field) =>
              void work.run(() =>
                check({ ...seen.table, fields: report.columns.map((c, i) => (i === column ? field : c.field === field ? null : c.field)) }),
              )
            }
          >
            <SameFields
              key={String(report.columns.map((c) => c.field))}
              fields={fields.filter((f) => f.key !== records.title && !report.columns.some((c) => c.field === f.key))}
              same={seen.table.same ?? report.remembered}
              lookups={lookups}
              busy={work.busy}
              onFill={(same) => void work.run(() => check({ ...seen.table, same }))}
            />
          </ImportReport>
          {long && <p className="bh-notice">{s.long(long.rowsRead)}</p>}
          {chosen?.file && !long && report.faults.length + report.doubts.length + report.serials.length > 0 && (
            <p>
              <Button onClick={mark} loading={work.busy}>
                {s.markFile}
              </Button>
            </p>
          )}
          {long && chosen?.job !== undefined ? (
            <LongImport job={chosen.job} sheet={chosen.sheet} report={report} same={seen.table.same} />
          ) : stored ? (
            <div className="bh-notice bh-notice-good" role="status">
              <p>{s.imported(stored.stored, stored.left)}</p>
              <ul>
                {stored.refused.map((r) => (
                  <li key={r.row}>{s.rowSays(r.row, word(r.fault))}</li>
                ))}
              </ul>
            </div>
          ) : (
            <>
              {report.faultRows > 0 && (
                <p>
                  <Checkbox checked={partial} onChange={(e) => setPartial(e.target.checked)}>
                    {s.partial}
                  </Checkbox>
                </p>
              )}
              <ActButton
                type="primary"
                missing={[report.faultRows > 0 && !partial && s.partial]}
                why={report.missing.length > 0 ? s.columnsFirst : report.good === 0 && s.noneGood}
                loading={work.busy}
                onClick={() =>
                  void work.run(async () => {
                    const { name } = seen.table;
                    const requestKey = key.current.for(seen.table.rows);
                    setStored(
                      await callOf(records.name).importRows({ ...sent(seen.table), requestKey, partial, ...(name ? { name } : {}) }),
                    );
                    key.current.spend();
                    await batches.reload();
                  })
                }
              >
                {s.importNow(report.good)}
              </ActButton>
            </>
          )}
        </Section>
      )}
      <ImportBatches records={records} batches={batches} />
    </Page>
  );
}

/** The whole of a long table, checked and stored beside the server's answers. */
function LongImport({ job, sheet, report, same }: { job: number; sheet: number; report: Report; same: Values | undefined }) {
  const s = useStrings(recordsStrings);
  const work = useRefusal();
  const [partial, setPartial] = useState(false);
  const [isAsked, setAsked] = useState(false);
  if (isAsked)
    return (
      <p className="bh-notice bh-notice-good" role="status">
        {s.longAsked} <AppLink href="/tables">{s.longSee}</AppLink>
      </p>
    );
  const start = () =>
    void work.run(async () => {
      await startImport({ id: job, sheet, fields: report.columns.map((c) => c.field), ...(same ? { same } : {}), partial });
      setAsked(true);
    });
  return (
    <>
      <p>
        <Checkbox checked={partial} onChange={(e) => setPartial(e.target.checked)}>
          {s.partial}
        </Checkbox>
      </p>
      <ActButton type="primary" why={report.missing.length > 0 && s.columnsFirst} loading={work.busy} onClick={start}>
        {s.importLong}
      </ActButton>
      <ErrorPanel trouble={work.trouble} />
    </>
  );
}

const sent = ({ rows, at, fields, same, unit }: Table) => ({
  rows: rows.map((r) => [...r]),
  ...(at ? { at: [...at] } : {}),
  ...(fields ? { fields: [...fields] } : {}),
  ...(same ? { same } : {}),
  ...(unit ? { unit } : {}),
});
