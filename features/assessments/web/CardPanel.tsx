import { Button } from "antd";
import { useState } from "react";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import type { Standing } from "../rules.ts";
import { assessments, type Card } from "./api.ts";
import { CardTable, stateOf } from "./CardTable.tsx";
import { Legend, Mark } from "./Mark.tsx";
import { Readings } from "./Readings.tsx";
import { assessmentsStrings } from "./strings.ts";

const asked = (): string | undefined => new URLSearchParams(window.location.search).get("item") ?? undefined;

/** A unit's scorecard on its page: 38 marks at a glance, then what is to be done, each with its gap in words. */
export function CardPanel({ data, reload }: PanelProps) {
  const loaded = useLoad(["assessment-card", data.id, data.version, data.case?.state ?? ""], () => assessments.getCard({ id: data.id }));
  return (
    <WhenLoaded of={loaded}>
      {(card) => (
        <Whole
          card={card}
          reload={async () => {
            await loaded.reload();
            await reload();
          }}
        />
      )}
    </WhenLoaded>
  );
}

function Whole({ card, reload }: { readonly card: Card; readonly reload: () => Promise<void> }) {
  const s = useStrings(assessmentsStrings);
  const word = useWord();
  const { locale } = useLocale();
  const [open, setOpen] = useState<string | undefined>(asked);
  const counts: Partial<Record<Standing, number>> = {};
  for (const i of card.items) counts[stateOf(i)] = (counts[stateOf(i)] ?? 0) + 1;
  const todo = card.items.filter((i) => stateOf(i) !== "met" || i.returned !== null);
  const [onlyTodo, setOnlyTodo] = useState(todo.length > 0 && asked() === undefined);
  const rows = onlyTodo ? todo : card.items;
  const total = card.final ?? card.score ?? card.self;
  const aspects = [...new Set(card.items.map((i) => i.aspect))];
  return (
    <Section title={s.titleOf(card.unitName, card.items.length, counts.met ?? 0)} id="card">
      <p className="bh-quiet">
        {card.round.title} · {card.round.basis} · {s.period(card.round.periodFrom, card.round.periodTo)} ·{" "}
        {s.until(showDay(card.round.selfUntil, locale))}
        {card.round.daysLeft !== null && <strong> {s.daysLeft(card.round.daysLeft)}</strong>}
        {card.round.publicUntil !== null && ` · ${s.publicUntil(showDay(card.round.publicUntil, locale))}`}
        {card.round.objectTo !== null && ` · ${card.round.objectTo}`}
      </p>
      {total && (
        <p>
          <strong>{word(total.why)}</strong>
        </p>
      )}
      {card.bound && <p className="bh-notice bh-notice-warn">{s.bound}</p>}
      {card.sampled && <p className="bh-notice">{s.isSampled}</p>}
      <div className="bh-marks">
        {aspects.map((aspect) => {
          const own = card.items.filter((i) => i.aspect === aspect);
          return (
            <div key={aspect}>
              <strong>{aspect}</strong>
              <div className="bh-marks-criteria">
                {[...new Set(own.map((i) => i.criterion))].map((criterion) => (
                  <div key={criterion}>
                    {own
                      .filter((i) => i.criterion === criterion)
                      .map((i) => (
                        <Button
                          key={i.no}
                          size="small"
                          type="text"
                          className={`bh-mark-cell bh-mark-cell-${stateOf(i)}`}
                          aria-label={`${i.no} ${i.name} ${s[stateOf(i)]}`}
                          aria-pressed={open === i.no}
                          onClick={() => {
                            setOnlyTodo(false);
                            setOpen(i.no);
                          }}
                        >
                          <Mark of={stateOf(i)} />
                        </Button>
                      ))}
                    <div className="bh-quiet">{criterion}</div>
                  </div>
                ))}
              </div>
            </div>
          );
        })}
      </div>
      <div className="bh-actions-row bh-no-print">
        <Button type={onlyTodo ? "default" : "primary"} aria-pressed={!onlyTodo} onClick={() => setOnlyTodo(false)}>
          {s.all(card.items.length)}
        </Button>
        <Button type={onlyTodo ? "primary" : "default"} aria-pressed={onlyTodo} onClick={() => setOnlyTodo(true)}>
          {s.todo(todo.length)}
        </Button>
        <Button onClick={() => window.print()}>{s.print}</Button>
        <a href={`/api/assessments/${card.id}/dossier`}>{s.dossier}</a>
        <a href={`/api/assessments/${card.id}/dossier-pdf`}>{s.dossierPdf}</a>
      </div>
      <Legend counts={counts} />
      <CardTable card={card} rows={rows} open={open} setOpen={setOpen} reload={reload} />
      <Readings id={card.id} />
      {card.composites.map((c) => (
        <section key={c.id} aria-labelledby={`composite${c.id}`}>
          <h3 id={`composite${c.id}`}>{c.title}</h3>
          <p>{c.total === null ? s.compositeOpen(c.unitName, c.basis) : s.compositeIs(c.unitName, c.basis, c.total, c.grade ?? "—")}</p>
          <ul>
            {c.parts.map((p) => (
              <li key={p.title}>
                {p.cardId !== null && p.cardId !== card.id ? <AppLink href={`/assessments/cards/${p.cardId}`}>{p.title}</AppLink> : p.title}
                {p.total === null || p.brings === null ? s.partNone(p.weight) : s.partBrings(p.weight, p.total, p.brings)}
              </li>
            ))}
          </ul>
        </section>
      ))}
      {card.lift.length > 0 && (
        <details className="bh-no-print">
          <summary>{s.lift}</summary>
          <ul>
            {card.lift.slice(0, 8).map((l) => (
              <li key={l.no}>{s.liftOf(l.no, l.needs, l.grade)}</li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}
