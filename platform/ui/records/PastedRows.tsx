import { Button } from "antd";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useStrings, useWord } from "../../i18n/locale.ts";
import { askedFields, MOST_PASTED, type Records } from "../../records/define.ts";
import { readHeading, type Field } from "../../register/fields.ts";
import { AppLink } from "../AppLink.tsx";
import { ErrorPanel } from "../ErrorPanel.tsx";
import { Heads } from "../Heads.tsx";
import { subjectOf } from "../list/ListChips.tsx";
import { FieldText } from "../record/FieldText.tsx";
import { RequestKey } from "../request-key.ts";
import { pastedUnder, readPasted } from "../tables.ts";
import { useRefusal } from "../useRefusal.ts";
import { callOf } from "./client.ts";
import { Faults, Serials } from "./ImportReport.tsx";
import { recordsStrings } from "./strings.ts";

type Seen = Awaited<ReturnType<ReturnType<typeof callOf>["previewPaste"]>>;
interface Table {
  readonly rows: string[][];
  readonly at: number[];
  readonly unit?: string;
}

/** Rows pasted on the list from a spreadsheet, with their headings or in the list's own columns: what changes from what to what, then confirmed. */
export function PastedRows({ records, columns }: { readonly records: Records; readonly columns: readonly Field[] }) {
  const s = useStrings(recordsStrings);
  const word = useWord();
  const client = useQueryClient();
  const key = useRef(new RequestKey());
  const work = useRefusal();
  const [seen, setSeen] = useState<{ table: Table; report: Seen }>();
  const [done, setDone] = useState<Awaited<ReturnType<ReturnType<typeof callOf>["pasteRows"]>>>();
  const [tooMany, setTooMany] = useState(false);
  const take = (text: string) =>
    void work.run(async () => {
      const table = tableOf(records, columns, text);
      setDone(undefined);
      setSeen(undefined);
      setTooMany(table.rows.length > MOST_PASTED + 1);
      if (table.rows.length <= MOST_PASTED + 1) setSeen({ table, report: await callOf(records.name).previewPaste(table) });
    });
  usePaste(take);
  if (!seen && !done && !tooMany && !work.trouble) return null;
  const report = seen?.report;
  const go = () =>
    void work.run(async () => {
      if (!seen) return;
      const requestKey = key.current.for(seen.table.rows);
      setDone(
        await callOf(records.name).pasteRows({
          ...seen.table,
          requestKey,
          seen: seen.report.changes.map(({ row, id, version }) => ({ row, id, version })),
        }),
      );
      key.current.spend();
      setSeen(undefined);
      await client.invalidateQueries({ queryKey: [records.name] });
    });
  const close = () => {
    setSeen(undefined);
    setDone(undefined);
    setTooMany(false);
    work.clear();
  };
  return (
    <section className="bh-notice bh-bulk" aria-label={s.pasted}>
      {tooMany && <p className="bh-fault">{s.pastedMany(MOST_PASTED)}</p>}
      {report && <Report records={records} report={report} />}
      <div role="status">
        {done && (
          <>
            <p>{s.pastedDone(done.changed, done.added, done.refused.length)}</p>
            <Refused of={done.refused} />
          </>
        )}
      </div>
      <ErrorPanel trouble={work.trouble} />
      <div className="bh-actions-row">
        {report && report.changes.length + report.fresh.length > 0 && (
          <Button type="primary" loading={work.busy} onClick={go}>
            {s.pastedGo(report.changes.length, report.fresh.length)}
          </Button>
        )}
        <Button onClick={close}>{done ? word(CLOSE) : s.cancel}</Button>
      </div>
    </section>
  );
}

const CLOSE = { zh: "知道了", en: "Close" };

function Report({ records, report }: { readonly records: Records; readonly report: Seen }) {
  const s = useStrings(recordsStrings);
  const word = useWord();
  const fields = new Map(askedFields(records.register).map((f) => [f.key, f]));
  const valueOf = (field: Field, value: unknown) =>
    report.names[subjectOf(field, value)] ?? (value === null ? s.blank : <FieldText field={field} value={value} />);
  const not = new Set([...report.faults, ...report.refused].map((f) => f.row)).size;
  const unused = report.columns.flatMap((c) => (c.field === null && c.heading !== "" ? [c.heading] : []));
  if (report.changes.length + report.fresh.length + not === 0) return <p role="status">{s.pastedNone(report.total)}</p>;
  return (
    <>
      <p role="status">{s.pastedTotals(report.total, report.changes.length, report.fresh.length, report.same, not)}</p>
      {unused.length > 0 && (
        <p className="bh-quiet">
          {s.pastedBlank}
          {unused.join("、")}
        </p>
      )}
      {report.changes.length + report.fresh.length > 0 && (
        <div className="bh-scroll bh-bulk-rows" tabIndex={0} role="region" aria-label={s.pasted}>
          <table className="bh-plain-table">
            <Heads of={[s.pastedRecord, s.pastedField, s.pastedNow, s.pastedThen]} />
            <tbody>
              {report.changes.map((c) =>
                c.cells.map((cell, i) => {
                  const field = fields.get(cell.field);
                  return (
                    field && (
                      <tr key={`${c.row}.${cell.field}`}>
                        {i === 0 && (
                          <th scope="rowgroup" rowSpan={c.cells.length}>
                            <AppLink href={`${records.path}/${c.id}`}>{c.title}</AppLink>
                          </th>
                        )}
                        <td>{word(field.label)}</td>
                        <td className="bh-quiet">{valueOf(field, cell.before)}</td>
                        <td>
                          <strong>{valueOf(field, cell.after)}</strong>
                        </td>
                      </tr>
                    )
                  );
                }),
              )}
              {report.fresh.map((f) => (
                <tr key={f.row}>
                  <th scope="row">{f.title}</th>
                  <td colSpan={3}>{s.pastedNew}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Refused of={report.refused} />
      {report.faults.length > 0 && <Faults of={report.faults} />}
      {report.doubts.length > 0 && (
        <>
          <p className="bh-quiet">{s.doubtCells(report.doubts.length)}</p>
          <Faults of={report.doubts} />
        </>
      )}
      <Serials of={report.serials} />
    </>
  );
}

function Refused({ of }: { readonly of: Seen["refused"] }) {
  const s = useStrings(recordsStrings);
  const word = useWord();
  return (
    of.length > 0 && (
      <ul className="bh-bulk-rows">
        {of.map((r) => (
          <li key={r.row}>
            {s.row(r.row)} · {word(r.fault)}
          </li>
        ))}
      </ul>
    )
  );
}

/** With headings where its first rows name fields of the register, else under the list's own columns as they stand. */
function tableOf(records: Records, columns: readonly Field[], text: string): Table {
  const fields = askedFields(records.register);
  const read = readPasted(
    text,
    fields.flatMap((f) => [f.label.zh, f.label.en]),
  );
  const isHeaded = read.columns.some((c) => readHeading(fields, c) !== undefined);
  const { columns: heads, rows } = isHeaded
    ? read
    : pastedUnder(
        text,
        columns.map((f) => f.label.zh),
      );
  return {
    rows: [[...heads], ...rows.map((r) => [...r.cells])],
    at: rows.map((r) => r.at),
    ...(isHeaded && read.unit ? { unit: read.unit } : {}),
  };
}

/** A table pasted anywhere but in a field: cells of one row or rows of one cell make one. */
function usePaste(take: (text: string) => void): void {
  const last = useRef(take);
  last.current = take;
  useEffect(() => {
    const listen = (event: ClipboardEvent) => {
      if (event.target instanceof Element && event.target.closest("input, textarea, [contenteditable=true], [role=dialog]")) return;
      const text = event.clipboardData?.getData("text/plain") ?? "";
      if (!/[\t\n]./.test(text)) return;
      event.preventDefault();
      last.current(text);
    };
    document.addEventListener("paste", listen);
    return () => document.removeEventListener("paste", listen);
  }, []);
}
