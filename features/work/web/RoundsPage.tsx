import { Button, Popconfirm } from "antd";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { showInstant } from "../../../platform/register/fields.ts";
import { createApi } from "../../../platform/ui/api.ts";
import { EmptyState } from "../../../platform/ui/EmptyState.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Page, Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { RecordLink } from "../../../platform/ui/record/record-pages.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import type { workContract } from "../contract.ts";
import { workStrings } from "./strings.ts";

const { call } = createApi<typeof workContract>("work");
type Batch = Awaited<ReturnType<typeof call.listRounds>>["batches"][number];

/** What the clock is about to end or erase, and what it has. */
export function RoundsPage() {
  const s = useStrings(workStrings);
  const list = useLoad(["rounds"], () => call.listRounds());
  const refusal = useRefusal();
  return (
    <WhenLoaded of={list}>
      {({ batches, delayHours, can }) => (
        <Page title={s.rounds} lead={s.roundsLead(delayHours)}>
          <ErrorPanel trouble={refusal.trouble} />
          {batches.length === 0 && <EmptyState title={s.noRounds} hint={s.noRoundsHint} />}
          {batches.map((b) => (
            <OneBatch
              key={`${b.round} ${b.listedAt}`}
              batch={b}
              mayChange={can.change}
              busy={refusal.busy}
              change={(act) =>
                void refusal.run(async () => {
                  await call.changeRound({ round: b.round, listedAt: b.listedAt, act });
                  await list.reload();
                })
              }
            />
          ))}
        </Page>
      )}
    </WhenLoaded>
  );
}

interface OneBatchProps {
  batch: Batch;
  mayChange: boolean;
  busy: boolean;
  change: (act: "hold" | "release" | "undo") => void;
}

function OneBatch({ batch: b, mayChange, busy, change }: OneBatchProps) {
  const s = useStrings(workStrings);
  const word = useWord();
  const { locale } = useLocale();
  const words = { waiting: s.roundWaiting, held: s.roundHeld, done: s.roundDone, undone: s.roundUndone, dropped: s.roundDropped };
  const all = Object.values(b.counts).reduce((sum, n) => sum + n, 0);
  return (
    <Section title={word(b.label)}>
      <p>
        {s.roundListed(showInstant(b.listedAt, locale), showInstant(b.dueAt, locale))}{" "}
        {Object.entries(b.counts)
          .filter(([, n]) => n > 0)
          .map(([state, n]) => `${words[state as keyof typeof words]} ${n}`)
          .join(" · ")}
      </p>
      {!b.canUndo && <p className="bh-quiet">{s.roundForGood}</p>}
      <ul>
        {b.items.map((i) => (
          <li key={i.subject}>
            <RecordLink subject={i.subject}>{i.title}</RecordLink>{" "}
            <small className="bh-quiet">
              {i.unitName} · {words[i.state as keyof typeof words]}
            </small>
          </li>
        ))}
      </ul>
      {all > b.items.length && <p className="bh-quiet">{s.roundMore(all - b.items.length)}</p>}
      {mayChange && (
        <div className="bh-actions-row">
          {b.counts.waiting > 0 && (
            <Button loading={busy} onClick={() => change("hold")}>
              {s.roundHold}
            </Button>
          )}
          {b.counts.held > 0 && (
            <Button loading={busy} onClick={() => change("release")}>
              {s.roundRelease}
            </Button>
          )}
          {b.counts.done > 0 && b.canUndo && (
            <Popconfirm
              title={s.roundUndoAsk(b.counts.done)}
              okText={s.roundUndo}
              cancelText={s.roundKeep}
              onConfirm={() => change("undo")}
            >
              <Button loading={busy}>{s.roundUndo}</Button>
            </Popconfirm>
          )}
        </div>
      )}
    </Section>
  );
}
