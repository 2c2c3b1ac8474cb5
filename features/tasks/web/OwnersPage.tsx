import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { createApi } from "../../../platform/ui/api.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { Page, Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { RecordLink } from "../../../platform/ui/record/record-pages.tsx";
import { useMay } from "../../../platform/ui/session.ts";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import type { pairContract } from "../pair-contract.ts";
import { pairStrings } from "./pair-strings.ts";

const { call } = createApi<typeof pairContract>("pair");

interface Owner {
  readonly id: number;
  readonly targetName: string;
  readonly leaderName: string;
  readonly unitName: string;
}

/** Firms nobody takes care of, firms with several owners, owners who left, contacts that are late; nobody is ranked. */
export function OwnersPage() {
  const s = useStrings(pairStrings);
  const word = useWord();
  const { locale } = useLocale();
  const may = useMay();
  const loaded = useLoad(["pair", "owners"], () => call.owners());
  const owner = (o: Owner) => (
    <>
      <RecordLink subject={`pair:${o.id}`}>{o.targetName}</RecordLink> · {o.leaderName} · {o.unitName}
    </>
  );
  return (
    <Page title={s.owners} lead={s.lead}>
      <WhenLoaded of={loaded}>
        {(d) => (
          <>
            <p aria-live="polite">{s.total(d.firms, d.gapCount, d.doubles.length)}</p>
            <Section title={s.gaps} id="gaps">
              {may("pair.edit") && (
                <p className="bh-no-print">
                  <AppLink href="/tasks/pairs/new">{s.take}</AppLink>
                </p>
              )}
              <Rows
                empty={s.noGaps}
                rows={d.gaps.map((g) => (
                  <li key={g.code}>
                    {g.subject === "" ? g.name : <RecordLink subject={g.subject}>{g.name}</RecordLink>}{" "}
                    <span className="bh-number">{g.code}</span> · {g.unitName}
                  </li>
                ))}
              />
              {d.gapCount > d.gaps.length && <p className="bh-quiet">{s.more(d.gapCount - d.gaps.length)}</p>}
            </Section>
            <Section title={s.doubles} id="doubles">
              <Rows
                empty={s.noDoubles}
                rows={d.doubles.map((x) => (
                  <li key={x.code}>
                    <span className="bh-number">{x.code}</span>
                    <ul>
                      {x.owners.map((o) => (
                        <li key={o.id}>{owner(o)}</li>
                      ))}
                    </ul>
                  </li>
                ))}
              />
            </Section>
            <Section title={s.left} id="left">
              <Rows
                empty={s.noLeft}
                rows={d.left.map((o) => (
                  <li key={o.id}>{owner(o)}</li>
                ))}
              />
            </Section>
            <Section title={s.lateList} id="late">
              <Rows
                empty={s.noLate}
                rows={d.late.map((o) => (
                  <li key={o.id}>
                    {owner(o)} · {s.lateRow(showDay(o.nextOn, locale), o.days)}
                  </li>
                ))}
              />
            </Section>
            <Section title={s.each} id="each">
              <Rows
                empty={s.noLate}
                rows={d.each.map((e) => (
                  <li key={`${e.unitName}${e.leaderName}`}>
                    {e.leaderName} · {word(e.rank)} · {e.unitName} · {s.pairs(e.pairs)}
                    {e.by !== null && <span className="bh-quiet"> （{s.by(e.by)}）</span>}
                  </li>
                ))}
              />
            </Section>
          </>
        )}
      </WhenLoaded>
    </Page>
  );
}

const Rows = ({ rows, empty }: { readonly rows: readonly React.ReactNode[]; readonly empty: string }) =>
  rows.length === 0 ? <p className="bh-quiet">{empty}</p> : <ul className="bh-plain-list">{rows}</ul>;
