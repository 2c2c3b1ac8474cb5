import { Button, Input } from "antd";
import { useState } from "react";
import { useStrings } from "../../../platform/i18n/locale.ts";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Section } from "../../../platform/ui/Page.tsx";
import { InstantText } from "../../../platform/ui/record/FieldText.tsx";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import type { NotesShown } from "../notes.ts";
import { appraisalsApi } from "./api.ts";
import { appraisalStrings } from "./strings.ts";
import { ActButton } from "../../../platform/ui/ActButton.tsx";

/** What was said of each at the meeting, for the head of the office and whoever runs it: sealed, and each look says what for. */
export function NotesPanel({ given, reload }: PanelProps) {
  const s = useStrings(appraisalStrings);
  const work = useRefusal();
  const [open, setOpen] = useState<{ id: number; does: "write" | "look"; seen: string | null; text: string }>();
  const [read, setRead] = useState<{ id: number; text: string }>();
  const notes = given as NotesShown;
  if (notes === null) return null;
  const send = () =>
    void work.run(async () => {
      if (!open) return;
      if (open.does === "write") await appraisalsApi.writeNote({ personId: open.id, seen: open.seen, text: open.text });
      else setRead({ id: open.id, text: (await appraisalsApi.lookNote({ personId: open.id, purpose: open.text })).text });
      setOpen(undefined);
      await reload();
    });
  return (
    <Section title={s.notes} id="notes">
      <p className="bh-quiet">{s.notesHelp}</p>
      <ErrorPanel trouble={work.trouble} />
      <ul className="bh-plain-list">
        {notes.persons.map((p) => (
          <li key={p.id}>
            {p.name}{" "}
            <span className="bh-no-print">
              <Button
                size="small"
                onClick={() => setOpen({ id: p.id, does: "write", seen: p.setAt, text: read?.id === p.id ? read.text : "" })}
              >
                {p.setAt !== null ? s.noteAnew : s.noteWrite}
              </Button>{" "}
              {p.setAt !== null && (
                <Button size="small" onClick={() => setOpen({ id: p.id, does: "look", seen: p.setAt, text: "" })}>
                  {s.noteLook}
                </Button>
              )}
            </span>
            {read?.id === p.id && <p style={{ whiteSpace: "pre-wrap" }}>{read.text}</p>}
            {open?.id === p.id && (
              <form
                onSubmit={(e) => {
                  e.preventDefault();
                  send();
                }}
              >
                {open.does === "write" ? (
                  <Input.TextArea
                    aria-label={s.notesOf(p.name)}
                    rows={4}
                    maxLength={2000}
                    value={open.text}
                    onChange={(e) => setOpen({ ...open, text: e.target.value })}
                  />
                ) : (
                  <Input
                    aria-label={s.notePurpose}
                    placeholder={s.notePurpose}
                    maxLength={200}
                    value={open.text}
                    onChange={(e) => setOpen({ ...open, text: e.target.value })}
                  />
                )}
                <ActButton
                  htmlType="submit"
                  type="primary"
                  loading={work.busy}
                  missing={[open.text.trim().length < 2 && (open.does === "write" ? s.notesOf(p.name) : s.notePurpose)]}
                >
                  {open.does === "write" ? s.noteKeep : s.noteLook}
                </ActButton>
              </form>
            )}
          </li>
        ))}
      </ul>
      {notes.looks.length > 0 && (
        <details>
          <summary>{s.noteLooks(notes.looks.length)}</summary>
          <ul className="bh-plain-list">
            {notes.looks.map((l) => (
              <li key={l.at}>
                <InstantText at={l.at} /> {l.name} · {l.purpose}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}
