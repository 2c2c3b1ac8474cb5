import { Button } from "antd";
import { showDay } from "../../../platform/register/fields.ts";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Section } from "../../../platform/ui/Page.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { call } from "./api.ts";
import { indicatorsStrings } from "./strings.ts";

/** Changes of the standard that wait for the second person; nothing is shown where none waits. */
export function Proposals() {
  const s = useStrings(indicatorsStrings);
  const word = useWord();
  const { locale } = useLocale();
  const refusal = useRefusal();
  const list = useLoad(["proposals"], () => call.listProposals());
  if (!list.data || list.data.length === 0) return null;
  const decide = (p: { code: string; version: number }, accept: boolean) =>
    void refusal.run(async () => {
      await call.decideIndicator({ code: p.code, version: p.version, accept });
      await list.reload();
    });
  return (
    <Section title={s.proposals}>
      <p className="bh-help">{s.proposalsLead}</p>
      <ErrorPanel trouble={refusal.trouble} />
      {list.data.map((p) => (
        <div key={`${p.code} ${p.version}`} className="bh-notice">
          <h3>{word(p.name)}</h3>
          <p>{word(p.definition)}</p>
          <details>
            <summary>{s.forAuditors}</summary>
            <dl className="bh-definitions">
              {p.standing && (
                <div>
                  <dt>{s.standing}</dt>
                  <dd>
                    <code>{p.standing.expression}</code>
                  </dd>
                </div>
              )}
              <div>
                <dt>{s.proposedExpression}</dt>
                <dd>
                  <code>{p.expression}</code>
                </dd>
              </div>
            </dl>
          </details>
          <p className="bh-help">{s.proposed(p.proposedBy, showDay(p.proposedAt.slice(0, 10), locale))}</p>
          <p className="bh-actions-row">
            {p.isOwn ? (
              <span>{s.ownProposal}</span>
            ) : (
              <Button type="primary" loading={refusal.busy} onClick={() => decide(p, true)}>
                {s.accept}
              </Button>
            )}
            <Button loading={refusal.busy} onClick={() => decide(p, false)}>
              {s.setAside}
            </Button>
          </p>
        </div>
      ))}
    </Section>
  );
}
