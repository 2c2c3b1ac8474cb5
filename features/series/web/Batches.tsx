import { Button } from "antd";
import { useStrings } from "../../../platform/i18n/locale.ts";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { InstantText } from "../../../platform/ui/record/FieldText.tsx";
import type { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { call } from "./api.ts";
import { seriesStrings } from "./strings.ts";

type All = Awaited<ReturnType<typeof call.listBatches>>;

/** Tables brought in, each taken back as a whole until one of its figures was revised. */
export function Batches({ batches }: { batches: ReturnType<typeof useLoad<All>> }) {
  const s = useStrings(seriesStrings);
  const work = useRefusal();
  return (
    <Section title={s.batches}>
      <WhenLoaded of={batches}>
        {(list) =>
          list.length === 0 ? (
            <p className="bh-quiet">{s.noBatches}</p>
          ) : (
            <ul className="bh-items">
              {list.map((b) => (
                <li key={b.id}>
                  {b.name}{" "}
                  <span className="bh-quiet">
                    <InstantText at={b.madeAt} /> · {s.batchLine(b.stored, b.left)}
                  </span>{" "}
                  {b.undoneAt ? (
                    <span className="bh-quiet">{s.undone}</span>
                  ) : (
                    <Button
                      size="small"
                      danger
                      loading={work.busy}
                      aria-label={`${s.undo} ${b.name}`}
                      onClick={() =>
                        void work.run(async () => {
                          await call.undoBatch({ batch: b.id });
                          await batches.reload();
                        })
                      }
                    >
                      {s.undo}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </WhenLoaded>
      <ErrorPanel trouble={work.trouble} />
    </Section>
  );
}
