import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { Section } from "../../../platform/ui/Page.tsx";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import type { MonthDesk } from "../month-desk.ts";
import { monthStrings } from "./month-strings.ts";
import { Heads } from "../../../platform/ui/Heads.tsx";

/** What the form will say, filled from the activities of its days; each opens. */
export function MonthPanel({ data, given }: PanelProps) {
  const s = useStrings(monthStrings);
  const word = useWord();
  const d = given as MonthDesk;
  const isPlan = data.values["stage"] === "plan";
  const input = JSON.stringify({ filter: { firstOn: [data.values["fromOn"], data.values["toOn"]] }, limit: 100 });
  return (
    <div id="desk">
      <Section title={s.filled}>
        <p>
          {isPlan
            ? s.planned(d.counted.activities, d.counted.sessions)
            : s.held(d.counted.activities, d.counted.sessions, d.counted.people)}
        </p>
        {!isPlan && d.waiting > 0 && <p className="bh-notice bh-notice-warn">{s.waiting(d.waiting)}</p>}
        <p className="bh-actions-row bh-no-print">
          <a className="bh-button" href={`/api/outreach/months/${data.id}/xlsx`} download>
            {s.book}
          </a>
          {d.forms.map((f) => (
            <a key={f.id} className="bh-button" href={`/api/tables/forms/${f.id}.xlsx?input=${encodeURIComponent(input)}`} download>
              {s.form(f.title)}
            </a>
          ))}
        </p>
        {d.forms.length === 0 && <p className="bh-quiet">{s.noForm}</p>}
        <Table heads={[s.kind, s.activities, s.sessions, ...(isPlan ? [] : [s.people])]}>
          {d.byKind.map((k) => [word(k.label), k.activities, k.sessions, ...(isPlan ? [] : [k.people])])}
        </Table>
        <Table heads={[s.group, s.activities, ...(isPlan ? [] : [s.people])]}>
          {d.byGroup.map((g) => [word(g.label), g.activities, ...(isPlan ? [] : [g.people])])}
        </Table>
        <ul>
          {d.lines.map((l) => (
            <li key={l.id}>
              <AppLink href={`/outreach/activities/${l.id}`}>{l.title}</AppLink> {l.groupWords}
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}

function Table({ heads, children }: { readonly heads: readonly string[]; readonly children: readonly (readonly (string | number)[])[] }) {
  if (children.length === 0) return null;
  return (
    <div className="bh-scroll" tabIndex={0} role="region" aria-label={heads[0]}>
      <table className="bh-plain-table">
        <Heads of={heads} right="rest" />
        <tbody>
          {children.map(([label, ...numbers]) => (
            <tr key={String(label)}>
              <th scope="row">{label}</th>
              {numbers.map((n, i) => (
                <td key={i} className="bh-right">
                  {n}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
