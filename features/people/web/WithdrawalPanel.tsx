import { Button } from "antd";
import { useState } from "react";
import { useStrings } from "../../../platform/i18n/locale.ts";
import { useGo } from "../../../platform/ui/address.ts";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Section } from "../../../platform/ui/Page.tsx";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { call, type PersonView } from "./api.ts";
import { peopleStrings } from "./strings.ts";

/** A person's own wish to be listed no more: what will follow is said before the second click. */
export function WithdrawalPanel({ person: p }: { person: PersonView }) {
  const s = useStrings(peopleStrings);
  const go = useGo();
  const refusal = useRefusal();
  const [asked, setAsked] = useState(false);
  if (!p.can.withdraw) return null;
  return (
    <Section title={s.withdrawal}>
      {p.hindrance !== null ? (
        <p className="bh-quiet">{p.hindrance === "in-office" ? s.hinderedByPost : s.hinderedByCases}</p>
      ) : asked ? (
        <div className="bh-notice bh-notice-warn" role="status">
          <p>
            <strong>{s.follows}</strong>
          </p>
          <ul>
            {[s.followsHidden, s.followsForgotten, s.followsKept, s.followsForGood].map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <p className="bh-actions-row">
            <Button
              danger
              loading={refusal.busy}
              onClick={() =>
                void refusal.run(async () => {
                  await call.withdrawPerson({ id: p.id, version: p.version });
                  go("/people", "replace");
                })
              }
            >
              {s.withdrawNow}
            </Button>
            <Button onClick={() => setAsked(false)}>{s.keep}</Button>
          </p>
          <ErrorPanel trouble={refusal.trouble} />
        </div>
      ) : (
        <Button onClick={() => setAsked(true)}>{s.withdraw}</Button>
      )}
    </Section>
  );
}
