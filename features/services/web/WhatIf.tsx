import { OUTCOMES_NEEDED, PART_LABELS, PARTS, type Part, type Weights } from "@bihuan/matching";
import { actorWord } from "../../../platform/access/actor-words.ts";
import { Button, Input, Slider } from "antd";
import { useId, useState } from "react";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import type { Field } from "../../../platform/register/fields.ts";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { MergePanel } from "../../../platform/ui/form/MergePanel.tsx";
import { useMeeting } from "../../../platform/ui/useMeeting.ts";
import { InstantText } from "../../../platform/ui/record/FieldText.tsx";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { matching, type WeightsView } from "./api.ts";
import { needStrings } from "./need-strings.ts";

/** The weights of the parts: changed here they reorder the candidates on this screen and nothing else, until someone who may puts them in force. */
export function WhatIf({
  view,
  weights,
  unasked,
  onChange,
  onActivated,
}: {
  view: WeightsView;
  weights: Weights;
  unasked: ReadonlySet<Part>;
  onChange: (weights: Weights) => void;
  onActivated: () => Promise<void>;
}) {
  const s = useStrings(needStrings);
  const word = useWord();
  const tried = PARTS.some((p) => weights[p] !== view.weights[p]);
  return (
    <details className="bh-section">
      <summary>
        {s.whatIf} <small className="bh-quiet">{tried ? s.tried : s.inForce(view.version)}</small>
      </summary>
      <p className="bh-quiet">{s.whatIfLead}</p>
      <p className="bh-quiet">{s.byJudgement(view.outcomes.effective, view.outcomes.without, OUTCOMES_NEEDED)}</p>
      <div className="bh-weights">
        {PARTS.map((part) => (
          <div key={part}>
            <span id={`weight-${part}`}>
              {word(PART_LABELS[part])} {unasked.has(part) && <small className="bh-quiet">{s.notAsked}</small>}
            </span>
            <Slider
              min={0}
              max={100}
              value={weights[part]}
              ariaLabelForHandle={s.weightOf(word(PART_LABELS[part]))}
              onChange={(value) => onChange({ ...weights, [part]: value })}
            />
            <output>{weights[part]}</output>
          </div>
        ))}
      </div>
      {tried && (
        <p className="bh-actions-row">
          <Button onClick={() => onChange(view.weights)}>{s.back}</Button>
        </p>
      )}
      {tried && view.can.activate && <Activate view={view} weights={weights} onChange={onChange} onDone={onActivated} />}
      {view.versions.length > 0 && (
        <>
          <h3>{s.versions}</h3>
          <ul>
            {view.versions.map((v) => (
              <li key={v.id}>
                {v.id} · {v.unitName} · {word(actorWord(v.actorName))} · <InstantText at={v.at} /> · {v.note}
                <div className="bh-quiet">{PARTS.map((p) => `${word(PART_LABELS[p])} ${v.weights[p]}`).join("，")}</div>
              </li>
            ))}
          </ul>
        </>
      )}
    </details>
  );
}

const WEIGHTS: readonly Field[] = PARTS.map((part) => ({ key: part, label: PART_LABELS[part], type: "integer" }));

interface ActivateProps {
  readonly view: WeightsView;
  readonly weights: Weights;
  readonly onChange: (weights: Weights) => void;
  readonly onDone: () => Promise<void>;
}

function Activate({ view, weights, onChange, onDone }: ActivateProps) {
  const s = useStrings(needStrings);
  const refusal = useRefusal();
  const id = useId();
  const [note, setNote] = useState("");
  const meeting = useMeeting(WEIGHTS, {
    version: view.version,
    base: { ...view.weights },
    mine: { ...weights },
    onChange: (values) => onChange(values as unknown as Weights),
  });
  return (
    <form
      className="bh-form"
      onSubmit={(e) => {
        e.preventDefault();
        void refusal.run(async () => {
          await meeting.save((version) => matching.activateWeights({ version, weights, note }));
          await onDone();
        });
      }}
    >
      <label htmlFor={id}>{s.activateNote}</label>
      <Input id={id} required maxLength={300} value={note} onChange={(e) => setNote(e.target.value)} />
      <MergePanel form={meeting} />
      <ErrorPanel trouble={refusal.trouble} />
      <p className="bh-actions-row">
        <Button type="primary" htmlType="submit" loading={refusal.busy}>
          {s.activate}
        </Button>
      </p>
    </form>
  );
}
