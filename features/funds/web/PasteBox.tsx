import { Input } from "antd";
import { useId, useState } from "react";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { ImportSheets } from "../../../platform/ui/records/ImportSheets.tsx";
import { linesOfTable, readPasted, type SheetTable } from "../../../platform/ui/tables.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { fundsStrings } from "./strings.ts";
import { ActButton } from "../../../platform/ui/ActButton.tsx";

interface Props {
  readonly title: string;
  readonly hint: string;
  /** Headings that are understood. */
  readonly known: readonly string[];
  readonly take: (table: string[][]) => Promise<{ taken: number; faults: readonly { line: number; words: { zh: string; en: string } }[] }>;
  readonly done: () => Promise<void>;
}

/** A table copied from a sheet, taken in whole or not at all; each wrong line is named, and what was pasted stays. */
export function PasteBox({ title, hint, known, take, done }: Props) {
  const s = useStrings(fundsStrings);
  const word = useWord();
  const id = useId();
  const [text, setText] = useState("");
  const [told, setTold] = useState<Awaited<ReturnType<Props["take"]>>>();
  const [table, setTable] = useState<SheetTable>();
  const act = useRefusal();
  const read = (heading?: number) =>
    void act.run(async () => {
      setTold(undefined);
      const pasted = readPasted(text, known, heading);
      setTable(pasted);
      if (!pasted.heading) return;
      const result = await take(linesOfTable(pasted));
      const at = (line: number): number => pasted.rows[line - 2]?.at ?? pasted.heading?.bottom ?? line;
      setTold({ ...result, faults: result.faults.map((f) => ({ ...f, line: at(f.line) })) });
      if (result.faults.length > 0) return;
      setText("");
      await done();
    });
  return (
    <details className="bh-no-print">
      <summary>{title}</summary>
      <label htmlFor={id} className="bh-quiet">
        {hint}
      </label>
      <Input.TextArea id={id} rows={6} value={text} aria-label={s.pasteArea} onChange={(e) => setText(e.target.value)} />
      <div className="bh-actions-row">
        <ActButton loading={act.busy} missing={[text.trim() === "" && s.pasteArea]} onClick={() => read()}>
          {s.take}
        </ActButton>
      </div>
      <ErrorPanel trouble={act.trouble} />
      {table && <ImportSheets sheets={[table]} chosen={0} busy={act.busy} onChoose={() => undefined} onHeading={read} />}
      {told &&
        (told.faults.length === 0 ? (
          <p role="status">{s.took(told.taken)}</p>
        ) : (
          <div className="bh-notice bh-notice-bad" role="alert">
            <ul>
              {told.faults.slice(0, 30).map((f, i) => (
                <li key={i}>
                  {s.line(f.line)}：{word(f.words)}
                </li>
              ))}
            </ul>
          </div>
        ))}
    </details>
  );
}
