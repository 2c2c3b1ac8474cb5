import { Colon } from "../../i18n/Colon.tsx";
import { useStrings, useWord, type Words } from "../../i18n/locale.ts";
import { actorWord } from "../../access/actor-words.ts";
import { EmptyState } from "../EmptyState.tsx";
import { InstantText } from "./FieldText.tsx";
import { StateTag, type Tone } from "./StateTag.tsx";
import { recordStrings } from "../strings.ts";

export interface TimelineEvent {
  readonly seq: number;
  readonly label: Words;
  /** ISO instant. */
  readonly at: string;
  /** A name already written; null for the system. */
  readonly who: string | null;
  readonly state?: Words | undefined;
  readonly tone?: Tone | undefined;
  readonly reason?: string | undefined;
  readonly note?: string | undefined;
}

export interface CaseTimelineProps {
  /** In the order they happened; the latest is shown first. */
  readonly events: readonly TimelineEvent[];
}

/** What happened in a case: who, when, why. */
export function CaseTimeline({ events }: CaseTimelineProps) {
  const s = useStrings(recordStrings);
  const word = useWord();
  if (events.length === 0) return <EmptyState title={s.noEvents} />;
  return (
    <ol className="bh-timeline" aria-label={s.timeline} reversed>
      {events.toReversed().map((event) => (
        <li key={event.seq}>
          <div className="bh-timeline-head">
            <strong>{word(event.label)}</strong>
            {event.state && <StateTag label={event.state} tone={event.tone} />}
          </div>
          <div className="bh-quiet">
            {word(actorWord(event.who))} · <InstantText at={event.at} />
          </div>
          {event.reason && (
            <p>
              {s.reason}
              <Colon />
              {event.reason}
            </p>
          )}
          {event.note && <p>{event.note}</p>}
        </li>
      ))}
    </ol>
  );
}
