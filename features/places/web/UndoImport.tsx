import { Button } from "antd";
import { useState } from "react";
import { useLocale, useStrings } from "../../../platform/i18n/locale.ts";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { call } from "./api.ts";
import { placesStrings } from "./strings.ts";

interface UndoImportProps {
  readonly batch: { readonly id: number; readonly name: string; readonly undoneAt: string | null };
  readonly busy: boolean;
  readonly onDone: () => Promise<void>;
}

/** Takes a batch back after saying how many go and how many stay, and says afterwards what it did. */
export function UndoImport({ batch, busy, onDone }: UndoImportProps) {
  const s = useStrings(placesStrings);
  const { locale } = useLocale();
  const refusal = useRefusal();
  const [asked, setAsked] = useState<Awaited<ReturnType<typeof call.previewUndo>>>();
  const [done, setDone] = useState<Awaited<ReturnType<typeof call.undoImport>>>();
  const n = (x: number) => x.toLocaleString(locale);
  const ask = () => void refusal.run(async () => setAsked(await call.previewUndo({ id: batch.id })));
  const undo = () =>
    void refusal.run(async () => {
      setDone(await call.undoImport({ id: batch.id }));
      setAsked(undefined);
      await onDone();
    });
  return (
    <>
      {batch.undoneAt || done ? (
        <span className="bh-quiet">{s.undone}</span>
      ) : (
        !asked && (
          <Button size="small" aria-label={`${s.undo} ${batch.name}`} disabled={busy} loading={refusal.busy} onClick={ask}>
            {s.undo}
          </Button>
        )
      )}
      {asked && (
        <section
          className="bh-notice bh-notice-warn"
          aria-label={`${s.undo} ${batch.name}`}
          onKeyDown={(e) => e.key === "Escape" && setAsked(undefined)}
        >
          <p>
            <strong>{s.undoGoes(n(asked.removed))}</strong> {asked.kept > 0 && s.undoStays(n(asked.kept), asked.keptNames, asked.kept)}
          </p>
          <p className="bh-actions-row">
            <Button danger loading={refusal.busy} onClick={undo}>
              {s.undoYes(n(asked.removed))}
            </Button>
            <Button autoFocus onClick={() => setAsked(undefined)}>
              {s.undoNo}
            </Button>
          </p>
        </section>
      )}
      <div role="status">{done && <p className="bh-notice bh-notice-good">{s.undoDone(n(done.removed), n(done.kept))}</p>}</div>
      <ErrorPanel trouble={refusal.trouble} />
    </>
  );
}
