import type { ReactNode } from "react";
import { useStrings, useWord } from "../../i18n/locale.ts";
import type { Field } from "../../register/fields.ts";
import type { callOf } from "./client.ts";
import { ColumnFields } from "./ColumnFields.tsx";
import { recordsStrings } from "./strings.ts";

export type Report = Awaited<ReturnType<ReturnType<typeof callOf>["previewImport"]>>;

const MOST_SHOWN = 200;

interface ImportReportProps {
  readonly report: Report;
  readonly fields: readonly Field[];
  readonly busy: boolean;
  /** A column is assigned by hand. */
  readonly onAssign: (column: number, field: string | null) => void;
  /** What else is said of the columns. */
  readonly children: ReactNode;
}

/** What of a table would be stored, and what stands in its way: totals that add up, each column's field, each fault at its row. */
export function ImportReport({ report, fields, busy, onAssign, children }: ImportReportProps) {
  const s = useStrings(recordsStrings);
  const word = useWord();
  return (
    <>
      <p role="status">{s.totals(report.total, report.good, report.sameCount, report.faultRows, report.doubtRows)}</p>
      {report.missing.length > 0 && <p className="bh-fault">{s.missing(report.missing.map(word).join("、"))}</p>}
      <ColumnFields columns={report.columns} fields={fields} busy={busy} onAssign={onAssign} />
      {children}
      {report.sameCount > 0 && <p>{s.sameRows(report.sameCount)}</p>}
      {report.faults.length > 0 && (
        <>
          <p className="bh-fault">{s.faultRows(report.faults.length)}</p>
          <Faults of={report.faults} />
        </>
      )}
      {report.doubts.length > 0 && (
        <>
          <p className="bh-notice bh-notice-warn">{s.doubtCells(report.doubts.length)}</p>
          <Faults of={report.doubts} />
        </>
      )}
      <Serials of={report.serials} />
    </>
  );
}

/** Days that came as numbers, told with the day each is read as. */
export function Serials({ of }: { of: Report["serials"] }) {
  const s = useStrings(recordsStrings);
  return (
    of.length > 0 && (
      <>
        <p className="bh-notice bh-notice-warn">{s.serialCells(of.length)}</p>
        <Faults of={of} />
      </>
    )
  );
}

export function Faults({ of }: { of: Report["faults"] }) {
  const s = useStrings(recordsStrings);
  const word = useWord();
  return (
    <ul>
      {of.slice(0, MOST_SHOWN).map((f, i) => (
        <li key={i}>
          {s.row(f.row)} · {word(f.field)} · {word(f.fault)} {f.value && <span className="bh-quiet">“{f.value}”</span>}
        </li>
      ))}
    </ul>
  );
}
