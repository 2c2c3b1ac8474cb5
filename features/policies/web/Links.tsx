import { Button, Radio } from "antd";
import { useState } from "react";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Section } from "../../../platform/ui/Page.tsx";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import type { NamedPolicy } from "../contract.ts";
import { call, type PolicyView } from "./api.ts";
import { FindPolicy } from "./FindPolicy.tsx";
import { Named } from "./Named.tsx";
import { policiesStrings } from "./strings.ts";
import { LINK_WORDS } from "./words.ts";
import { ActButton } from "../../../platform/ui/ActButton.tsx";

type Kind = PolicyView["links"][number]["kind"];
const KINDS = Object.keys(LINK_WORDS) as Kind[];

/** What a document replaces, amends, implements, and the other way round; who keeps it records more. */
export function Links({ p, reload }: { readonly p: PolicyView; readonly reload: () => Promise<void> }) {
  const s = useStrings(policiesStrings);
  const word = useWord();
  const refusal = useRefusal();
  const [kind, setKind] = useState<Kind>("replaces");
  const [other, setOther] = useState<NamedPolicy>();
  const id = p.facts.id;
  const send = (link: { kind: Kind; toId: number; remove: boolean }) =>
    void refusal.run(async () => {
      await call.linkPolicies({ id, ...link });
      setOther(undefined);
      await reload();
    });
  return (
    <Section title={s.links}>
      {p.links.length === 0 && <p className="bh-quiet">{s.noLinks}</p>}
      <ul>
        {p.links.map((l) => (
          <li key={`${l.kind}${l.direction}${l.other.id}`}>
            {word(LINK_WORDS[l.kind][l.direction])} <Named policy={l.other} />{" "}
            {!l.entered && <span className="bh-quiet">（{s.derived}）</span>}
            {p.can.edit && l.direction === "out" && (
              <Button
                size="small"
                type="text"
                aria-label={`${s.unlink} ${l.other.title}`}
                onClick={() => send({ kind: l.kind, toId: l.other.id, remove: true })}
              >
                {s.unlink}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {p.can.edit && (
        <details>
          <summary>{s.addLink}</summary>
          <form
            className="bh-form"
            onSubmit={(e) => {
              e.preventDefault();
              if (other) send({ kind, toId: other.id, remove: false });
            }}
          >
            <Radio.Group
              aria-label={s.kind}
              value={kind}
              onChange={(e) => setKind(e.target.value as Kind)}
              options={KINDS.map((k) => ({ value: k, label: word(LINK_WORDS[k].out) }))}
            />
            <FindPolicy label={s.other} value={other} onChoose={setOther} />
            <p>
              <ActButton type="primary" htmlType="submit" missing={[!other && s.other]} loading={refusal.busy}>
                {s.addLink}
              </ActButton>
            </p>
          </form>
        </details>
      )}
      <ErrorPanel trouble={refusal.trouble} />
    </Section>
  );
}
