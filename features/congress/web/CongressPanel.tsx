import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { Section } from "../../../platform/ui/Page.tsx";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import { delegations } from "../nominee.ts";
import { KINDS } from "../rules.ts";
import type { DeskSeen } from "../server.ts";
import { gapWord } from "./GapTable.tsx";
import { congressStrings } from "./strings.ts";
import { Heads } from "../../../platform/ui/Heads.tsx";

const STATES: Readonly<Record<string, { label: { zh: string; en: string } }>> = delegations.process?.states ?? {};

/** A congress's page: the ways to sharing, choosing and roster; every floor with its gap; how far the units are. */
export function CongressPanel({ data, given }: PanelProps) {
  const s = useStrings(congressStrings);
  const word = useWord();
  const { locale } = useLocale();
  const desk = given as DeskSeen;
  const seats = data.values["seats"] as number;
  const state = data.case?.state ?? "";
  return (
    <div id="desk">
      <Section title={s.desk}>
        <p className="bh-actions-row">
          <AppLink href={`/congress/all/${data.id}/seats`}>{s.toShare}</AppLink>
          {["choosing", "publicity"].includes(state) && <AppLink href={`/congress/all/${data.id}/choose`}>{s.toChoose}</AppLink>}
          {["choosing", "publicity", "seated", "ended"].includes(state) && (
            <AppLink href={`/congress/all/${data.id}/roster`}>{s.toRoster}</AppLink>
          )}
        </p>
        {desk.faults.map((f) => (
          <p key={f.zh} className="bh-notice bh-notice-warn">
            {word(f)}
          </p>
        ))}
        {desk.given < seats && <p>{s.given(desk.given, seats)}</p>}
        {desk.chosen > 0 && <p>{s.chosenOf(desk.chosen, seats)}</p>}
        {desk.publicityEnds !== null && state === "publicity" && (
          <p>
            {s.shownUntil(showDay(desk.publicityEnds, locale))}{" "}
            <a href={`/link/congress#${data.id}`} target="_blank" rel="noreferrer">
              {s.publicList}
            </a>
          </p>
        )}
        {desk.objections > 0 && <p className="bh-notice bh-notice-warn">{s.objections(desk.objections)}</p>}
        {desk.floors.length === 0 ? <p className="bh-quiet">{s.noFloors}</p> : <Floors floors={desk.floors} />}
      </Section>
      {desk.progress.length > 0 && (
        <Section title={s.progress}>
          <div className="bh-scroll" tabIndex={0} role="group" aria-label={s.progress}>
            <table className="bh-plain-table">
              <Heads of={[s.unit, s.seats, s.nominated, s.waiting, s.state, " "]} />
              <tbody>
                {desk.progress.map((p) => (
                  <tr key={p.id}>
                    <th scope="row">
                      <AppLink href={`/congress/units/${p.id}`}>{p.name}</AppLink>
                    </th>
                    <td>{p.seats}</td>
                    <td>{p.nominated}</td>
                    <td>{p.waiting}</td>
                    <td>{word(STATES[p.state]?.label ?? { zh: "", en: "" })}</td>
                    <td>{p.isOwn ? s.own : ""}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Section>
      )}
    </div>
  );
}

function Floors({ floors }: { readonly floors: DeskSeen["floors"] }) {
  const s = useStrings(congressStrings);
  const word = useWord();
  return (
    <div className="bh-scroll" tabIndex={0} role="region" aria-label={s.floor}>
      <table className="bh-plain-table">
        <Heads of={[s.floor, s.kind, s.have, s.gap]} />
        <tbody>
          {floors.map((f) => (
            <tr key={f.name}>
              <th scope="row">{f.name}</th>
              <td>{word(KINDS[f.kind as keyof typeof KINDS])}</td>
              <td>{f.have}</td>
              <td>{gapWord(s, f)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
