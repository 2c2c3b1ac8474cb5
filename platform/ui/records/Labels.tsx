import { Button, InputNumber } from "antd";
import { useState, type ReactNode } from "react";
import { createPortal } from "react-dom";
import { useStrings } from "../../i18n/locale.ts";
import { usePrinted } from "../print-sheet.ts";
import { QrCode } from "../QrCode.tsx";
import { recordsStrings } from "./strings.ts";

export interface Label {
  readonly id: number;
  /** What the code says: an address of this installation. */
  readonly path: string;
  /** Stands first beside the code. */
  readonly name: string;
  readonly lines: readonly ReactNode[];
}

/** A sheet of labels in any width, on the screen as on paper: a code that opens the record, and what a person reads. */
export function Labels({ labels }: { readonly labels: readonly Label[] }) {
  const s = useStrings(recordsStrings);
  const [width, setWidth] = useState(50);
  const [printed, setPrinted] = useState(false);
  usePrinted(printed, () => setPrinted(false));
  const sheet = (
    <ul className="bh-labels">
      {labels.map((label) => (
        <li key={label.id} style={{ width: `${width}mm` }}>
          <span style={{ width: "40%" }}>
            <QrCode text={`${location.origin}${label.path}`} label={label.name} />
          </span>
          <span>
            <strong>{label.name}</strong>
            {label.lines.map((line, i) => (
              <div key={i}>{line}</div>
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
  return (
    <>
      <div className="bh-actions-row">
        <label>
          {s.labelWidth} <InputNumber min={25} max={150} value={width} onChange={(n) => setWidth(n ?? 50)} />
        </label>
        <Button type="primary" onClick={() => setPrinted(true)}>
          {s.printLabels(labels.length)}
        </Button>
      </div>
      <div className="bh-bulk-rows" tabIndex={0} role="region" aria-label={s.printLabels(labels.length)}>
        {sheet}
      </div>
      {printed && createPortal(<section className="bh-print-all">{sheet}</section>, document.body)}
    </>
  );
}
