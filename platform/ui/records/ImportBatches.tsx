import { Button } from "antd";
import { useState } from "react";
import { useStrings } from "../../i18n/locale.ts";
import type { Records } from "../../records/define.ts";
import { ErrorPanel } from "../ErrorPanel.tsx";
import { InstantText } from "../record/FieldText.tsx";
import { Section, WhenLoaded } from "../Page.tsx";
import type { useLoad } from "../useLoad.ts";
import { useRefusal } from "../useRefusal.ts";
import { callOf } from "./client.ts";
import { recordsStrings } from "./strings.ts";

type Batches = Awaited<ReturnType<ReturnType<typeof callOf>["listImports"]>>;

/** What was brought in, and the way to take it back. */
export function ImportBatches({ records, batches }: { records: Records; batches: ReturnType<typeof useLoad<Batches>> }) {
  const s = useStrings(recordsStrings);
  const work = useRefusal();
  const [removed, setRemoved] = useState<number>();
  const undo = (id: number) =>
    void work.run(async () => {
      setRemoved(undefined);
      setRemoved((await callOf(records.name).undoImport({ id })).removed);
      await batches.reload();
    });
  return (
    <Section title={s.batches}>
      <WhenLoaded of={batches}>
        {(list) =>
          list.length === 0 ? (
            <p className="bh-quiet">{s.noRows}</p>
          ) : (
            <ul className="bh-items">
              {list.map((b) => (
                <li key={b.id}>
                  {b.name}{" "}
                  <span className="bh-quiet">
                    <InstantText at={b.madeAt} /> · {s.batchLine(b.read, b.stored, b.doubtful, b.left)}
                  </span>{" "}
                  {b.undoneAt ? (
                    <span className="bh-quiet">{s.undone}</span>
                  ) : (
                    b.stored > 0 && (
                      <Button size="small" danger loading={work.busy} aria-label={`${s.undoBatch} ${b.name}`} onClick={() => undo(b.id)}>
                        {s.undoBatch}
                      </Button>
                    )
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </WhenLoaded>
      <div role="status">{removed !== undefined && <p className="bh-notice bh-notice-good">{s.undoneRows(removed)}</p>}</div>
      <ErrorPanel trouble={work.trouble} />
    </Section>
  );
}
