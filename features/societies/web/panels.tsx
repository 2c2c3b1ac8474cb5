import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { Section } from "../../../platform/ui/Page.tsx";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import { sayRule, type Due } from "../rules.ts";
import type { CharterStanding, SocietyStanding } from "../server.ts";
import { termChanges } from "../terms.ts";
import { societiesStrings } from "./strings.ts";

/** The six steps with the day of each and how it was reckoned. */
export function Steps({ given }: PanelProps) {
  const s = useStrings(societiesStrings);
  const word = useWord();
  const { locale } = useLocale();
  const { steps, standing, today } = given as { steps: readonly Due[]; standing: string; today: string };
  const states: Readonly<Record<string, { label: { zh: string; en: string } }>> = termChanges.process?.states ?? {};
  return (
    <Section title={s.steps}>
      <ol className="bh-plain-list">
        {steps.map((x) => (
          <li key={x.step}>
            <strong>{word(states[x.step]?.label ?? { zh: x.step, en: x.step })}</strong>{" "}
            {x.dueOn === null ? s.noDay : showDay(x.dueOn, locale)} {x.step === standing && <strong>· {s.now}</strong>}
            {x.step === standing && x.dueOn !== null && x.dueOn < today && <strong> · {s.late}</strong>}
            <div className="bh-quiet">{word(x.how)}</div>
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** Candidates beside the charter's limits: who is beyond one, whom nothing can be compared with, who comes near. */
export function Charter({ given }: PanelProps) {
  const s = useStrings(societiesStrings);
  const word = useWord();
  const { locale } = useLocale();
  const v = given as CharterStanding;
  if (v.candidates === 0) return null;
  return (
    <Section title={s.charter} id="charter">
      {v.limits === 0 ? (
        <p className="bh-quiet">{s.noLimits}</p>
      ) : (
        <p>{v.findings.length === 0 ? s.within(v.candidates, showDay(v.onDay, locale)) : s.compared(v.limits, showDay(v.onDay, locale))}</p>
      )}
      <ul>
        {v.findings.map((f) => (
          <li key={f.says.zh}>{f.kind === "soon" ? word(f.says) : <strong>{word(f.says)}</strong>}</li>
        ))}
      </ul>
    </Section>
  );
}

export function Standing({ given }: PanelProps) {
  const s = useStrings(societiesStrings);
  const { locale } = useLocale();
  const v = given as SocietyStanding;
  return (
    <Section title={s.standing}>
      <ul>
        <li>{s.termOf(v.termDays)}</li>
        <li>{v.review ? s.reviewOf(v.review.year, showDay(v.review.dueOn, locale)) : s.noReview}</li>
        {v.toCorrect !== null && (
          <li>
            <strong>{s.toCorrect(v.toCorrect)}</strong>
          </li>
        )}
        {v.changes.map((c) => (
          <li key={c.id}>
            {s.term}：<AppLink href={`/societies/terms/${c.id}`}>{c.name}</AppLink>
          </li>
        ))}
      </ul>
      {v.others.length > 0 && (
        <>
          <p className="bh-notice bh-notice-warn">{s.others}</p>
          <ul>
            {v.others.map((o) => (
              <li key={o.id}>
                <AppLink href={`/societies/${o.id}`}>{o.name}</AppLink>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

function RuleValue({ measure, value }: { readonly measure: string; readonly value: number }) {
  const word = useWord();
  return <>{word(sayRule(measure, value))}</>;
}
export const ruleCell = (row: Readonly<Record<string, unknown>>) => (
  <RuleValue measure={String(row["measure"])} value={Number(row["value"])} />
);
