import { Button, InputNumber } from "antd";
import { useState } from "react";
import { useStrings, useWord } from "../../i18n/locale.ts";
import { sheetSums, type SheetTable } from "../tables.ts";
import { recordsStrings } from "./strings.ts";

const MOST_LEFT = 10;

interface ImportSheetsProps {
  readonly sheets: readonly SheetTable[];
  readonly chosen: number;
  readonly busy: boolean;
  readonly onChoose: (sheet: number) => void;
  readonly onHeading: (row: number) => void;
}

/** Every sheet of a file by name with what of its rows is data; none goes without a word. */
export function ImportSheets({ sheets, chosen, busy, onChoose, onHeading }: ImportSheetsProps) {
  const s = useStrings(recordsStrings);
  const word = useWord();
  const table = sheets[chosen];
  return (
    <>
      <ul className="bh-items bh-sheets" aria-label={s.sheetsRead}>
        {sheets.map((t, i) => (
          <li key={t.name}>
            <strong>{t.name || s.sheetUnnamed}</strong>{" "}
            <span className="bh-quiet">
              {t.state !== "visible" && `${s.sheetHidden} · `}
              {word(sheetSums(t))}
            </span>{" "}
            {i !== chosen && t.heading !== null && (
              <Button size="small" disabled={busy} onClick={() => onChoose(i)}>
                {s.useSheet}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {table?.heading && (
        <>
          {table.heading.ask && <p className="bh-notice bh-notice-warn">{s.headingAsk}</p>}
          <HeadingRow key={`${chosen} ${table.heading.bottom}`} row={table.heading.bottom} busy={busy} onHeading={onHeading} />
          {table.told.map((t, i) => (
            <p key={i} className="bh-notice bh-notice-warn">
              {word(t)}
            </p>
          ))}
          {table.leftOut.slice(0, MOST_LEFT).map((l) => (
            <p key={l.at} className="bh-quiet">
              {s.leftOutRow(l.at, l.text)}
            </p>
          ))}
        </>
      )}
    </>
  );
}

function HeadingRow({ row, busy, onHeading }: { row: number; busy: boolean; onHeading: (row: number) => void }) {
  const s = useStrings(recordsStrings);
  const [value, setValue] = useState(row);
  return (
    <p className="bh-actions-row">
      <label>
        {s.headingAt} <InputNumber min={1} value={value} onChange={(v) => setValue(v ?? row)} />
      </label>
      {value !== row && (
        <Button size="small" disabled={busy} onClick={() => onHeading(value)}>
          {s.check}
        </Button>
      )}
    </p>
  );
}
