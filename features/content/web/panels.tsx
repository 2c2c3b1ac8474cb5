import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { Section } from "../../../platform/ui/Page.tsx";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import { contentItems } from "../items.ts";
import type { Kept, UsedIn } from "../server.ts";
import { contentStrings } from "./strings.ts";

/** The address at which the public finds it, and every version that stood there. */
export function ShownPanel({ data, given }: PanelProps) {
  const s = useStrings(contentStrings);
  const { locale } = useLocale();
  const { region, shown, versions } = given as { region: string | null; shown: boolean; versions: readonly Kept[] };
  const url = `/read/${region}/${data.id}`;
  return (
    <Section title={s.shown}>
      {versions.length === 0 && <p className="bh-quiet">{s.notYet}</p>}
      {region === null && <p className="bh-quiet">{s.noRegion}</p>}
      {versions.length > 0 && region !== null && (
        <p>
          {s.address} <a href={url}>{`${location.origin}${url}`}</a>
        </p>
      )}
      {versions.length > 0 && <p className="bh-quiet">{shown ? s.isShown : s.notShown}</p>}
      <ul className="bh-plain-list">
        {versions.map((v) => (
          <li key={v.number}>
            {s.version(v.number, showDay(v.publishedOn, locale))} {v.note}
            <div className="bh-quiet">
              {s.reviewers} {v.reviewers}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What goes offline with an asset's licence. */
export function UsedPanel({ given }: PanelProps) {
  const s = useStrings(contentStrings);
  const word = useWord();
  const used = given as readonly UsedIn[];
  const states: Readonly<Record<string, { label: { zh: string; en: string } }>> = contentItems.process?.states ?? {};
  return (
    <Section title={s.used}>
      {used.length === 0 && <p className="bh-quiet">{s.unused}</p>}
      <ul className="bh-plain-list">
        {used.map((u) => (
          <li key={u.id}>
            <AppLink href={`/content/${u.id}`}>{u.title}</AppLink> · {word(states[u.state]?.label ?? { zh: "", en: "" })}
          </li>
        ))}
      </ul>
      {used.length > 0 && <p className="bh-quiet">{s.usedHint}</p>}
    </Section>
  );
}
