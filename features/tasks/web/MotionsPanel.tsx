import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { Section } from "../../../platform/ui/Page.tsx";
import { StateTag } from "../../../platform/ui/record/StateTag.tsx";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import type { MotionsSection } from "../motions.ts";
import { BODIES, RESULTS } from "../voting.ts";
import { charterStrings } from "./charter-strings.ts";

const TONES = { carried: "good", not_carried: "bad", not_voted: "rest" } as const;

/** By which rules this meeting votes, and each vote's result with its arithmetic. */
export function MotionsPanel({ data, given }: PanelProps) {
  const s = useStrings(charterStrings);
  const word = useWord();
  const { rules, motions } = given as MotionsSection;
  const body = BODIES[data.values["kind"] as keyof typeof BODIES];
  if (motions.length === 0 && rules.length === 0 && !data.can.edit) return null;
  return (
    <Section title={s.motions} id="motion-results">
      {rules.length === 0 ? (
        <p className="bh-quiet">{s.noMotionRules}</p>
      ) : (
        <details open={motions.length > 0 || undefined}>
          <summary>{s.motionsHint(word(body))}</summary>
          <ul className="bh-plain-list">
            {rules.map((r) => (
              <li key={r.matter.zh}>
                {word(r.matter)}：{word(r.rule)}
              </li>
            ))}
          </ul>
        </details>
      )}
      <ol className="bh-plain-list" aria-label={s.motions}>
        {motions.map((m) => (
          <li key={m.no}>
            <strong>{s.motion(m.no, m.title)}</strong>{" "}
            {m.result === null ? (
              <span className="bh-quiet">{s.waits}</span>
            ) : (
              <StateTag label={RESULTS[m.result as keyof typeof RESULTS]} tone={TONES[m.result as keyof typeof RESULTS]} />
            )}
            <div>{m.words ? word(m.words) : m.notVoted !== null && s.notVoted(m.notVoted)}</div>
          </li>
        ))}
      </ol>
    </Section>
  );
}
