import { Button, Input } from "antd";
import { useId, useState } from "react";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { parsePasted } from "../../../platform/register/cells.ts";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { fundsStrings } from "./strings.ts";

interface Props {
  readonly title: string;
  readonly hint: string;
  readonly take: (table: string[][]) => Promise<{ taken: number; faults: readonly { line: number; words: { zh: string; en: string } }[] }>;
  readonly done: () => Promise<void>;
}

/** A table copied from a sheet, taken in whole or not at all; each wrong line is named, and what was pasted stays. */
export function PasteBox({ title, hint, take, done }: Props) {
  const s = useStrings(fundsStrings);
  const word = useWord();
  const id = useId();
  const [text, setText] = useState("");
  const [told, setTold] = useState<Awaited<ReturnType<Props["take"]>>>();
  const act = useRefusal();
  return (
    <details className="bh-no-print">
      <summary>{title}</summary>
      <label htmlFor={id} className="bh-quiet">
        {hint}
      </label>
      <Input.TextArea id={id} rows={6} value={text} aria-label={s.pasteArea} onChange={(e) => setText(e.target.value)} />
      <div className="bh-actions-row">
        <Button
          loading={act.busy}
          disabled={text.trim() === ""}
          onClick={() =>
            void act.run(async () => {
              const result = await take(parsePasted(text));
              setTold(result);
              if (result.faults.length > 0) return;
              setText("");
              await done();
            })
          }
        >
          {s.take}
        </Button>
      </div>
      <ErrorPanel trouble={act.trouble} />
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
