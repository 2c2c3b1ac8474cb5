import { Button } from "antd";
import { Fragment, useEffect, useRef } from "react";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { useHistoryStep } from "../../../platform/ui/address.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { EmptyState } from "../../../platform/ui/EmptyState.tsx";
import { DayText } from "../../../platform/ui/record/FieldText.tsx";
import type { Answer } from "./api.ts";
import { searchStrings } from "./strings.ts";

type Hit = Answer["hits"][number];

/** Which hit was opened from which step of the history, so that going back finds it again. */
export const opened = new Map<string, { readonly href: string; readonly limit: number }>();

interface HitsProps {
  readonly a: Answer;
  /** Told when a hit is opened. */
  readonly tell: (h: Hit) => void;
  readonly limit: number;
  readonly clear: (() => void) | undefined;
}

/** Hits, best first; those that hold less than half of the question stand below a line and are not counted. */
export function Hits({ a, limit, clear, tell }: HitsProps) {
  const s = useStrings(searchStrings);
  const step = useHistoryStep();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const href = opened.get(step)?.href;
    const link = [...(box.current?.querySelectorAll<HTMLElement>("h2 a") ?? [])].find((x) => x.getAttribute("href") === href);
    if (href === undefined || !link) return;
    opened.delete(step);
    link.focus({ preventScroll: true });
    link.scrollIntoView({ block: "center" });
  }, [step, a]);
  const good = a.hits.filter((h) => h.grade >= 3);
  const weak = a.hits.filter((h) => h.grade < 3).toSorted((x, y) => y.grade - x.grade);
  if (a.hits.length === 0)
    return (
      <EmptyState
        title={s.none}
        hint={clear ? s.noneFiltered : s.noneHint}
        action={clear ? <Button onClick={clear}>{s.clear}</Button> : undefined}
      />
    );
  return (
    <div ref={box}>
      <p className="se-count">
        <strong role="status">{s.found(a.total)}</strong> <span className="bh-quiet bh-wide-only">{s.keys}</span>
      </p>
      {[good, weak].map(
        (hits, i) =>
          hits.length > 0 && (
            <Fragment key={i}>
              {i === 1 && <h2 className="se-weak">{good.length > 0 ? s.weak : s.onlyWeak}</h2>}
              <ol className="se-hits">
                {hits.map((h) => (
                  <HitItem
                    key={`${h.kind}${h.id}`}
                    h={h}
                    onOpen={() => {
                      opened.set(step, { href: h.href, limit });
                      tell(h);
                    }}
                  />
                ))}
              </ol>
            </Fragment>
          ),
      )}
    </div>
  );
}

export function HitItem({ h, onOpen }: { readonly h: Hit; readonly onOpen: () => void }) {
  const s = useStrings(searchStrings);
  const word = useWord();
  const grades = { 1: s.grade1, 2: s.grade2, 3: s.grade3, 4: s.grade4 };
  return (
    <li>
      <p className="se-about">
        <span className="se-kind">{word(h.kindLabel)}</span> <span>{grades[h.grade as 1]}</span>
        {h.day && (
          <>
            {" · "}
            <DayText day={h.day} />
          </>
        )}
        {h.note && <strong className="se-note">{word(h.note)}</strong>}
      </p>
      <h2>
        <AppLink href={h.href} onClick={onOpen}>
          <Pieces pieces={h.title} />
        </AppLink>
      </h2>
      {h.snippet.length > 0 && (
        <p>
          <Pieces pieces={h.snippet} />
        </p>
      )}
      <p className="se-reasons">
        {h.reasons.map((r) => (
          <span key={r.field.en}>{s.reason(word(r.field), r.words)}</span>
        ))}
        <AppLink href={`/search/like?of=${h.kind}&id=${h.id}`}>{s.like}</AppLink>
      </p>
    </li>
  );
}

const Pieces = ({ pieces }: { pieces: Hit["title"] }) =>
  pieces.map((p, i) => (p.hit ? <mark key={i}>{p.text}</mark> : <span key={i}>{p.text}</span>));
