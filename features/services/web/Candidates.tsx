import { Button, Input } from "antd";
import { useId, useState } from "react";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Section } from "../../../platform/ui/Page.tsx";
import { newKey } from "../../../platform/ui/request-key.ts";
import { useMay } from "../../../platform/ui/session.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { call, type DemandView } from "./api.ts";
import { servicesStrings } from "./strings.ts";

/** Candidates with reasons; a choice and a rejection both keep why. */
export function Candidates({ d, onDone }: { d: DemandView; onDone: () => Promise<void> }) {
  const s = useStrings(servicesStrings);
  const word = useWord();
  const may = useMay();
  const refusal = useRefusal();
  const [excluded, setExcluded] = useState<Awaited<ReturnType<typeof call.proposeCandidates>>["excluded"]>([]);
  const [deciding, setDeciding] = useState<{ supplyId: number; kind: "choose" | "reject" }>();
  const canMatch = may("demand.match") && ["published", "matching"].includes(d.case.state);
  return (
    <Section title={s.candidates}>
      {canMatch && (
        <p>
          <Button
            type={d.candidates.length === 0 ? "primary" : "default"}
            loading={refusal.busy}
            onClick={() =>
              void refusal.run(async () => {
                setExcluded((await call.proposeCandidates({ id: d.case.id, requestKey: newKey() })).excluded);
                await onDone();
              })
            }
          >
            {d.candidates.length === 0 ? s.propose : s.again}
          </Button>
        </p>
      )}
      <ErrorPanel trouble={refusal.trouble} />
      {d.candidates.length === 0 && <p className="bh-quiet">{s.noCandidates}</p>}
      <ol className="bh-candidates">
        {d.candidates
          .filter((c) => c.status !== "excluded")
          .map((c) => (
            <li key={c.supplyId}>
              <h3>
                {c.name}{" "}
                <small>
                  {s.score} {(c.score * 100).toFixed(0)}
                </small>
              </h3>
              <p>
                {c.organisation} · {c.unitName}
              </p>
              <p>{c.summary}</p>
              <ul className="bh-reasons">
                {c.reasons.map((r) => (
                  <li key={r.zh}>{word(r)}</li>
                ))}
              </ul>
              <p>
                <strong>{s[c.status]}</strong>
                {c.decisionReason && <>：{c.decisionReason}</>}
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
                    onCancel={() => setDeciding(undefined)}
                    onDone={async () => {
                      setDeciding(undefined);
                      await onDone();
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
      {excluded.length > 0 && (
        <details>
          <summary>
            {s.excludedTitle}（{excluded.length}）
          </summary>
          <ul>
            {excluded.map((e) => (
              <li key={e.supplyId}>
                {e.name}：{word(e.reason)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}

function Decide({
  kind,
  demandId,
  supplyId,
  onCancel,
  onDone,
}: {
  kind: "choose" | "reject";
  demandId: number;
  supplyId: number;
  onCancel: () => void;
  onDone: () => Promise<void>;
}) {
  const s = useStrings(servicesStrings);
  const refusal = useRefusal();
  const id = useId();
  const [requestKey] = useState(newKey);
  const [reason, setReason] = useState("");
  const [message, setMessage] = useState("");
  return (
    <form
      className="bh-form"
      onSubmit={(e) => {
        e.preventDefault();
        void refusal.run(async () => {
          if (kind === "reject") await call.rejectCandidate({ id: demandId, supplyId, reason });
          else await call.chooseCandidate({ id: demandId, supplyId, reason, message, requestKey });
          await onDone();
        });
      }}
    >
      <label htmlFor={`${id}r`}>{s.why}</label>
      <Input id={`${id}r`} required maxLength={300} value={reason} onChange={(e) => setReason(e.target.value)} />
      {kind === "choose" && (
        <>
          <label htmlFor={`${id}m`}>{s.message}</label>
          <Input.TextArea id={`${id}m`} required maxLength={1000} value={message} onChange={(e) => setMessage(e.target.value)} />
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
