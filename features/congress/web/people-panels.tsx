import { Button } from "antd";
import { useState } from "react";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Section } from "../../../platform/ui/Page.tsx";
import { HandLink } from "../../../platform/ui/record/HandLink.tsx";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import { newKey } from "../../../platform/ui/request-key.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { nominees } from "../nominee.ts";
import type { ReviewSeen } from "../people-server.ts";
import { congress } from "./api.ts";
import { congressStrings } from "./strings.ts";
import { Heads } from "../../../platform/ui/Heads.tsx";

const STATES: Readonly<Record<string, { label: { zh: string; en: string } }>> = nominees.process?.states ?? {};

/** A nominee's review: age on the plan's day, namesakes in other units, the unit's election; who takes his seat when he has left. */
export function ReviewPanel({ data, given, reload }: PanelProps) {
  const s = useStrings(congressStrings);
  const word = useWord();
  const { locale } = useLocale();
  const act = useRefusal();
  const [key] = useState(newKey);
  const seen = given as ReviewSeen;
  const replace = (successorId: number) =>
    act.run(async () => {
      await congress.replaceBy({ leaverId: data.id, successorId, requestKey: key });
      await reload();
    });
  return (
    <div id="review">
      <Section title={s.review}>
        {seen.age !== undefined && (
          <p>
            {s.ageIs(seen.age, showDay(seen.ageOn ?? "", locale))} {seen.birthday && s.ageBirthday}
          </p>
        )}
        {seen.fault && <p className="bh-notice bh-notice-warn">{word(seen.fault)}</p>}
        {seen.doubles.length === 0 && <p className="bh-quiet">{s.noDoubles}</p>}
        <ul>
          {seen.doubles.map((d) => (
            <li key={d.id} className={d.isSame ? "bh-fault" : undefined}>
              <AppLink href={`/congress/people/${d.id}`}>
                {d.name} {d.unitName}
              </AppLink>
              {"："}
              {d.isSame ? s.sameTwice : s.sameName}（{word(STATES[d.state]?.label ?? { zh: "", en: "" })}）
            </li>
          ))}
        </ul>
      </Section>
      {seen.next && (
        <p>
          {s.replaced} <AppLink href={`/congress/people/${seen.next.id}`}>{seen.next.name}</AppLink>
        </p>
      )}
      {seen.alternates && (
        <Section title={s.alternates}>
          {seen.alternates.length === 0 && <p className="bh-notice bh-notice-warn">{s.noAlternates}</p>}
          <ul>
            {seen.alternates.slice(0, 30).map((a) => (
              <li key={a.id} className="bh-actions-row">
                <AppLink href={`/congress/people/${a.id}`}>{a.name}</AppLink> {a.unitName}
                <Button size="small" loading={act.busy} onClick={() => void replace(a.id)}>
                  {s.replace}
                </Button>
              </li>
            ))}
          </ul>
          <ErrorPanel trouble={act.trouble} />
        </Section>
      )}
    </div>
  );
}

interface Nominated {
  readonly id: number;
  readonly name: string;
  readonly state: string;
  readonly rank: number | null;
  readonly votesFor: number | null;
}
/** A unit's page: whom it has nominated, in its own order. */
export function DelegationPanel({ data, given }: PanelProps) {
  const s = useStrings(congressStrings);
  const word = useWord();
  const people = given as readonly Nominated[];
  return (
    <div id="nominees">
      <Section title={s.nominees}>
        {people.length === 0 ? (
          <p className="bh-quiet">{s.nobodyYet}</p>
        ) : (
          <div className="bh-scroll" tabIndex={0} role="group" aria-label={s.nominees}>
            <table className="bh-plain-table">
              <Heads of={[s.rank, s.name, s.votes, s.state]} />
              <tbody>
                {people.map((p) => (
                  <tr key={p.id}>
                    <td>{p.rank ?? "—"}</td>
                    <th scope="row">
                      <AppLink href={`/congress/people/${p.id}`}>{p.name}</AppLink>
                    </th>
                    <td>{p.votesFor ?? "—"}</td>
                    <td>{word(STATES[p.state]?.label ?? { zh: "", en: "" })}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        {data.can.edit && (
          <p className="bh-no-print">
            <AppLink href="/congress/people/new">{s.toNominate}</AppLink> ·{" "}
            <AppLink href={`/congress/units/from-people?unit=${encodeURIComponent(String(data.values["name"]))}`}>{s.fromPeople}</AppLink>
          </p>
        )}
      </Section>
      {["nominating", "submitted"].includes(data.case?.state ?? "") && (
        <Section title={s.byLink}>
          <HandLink id={data.id} words={s.unitLink} hint={s.unitLinkHint} hand={() => congress.handUnitLink({ id: data.id })} />
        </Section>
      )}
    </div>
  );
}
