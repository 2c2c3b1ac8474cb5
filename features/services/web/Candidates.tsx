import { GRADE_LABELS, LIMIT_LABELS, PART_LABELS, PARTS, rerank, type Weights } from "@bihuan/matching";
import { Button, Input, Tag } from "antd";
import { useEffect, useId, useState } from "react";
import { Colon } from "../../../platform/i18n/Colon.tsx";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { useAddress } from "../../../platform/ui/address.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Section } from "../../../platform/ui/Page.tsx";
import { newKey } from "../../../platform/ui/request-key.ts";
import { useMay } from "../../../platform/ui/session.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { call, matching, type DemandView } from "./api.ts";
import { intakeStrings } from "./intake-strings.ts";
import { needStrings } from "./need-strings.ts";
import { servicesStrings } from "./strings.ts";
import { WhatIf } from "./WhatIf.tsx";

/** Where the focus stays when a form in the card goes. */
const cardOf = (supplyId: number): string => `candidate-${supplyId}`;

type CandidateView = DemandView["candidates"][number];
const isFirm = (c: CandidateView): boolean => c.grade === "high" || c.grade === "good";

/** Candidates with reasons; a choice and a rejection both keep why. */
export function Candidates({ d, onDone }: { d: DemandView; onDone: () => Promise<void> }) {
  const s = useStrings(servicesStrings);
  const m = useStrings(needStrings);
  const word = useWord();
  const may = useMay();
  const refusal = useRefusal();
  const [address] = useAddress();
  // Who comes from a supplier's page has chosen already and is asked why.
  const [deciding, setDeciding] = useState<{ supplyId: number; kind: "choose" | "reject" } | undefined>(() =>
    address.has("choose") ? { supplyId: Number(address.get("choose")), kind: "choose" } : undefined,
  );
  const shown = d.candidates.filter((c) => c.status !== "excluded");
  const inForce = useLoad(["weights", d.case.id], () => matching.getWeights({ demandId: d.case.id }));
  const [trial, setTrial] = useState<Weights>();
  const weights = trial ?? inForce.data?.weights;
  const ordered = trial ? rerank(shown, trial) : shown;
  const canMatch = may("demand.match") && d.case.state === "matching";
  return (
    <Section title={s.candidates} id="candidates">
      {canMatch && (
        <p>
          <Button
            loading={refusal.busy}
            onClick={() =>
              void refusal.run(async () => {
                await call.proposeCandidates({ id: d.case.id, requestKey: newKey() });
                await onDone();
              })
            }
          >
            {s.again}
          </Button>
        </p>
      )}
      <ErrorPanel trouble={refusal.trouble} />
      {d.candidates.length === 0 && <p className="bh-quiet">{s.noCandidates}</p>}
      {d.untouched.length > 0 && (
        <p className="bh-notice bh-notice-warn">
          {m.untouched(d.untouched.join("、"), shown.some(isFirm))} {m.askAbove}{" "}
          <AppLink href="/services/publications">{m.publications}</AppLink>
        </p>
      )}
      {shown.length > 0 && inForce.data && weights && (
        <WhatIf
          view={inForce.data}
          weights={weights}
          unasked={new Set(PARTS.filter((part) => shown.every((c) => c.parts.find((p) => p.part === part)?.score === null)))}
          onChange={setTrial}
          onActivated={async () => {
            await inForce.reload();
            setTrial(undefined);
          }}
        />
      )}
      <ol className="bh-candidates">
        {ordered.map((c, i) => (
          <li key={c.supplyId} id={cardOf(c.supplyId)} tabIndex={-1}>
            <h3>
              <AppLink href={`/services/supplies/${c.supplyId}`}>{c.name}</AppLink>{" "}
              <Tag color={isFirm(c) ? "blue" : "default"}>{word(GRADE_LABELS[c.grade])}</Tag>
              {c.assigned && <Tag>{s.assigned}</Tag>}
              {trial && <Moved by={shown.findIndex((x) => x.supplyId === c.supplyId) - i} />}
            </h3>
            <p>
              {c.organisation} · {c.unitName}
            </p>
            <p>{c.summary}</p>
            {c.doubt && <p className="bh-notice bh-notice-warn">{word(c.doubt)}</p>}
            <Reasons c={c} />
            <p>
              <strong>{s[c.status]}</strong>
              {c.decisionReason && (
                <>
                  <Colon />
                  {c.decisionReason}
                </>
              )}
              {c.introductionId !== null && (
                <>
                  {" "}
                  · <AppLink href={`/services/introductions/${c.introductionId}`}>{s.introduction}</AppLink>
                </>
              )}
            </p>
            {c.status === "proposed" &&
              may("demand.match") &&
              (deciding?.supplyId === c.supplyId ? (
                <Decide
                  kind={deciding.kind}
                  demandId={d.case.id}
                  supplyId={c.supplyId}
                  others={shown.filter((o) => o.status === "proposed" && o.supplyId !== c.supplyId).length}
                  onCancel={() => {
                    setDeciding(undefined);
                    document.getElementById(cardOf(c.supplyId))?.focus();
                  }}
                  onDone={async () => {
                    setDeciding(undefined);
                    await onDone();
                    document.getElementById(cardOf(c.supplyId))?.focus();
                  }}
                />
              ) : (
                <p className="bh-actions-row">
                  <Button type="primary" onClick={() => setDeciding({ supplyId: c.supplyId, kind: "choose" })}>
                    {s.choose}
                  </Button>
                  <Button onClick={() => setDeciding({ supplyId: c.supplyId, kind: "reject" })}>{s.reject}</Button>
                </p>
              ))}
          </li>
        ))}
      </ol>
      <BarredList barred={d.barred} nobody={shown.length === 0} />
    </Section>
  );
}

/** Who may not be proposed, by kind at a glance, one by one on demand; open at once where nobody else is left. */
function BarredList({ barred, nobody }: { barred: DemandView["barred"]; nobody: boolean }) {
  const s = useStrings(servicesStrings);
  const m = useStrings(needStrings);
  const word = useWord();
  if (barred.length === 0) return null;
  const counts = Object.entries(LIMIT_LABELS).flatMap(([code, label]) => {
    const n = barred.filter((e) => e.code === code).length;
    return n > 0 ? [`${word(label)} ${n}`] : [];
  });
  return (
    <>
      {nobody && (
        <p className="bh-notice bh-notice-warn" role="status">
          {m.nobodyLeft(barred.length, counts)}
        </p>
      )}
      <details open={nobody}>
        <summary>
          {s.barredTitle}（{barred.length}：{counts.join("、")}）
        </summary>
        <ul>
          {barred.map((e) => (
            <li key={e.supplyId}>
              <AppLink href={`/services/supplies/${e.supplyId}`}>{e.name}</AppLink>
              <Colon />
              {word(e.reason)}
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

/** What speaks for a candidate, at a glance; part by part on demand. */
function Reasons({ c }: { c: CandidateView }) {
  const s = useStrings(needStrings);
  const word = useWord();
  return (
    <>
      <ul className="bh-reasons">
        {c.parts
          .filter((p) => p.score || p.against)
          .map((p) => (
            <li key={p.part}>{word(p.label)}</li>
          ))}
      </ul>
      <details>
        <summary>{s.why}</summary>
        <dl className="bh-parts">
          {c.parts.map((p) => (
            <div key={p.part}>
              <dt>{word(PART_LABELS[p.part])}</dt>
              <dd>{word(p.label)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  );
}

function Moved({ by }: { by: number }) {
  const s = useStrings(needStrings);
  return by === 0 ? null : <small>{by > 0 ? s.up(by) : s.down(-by)}</small>;
}

function Decide({
  kind,
  demandId,
  supplyId,
  others,
  onCancel,
  onDone,
}: {
  kind: "choose" | "reject";
  demandId: number;
  supplyId: number;
  /** How many stand undecided beside it. */
  others: number;
  onCancel: () => void;
  onDone: () => Promise<void>;
}) {
  const s = useStrings(servicesStrings);
  const refusal = useRefusal();
  const id = useId();
  const [requestKey] = useState(newKey);
  const [reason, setReason] = useState("");
  const [message, setMessage] = useState("");
  const i = useStrings(intakeStrings);
  const [whyNot, setWhyNot] = useState("");
  // The name and the grade of whom it is about stay in sight.
  useEffect(() => void document.getElementById(cardOf(supplyId))?.scrollIntoView(), [supplyId]);
  return (
    <form
      className="bh-form"
      onSubmit={(e) => {
        e.preventDefault();
        void refusal.run(async () => {
          if (kind === "reject") await call.rejectCandidate({ id: demandId, supplyId, reason });
          else
            await call.chooseCandidate({
              id: demandId,
              supplyId,
              reason,
              message,
              requestKey,
              ...(whyNot.trim() ? { others: whyNot } : {}),
            });
          await onDone();
        });
      }}
    >
      <label htmlFor={`${id}r`}>{s.why}</label>
      <Input id={`${id}r`} autoFocus required maxLength={300} value={reason} onChange={(e) => setReason(e.target.value)} />
      {kind === "choose" && (
        <>
          <label htmlFor={`${id}m`}>{s.message}</label>
          <Input.TextArea id={`${id}m`} required maxLength={1000} value={message} onChange={(e) => setMessage(e.target.value)} />
          {others > 0 && (
            <>
              <label htmlFor={`${id}o`}>{i.others(others)}</label>
              <Input id={`${id}o`} maxLength={300} value={whyNot} onChange={(e) => setWhyNot(e.target.value)} />
            </>
          )}
        </>
      )}
      <ErrorPanel trouble={refusal.trouble} />
      <p className="bh-actions-row">
        <Button type="primary" htmlType="submit" loading={refusal.busy}>
          {kind === "choose" ? s.sendInterest : s.reject}
        </Button>
        <Button onClick={onCancel}>{s.cancel}</Button>
      </p>
    </form>
  );
}
